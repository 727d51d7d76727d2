"""The property graph of one report, as both stores, the exports and RDF take it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.edges import edges, left_out
from kg.graph.nodes import nodes
from kg.linking.model import Linked

if TYPE_CHECKING:
    import networkx as nx


def build_graph(linked: Linked) -> nx.MultiDiGraph:
    """The graph of one report.

    Nodes are keyed by id and carry ``labels`` and ``props``, edges are keyed by fact id and carry ``type`` and
    ``props`` (flat: str, int, float, bool; what is not known is left out). ``graph.graph`` names the report and, in
    ``left_out``, the relations that could not become edges. The same reading gives the same graph in the same order.

    >>> build_graph(link(reading)).number_of_nodes()  # doctest: +SKIP
    1466
    """
    import networkx as nx

    graph = nx.MultiDiGraph(report=linked.reading.report.id, left_out=left_out(linked))
    for labels, props in nodes(linked):
        graph.add_node(props["id"], labels=labels, props=props)
    for edge in edges(linked):
        graph.add_edge(edge.head, edge.tail, key=edge.props["id"], type=edge.type, props=edge.props)
    return graph


def merge(graphs: Iterable[nx.MultiDiGraph]) -> nx.MultiDiGraph:
    """One graph of several reports: shared entities and statuses once, facts side by side."""
    import networkx as nx

    return nx.compose_all(list(graphs))
