"""What the ledger knows: the tables of seeds/ledger, checked when they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.data import DataError, path, rows
from kg.extraction.figures.indicators import known

CLASSES = ("plain", "done", "added", "money", "begun")
_ADVERBS = re.compile(r"保持|基本|总体|大体|\s")
BETTER = ("", "lower", "cap")


@dataclass(frozen=True, slots=True)
class Trait:
    """What an indicator is like; see the head of seeds/ledger/indicators.tsv."""

    better: str = ""
    level_from_growth: bool = False
    stock: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """The indicator whose growth a target in words is set against, and whether it must be passed."""

    indicator: str
    above: bool


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far apart two values may be and still be the same."""

    relative: float
    absolute: float

    def around(self, value: float) -> float:
        """The distance allowed from ``value``."""
        return max(abs(value) * self.relative, self.absolute)


@cache
def action_class(action: str | None) -> str:
    """The class of a verb; an unlisted verb is a class of its own.

    >>> action_class(None), action_class("新增"), action_class("种植")
    ('plain', 'added', '种植')
    """
    return _actions().get(action, action) if action else "plain"


@cache
def trait(indicator: str) -> Trait:
    """What the indicator is like; the ordinary one is better when higher, and has no other trait."""
    return _traits().get(indicator, Trait())


@cache
def tolerance(case: str) -> Tolerance:
    """The tolerance of a case of seeds/ledger/tolerances.tsv."""
    return _tolerances()[case]


@cache
def generic() -> frozenset[str]:
    """Printed names that are too general to be matched."""
    return frozenset(row["name"] for _, row in _table("generic.tsv", "name"))


def reference_of(words: str) -> Reference | None:
    """What a target in words is set against: 保持, 基本 and the like say nothing else.

    >>> reference_of("和经济增长基本同步")
    Reference(indicator='地区生产总值', above=False)
    """
    return _worded().get(_ADVERBS.sub("", words).replace("和", "与"))


@cache
def nominal() -> frozenset[str]:
    """Verbs that are the last word of a name too: 改造户厕 and 户厕改造 are one thing."""
    return frozenset(row["verb"] for _, row in _table("nominal.tsv", "verb"))


@cache
def _worded() -> dict[str, Reference]:
    found = {}
    for where, row in _table("worded.tsv", "words", "reference", "above"):
        if not known(row["reference"]):
            raise DataError(f"{where}: {row['reference']!r} is not in seeds/indicators.tsv")
        if row["above"] not in ("", "yes"):
            raise DataError(f"{where}: above is {row['above']!r}, but must be yes or empty")
        found[row["words"]] = Reference(row["reference"], row["above"] == "yes")
    return found


@cache
def project_words(says: str) -> re.Pattern[str]:
    """Any word of seeds/ledger/project_words.tsv that says this; raises DataError when there is none.

    >>> bool(project_words("opened").search("青藏铁路全线通车"))
    True
    """
    words = [row["words"] for _, row in _table("project_words.tsv", "says", "words") if row["says"] == says]
    if not words:
        raise DataError(f"project_words.tsv: no words say {says!r}")
    return re.compile("|".join(map(re.escape, " ".join(words).split())))


@cache
def methods() -> dict[str, str]:
    """What the codes of ``matched_by`` mean."""
    return {row["code"]: row["label"] for _, row in _table("methods.tsv", "code", "label")}


@cache
def checks() -> dict[str, tuple[str, tuple[str, ...]]]:
    """The checks of the audit: label, and what may explain a difference."""
    columns = ("check", "label", "reasons")
    return {row["check"]: (row["label"], tuple(row["reasons"].split("|"))) for _, row in _table("checks.tsv", *columns)}


@cache
def partitions() -> dict[str, tuple[str, ...]]:
    """Wholes and all their parts."""
    found = {}
    for where, row in _table("partitions.tsv", "whole", "parts"):
        parts = tuple(row["parts"].split("|"))
        for name in (row["whole"], *parts):
            if not known(name):
                raise DataError(f"{where}: {name!r} is not in seeds/indicators.tsv")
        found[row["whole"]] = parts
    return found


@cache
def _actions() -> dict[str, str]:
    found: dict[str, str] = {}
    for where, row in _table("actions.tsv", "class", "verbs"):
        if row["class"] not in CLASSES:
            raise DataError(f"{where}: class is {row['class']!r}, but must be one of {', '.join(CLASSES)}")
        for verb in row["verbs"].split("|"):
            if found.setdefault(verb, row["class"]) != row["class"]:
                raise DataError(f"{where}: {verb!r} is already of class {found[verb]}")
    return found


@cache
def _traits() -> dict[str, Trait]:
    found: dict[str, Trait] = {}
    for where, row in _table("indicators.tsv", "indicator", "better", "level_from_growth", "stock"):
        indicator = known(row["indicator"])
        if not indicator or indicator.name != row["indicator"]:
            raise DataError(f"{where}: {row['indicator']!r} is not a canonical name of seeds/indicators.tsv")
        if row["better"] not in BETTER:
            raise DataError(f"{where}: better is {row['better']!r}, but must be lower, cap or empty")
        for column in ("level_from_growth", "stock"):
            if row[column] not in ("", "yes"):
                raise DataError(f"{where}: {column} is {row[column]!r}, but must be yes or empty")
        found[row["indicator"]] = Trait(row["better"], row["level_from_growth"] == "yes", row["stock"] == "yes")
    return found


@cache
def _tolerances() -> dict[str, Tolerance]:
    found: dict[str, Tolerance] = {}
    for where, row in _table("tolerances.tsv", "case", "relative", "absolute"):
        try:
            found[row["case"]] = Tolerance(float(row["relative"]), float(row["absolute"]))
        except ValueError as error:
            raise DataError(f"{where}: relative and absolute must be numbers") from error
    return found


def _table(name: str, *columns: str) -> Iterator[tuple[str, dict[str, str]]]:
    file = path("seeds", "ledger", name)
    for number, row in rows(file, columns):
        yield f"ledger/{name}:{number}", row
