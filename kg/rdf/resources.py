"""The graph as descriptions of resources, streamed from a store; the schema says which term stands for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.exports import whole
from kg.rdf.terms import RDFS, XSD, Chinese, Link, Term, Value, predicate
from kg.schema import NodeType, RelationType, schema
from kg.stores import Store

LINKS = ("report", "section")  # properties whose value is the id of a node
DERIVED = ("search",)  # properties another property already says


@dataclass(frozen=True, slots=True)
class Statement:
    """A property of a resource: its name in the graph (the term, where it has none), its term, its value."""

    name: str
    term: str
    value: Value


@dataclass(frozen=True, slots=True)
class Resource:
    """What is said of one resource. ``types`` and terms are prefixed names."""

    id: str
    types: tuple[str, ...]
    statements: tuple[Statement, ...]


def prefixes() -> dict[str, str]:
    """The prefixes of all terms, by name."""
    used = {"rdfs": RDFS, "xsd": XSD, **schema().prefixes}
    return dict(sorted((name, iri) for name, iri in used.items() if name != "linkml"))


def resources(store: Store) -> Iterator[Resource]:
    """Every node, then every relationship with its evidence, followed by the same stated directly."""
    declared = schema()
    for node in whole.nodes(store):
        if node.type:
            yield _node(declared.nodes[node.type], node)
    for edge in whole.edges(store):
        relation = declared.relations[edge.type]
        yield _fact(relation, edge)
        direct = (predicate(edge.type), *relation.broader)
        yield Resource(edge.head, (), tuple(Statement(term, term, Link(edge.tail)) for term in direct))


def _node(type_: NodeType, node: whole.Node) -> Resource:
    types = [schema().nodes[label].uri for label in node.labels]
    label = Statement("rdfs:label", "rdfs:label", Chinese(node.props["name"]))
    return Resource(node.id, (*types, *type_.broader), (*_statements(type_, node.props), label))


def _fact(relation: RelationType, edge: whole.Edge) -> Resource:
    ends = (
        Statement("rdf:subject", "rdf:subject", Link(edge.head)),
        Statement("rdf:predicate", "rdf:predicate", Term(predicate(edge.type))),
        Statement("rdf:object", "rdf:object", Link(edge.tail)),
    )
    return Resource(edge.id, (relation.uri,), (*ends, *_statements(relation, edge.props)))


def _statements(type_: NodeType | RelationType, props: dict[str, object]) -> Iterator[Statement]:
    """The properties in the schema's order; a list makes a statement for each of its values."""
    for name, declared in type_.properties.items():
        value = props.get(name)
        if value is None or name in DERIVED:
            continue
        for one in value if isinstance(value, list | tuple) else (value,):
            yield Statement(name, declared.uri, Link(str(one)) if name in LINKS else one)
