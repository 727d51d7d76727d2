"""All files that are generated from the declaration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.data import path
from kg.schema import documents
from kg.schema.grass import grass
from kg.schema.model import schema
from kg.schema.shapes import shapes
from kg.schema.vocabulary import vocabulary


def artefacts() -> Mapping[Path, str]:
    """Every generated file with its text, as it should be.

    >>> sorted(file.name for file in artefacts())
    ['browser.grass', 'context.jsonld', 'kg.schema.json', 'neo4j.cypher', 'schema.md', 'shapes.ttl', 'vocabulary.ttl']
    """
    declared = schema()
    return {
        path("schemas", "shapes.ttl"): shapes(declared),
        path("schemas", "vocabulary.ttl"): vocabulary(declared),
        path("schemas", "context.jsonld"): documents.context(declared),
        path("schemas", "kg.schema.json"): documents.json_schema(declared),
        path("schemas", "neo4j.cypher"): documents.neo4j(declared),
        path("schemas", "browser.grass"): grass(declared),
        path("docs", "schema.md"): documents.page(declared),
    }
