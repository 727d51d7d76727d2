"""Values of the graph as RDF literals, in the one lexical form that the same value always has."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.rdf.names import Names
from kg.schema import Property

Object = NamedNode | Literal
ZH = "zh"


def maker(names: Names, prop: Property) -> Callable[[object], Object]:
    """What makes the RDF term of a value of this property: a resource, a concept, or a literal."""
    if prop.link:
        return lambda value: names.node(str(value))
    if prop.enum and prop.name != "id":
        enum = prop.enum
        return lambda value: names.term(concept(enum, str(value)))
    if prop.language:
        language = prop.language
        return lambda value: Literal(str(value), language=language)
    datatype = names.term(prop.datatype)
    match prop.type:
        case "float":
            return lambda value: Literal(decimal(float(str(value))), datatype=datatype)
        case "boolean":
            return lambda value: Literal(str(value).lower(), datatype=datatype)
        case _:
            return lambda value: Literal(str(value), datatype=datatype)


def concept(enum: str, value: str) -> str:
    """The prefixed name of an enumeration's value: kg:Kind-actual."""
    return f"kg:{enum}-{value}"


def decimal(value: float) -> str:
    """A number in the canonical form of xsd:decimal, exactly as it was written in the report.

    Decimals, not doubles: JSON-LD processors write doubles with 15 digits, which turns 9.2 into 9.199999999999999.
    https://www.w3.org/TR/xmlschema-2/#decimal

    >>> decimal(1700.0), decimal(0.0), decimal(-6.2), decimal(1e-7)
    ('1700.0', '0.0', '-6.2', '0.0000001')
    """
    text = format(Decimal(repr(value or 0.0)), "f")
    return text if "." in text else f"{text}.0"
