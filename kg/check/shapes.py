"""The graph's RDF against the SHACL shapes made from the schema, a report at a time. https://www.w3.org/TR/shacl/"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg import data
from kg.check.quotes import Problem
from kg.stores import Store

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SHAPES = "shapes.ttl"


def violations(store: Store, report: str) -> list[Problem]:
    """What the shapes do not allow in the RDF of one report, in the report's order.

    >>> violations(store, "420113-2020-12-24")  # doctest: +SKIP
    []
    """
    from rdflib import Graph

    from kg.rdf import Names, graphs

    lines = (f"{s} {p} {o} .\n" for s, p, o in graphs.of_report(store, report, Names()))
    return against(_shapes(), Graph().parse(data="".join(lines), format="nt"), report)


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(data.path("schemas", SHAPES))


def against(shapes: Graph, graph: Graph, report: str) -> list[Problem]:
    """What in the RDF of one report the shapes do not allow, in the report's order."""
    import pyshacl
    from rdflib import SH

    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes)
    found = []
    for result in results.subjects(SH.resultSeverity, None):
        node = results.value(result, SH.focusNode)
        said = {message.language: str(message) for message in results.objects(result, SH.resultMessage)}
        start, quote = _evidence(graph, node)
        value = results.value(result, SH.value)
        seen = f"（{value}）" if value is not None else ""
        where = f"{report}:{start}: " if start is not None else f"{report}: "
        words = f" “{quote}”" if quote else ""
        id_ = str(node).rpartition("/id/")[2]
        message = f"{where}{id_}{words}: {said.get('zh', '')}{seen} · {said.get('en', '')}"
        found.append((start if start is not None else -1, Problem(report, message)))
    return [problem for _, problem in sorted(found, key=lambda pair: (pair[0], pair[1].message))]


def _evidence(graph: Graph, node: Node | None) -> tuple[int | None, str]:
    """Where in the report a thing is said, and its words."""
    from rdflib import PROV, Namespace

    oa = Namespace("http://www.w3.org/ns/oa#")
    start, quote = None, ""
    for passage in graph.objects(node, PROV.wasDerivedFrom):
        for selector in graph.objects(passage, oa.hasSelector):
            start = next((int(str(value)) for value in graph.objects(selector, oa.start)), start)
            quote = next((str(value) for value in graph.objects(selector, oa.exact)), quote)
    return start, quote
