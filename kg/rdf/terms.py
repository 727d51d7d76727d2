"""RDF terms: IRIs made from ids, and literals in the one lexical form that every writer here uses.

RDF 1.1 Concepts, https://www.w3.org/TR/rdf11-concepts/; canonical doubles as in XML Schema 1.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

BASE = "https://kg.example/id/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Link:
    """A resource of this graph, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary, as prefixed name: kg:locatedIn."""

    name: str


@dataclass(frozen=True, slots=True)
class Chinese:
    """Words with the language tag zh."""

    words: str


Value = Link | Term | Chinese | str | int | float | bool


def relative(id_: str) -> str:
    """An id as an IRI relative to the base.

    >>> relative("420113-2020-12-24/o-0123456789ab"), relative("甲 乙")
    ('420113-2020-12-24/o-0123456789ab', '%E7%94%B2%20%E4%B9%99')
    """
    return quote(id_, safe="/-._~")


def predicate(relation: str) -> str:
    """The property that states a relation directly: kg:locatedIn for LOCATED_IN."""
    first, *rest = relation.lower().split("_")
    return "kg:" + first + "".join(word.capitalize() for word in rest)


def double(value: float) -> str:
    """A number in the canonical form of xsd:double.

    >>> double(1700.0), double(0.0), double(-6.2), double(1e-7)
    ('1.7E3', '0.0E0', '-6.2E0', '1.0E-7')
    """
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is no number of the graph")
    text = "".join(map(str, digits)).lstrip("0")
    if not text:
        return "-0.0E0" if sign else "0.0E0"
    exponent += len(text) - 1
    text = text.rstrip("0")
    return f"{'-' if sign else ''}{text[0]}.{text[1:] or '0'}E{exponent}"
