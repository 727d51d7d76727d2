"""One indicator, place beside place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.ledger.figures import documents, figures
from kg.ledger.measuring import in_unit, whole_period
from kg.ledger.model import Figure
from kg.stores import Store


@dataclass(frozen=True, slots=True)
class Compared:
    """What one place says; ``value`` and ``high`` are in the unit all places are shown in, None for words."""

    figure: Figure
    value: float | None
    high: float | None
    unit: str

    def as_dict(self) -> dict[str, Any]:
        """The row as ``kg compare --format json`` prints it."""
        figure = self.figure
        return {
            "place": figure.place.name,
            "indicator": figure.name,
            "measure": figure.measure,
            "period": figure.period,
            "kind": figure.kind,
            "comparator": figure.comparator,
            "value": self.value if self.high is None else [self.value, self.high],
            "words": figure.words,
            "unit": self.unit,
            "quote": figure.quote,
            "report": figure.report,
            "start": figure.start,
            "end": figure.end,
        }


def compare(store: Store, indicator: str, period: str, kind: str, measure: str | None = None) -> list[Compared]:
    """One row for each place that gives the indicator for the period; the largest first, words last.

    ``indicator`` is a canonical name, ``measure`` the one most places use when None.

    >>> [row.figure.place.name for row in compare(store, "地区生产总值", "2026", "target")]  # doctest: +SKIP
    ['山东省', '江苏省']
    """
    found = [
        figure
        for figure in figures(store, documents(store), name=indicator)
        if figure.period == period and _is_kind(figure, kind) and not figure.suspect and whole_period(figure)
    ]
    measure = measure or _usual(found)
    by_place: dict[str, list[Figure]] = defaultdict(list)
    for figure in found:
        if figure.measure == measure and figure.scope is None:
            by_place[figure.place.key].append(figure)
    chosen = [_best(said) for said in by_place.values()]
    unit = next(iter(Counter(f.unit for f in chosen if f.value is not None).most_common(1)), ("", 0))[0]
    return sorted((_in(figure, unit) for figure in chosen), key=_order)


def _is_kind(figure: Figure, kind: str) -> bool:
    return (figure.kind == "target") == (kind == "target")


def _usual(found: Iterable[Figure]) -> str:
    """The measure that most places give; of equals, growth before level."""
    places: dict[str, set[str]] = defaultdict(set)
    for figure in found:
        places[figure.measure].add(figure.place.key)
    return min(places, key=lambda measure: (-len(places[measure]), measure), default="level")


def _best(said: list[Figure]) -> Figure:
    """Of several figures of one place: the latest report's, actual before estimated, planned before recalled."""

    def rank(figure: Figure) -> tuple[bool, int, bool, bool, str, int]:
        hedged = figure.kind == "target" and figure.comparator == "eq"
        elsewhere = figure.kind == "target" and figure.stance != "plan"
        return figure.kind == "estimate", -figure.plans, elsewhere, hedged, figure.report, figure.start

    return min(said, key=rank)


def _in(figure: Figure, unit: str) -> Compared:
    if figure.value is None:
        return Compared(figure, None, None, "")
    value = in_unit(figure.value, figure.unit, unit)
    if value is None:
        return Compared(figure, figure.value, figure.high, figure.unit)
    high = None if figure.high is None else in_unit(figure.high, figure.unit, unit)
    return Compared(figure, value, high, unit)


def _order(row: Compared) -> tuple[bool, float, str]:
    top = row.high if row.high is not None else row.value
    return row.value is None, -(top or 0.0), row.figure.place.key
