"""Search in names and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.queries import read
from kg.queries.model import Hit
from kg.queries.texts import escaped, text
from kg.schema import schema
from kg.schema.indexes import RELATION_TEXT
from kg.stores import Store


def search(store: Store, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """What has all ``words`` in its name or quote, upper and lower case alike.

    Entities come first (the exact name, then names that begin so, then the shortest), then relations and figures as
    the reports say them.
    """
    wanted = words.lower().split()
    if not wanted:
        return ()
    # Single characters are in no full-text index.
    phrase = " AND ".join(f'"{escaped(word)}"' for word in wanted if len(word) > 1)
    parameters = {"words": wanted, "phrase": phrase}
    hits = list(_entities(store, words.strip().lower(), parameters))
    if phrase and len(hits) < limit:
        hits += _relations(store, parameters)
        hits += _observations(store, parameters)
    return tuple(hits[:limit])


def _entities(store: Store, whole: str, parameters: Mapping[str, Any]) -> Iterator[Hit]:
    rows = store.run(text("search_entities" if parameters["phrase"] else "search_entities_short"), parameters).dicts()
    found = [read.entity(row["e"]) for row in rows]
    found.sort(
        key=lambda one: (one.name.lower() != whole, not one.name.lower().startswith(whole), len(one.name), one.id)
    )
    return (Hit("entity", one.id, one.name, one.type, None, None, None) for one in found)


def _relations(store: Store, parameters: Mapping[str, Any]) -> list[Hit]:
    found = []
    for index, relation in RELATION_TEXT.items():
        label = schema().relations[relation].label
        for row in store.run(text("search_relations"), {**parameters, "index": index}).dicts():
            name = f"{row['head']} {label} {row['tail']}"
            hit = Hit("relation", row["id"], name, relation, row["quote"], row["report"], None)
            found.append(((row["report"], row["start"], row["id"]), hit))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])]


def _observations(store: Store, parameters: Mapping[str, Any]) -> list[Hit]:
    found = []
    for row in store.run(text("search_observations"), parameters).dicts():
        type_ = "Target" if "Target" in row["labels"] else "Observation"
        hit = Hit("observation", row["id"], row["name"], type_, row["quote"], row["report"], row["sentence"])
        found.append(((row["report"], row["start"], row["id"]), hit))
    return [hit for _, hit in sorted(found, key=lambda pair: pair[0])]
