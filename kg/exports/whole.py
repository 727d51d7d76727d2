"""All nodes and relationships of a store in a fixed order, a report at a time, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.schema import schema
from kg.stores import Store, statements

PAGE = 1000


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its declared type (the most specific), its labels in the schema's order, and its properties."""

    type: str
    labels: tuple[str, ...]
    props: dict[str, Any]

    @property
    def id(self) -> str:
        """The id that is unique in the graph."""
        return str(self.props["id"])


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship with the ids of its two ends."""

    type: str
    head: str
    tail: str
    props: dict[str, Any]

    @property
    def id(self) -> str:
        """The id that is unique in the graph."""
        return str(self.props["id"])


def nodes(store: Store) -> Iterator[Node]:
    """Every node: shared ones first (entities, statuses), then those of each report; by id within a type's family.

    >>> sum(1 for _ in nodes(store))  # doctest: +SKIP
    1032
    """
    for page in shared_nodes(store):
        yield from page
    for report in store.reports():
        yield from report_nodes(store, report.id)


def shared_labels() -> tuple[str, ...]:
    """The key labels of the nodes that no report owns: entities, statuses."""
    owned = statements.owned_labels(schema())
    return tuple(label for label in schema().key_labels if label not in owned)


def shared_nodes(store: Store) -> Iterator[list[Node]]:
    """The nodes that no report owns, in pages, by id within a type's family."""
    for label in shared_labels():
        yield from _shared(store, label)


def edges(store: Store) -> Iterator[Edge]:
    """Every relationship, a report after the other, by type and id within a report."""
    for report in store.reports():
        yield from report_edges(store, report.id)


def report_nodes(store: Store, report: str) -> Iterator[Node]:
    """The nodes that belong to one report, by family and id."""
    for label in statements.owned_labels(schema()):
        rows = store.run(statements.owned_nodes(label), {"report": report}).dicts()
        yield from sorted((_node(row["labels"], row["props"]) for row in rows), key=lambda node: node.id)


def report_edges(store: Store, report: str, relations: Iterable[str] | None = None) -> Iterator[Edge]:
    """The relationships that one report states (those of some types, if given), by type and id."""
    for relation in schema().relations if relations is None else relations:
        rows = store.run(statements.owned_edges(relation), {"report": report}).dicts()
        found = (Edge(relation, row["head"], row["tail"], _ordered(row["props"])) for row in rows)
        yield from sorted(found, key=lambda edge: edge.id)


def named(store: Store, label: str, ids: list[str]) -> Iterator[Node]:
    """The nodes of a family among ``ids``, by id."""
    cypher = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN labels(n) AS labels, properties(n) AS props"
    for at in range(0, len(ids), PAGE):
        rows = store.run(cypher, {"ids": sorted(ids)[at : at + PAGE]}).dicts()
        yield from sorted((_node(row["labels"], row["props"]) for row in rows), key=lambda node: node.id)


def links(store: Store, nodes: list[Node]) -> dict[str, list[tuple[str, str]]]:
    """The relationships that lead from shared nodes: by the node's id, each type and other end once, sorted."""
    found: dict[str, list[tuple[str, str]]] = {}
    for label in dict.fromkeys(node.labels[0] for node in nodes):
        cypher = (
            f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->(b) "
            "RETURN DISTINCT a.id AS head, type(r) AS type, b.id AS tail"
        )
        for row in store.run(cypher, {"ids": [node.id for node in nodes if node.labels[0] == label]}).dicts():
            found.setdefault(row["head"], []).append((row["type"], row["tail"]))
    return {head: sorted(ends) for head, ends in found.items()}


def _shared(store: Store, label: str) -> Iterator[list[Node]]:
    cypher = (
        f"MATCH (n:{label}) WHERE n.id > $after "
        f"RETURN labels(n) AS labels, properties(n) AS props ORDER BY n.id LIMIT {PAGE}"
    )
    after = ""
    while rows := store.run(cypher, {"after": after}).dicts():
        found = [_node(row["labels"], row["props"]) for row in rows]
        yield found
        after = found[-1].id


def _node(labels: list[str], props: dict[str, Any]) -> Node:
    declared = schema().node_type(tuple(labels))
    if declared is None:
        return Node("", tuple(sorted(labels)), _ordered(props))
    return Node(declared.name, declared.labels, _ordered(props))


def _ordered(props: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(props.items()))
