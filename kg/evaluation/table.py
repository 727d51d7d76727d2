"""Extractions against a table of key figures: one known figure a row, for reports nobody annotated in full.

Columns: province, indicator, kind, period, measure, comparator, value, unit, also_period. ``value`` is a number, a
range ``4.5~5`` or words (与经济增长同步). A row is *found* if an observation has its indicator, kind (an estimate
passes for an actual), measure and period, said of the province itself; *right* if value, comparator and unit agree too.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from kg import data
from kg.evaluation.gold import Fields

COLUMNS = ("province", "indicator", "kind", "period", "measure", "comparator", "value", "unit", "also_period")
HOME = ("全省", "全市", "全区", "我省", "我市", "我区")
LEVELS = ("share", "level", "change")
PLAN_END = {"2030", "2026/2030"}  # a level "at the end of the plan" may be given as the year or as the span

State = Literal["right", "wrong", "missed"]


def load(path: Path) -> list[dict[str, str]]:
    """The rows of a table of key figures; raises data.DataError for another header.

    >>> load(Path("tests/gold/provinces-2026.csv"))[0]["indicator"]  # doctest: +SKIP
    '地区生产总值'
    """
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise data.DataError(f"{path.name}:1: the header must be {','.join(COLUMNS)}")
        return list(reader)


class TableScores:
    """Running counts over the rows of any number of tables."""

    def __init__(self) -> None:
        self._states: Counter[str] = Counter()
        self._by_indicator: dict[str, Counter[str]] = defaultdict(Counter)
        self.errors: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, rows: Iterable[dict[str, str]], observations: list[Fields]) -> None:
        """Judge the rows of one place against the observations read from its report."""
        for row in rows:
            state, closest = judge(row, observations)
            self._states[state] += 1
            self._by_indicator[row["indicator"]][state] += 1
            if state != "right":
                asked = " ".join(row[column] for column in COLUMNS[:-1])
                got = f"{closest['comparator']} {closest['value']} {closest.get('unit')}" if closest else None
                self.errors[f"figure {state}"].append((asked, got, closest["text"] if closest else None))

    def figures(self) -> Fields:
        """Rows, right, wrong, missed; recall = right of rows, precision = right of found."""
        rows, found = sum(self._states.values()), self._states["right"] + self._states["wrong"]
        counts = {state: self._states[state] for state in ("right", "wrong", "missed")}
        recall = round(counts["right"] / rows, 4) if rows else 0.0
        precision = round(counts["right"] / found, 4) if found else 0.0
        return {"rows": rows, **counts, "recall": recall, "precision": precision}

    def by_indicator(self) -> list[Fields]:
        """The three counts of every indicator, by name."""
        return [
            {"indicator": name, **{state: n[state] for state in ("right", "wrong", "missed")}}
            for name, n in sorted(self._by_indicator.items())
        ]


def judge(row: dict[str, str], observations: Iterable[Fields]) -> tuple[State, Fields | None]:
    """Whether the observations have the figure of ``row``; with the observation it is right by, or the closest one."""
    closest = None
    for observation in observations:
        if not _same_question(row, observation):
            continue
        if _same_answer(row, observation):
            return "right", observation
        closest = closest or observation
    return ("wrong" if closest else "missed"), closest


def _same_question(row: dict[str, str], observation: Fields) -> bool:
    place, scope = row["province"], observation.get("scope")
    return (
        (observation.get("canonical") or observation["indicator"]) == row["indicator"]
        and observation["measure"] == row["measure"]
        and _settled(observation["kind"]) == _settled(row["kind"])
        and str(observation.get("period")) in _periods(row)
        and (not scope or scope in (place, place[:2], place[:3], *HOME))
    )


def _same_answer(row: dict[str, str], observation: Fields) -> bool:
    expected, given = _number_or_words(row["value"]), _number_or_words(observation["value"])
    if isinstance(expected, str):
        flat = expected.replace("与经济增长", "")
        return (isinstance(given, str) and flat in given) or (expected == "持平" and given == (0.0,))
    same_unit = _folded(observation.get("unit") or "") == _folded(row["unit"])
    return expected == given and observation["comparator"] == row["comparator"] and same_unit


def _settled(kind: str) -> str:
    return "actual" if kind == "estimate" else kind


def _periods(row: dict[str, str]) -> set[str]:
    accepted = {row["period"], *filter(None, [row.get("also_period")])}
    return accepted | PLAN_END if row["measure"] in LEVELS and accepted & PLAN_END else accepted


def _number_or_words(value: Any) -> tuple[float, ...] | str:
    if isinstance(value, list | tuple):
        return tuple(float(x) for x in value)
    words = _folded(str(value)).strip()
    try:
        return tuple(float(x) for x in words.split("~"))
    except ValueError:
        return words


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words)
