"""JSON-LD, streamed: a context made from the schema, then one line a resource. https://www.w3.org/TR/json-ld11/"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from kg.rdf.resources import LINKS, Resource, prefixes
from kg.rdf.terms import BASE, Chinese, Link, Term, Value, relative
from kg.schema import NodeType, RelationType, schema


def write(resources: Iterable[Resource], file: IO[str], base: str = BASE) -> None:
    """Write ``resources`` as one JSON-LD document; ids become IRIs under ``base``."""
    file.write('{"@context": ' + json.dumps(context(base), ensure_ascii=False, indent=1) + ',\n"@graph": [')
    for at, resource in enumerate(resources):
        file.write(",\n" if at else "\n")
        file.write(json.dumps(_object(resource), ensure_ascii=False))
    file.write("\n]}\n")


def context(base: str = BASE) -> dict[str, Any]:
    """The names of the graph's properties as terms, with the types of their values."""
    kinds: list[NodeType | RelationType] = [*schema().nodes.values(), *schema().relations.values()]
    properties = {name: declared for kind in kinds for name, declared in kind.properties.items()}
    terms = {name: _declared(name, properties[name].uri, properties[name].type) for name in sorted(properties)}
    return {"@base": base, **prefixes(), **terms}


def _declared(name: str, uri: str, type_: str) -> Any:
    if name in LINKS:
        return {"@id": uri, "@type": "@id"}
    # a whole number would otherwise be read as xsd:integer
    return {"@id": uri, "@type": "xsd:double"} if type_ == "float" else uri


def _object(resource: Resource) -> dict[str, Any]:
    said: dict[str, Any] = {"@id": relative(resource.id)}
    if resource.types:
        said["@type"] = list(resource.types)
    for statement in resource.statements:
        value = _value(statement.value, statement.name)
        if statement.name not in said:
            said[statement.name] = value
        elif isinstance(said[statement.name], list):
            said[statement.name].append(value)
        else:
            said[statement.name] = [said[statement.name], value]
    return said


def _value(value: Value, name: str) -> Any:
    match value:
        case Link(id_):
            return relative(id_) if name in LINKS else {"@id": relative(id_)}
        case Term(term):
            return {"@id": term}
        case Chinese(words):
            return {"@value": words, "@language": "zh"}
        case _:
            return value
