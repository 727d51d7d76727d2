"""The verbs around names: those that govern them from before, and those that say something of them behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.extraction.clauses import Clause
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set

# a part of a project that carries the predicate for the name before it
ASPECT = re.compile(rf"{any_of('aspects')}*{any_of('aspect_end')}?$")
# what may stand between a verb and the names it governs
_TRANSPARENT = frozenset({"adverb", "generic", "time", "quantity", "date", "mark"})
_AREAS = word_set("areas_of_firsts")
_PURSUES = word_set("pursues")
_OURS = word_set("ours")
_BEFORE_PREDICATE = word_set("before_predicate")
_TRANSITIVE = word_set("transitive")


@dataclass(frozen=True, slots=True)
class Before:
    """The nearest verbs that govern an item, the word right before it, and whether the verbs have a subject."""

    verbs: tuple[str, ...]
    opener: str
    subject: bool


@dataclass(frozen=True, slots=True)
class After:
    """The verbs that say something of what is before them, whether one has another object, the first of all."""

    verbs: tuple[str, ...]
    acts: bool
    first: str


def verbs_before(clause: Clause, at: int) -> Before:
    """The nearest verb group that governs the items from ``at`` on."""
    items = clause.items
    verbs: list[str] = []
    modified = subject = False
    for n in range(at - 1, -1, -1):
        item = items[n]
        if item.kind == "chunk":
            subject = bool(verbs)
            if verbs or not (modified or items[n + 1].kind in ("quantity", "function")):
                break
        elif item.kind in ("verb", "deverbal"):
            verbs.append(item.text)
        elif verbs and item.kind not in ("adverb", "sep", "conjunction"):
            break
        elif item.kind == "function":
            if item.text in ("的", "了", "以"):
                modified = item.text == "的"
            elif item.text not in _OURS:
                break
        elif item.kind not in _TRANSPARENT and not (item.kind in ("sep", "conjunction") and verbs):
            break
    opener = items[at - 1].text if at and items[at - 1].kind != "chunk" else ""
    return Before(tuple(reversed(verbs)), opener, subject)


def verbs_after(clause: Clause, at: int) -> After:
    """The verbs that say something of the items before ``at``: not those with an object of their own."""
    items = clause.items
    verbs: list[str] = []
    first = ""
    for n in range(at, len(items)):
        item = items[n]
        if item.kind == "chunk":
            if _carries_predicate(items, n, bool(verbs)):
                continue
            acts = bool(verbs) and verbs[-1] not in _intransitive()
            return After(_without_object(verbs, items, n), acts, first)
        if item.kind in ("verb", "deverbal"):
            verbs.append(item.text)
            first = first or item.text
        elif item.text in _PURSUES:
            return After(tuple(verbs), True, first)
        elif (item.kind == "function" and item.text not in _BEFORE_PREDICATE) or (
            item.kind in ("sep", "conjunction") and not verbs
        ):
            break
    return After(tuple(verbs), False, first)


def verbs_before_first(clause: Clause, at: int) -> tuple[str, ...]:
    """The verbs that govern item ``at`` as the first or the largest of an area (建成|全国|首家|X)."""
    items, n = clause.items, at
    while n and items[n - 1].kind == "generic":
        n -= 1
    area = items[n - 1] if 0 < n < at else None
    return verbs_before(clause, n - 1).verbs if area and (area.kind == "chunk" or area.text in _AREAS) else ()


def verbs_of_sum(clause: Clause, at: int) -> tuple[str, ...]:
    """The verbs that say something of a list before item ``at`` by the noun that sums it up (等50个|事项|落地)."""
    items, n = clause.items, at
    while n < len(items) and items[n].kind == "deverbal":
        n += 1
    if n == len(items) or items[n].text != "等":
        return ()
    summed = n + 1
    while summed < len(items) and items[summed].kind in ("quantity", "generic", "chunk", "deverbal"):
        summed += 1
    return verbs_after(clause, summed).verbs if summed > n + 1 else ()


def _carries_predicate(items: Sequence[Item], n: int, told: bool) -> bool:
    """Whether chunk ``n`` is a part of the thing before it, of which the verbs then say something (X|主体|完工)."""
    text = items[n].text
    if len(text) > 6:
        return False
    if ASPECT.match(text):
        return True
    later = [i.text for i in items[n + 1 :] if i.kind in ("verb", "deverbal")]
    return bool(later) and not told and lexicon().status.get(later[-1]) in ("topped_out", "completed")


def _without_object(verbs: list[str], items: Sequence[Item], n: int) -> tuple[str, ...]:
    """The verbs without those right before item ``n``, their object."""
    kept, back = list(verbs), n - 1
    while kept and items[back].text == kept[-1] and kept[-1] not in _intransitive():
        kept.pop()
        back -= 1
    return tuple(kept)


@cache
def _intransitive() -> frozenset[str]:
    """Status verbs that have no object: what follows them begins something new (贯通|带动X)."""
    told = ("landed", "topped_out", "completed", "operating", "started")
    return frozenset(verb for verb, status in lexicon().status.items() if status in told) - _TRANSITIVE
