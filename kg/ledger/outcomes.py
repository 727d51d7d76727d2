"""Outcomes by place, name and period, and which of them answer a target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.figures.indicators import known
from kg.ledger.figures import Document
from kg.ledger.measuring import at_other_prices, extent, in_unit, same_meaning, same_name, whole_period
from kg.ledger.model import Figure
from kg.ledger.tables import trait

Key = tuple[str, str, str | None]
"""Place, name and period: what a target and its outcome have in common before units and measures are looked at."""

_LONG = 1
"""A target further ahead than this many years is only compared as a share, a rank, an average or an amount reached."""
_SAME = 0.005


@dataclass(frozen=True)
class Books:
    """All outcomes by key, and how far the knowledge of each place, and of all together, reaches (a year).

    ``looked_back`` are the years of each place that a report, not only a table, looks back on.
    """

    outcomes: Mapping[Key, Sequence[Figure]]
    reviewed: Mapping[str, int]
    looked_back: Mapping[str, Collection[int]]
    newest: int


def end_year(period: str | None) -> int:
    """The last year of a period, 0 for none.

    >>> end_year("2021/2025"), end_year("2021-Q1")
    (2025, 2021)
    """
    return int(period.split("/")[-1][:4]) if period else 0


def books_of(figures: Iterable[Figure], documents: Iterable[Document]) -> Books:
    """The outcomes among ``figures``, and how far these and the ``documents`` reach."""
    outcomes: dict[Key, list[Figure]] = defaultdict(list)
    reviewed: dict[str, int] = defaultdict(int)
    looked_back: dict[str, set[int]] = defaultdict(set)
    newest = 0
    for document in documents:
        newest = max(newest, document.plans - 1)
        if document.place:
            reviewed[document.place.key] = max(reviewed[document.place.key], document.plans - 1)
            if not document.statistics:
                looked_back[document.place.key].add(document.plans - 1)
    for figure in figures:
        if figure.statistics:
            reviewed[figure.place.key] = max(reviewed[figure.place.key], figure.plans - 1)
        if figure.kind != "target":
            outcomes[key(figure)].append(figure)
    return Books(outcomes, reviewed, looked_back, newest)


def key(figure: Figure) -> Key:
    """Place, name and period of a figure."""
    return figure.place.key, same_name(figure), figure.period


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same number, or the same words, but for rounding."""
    if one.value is None or other.value is None:
        return one.words == other.words
    if one.high != other.high:
        return False
    value = in_unit(other.value, other.unit, one.unit)
    return value is not None and abs(value - one.value) <= _SAME * max(abs(value), abs(one.value))


def candidates(target: Figure, books: Books) -> list[Figure]:
    """What is said of the same thing, place and period, by documents that can know it."""
    found = books.outcomes.get(key(target), ())
    return [figure for figure in found if figure.plans > end_year(target.period)]


def comparable(target: Figure, figure: Figure) -> bool:
    """Whether a figure of the same name and period answers the target as it stands."""
    whole = whole_period(figure) and whole_period(target) and near_enough(target)
    return whole and (not spans(target) or extent(figure) == extent(target)) and answers(target, figure)


def answers(target: Figure, figure: Figure) -> bool:
    """Whether two figures of one name agree in measure, meaning and dimension; their periods are not looked at."""
    return (
        figure.measure == target.measure
        and figure.value is not None
        and not figure.suspect
        and same_meaning(target, figure)
        and at_other_prices(target) == at_other_prices(figure)
        and in_unit(figure.value, figure.unit, target.unit) is not None
    )


def near_enough(target: Figure) -> bool:
    """Whether it is known of which time a target is.

    Next year's is. Further ahead, many are sums over the plan; not shares, stocks, or amounts that are to be reached.
    Of several years, it must be told whether their sum or their end is meant.
    """
    if spans(target):
        return bool(extent(target))
    ahead = end_year(target.period) - target.plans
    if ahead <= _LONG or target.measure in ("share", "rank", "avg_growth") or trait(target.name).stock:
        return True
    indicator = known(target.name) if target.known else None
    amount = indicator is not None and indicator.dimension == "money" and target.measure == "level"
    return amount and extent(target) == "end"


def spans(figure: Figure) -> bool:
    """Whether a figure is an amount of several years."""
    return figure.measure == "level" and "/" in (figure.period or "")


def best(usable: Sequence[Figure]) -> Figure | None:
    """The outcome to trust: actual before estimated, the report that reviews the year before later ones, tables last.

    None where one report, or the tables together, give several values.
    """

    def rank(figure: Figure) -> tuple[bool, bool, int, str]:
        return figure.kind != "actual", figure.statistics, 0 if figure.statistics else figure.plans, _voice(figure)

    first = min(usable, key=lambda f: (*rank(f), f.report, f.start))
    rivals = [figure for figure in usable if rank(figure) == rank(first)]
    exact = [figure for figure in rivals if figure.comparator == first.comparator]
    return first if all(same_value(first, figure) for figure in exact) else None


def _voice(figure: Figure) -> str:
    """Who says it: a report for itself, the statistics tables with one voice."""
    return "" if figure.statistics else figure.report


def single(target: Figure, books: Books, period: str, measure: str) -> Figure | None:
    """The one exact actual figure of this measure and year."""
    found = [
        figure
        for figure in books.outcomes.get((target.place.key, same_name(target), period), ())
        if figure.measure == measure
        and figure.value is not None
        and figure.comparator == "eq"
        and figure.high is None
        and not figure.suspect
        and figure.plans > int(period)
        and figure.scope == target.scope
        and same_meaning(target, figure)
        and whole_period(figure)
    ]
    return best(found) if found else None
