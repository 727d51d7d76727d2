"""Makes a stored report equal to a graph by writing only the difference; the same for both engines.

Nodes of a report (the report, its sections, mentions, observations) and its relationships carry the report's id and
come and go with it. Entities and statuses are shared: they are kept while anything is connected to them, and their
aliases are worked out again from the mentions that are left, so that a report withdrawn leaves no trace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from kg.schema import schema
from kg.stores import statements
from kg.stores.base import Change, Derived, Reader, Rows

if TYPE_CHECKING:
    import networkx as nx

Execute = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]
"""Runs one statement inside the open transaction and returns its rows."""

BATCH = 1000
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class _Node:
    labels: tuple[str, ...]
    props: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Edge:
    type: str
    head: tuple[str, str]
    tail: tuple[str, str]
    """Key label and id of the node at this end."""
    props: dict[str, Any]


@dataclass
class _Contents:
    """A report's own nodes and edges by id, and the shared nodes it touches by (key label, id)."""

    nodes: dict[str, _Node] = field(default_factory=dict)
    edges: dict[str, _Edge] = field(default_factory=dict)
    shared: dict[tuple[str, str], _Node] = field(default_factory=dict)


def put(execute: Execute, graph: nx.MultiDiGraph) -> Change:
    """Makes the stored report equal to ``graph``; the caller holds the transaction.

    Raises ValueError unless the graph has exactly one Report node.
    """
    reports = [str(key) for key, data in graph.nodes(data=True) if "Report" in data["labels"]]
    if len(reports) != 1:
        raise ValueError(f"a graph to be stored holds one report, this one holds {len(reports)}")
    return _replace(execute, reports[0], _from_graph(graph))


def withdraw(execute: Execute, report: str) -> Change:
    """Removes the report and what only it said; the caller holds the transaction."""
    return _replace(execute, report, _Contents())


@dataclass(frozen=True, slots=True)
class _Inside:
    """The open transaction, to be asked like a store."""

    execute: Execute

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """The answer to a read-only query."""
        rows = self.execute(cypher, parameters or {})
        return Rows(tuple(rows[0]) if rows else (), tuple(tuple(row.values()) for row in rows))


def derive(execute: Execute, about: Collection[str], edges: Callable[[Reader], Iterable[Derived]]) -> None:
    """Makes the derived relationships that are about these places what ``edges`` finds."""
    new = {
        edge.props["id"]: _derived(edge.relation, edge.head, edge.tail, _plain(edge.props))
        for edge in edges(_Inside(execute))
    }
    old = {
        row["props"]["id"]: _derived(relation, row["head"], row["tail"], row["props"])
        for relation in (name for name, one in schema().relations.items() if one.derived)
        for batch in _batches(about)
        for row in execute(statements.derived_edges(relation), {"about": batch})
    }
    _delete_edges(execute, {i: edge for i, edge in old.items() if new.get(i) != edge})
    _create_edges(execute, {i: edge for i, edge in new.items() if old.get(i) != edge})


def _derived(relation: str, head: str, tail: str, props: dict[str, Any]) -> _Edge:
    declared = schema()
    ends = declared.relations[relation].heads[0], declared.relations[relation].tails[0]
    of_head, of_tail = (declared.nodes[end].key_label for end in ends)
    return _Edge(relation, (of_head, head), (of_tail, tail), props)


def _replace(execute: Execute, report: str, new: _Contents) -> Change:
    old = _from_store(execute, report)
    relabelled = {i for i, node in new.nodes.items() if i in old.nodes and set(old.nodes[i].labels) != set(node.labels)}
    changed_nodes = {i for i, node in new.nodes.items() if i in old.nodes and old.nodes[i].props != node.props}
    changed_edges = {i for i, edge in new.edges.items() if i in old.edges and old.edges[i] != edge}
    rewritten_edges = changed_edges | {
        i for i, edge in new.edges.items() if i in old.edges and {edge.head[1], edge.tail[1]} & relabelled
    }
    gone_nodes, gone_edges = old.nodes.keys() - new.nodes.keys(), old.edges.keys() - new.edges.keys()
    fresh_nodes, fresh_edges = new.nodes.keys() - old.nodes.keys(), new.edges.keys() - old.edges.keys()

    _delete_edges(execute, {i: old.edges[i] for i in gone_edges | rewritten_edges})
    _by_ids(execute, statements.delete_nodes, ((old.nodes[i].labels[0], i) for i in gone_nodes | relabelled))
    _create_nodes(execute, {i: new.nodes[i] for i in fresh_nodes | relabelled})
    _replace_nodes(execute, {i: new.nodes[i] for i in changed_nodes - relabelled})
    created, renamed = _write_shared(execute, new)
    _create_edges(execute, {i: new.edges[i] for i in fresh_edges | rewritten_edges})

    loose = {end for i in gone_edges | rewritten_edges for end in _shared_ends(old.edges[i])}
    _by_ids(execute, statements.delete_lonely, loose)
    mentions_touched = {
        end
        for edges in (old.edges, new.edges)
        for edge in edges.values()
        if edge.type == "REFERS_TO" and edge.head[1] in changed_nodes
        for end in _shared_ends(edge)
    }
    unsure = (loose | renamed | mentions_touched) - created
    _derive_names(execute, {i for label, i in unsure if label == "Entity"})
    return Change(
        report,
        added=len(fresh_nodes) + len(fresh_edges),
        changed=len(changed_nodes | relabelled) + len(changed_edges),
        removed=len(gone_nodes) + len(gone_edges),
    )


def _from_graph(graph: nx.MultiDiGraph) -> _Contents:
    owned = set(statements.owned_labels(schema()))
    contents = _Contents()
    keys: dict[str, tuple[str, str]] = {}
    for key, data in graph.nodes(data=True):
        if "labels" not in data:
            raise ValueError(f"node {key} has no labels: an edge names it, but it was never added")
        node = _Node(tuple(data["labels"]), _plain(data["props"]))
        keys[key] = (node.labels[0], str(key))
        if node.labels[0] in owned:
            contents.nodes[str(key)] = node
        elif graph.degree(key):
            contents.shared[keys[key]] = node
    for head, tail, key, data in graph.edges(keys=True, data=True):
        contents.edges[str(key)] = _Edge(data["type"], keys[head], keys[tail], _plain(data["props"]))
    return contents


def _from_store(execute: Execute, report: str) -> _Contents:
    declared = schema()
    contents = _Contents()
    for label in sorted(statements.owned_labels(declared), key=lambda label: label != "Report"):
        for row in execute(statements.owned_nodes(label), {"report": report}):
            labels = (label, *sorted(set(row["labels"]) - {label}))
            contents.nodes[row["props"]["id"]] = _Node(labels, row["props"])
        if not contents.nodes:  # no part is there without its report
            return contents
    keys = set(declared.key_labels)
    for relation in (name for name, one in declared.relations.items() if not one.derived):
        for row in execute(statements.owned_edges(relation), {"report": report}):
            head, tail = (
                (next(label for label in row[f"{end}_labels"] if label in keys), row[end]) for end in ("head", "tail")
            )
            contents.edges[row["props"]["id"]] = _Edge(relation, head, tail, row["props"])
    return contents


def _plain(props: Mapping[str, Any]) -> dict[str, Any]:
    """Properties as both engines store them: no None, lists for tuples."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in props.items() if v is not None}


def _shared_ends(edge: _Edge) -> Iterator[tuple[str, str]]:
    owned = statements.owned_labels(schema())
    return (end for end in (edge.head, edge.tail) if end[0] not in owned)


def _write_shared(execute: Execute, new: _Contents) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Creates the shared nodes that are not there yet and corrects those that differ.

    Returns those created and those whose own name is another now. What is new is called only what this report calls
    it, and what was there is called so too: only who loses a name has to be asked for all others.
    """
    wanted = new.shared
    stored: dict[tuple[str, str], dict[str, Any]] = {}
    for label, ids in _grouped((label, i) for label, i in wanted).items():
        for batch in _batches(ids):
            for row in execute(statements.nodes_by_id(label), {"ids": batch}):
                stored[(label, row["props"]["id"])] = row["props"]
    called: dict[str, set[str]] = defaultdict(set)
    for edge in new.edges.values():
        if edge.type == "REFERS_TO":
            called[edge.tail[1]].add(new.nodes[edge.head[1]].props["name"])
    fresh: dict[str, _Node] = {}
    different: dict[str, _Node] = {}
    for key, node in wanted.items():
        props = dict(node.props)
        old = stored.get(key)
        if key[0] == "Entity":
            props |= _names(props["name"], called[key[1]].union((old or {}).get("aliases", ())))
        if old is None:
            fresh[key[1]] = _Node(node.labels, props)
        elif props != old:
            different[key[1]] = _Node(node.labels, props)
    _create_nodes(execute, fresh)
    _replace_nodes(execute, different)
    renamed = {key for key, props in stored.items() if props["name"] != wanted[key].props["name"]}
    return wanted.keys() - stored.keys(), renamed


def _names(name: str, called: Iterable[str]) -> dict[str, Any]:
    """The derived properties of an entity of this name that mentions call so."""
    aliases = sorted(set(called) - {name})
    return {"aliases": aliases, "search": " ".join([name, *aliases])}


def _derive_names(execute: Execute, ids: Iterable[str]) -> None:
    """Works out aliases and search text of these entities from their name and the mentions that refer to them."""
    for batch in _batches(ids):
        rows = []
        for row in execute(statements.ENTITY_NAMES, {"ids": batch}):
            derived = _names(row["name"], row["names"])
            if (row["aliases"], row["search"]) != (derived["aliases"], derived["search"]):
                rows.append({"id": row["id"], **derived})
        if rows:
            execute(statements.SET_ENTITY_NAMES, {"rows": rows})


def _create_nodes(execute: Execute, nodes: Mapping[str, _Node]) -> None:
    for labels, ids in _grouped((node.labels, i) for i, node in nodes.items()).items():
        for batch in _batches(ids):
            rows = [{"id": i, "props": nodes[i].props} for i in batch]
            execute(statements.create_nodes(labels), {"rows": rows})


def _replace_nodes(execute: Execute, nodes: Mapping[str, _Node]) -> None:
    for label, ids in _grouped((node.labels[0], i) for i, node in nodes.items()).items():
        for batch in _batches(ids):
            rows = [{"id": i, "props": nodes[i].props} for i in batch]
            execute(statements.replace_nodes(label), {"rows": rows})


def _create_edges(execute: Execute, edges: Mapping[str, _Edge]) -> None:
    for (relation, head, tail), ids in _grouped(
        ((edge.type, edge.head[0], edge.tail[0]), i) for i, edge in edges.items()
    ).items():
        for batch in _batches(ids):
            rows = [
                {"id": i, "head": edges[i].head[1], "tail": edges[i].tail[1], "props": edges[i].props} for i in batch
            ]
            execute(statements.create_edges(relation, head, tail), {"rows": rows})


def _delete_edges(execute: Execute, edges: Mapping[str, _Edge]) -> None:
    for (relation, head), ids in _grouped(((edge.type, edge.head[0]), i) for i, edge in edges.items()).items():
        for batch in _batches(ids):
            rows = [{"id": i, "head": edges[i].head[1]} for i in batch]
            execute(statements.delete_edges(relation, head), {"rows": rows})


def _by_ids(execute: Execute, statement: Callable[[str], str], items: Iterable[tuple[str, str]]) -> None:
    """Runs a statement made for a label over the ids that go with it."""
    for name, ids in _grouped(items).items():
        for batch in _batches(ids):
            execute(statement(name), {"ids": batch})


def _grouped(items: Iterable[tuple[_K, str]]) -> dict[_K, list[str]]:
    groups: dict[_K, list[str]] = defaultdict(list)
    for key, item in items:
        groups[key].append(item)
    return {key: groups[key] for key in sorted(groups, key=repr)}


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)
    return (ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH))
