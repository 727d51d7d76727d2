"""What a database needs to know of the declaration: unique ids, and the indexes by which things are found."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from kg.schema.model import schema

ASKED_BY = {"Entity": ("name", "code"), "Observation": ("canonical", "indicator", "period"), "Report": ("place",)}
"""The properties by which questions find nodes, beside id and report: label -> properties."""

NODE_TEXT = {"entity_text": ("Entity", "search"), "observation_text": ("Observation", "sentence")}
"""The full-text indexes of nodes: name -> (label, property). They cut Chinese into pairs of characters."""

RELATION_TEXT = {f"{name.lower()}_text": name for name in ("UNDERTAKES", "LOCATED_IN", "HAS_STATUS", "IN_INDUSTRY")}
"""The full-text indexes of the quotes of relationships: name -> type."""


def constraints() -> Iterator[str]:
    """The Cypher of constraints and plain indexes; every engine understands it."""
    declared = schema()
    yield "CREATE CONSTRAINT kg_store_id IF NOT EXISTS FOR (n:KgStore) REQUIRE n.id IS UNIQUE"
    for label in declared.key_labels:
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        if "report" in declared.nodes[label].properties:
            yield f"CREATE INDEX {label.lower()}_report IF NOT EXISTS FOR (n:{label}) ON (n.report)"
    for label, names in ASKED_BY.items():
        for name in names:
            yield f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
    for relation, one in declared.relations.items():
        name = relation.lower()
        yield f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR ()-[r:{relation}]-() REQUIRE r.id IS UNIQUE"
        for prop in ("report", "about") if one.derived else ("report",):  # what is derived is renewed place by place
            yield f"CREATE INDEX {name}_{prop} IF NOT EXISTS FOR ()-[r:{relation}]-() ON (r.{prop})"


def neo4j_full_text() -> Iterator[str]:
    """The Cypher of the full-text indexes as Neo4j writes it."""
    options = "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    for name, (label, prop) in NODE_TEXT.items():
        yield f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{prop}] {options}"
    for name, relation in RELATION_TEXT.items():
        yield f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR ()-[r:{relation}]-() ON EACH [r.quote] {options}"


def fingerprint() -> str:
    """Tells whether a store was set up with these constraints and indexes."""
    return sha256("\n".join((*constraints(), *neo4j_full_text())).encode()).hexdigest()[:12]
