"""The seed files of this stage, read once and validated."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import get_args

from kg.data import DataError, path, rows
from kg.extraction.model import EntityType
from kg.linking.names import plain

_TYPES = get_args(EntityType)
_POSITIONS = ("start", "end", "any")


@dataclass(frozen=True, slots=True)
class Alias:
    """A line of the alias file."""

    canonical: str
    line: int


@dataclass(frozen=True, slots=True)
class Level:
    """A word for a level of the issuer's own places: its places' endings, and the words that only look like it."""

    word: str
    endings: tuple[str, ...]
    compounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that may be left out, unless the name without it ends in ``not_after``."""

    text: str
    registered: bool
    not_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """How a body is named in full; ``own``: the bare word means the issuer's."""

    full: str
    own: bool


@cache
def aliases() -> dict[tuple[str, str], Alias]:
    """(type, name) → canonical name; canonical names are in it too, as themselves.

    Raises DataError for an unknown type, a name given twice, or a canonical name that is itself an alias.
    """
    file = "aliases.tsv"
    found: dict[tuple[str, str], Alias] = {}
    for line, row in rows(path("seeds", file), ("type", "name", "canonical", "note")):
        kind, name, canonical = row["type"], plain(row["name"]), plain(row["canonical"])
        if kind not in _TYPES:
            raise DataError(f"{file}:{line}: the type must be one of {', '.join(_TYPES)}, not {kind!r}")
        if (kind, name) in found:
            raise DataError(f"{file}:{line}: {name} is already in line {found[kind, name].line}")
        found[kind, name] = Alias(canonical, line)
    for (kind, name), alias in list(found.items()):
        own = found.setdefault((kind, alias.canonical), Alias(alias.canonical, alias.line))
        if own.canonical != alias.canonical:
            raise DataError(f"{file}:{alias.line}: {name} leads to {alias.canonical}, which leads to {own.canonical}")
    return found


@cache
def industries() -> dict[str, str]:
    """What an industry is called → its canonical name."""
    found: dict[str, str] = {}
    for _, row in rows(path("seeds", "industries.tsv"), ("canonical", "aliases", "standard")):
        for name in (row["canonical"], *filter(None, row["aliases"].split("、"))):
            found.setdefault(name, row["canonical"])
    return found


@cache
def known_firms() -> frozenset[str]:
    """Firms known across the country."""
    return frozenset(
        name
        for _, row in rows(path("seeds", "lexicon", "firms.tsv"), ("sector", "names"))
        for name in row["names"].split()
    )


@cache
def endings(type_: str) -> tuple[Ending, ...]:
    """The endings that may be left out of a name of this type, longest first."""
    read = rows(path("seeds", "linking", "endings.tsv"), ("type", "ending", "registered", "not_after"))
    found = [
        Ending(row["ending"], row["registered"] == "1", tuple(row["not_after"].split()))
        for _, row in read
        if row["type"] == type_
    ]
    return tuple(sorted(found, key=lambda ending: (-len(ending.text), ending.text)))


@cache
def levels() -> tuple[Level, ...]:
    """The level words, longest first."""
    read = rows(path("seeds", "linking", "levels.tsv"), ("level", "endings", "not"))
    found = [Level(row["level"], tuple(row["endings"].split()), tuple(row["not"].split())) for _, row in read]
    return tuple(sorted(found, key=lambda level: (-len(level.word), level.word)))


@cache
def bodies() -> dict[str, Body]:
    """What follows a place or level → the body's full name with {place}."""
    file = "bodies.tsv"
    found: dict[str, Body] = {}
    for line, row in rows(path("seeds", "linking", file), ("form", "full", "own")):
        if "{place}" not in row["full"]:
            raise DataError(f"{file}:{line}: the full name must contain {{place}}")
        found[row["form"]] = Body(row["full"], row["own"] == "1")
    return found


@cache
def nationwide() -> dict[tuple[str, str], tuple[str, ...]]:
    """(type, start | end | any) → words that make a name mean the same nationwide."""
    file = "global_names.tsv"
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line, row in rows(path("seeds", "linking", file), ("type", "where", "word")):
        if row["where"] not in _POSITIONS:
            raise DataError(f"{file}:{line}: where must be one of {', '.join(_POSITIONS)}, not {row['where']!r}")
        found[row["type"], row["where"]].append(row["word"])
    return {key: tuple(words) for key, words in found.items()}


@cache
def place_endings() -> tuple[tuple[str, str], ...]:
    """(ending, category) of places that the gazetteer does not know, longest first."""
    read = rows(path("seeds", "linking", "places.tsv"), ("category", "endings"))
    found = [(ending, row["category"]) for _, row in read for ending in row["endings"].split()]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))
