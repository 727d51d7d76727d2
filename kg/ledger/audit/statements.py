"""Figures by themselves and twice: damaged ones, the same thing stated differently, ranks beyond their number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.extraction.figures.indicators import known
from kg.ledger.audit.shelf import Shelf, finding, is_plain
from kg.ledger.measuring import in_unit, same_meaning, too_general
from kg.ledger.model import Figure, Finding, Severity

_RELATIVE = {"eq": 0.005, "approx": 0.05}
_TOTAL = re.compile(r"(?:全[国省市县区]|所辖|[^\d])(\d+)个(?:县|市|区|省|地|城市|乡镇|开发区)[^，,。；;\d]*$")
_COMPARED = ("level", "growth", "share")
_MANIFOLD = 5
"""Values that many times apart are of different things under one name rather than one misprinted."""
_LARGE = 0.05
_SIMILAR = 0.67
_APART = 100
"""Characters between two places in a report; figures that stand closer belong to one statement."""


def findings(shelf: Shelf) -> Iterator[Finding]:
    """Damaged figures, contradictions, impossible ranks."""
    for figure in shelf.all:
        if figure.suspect:
            yield finding("damaged", "medium", (figure,), figure.value, None, figure.unit, figure.reason)
        elif figure.measure == "rank":
            yield from _rank(figure)
    for group in _same_things(shelf):
        yield from _contradictions(group)


def _rank(figure: Figure) -> Iterator[Finding]:
    total = _TOTAL.search(figure.part)
    if total and figure.value is not None and figure.value > int(total[1]):
        yield finding("rank_and_total", "high", (figure,), figure.value, float(total[1]), "位")


def _same_things(shelf: Shelf) -> Iterator[Sequence[Figure]]:
    """Figures of one thing at one time; a level said of a span of years is taken for its last year."""
    groups: dict[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    for (place, name, measure, period), figures in shelf.groups():
        if measure in _COMPARED:
            last = period.split("/")[-1] if measure == "level" else period
            groups[place, name, measure, last] += [f for f in figures if is_plain(f) and not too_general(f)]
    return iter(groups.values())


def _contradictions(group: Sequence[Figure]) -> Iterator[Finding]:
    """The pairs that cannot both be right, each value once."""
    seen: set[tuple[float | None, float | None]] = set()
    ordered = sorted(group, key=lambda f: (f.report, f.start))
    for one, other in combinations(ordered, 2):
        if not one.known or not same_meaning(one, other) or not _two_places(one, other):
            continue
        if one.period != other.period and not _passed_on_the_way(one, other):
            continue
        value = in_unit(other.value or 0.0, other.unit, one.unit)
        pair = (one.value, value)
        if value is None or one.value is None or pair in seen or _agree(one, other, value):
            continue
        seen.add(pair)
        yield finding("stated_twice", _severity(one, other, value), (one, other), one.value, value, one.unit)


def _two_places(one: Figure, other: Figure) -> bool:
    return one.report != other.report or abs(one.start - other.start) > _APART


def _passed_on_the_way(one: Figure, other: Figure) -> bool:
    """Whether a bound passed in a span of years (突破3000亿) may be set against the last of them."""
    indicator = known(one.name)
    value = in_unit(other.value or 0.0, other.unit, one.unit)
    if "ge" not in (one.comparator, other.comparator) or not indicator or indicator.dimension != "money" or not value:
        return False
    return one.value is not None and _SIMILAR < one.value / value < 1 / _SIMILAR


def _agree(one: Figure, other: Figure, value: float) -> bool:
    """Whether both can be true, with what 左右 and rounding allow."""
    assert one.value is not None
    slack = max(_RELATIVE.get(f.comparator, _RELATIVE["eq"]) for f in (one, other)) * max(abs(value), abs(one.value))
    bounds = {one.comparator, other.comparator}
    if bounds & {"ge", "le"}:
        if bounds == {"ge"} or bounds == {"le"}:
            return True
        bound, exact = (one.value, value) if one.comparator in ("ge", "le") else (value, one.value)
        over = one.comparator == "ge" or other.comparator == "ge"
        return exact >= bound - slack if over else exact <= bound + slack
    return abs(one.value - value) <= max(slack, _last_digit(one), _last_digit(other))


def _last_digit(figure: Figure) -> float:
    """Half a unit of the last printed digit, in the figure's own unit."""
    number = re.search(r"\d+(?:\.(\d+))?", figure.quote)
    return 0.5 * 10.0 ** -len(number[1] or "") if number else 0.0


def _severity(one: Figure, other: Figure, value: float) -> Severity:
    assert one.value is not None
    if one.report != other.report or one.period != other.period:
        return "low" if one.report != other.report else "medium"
    if not value or not 1 / _MANIFOLD < abs(one.value / value) < _MANIFOLD:
        return "low"
    return "high" if abs(one.value - value) > _LARGE * abs(one.value) else "medium"
