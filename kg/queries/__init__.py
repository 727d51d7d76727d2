"""Questions to a store: the canned ones of queries/, and lookups of single things.

>>> from kg.queries import card, find_entities
>>> card(store, find_entities(store, "东风公司")[0].id).groups  # doctest: +SKIP
"""

from kg.queries.canned import Column, Parameter, ParameterError, Query, UnknownName, load, run
from kg.queries.lookup import card, find_entities, neighbors, path, suggest
from kg.queries.model import (
    Card,
    EntityRef,
    Evidence,
    Fact,
    Figure,
    Group,
    Hit,
    MentionRef,
    Neighbor,
    Step,
    Why,
)
from kg.queries.search import search
from kg.queries.why import why

__all__ = [
    "Card",
    "Column",
    "EntityRef",
    "Evidence",
    "Fact",
    "Figure",
    "Group",
    "Hit",
    "MentionRef",
    "Neighbor",
    "Parameter",
    "ParameterError",
    "Query",
    "Step",
    "UnknownName",
    "Why",
    "card",
    "find_entities",
    "load",
    "neighbors",
    "path",
    "run",
    "search",
    "suggest",
    "why",
]
