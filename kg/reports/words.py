"""The word lists of reading (seeds/reading), compiled once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from kg.data import DataError, path, rows

Rule = tuple[re.Pattern[str], str]


@cache
def furniture(where: str) -> tuple[Rule, ...]:
    """What page furniture looks like, with its reason, in the ``head``, the ``tail``, ``any`` line, or ``inline``."""
    file = path("seeds", "reading", "furniture.tsv")
    found = []
    for number, row in rows(file, ("where", "pattern", "reason")):
        _one_of(file, number, "where", row["where"], ("head", "tail", "any", "inline"))
        compiled = _compiled(file, number, row["pattern"])
        if row["where"] == where:
            found.append((compiled, row["reason"]))
    return tuple(found)


@cache
def stance() -> dict[str, re.Pattern[str]]:
    """The heading words of ``review`` and ``plan``, and those that lead ``onward`` after a review, a pattern each."""
    file = path("seeds", "reading", "stance.tsv")
    found = {}
    for number, row in rows(file, ("stance", "pattern")):
        _one_of(file, number, "stance", row["stance"], ("review", "plan", "onward"))
        found[row["stance"]] = _compiled(file, number, row["pattern"])
    return found


@cache
def turns() -> tuple[Rule, ...]:
    """How a paragraph begins that turns to another time, and the period it turns to."""
    file = path("seeds", "reading", "turns.tsv")
    found = []
    for number, row in rows(file, ("period", "pattern")):
        _one_of(file, number, "period", row["period"], ("year", "last", "this", "last_years", "next_years", "plan"))
        found.append((_compiled(file, number, row["pattern"]), row["period"]))
    return tuple(found)


def _one_of(file: Path, number: int, column: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise DataError(f"{file.name}:{number}: {column} is {value!r}, but must be one of {', '.join(allowed)}")


def _compiled(file: Path, number: int, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise DataError(f"{file.name}:{number}: not a regular expression: {error}") from error
