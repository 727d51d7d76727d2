"""Lookups of single things: an entity by what it is called, its card, what is around it, what connects two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from kg.queries import read
from kg.queries.model import Card, EntityRef, Fact, Figure, Group, MentionRef, Neighbor, Step
from kg.queries.texts import escaped, text
from kg.schema import schema
from kg.stores import Store

_IN_FULL_TEXT = re.compile(r"[\u4e00-\u9fff]{2}")
_SIMILAR = 45.0  # of 100; below it, a suggestion is no help


def find_entities(store: Store, name: str, *, type: str | None = None, limit: int = 10) -> tuple[EntityRef, ...]:
    """The entities with this id, name, division code or alias; exact names and the most mentioned come first."""
    found = {one.id: one for one in _called(store, name) if type in (None, one.type)}
    often: dict[str, int] = {}
    if len(found) > 1:
        often = dict(store.run(text("mention_counts"), {"ids": sorted(found)}).rows)

    def rank(one: EntityRef) -> tuple[int, int, str]:
        how = 0 if name == one.name else 1 if name in (one.id, one.code) else 2
        return how, -often.get(one.id, 0), one.id

    return tuple(sorted(found.values(), key=rank)[:limit])


def _called(store: Store, name: str) -> Iterator[EntityRef]:
    """The entities that are called so, found by index: full text knows aliases that have two Chinese characters."""
    asked = ["find_by_key", "find_by_alias"] if _IN_FULL_TEXT.search(name) else ["find_by_any"]
    for one in asked:
        for row in store.run(text(one), {"text": name, "phrase": f'"{escaped(name)}"'}).dicts():
            yield read.entity(row["e"])


def suggest(store: Store, name: str, *, type: str | None = None, limit: int = 5) -> tuple[str, ...]:
    """The names and aliases in the store (of entities of a type) that look most like ``name``, the nearest first."""
    from rapidfuzz import fuzz, process

    names: set[str] = set()
    for own, aliases in store.run(text("names"), {"type": type}).rows:
        names |= {own, *(aliases or ())}
    near = process.extract(name, sorted(names), scorer=fuzz.WRatio, limit=4 * limit, score_cutoff=_SIMILAR)
    near.sort(key=lambda hit: (-fuzz.ratio(name, hit[0]), hit[0]))
    return tuple(hit[0] for hit in near[:limit])


def card(store: Store, entity_id: str) -> Card | None:
    """All that the graph knows of an entity, or None when there is no such entity."""
    rows = store.run(text("entity"), {"id": entity_id}).dicts()
    if not rows:
        return None
    entity = read.entity(rows[0]["e"])
    titles = report_titles(store)
    facts = _facts(store, [entity_id], titles)
    figures = [read.figure(row, titles) for row in store.run(text("figures"), {"id": entity_id}).dicts()]
    mentions = [read.mention(row, titles) for row in store.run(text("mentions"), {"id": entity_id}).dicts()]
    found: tuple[Fact | Figure | MentionRef, ...] = (*facts, *figures, *mentions)
    return Card(
        entity,
        _within(store, entity_id),
        tuple(_groups(entity_id, facts)),
        tuple(sorted(figures, key=lambda f: (f.indicator, f.period or "", f.evidence.report, f.evidence.start, f.id))),
        tuple(sorted(mentions, key=_place_of_mention)),
        tuple(sorted({one.evidence.report for one in found})),
    )


def neighbors(store: Store, entity_id: str, *, depth: int = 1, limit: int = 200) -> tuple[Neighbor, ...]:
    """The entities at most ``depth`` relations away, the nearest first, each with the fact that led there first."""
    found: list[Neighbor] = []
    for reached in islice(_levels(store, entity_id), depth):
        found += sorted(reached.values(), key=lambda n: (n.entity.type, n.entity.name, n.entity.id))
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def path(store: Store, a: str, b: str, *, max_length: int = 6) -> tuple[Step, ...] | None:
    """The shortest way between two entities, by id; () to itself, None where there is none of ``max_length`` steps."""
    reached: dict[str, Fact] = {}
    for level in islice(_levels(store, a), max_length if a != b else 0):
        reached |= {i: neighbor.fact for i, neighbor in level.items()}
        if b in level:
            break
    steps: list[Step] = []
    at = b
    while at != a:
        if at not in reached:
            return None
        fact = reached[at]
        forward = fact.tail.id == at
        steps.append(Step(fact, forward))
        at = fact.head.id if forward else fact.tail.id
    return tuple(reversed(steps))


def _levels(store: Store, start: str) -> Iterator[dict[str, Neighbor]]:
    """What is one relation away, then two, and so on, each entity by the first fact that leads there.

    A database's own shortest paths run through every parallel fact that reports imply between two places, and there
    are as many as reports.
    """
    titles = report_titles(store)
    seen, frontier, distance = {start}, [start], 0
    while frontier:
        distance += 1
        reached: dict[str, Neighbor] = {}
        for fact in _facts(store, frontier, titles):
            for near, far in ((fact.head, fact.tail), (fact.tail, fact.head)):
                if near.id in seen and far.id not in seen and far.id not in reached:
                    reached[far.id] = Neighbor(distance, far, fact)
        yield reached
        seen |= reached.keys()
        # A status is the end of a way: what shares only a status is not related.
        frontier = sorted(i for i, n in reached.items() if n.entity.type != "Status")


def report_titles(store: Store) -> read.Titles:
    """The titles of reports by id, each asked for when it is first needed."""
    return _Titles(store)


class _Titles(dict[str, str]):
    def __init__(self, store: Store) -> None:
        self._store = store

    def __missing__(self, report: str) -> str:
        rows = self._store.run(text("report_title"), {"id": report}).rows
        self[report] = str(rows[0][0]) if rows else ""
        return self[report]


def _facts(store: Store, ids: list[str], titles: read.Titles) -> list[Fact]:
    rows = [row for name in ("facts", "places_around") for row in store.run(text(name), {"ids": ids}).dicts()]
    return read.in_text_order(read.fact(row, titles) for row in rows)


def _within(store: Store, place: str) -> tuple[EntityRef, ...]:
    """The enclosing places, the nearest first."""
    found: dict[str, EntityRef] = {}
    frontier = [place]
    while frontier:
        above = [read.entity(row["p"]) for i in frontier for row in store.run(text("places_above"), {"id": i}).dicts()]
        new = {one.id: one for one in sorted(above, key=lambda one: one.id) if one.id not in found and one.id != place}
        found |= new
        frontier = list(new)
    return tuple(found.values())


def _groups(entity_id: str, facts: list[Fact]) -> Iterable[Group]:
    for name, relation in schema().relations.items():
        for outgoing in (True, False):
            chosen = tuple(f for f in facts if f.type == name and (f.head if outgoing else f.tail).id == entity_id)
            if chosen and not (name == "WITHIN" and outgoing):  # the card says it at its head
                yield Group(name, outgoing, relation.label if outgoing else relation.inverse, chosen)


def _place_of_mention(mention: MentionRef) -> tuple[str, int, int, str]:
    return mention.evidence.report, mention.evidence.start, mention.evidence.end, mention.id
