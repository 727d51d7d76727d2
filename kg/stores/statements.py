"""Every Cypher statement that writes, or reads in order to write; the same text for both engines.

Labels and relation types come from the declaration in schemas/kg.yaml, values always travel as parameters.
"""

from __future__ import annotations

from kg.schema import Schema

READ_VERSION = "MATCH (s:KgStore {id: 'kg'}) RETURN s.version AS version, s.schema AS schema"
WRITE_VERSION = "MERGE (s:KgStore {id: 'kg'}) SET s.version = $version, s.schema = $schema"
LOCK = "MATCH (s:KgStore {id: 'kg'}) SET s.version = s.version"
"""First in a transaction, it makes writers of one server wait for each other."""

REPORTS = (
    "MATCH (r:Report) RETURN r.id AS id, r.title AS title, r.place AS place, r.delivered_on AS delivered_on, "
    "r.year AS year, r.source AS source, r.sha256 AS sha256, r.chars AS chars ORDER BY id"
)

ENTITY_NAMES = (
    "UNWIND $ids AS id MATCH (e:Entity {id: id}) OPTIONAL MATCH (m:Mention)-[:REFERS_TO]->(e) "
    "RETURN e.id AS id, e.name AS name, e.aliases AS aliases, e.search AS search, collect(DISTINCT m.name) AS names"
)
SET_ENTITY_NAMES = (
    "UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.aliases = row.aliases, e.search = row.search"
)


def owned_labels(declared: Schema) -> tuple[str, ...]:
    """The key labels of nodes that belong to one report; all others are shared between reports."""
    return tuple(
        label
        for label in declared.key_labels
        if label == "Report" or all("report" in node.properties for node in declared.family(label))
    )


def owned_nodes(label: str) -> str:
    """The nodes of a report with this key label."""
    key = "id" if label == "Report" else "report"
    return f"MATCH (n:{label} {{{key}: $report}}) RETURN labels(n) AS labels, properties(n) AS props"


def owned_edges(relation: str) -> str:
    """The relationships of a report of this type."""
    return (
        f"MATCH (a)-[r:{relation}]->(b) WHERE r.report = $report "
        "RETURN a.id AS head, b.id AS tail, labels(a) AS head_labels, labels(b) AS tail_labels, properties(r) AS props"
    )


def derived_edges(relation: str) -> str:
    """The relationships of a derived type about the places ``$about``."""
    return (
        f"MATCH (a)-[r:{relation}]->(b) WHERE r.about IN $about "
        "RETURN a.id AS head, b.id AS tail, properties(r) AS props"
    )


def nodes_by_id(label: str) -> str:
    """The nodes of this key label among ``$ids``."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN properties(n) AS props"


def create_nodes(labels: tuple[str, ...]) -> str:
    """Nodes with exactly these labels from ``$rows`` of id and props."""
    return f"UNWIND $rows AS row CREATE (n:{':'.join(labels)} {{id: row.id}}) SET n += row.props"


def replace_nodes(label: str) -> str:
    """All properties of existing nodes, from ``$rows`` of id and props."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n = row.props"


def delete_nodes(label: str) -> str:
    """The nodes among ``$ids`` and all their relationships."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n"


def delete_lonely(label: str) -> str:
    """Those of ``$ids`` to which nothing is connected any more."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT (n)--() DELETE n"


def create_edges(relation: str, head: str, tail: str) -> str:
    """Relationships between nodes of these key labels, from ``$rows`` of id, head, tail and props."""
    return (
        f"UNWIND $rows AS row MATCH (a:{head} {{id: row.head}}) MATCH (b:{tail} {{id: row.tail}}) "
        f"CREATE (a)-[r:{relation} {{id: row.id}}]->(b) SET r += row.props"
    )


def delete_edges(relation: str, head: str) -> str:
    """The relationships of this type among ``$rows`` of id and head; ArcadeDB finds them quickly only from an end."""
    return (
        f"UNWIND $rows AS row MATCH (a:{head} {{id: row.head}}) "
        f"MATCH (a)-[r:{relation}]->() WHERE r.id = row.id DELETE r"
    )
