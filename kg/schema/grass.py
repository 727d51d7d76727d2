"""The style of the graph in Neo4j Browser, in the Browser's own language (GraSS).

Captions are Chinese: names of nodes, labels of relations. Colours and sizes stand in seeds/browser/style.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.data import DataError, path, rows
from kg.schema.model import Schema

Style = Mapping[str, Mapping[str, str]]
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_COLUMNS = ("type", "colour", "text", "size")
_NODE = {
    "color": "#A5ABB6",
    "border-color": "#848993",
    "border-width": "2px",
    "text-color-internal": "#FFFFFF",
    "font-size": "13px",
    "diameter": "90px",
}
_RELATION = {
    "color": "#A5ABB6",
    "shaft-width": "2px",
    "font-size": "12px",
    "padding": "3px",
    "text-color-external": "#33404F",
    "text-color-internal": "#FFFFFF",
}


def style(declared: Schema) -> Style:
    """The style as selectors with their properties.

    Raises DataError, naming file and line, when the table of colours is wrong or does not cover the schema.
    """
    file = path("seeds", "browser", "style.tsv")
    found: dict[str, dict[str, str]] = {"node": _NODE, "relationship": _RELATION}
    for number, row in rows(file, _COLUMNS):
        if row["type"] not in declared.nodes:
            raise DataError(f"{file.name}:{number}: {row['type']} is no node type")
        if not (_COLOUR.fullmatch(row["colour"]) and _COLOUR.fullmatch(row["text"]) and row["size"].isdecimal()):
            raise DataError(f"{file.name}:{number}: a colour is like #2E77B8, a size a whole number")
        found[f"node.{row['type']}"] = {
            "color": row["colour"],
            "border-color": _darker(row["colour"]),
            "text-color-internal": row["text"],
            "font-size": _NODE["font-size"],
            "diameter": f"{row['size']}px",
            "caption": "{name}",
        }
    for name, node in declared.nodes.items():
        family = any(set(node.labels) < set(other.labels) for other in declared.nodes.values())
        if f"node.{name}" not in found and not family:
            raise DataError(f"{file.name}:1: {name} has no colour")
    for name, relation in declared.relations.items():
        found[f"relationship.{name}"] = {**_RELATION, "caption": relation.label}
    return found


def grass(declared: Schema) -> str:
    """The style as a file that ``:style`` and drag and drop read.

    >>> from kg.schema import schema
    >>> "node.Project {" in grass(schema())
    True
    """
    blocks = ["/* Generated from schemas/kg.yaml and seeds/browser/style.tsv: python -m kg.schema */"]
    for selector, properties in style(declared).items():
        lines = (f"  {name}: {_value(name, value)};" for name, value in properties.items())
        blocks.append("\n".join([f"{selector} {{", *lines, "}"]))
    return "\n\n".join(blocks) + "\n"


def _value(name: str, value: str) -> str:
    return f'"{value}"' if name == "caption" else value


def _darker(colour: str) -> str:
    return "#" + "".join(f"{int(colour[at : at + 2], 16) * 3 // 4:02X}" for at in (1, 3, 5))
