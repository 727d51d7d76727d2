"""Three CSV files for spreadsheets and data frames: nodes, relationships, observations."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import IO, Any

from kg.exports import whole
from kg.schema import NodeType, RelationType, schema
from kg.stores import Store

Open = Callable[[str], AbstractContextManager[IO[str]]]
LEFT_OUT = ("text", "search")
FILES = ("nodes.csv", "relationships.csv", "observations.csv")


def write(store: Store, open_file: Open) -> None:
    """Write nodes.csv, relationships.csv and observations.csv through ``open_file(name)``.

    Observations have a file of their own, as their columns are others; lists are joined with 、. The reports' texts
    stay out.
    """
    observed = _columns(node for node in schema().nodes.values() if "Observation" in node.labels)
    other = _columns(node for node in schema().nodes.values() if "Observation" not in node.labels)
    related = _columns(schema().relations.values())
    with open_file(FILES[0]) as nodes, open_file(FILES[1]) as edges, open_file(FILES[2]) as observations:
        node_rows = _writer(nodes, ["id", "labels", *other])
        observation_rows = _writer(observations, ["id", "labels", *observed])
        for node in whole.nodes(store):
            rows = observation_rows if "Observation" in node.labels else node_rows
            rows.writerow(_row({"labels": ":".join(node.labels), **node.props}))
        edge_rows = _writer(edges, ["id", "type", "head", "tail", *related])
        for edge in whole.edges(store):
            edge_rows.writerow(_row({"type": edge.type, "head": edge.head, "tail": edge.tail, **edge.props}))


def _writer(file: IO[str], columns: Iterable[str]) -> csv.DictWriter[str]:
    writer = csv.DictWriter(file, list(columns), lineterminator="\n")
    writer.writeheader()
    return writer


def _columns(kinds: Iterable[NodeType | RelationType]) -> list[str]:
    """The properties of these types, in the schema's order, without the id and what only other properties say."""
    names = dict.fromkeys(name for kind in kinds for name in kind.properties)
    return [name for name in names if name not in ("id", *LEFT_OUT)]


def _row(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _cell(value) for name, value in fields.items() if name not in LEFT_OUT}


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return "、".join(value) if isinstance(value, list | tuple) else value
