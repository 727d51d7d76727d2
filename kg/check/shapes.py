"""The graph's RDF against the SHACL shapes made from the schema. https://www.w3.org/TR/shacl/"""

from __future__ import annotations

import io
from collections.abc import Iterator

from kg import data
from kg.check.quotes import Problem
from kg.rdf import resources, turtle
from kg.rdf.terms import BASE
from kg.stores import Store

SHAPES = "shapes.ttl"


def violations(store: Store) -> Iterator[Problem]:
    """What the shapes do not allow. The whole graph is in memory meanwhile, and it takes minutes where it is large."""
    import pyshacl
    from rdflib import SH, Graph

    buffer = io.StringIO()
    turtle.write(resources.resources(store), buffer)
    graph = Graph().parse(data=buffer.getvalue(), format="turtle")
    shapes = Graph().parse(data.path("schemas", SHAPES))
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes)
    found = []
    for result in results.subjects(SH.resultSeverity, None):
        node = str(results.value(result, SH.focusNode)).removeprefix(BASE)
        path = results.value(result, SH.resultPath)
        message = results.value(result, SH.resultMessage)
        found.append(
            Problem(node.split("/")[0], f"{node}: {path.n3(graph.namespace_manager) if path else ''} {message}")
        )
    yield from sorted(found, key=lambda problem: (problem.report, problem.message))
