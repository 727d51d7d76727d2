"""The stored graph as RDF, streamed: in one graph, or in a named graph for each report.

A named graph stands by itself: it describes the entities as its report alone knows them, so that withdrawing the
report from the store and dropping the graph come to the same. What follows from several reports together has a graph
of its own, LEDGER.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from kg.exports import whole
from kg.exports.whole import Edge, Node
from kg.rdf.describe import Describer, Link, Said
from kg.rdf.names import Names
from kg.schema import schema
from kg.stores import Store

Links = dict[str, list[Link]]
LEDGER = "ledger"


def merged(store: Store, names: Names) -> Said:
    """Everything in one graph: the shared nodes, then each report with its facts; each triple once."""
    describer = Describer(names)
    for page in whole.shared_nodes(store):
        links = whole.links(store, page)
        for node in page:
            yield from describer.node(node, links.get(node.id, ()))
    yield from describer.concepts_above()
    for report in store.reports():
        describer.next_report()
        edges = list(whole.report_edges(store, report.id))
        yield from _described(describer, whole.report_nodes(store, report.id), edges)


def of_report(store: Store, report: str, names: Names) -> Said:
    """What one report says, with the shared nodes as this report knows them."""
    describer = Describer(names)
    nodes = list(whole.report_nodes(store, report))
    edges = list(whole.report_edges(store, report, _relations(derived=False)))
    shared = sorted({end for edge in edges for end in (edge.head, edge.tail)} - {node.id for node in nodes})
    known = [node for label in whole.shared_labels() for node in whole.named(store, label, shared)]
    aliases = _aliases(nodes, edges)
    yield from _described(describer, [*nodes, *(_as_known(node, aliases) for node in known)], edges)
    yield from describer.concepts_above()


def ledger(store: Store, names: Names) -> Said:
    """What follows from several reports together."""
    describer = Describer(names)
    for report in store.reports():
        edges = list(whole.report_edges(store, report.id, _relations(derived=True)))
        for head, links in _links(edges).items():
            yield from describer.links(head, links)
        yield from _described(describer, (), edges)


def named(store: Store, names: Names) -> Iterator[Quad]:
    """Every report in a graph that is named as the report is, then the ledger."""
    for report in store.reports():
        graph = names.node(report.id)
        yield from (Quad(*triple, graph) for triple in of_report(store, report.id, names))
    yield from (Quad(*triple, names.node(LEDGER)) for triple in ledger(store, names))


def _relations(derived: bool) -> list[str]:
    return [name for name, relation in schema().relations.items() if relation.derived is derived]


def _described(describer: Describer, nodes: Iterable[Node], edges: list[Edge]) -> Said:
    links = _links(edges)
    for node in nodes:
        if node.type:
            yield from describer.node(node, links.get(node.id, ()))
    for edge in edges:
        yield from describer.fact(edge)


def _links(edges: list[Edge]) -> Links:
    links: dict[str, set[Link]] = {}
    for edge in edges:
        links.setdefault(edge.head, set()).add((edge.type, edge.tail))
    return {head: sorted(ends) for head, ends in links.items()}


def _aliases(nodes: list[Node], edges: list[Edge]) -> dict[str, set[str]]:
    """What the report's mentions call each entity."""
    said = {node.id: str(node.props["name"]) for node in nodes if node.type == "Mention"}
    called: dict[str, set[str]] = {}
    for edge in edges:
        if edge.type == "REFERS_TO":
            called.setdefault(edge.tail, set()).add(said[edge.head])
    return called


def _as_known(node: Node, called: dict[str, set[str]]) -> Node:
    props = {name: value for name, value in node.props.items() if name != "aliases"}
    if aliases := sorted(called.get(node.id, set()) - {str(node.props["name"])}):
        props["aliases"] = aliases
    return Node(node.type, node.labels, props)
