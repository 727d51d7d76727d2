"""The declaration as JSON-LD context, JSON Schema, Cypher and a page for readers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.schema import context as terms
from kg.schema import indexes
from kg.schema.model import Property, Schema

_JSON_TYPES = {"string": "string", "integer": "integer", "float": "number", "boolean": "boolean"}
_CHINESE_TYPES = {"string": "文字", "integer": "整数", "float": "数", "boolean": "是否"}


def context(declared: Schema) -> str:
    """The JSON-LD context, as it is published."""
    prefixes = {name: iri for name, iri in declared.prefixes.items() if name != "linkml"}
    return _json({"@context": terms.context(declared, prefixes)})


def json_schema(declared: Schema) -> str:
    """The JSON Schema of the properties of every node type and relation. https://json-schema.org/draft/2020-12"""
    definitions = {
        owner.name: {
            "title": owner.label,
            "description": owner.description,
            "type": "object",
            "properties": {prop.name: _json_property(declared, prop) for prop in owner.properties.values()},
            "required": [prop.name for prop in owner.properties.values() if prop.required],
            "additionalProperties": False,
        }
        for owner in declared.owners
    }
    return _json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{declared.prefixes['kg'].rstrip('#')}.json",
            "title": declared.label,
            "$defs": definitions,
            "anyOf": [{"$ref": f"#/$defs/{name}"} for name in definitions],
        }
    )


def neo4j(declared: Schema) -> str:
    """Constraints and indexes, to be run in Neo4j as they are."""
    lines = ["// Generated from schemas/kg.yaml: python -m kg.schema"]
    statements = (*indexes.constraints(), *indexes.neo4j_full_text())
    return "\n".join([*lines, *(f"{statement};" for statement in statements)]) + "\n"


def page(declared: Schema) -> str:
    """docs/schema.md: the declaration as tables."""
    return "\n".join(_page(declared)) + "\n"


def _page(declared: Schema) -> Iterator[str]:
    yield "<!-- Generated from schemas/kg.yaml: python -m kg.schema -->"
    yield f"# {declared.label}"
    yield ""
    yield f"{declared.description}"
    yield ""
    yield "The graph as the stores keep it: node types, relations, properties and lists of values."
    yield "**Bold** properties are always there. The files beside `schemas/kg.yaml` say the same to machines."
    yield ""
    yield "## Node types 节点"
    for node in declared.nodes.values():
        inherited = {name for label in node.labels[:-1] for name in declared.nodes[label].properties}
        yield ""
        yield f"### {node.name} {node.label}"
        yield ""
        yield f"{node.description} Labels: `{''.join(f':{label}' for label in node.labels)}`; RDF: `{node.uri}`."
        if inherited:
            yield f"Properties as those of {node.labels[-2]}."
        yield from _table(declared, {name: p for name, p in node.properties.items() if name not in inherited})
    yield ""
    yield "## Relations 关系"
    for relation in declared.relations.values():
        yield ""
        yield f"### {relation.name} {relation.label}"
        yield ""
        ends = f"({'|'.join(_shown(relation.heads))})-[:{relation.name}]->({'|'.join(_shown(relation.tails))})"
        yield f"{relation.description} `{ends}`; RDF: `{relation.predicate}`, the stated fact is a `{relation.uri}`."
        yield from _table(declared, relation.properties)
    yield ""
    yield "## Values 取值"
    for enum in declared.enums.values():
        yield ""
        yield f"### {enum.name} {enum.label}"
        yield ""
        yield from ("| value | 名称 | 说明 |", "|---|---|---|")
        yield from (f"| `{value.name}` | {value.label} | {value.description} |" for value in enum.values.values())


def _table(declared: Schema, properties: Mapping[str, Property]) -> Iterator[str]:
    if not properties:
        return
    yield from ("", "| property | 名称 | 类型 | 说明 | 例 | RDF |", "|---|---|---|---|---|---|")
    for prop in properties.values():
        name = f"**{prop.name}**" if prop.required else prop.name
        if prop.enum:
            type_ = f"[{prop.enum}](#{prop.enum.lower()}-{declared.enums[prop.enum].label})"
        else:
            type_ = (
                _CHINESE_TYPES[prop.type] + ("（多个）" if prop.many else "") + (f"，{prop.unit}" if prop.unit else "")
            )
        example = f"`{prop.example}`" if prop.example else ""
        rdf = " / ".join((*prop.path, ", ".join((prop.uri, *prop.also))))
        yield f"| {name} | {prop.label} | {type_} | {prop.description} | {example} | `{rdf}` |"


def _shown(types: tuple[str, ...]) -> tuple[str, ...]:
    return ("Entity",) if "Entity" in types else tuple(name for name in types if name != "Target")


def _json_property(declared: Schema, prop: Property) -> dict[str, Any]:
    one: dict[str, Any] = {"type": _JSON_TYPES[prop.type]}
    if prop.required and prop.type == "string":
        one["minLength"] = 1
    if prop.enum:
        one["enum"] = list(declared.enums[prop.enum].values)
    if prop.pattern:
        one["pattern"] = prop.pattern
    if prop.minimum is not None:
        one["minimum"] = prop.minimum
    said: dict[str, Any] = {"title": prop.label}
    if prop.description:
        said["description"] = prop.description
    return said | ({"type": "array", "items": one} if prop.many else one)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
