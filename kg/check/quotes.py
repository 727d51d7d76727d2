"""Quotes against the reports' texts, nodes and relationships against the schema; one report in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import schema
from kg.exports import whole
from kg.stores import Store

if TYPE_CHECKING:
    import networkx as nx

ELSEWHERE = ("Entity", "Status", "Observation")
"""The families of nodes that a report's relationships may point to outside of it; figures, from outcome to target."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: a report, and a sentence that names the thing and the offset."""

    report: str
    message: str


def problems(store: Store) -> Iterator[Problem]:
    """All that is wrong in the graph; nothing when it conforms.

    >>> list(problems(store))  # doctest: +SKIP
    []
    """
    for info in store.reports():
        graph = _graph(store, info.id)
        text = graph.nodes[info.id]["props"].get("text", "")
        yield from (Problem(info.id, message) for message in schema.problems(graph))
        for id_, props in _facts(graph, info.id):
            yield from (Problem(info.id, message) for message in misquotes(id_, props, text))


def misquotes(id_: str, props: dict[str, Any], text: str) -> Iterator[str]:
    """What a node or relationship claims to quote and ``text`` does not say at that place.

    >>> list(misquotes("r/m-1", {"start": 0, "end": 2, "quote": "东风"}, "西风压倒东风"))
    ['r/m-1: the report says “西风” at 0–2, not “东风” · 报告第 0–2 字是“西风”，不是“东风”']
    """
    if "quote" in props and text[props["start"] : props["end"]] != props["quote"]:
        yield _misquote(id_, text, props["start"], props["end"], props["quote"])
    if "sentence" in props and "sentence_start" in props:
        start, end = props["sentence_start"], props["sentence_start"] + len(props["sentence"])
        if text[start:end] != props["sentence"]:
            yield _misquote(id_, text, start, end, props["sentence"])


def _misquote(id_: str, text: str, start: int, end: int, quote: str) -> str:
    found = text[start:end]
    english = f"the report says “{found}” at {start}–{end}, not “{quote}”"
    return f"{id_}: {english} · 报告第 {start}–{end} 字是“{found}”，不是“{quote}”"


def _facts(graph: nx.MultiDiGraph, report: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The nodes and relationships that this report states."""
    for id_, props in graph.nodes(data="props", default={}):
        if props.get("report") == report:
            yield id_, props
    yield from ((key, props) for _, _, key, props in graph.edges(keys=True, data="props"))


def _graph(store: Store, report: str) -> nx.MultiDiGraph:
    """One report as kg.graph builds it, read back from the store with the other nodes it points to."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for node in whole.report_nodes(store, report):
        graph.add_node(node.id, labels=node.labels, props=node.props)
    edges = list(whole.report_edges(store, report))
    missing = sorted({end for edge in edges for end in (edge.head, edge.tail)} - set(graph))
    for label in ELSEWHERE:
        for node in whole.named(store, label, missing):
            graph.add_node(node.id, labels=node.labels, props=node.props)
    for edge in edges:
        graph.add_edge(edge.head, edge.tail, key=edge.id, type=edge.type, props=edge.props)
    return graph
