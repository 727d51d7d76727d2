"""What words beside a number do (seeds/figures)."""

from __future__ import annotations

import re
from functools import cache

from kg.data import DataError, path, rows

ROLES = (
    *("up", "down", "reach", "done", "average", "respectively", "each", "part", "basis", "adverb", "issuer"),
    *("connective", "bare", "side", "invest", "attribute", "promise", "estimate", "predicate", "inside", "standing"),
    *("slogan", "noun", "fate", "sum"),
)


@cache
def words(role: str) -> frozenset[str]:
    """The words of one role of words.tsv; ``actions`` are the verbs of actions.tsv."""
    if role == "actions":
        return frozenset(
            w for _, row in rows(path("seeds", "figures", "actions.tsv"), ("verbs",)) for w in row["verbs"].split()
        )
    return _by_role()[role]


@cache
def _by_role() -> dict[str, frozenset[str]]:
    file = path("seeds", "figures", "words.tsv")
    found: dict[str, set[str]] = {role: set() for role in ROLES}
    for number, row in rows(file, ("role", "words")):
        if row["role"] not in ROLES:
            raise DataError(
                f"{file.name}:{number}: role is {row['role']!r}, but must be one of {', '.join(sorted(ROLES))}"
            )
        found[row["role"]].update(row["words"].split())
    return {role: frozenset(members) for role, members in found.items()}


@cache
def hedges(place: str) -> dict[str, str]:
    """The hedges that stand ``before``, ``inside`` or ``after`` a number, with the comparator each means."""
    file = path("seeds", "figures", "hedges.tsv")
    found = {}
    for number, row in rows(file, ("word", "place", "comparator")):
        if row["place"] not in ("before", "inside", "after"):
            raise DataError(f"{file.name}:{number}: place is {row['place']!r}, but must be before, inside or after")
        if row["comparator"] not in ("eq", "ge", "le", "approx"):
            raise DataError(
                f"{file.name}:{number}: comparator is {row['comparator']!r}, but must be eq, ge, le or approx"
            )
        if row["place"] == place:
            found[row["word"]] = row["comparator"]
    return found


@cache
def rank_fields() -> frozenset[str]:
    """What a rank is among: 全国, 全省, 西部 …"""
    return _list("ranks.tsv", "words")


def _list(name: str, column: str) -> frozenset[str]:
    file = path("seeds", "figures", name)
    return frozenset(word for _, row in rows(file, (column,)) for word in row[column].split())


def alternation(members: frozenset[str] | dict[str, str]) -> str:
    """A regular expression for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(members, key=lambda w: (-len(w), w)))


def longest_suffix(text: str, start: int, end: int, members: frozenset[str], longest: int = 8) -> int:
    """The length of the longest word that ends at ``end`` and begins at or after ``start``; 0 if there is none."""
    for size in range(min(longest, end - start), 0, -1):
        if text[end - size : end] in members:
            return size
    return 0


def longest_prefix(text: str, start: int, end: int, members: frozenset[str], longest: int = 8) -> int:
    """The length of the longest word that begins at ``start`` and ends at or before ``end``; 0 if there is none."""
    for size in range(min(longest, end - start), 0, -1):
        if text[start : start + size] in members:
            return size
    return 0
