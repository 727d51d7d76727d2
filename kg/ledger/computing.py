"""Outcomes that no report prints as such, worked out of those that are printed."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from kg.extraction.figures.indicators import known
from kg.ledger.attainment import attain
from kg.ledger.measuring import extent, in_unit, same_name, whole_period
from kg.ledger.model import Attainment, Figure, Row
from kg.ledger.outcomes import Books, answers, best, comparable, end_year, near_enough, single
from kg.ledger.tables import reference_of, tolerance, trait


def computed(target: Figure, books: Books) -> Row | None:
    """The row of a target in numbers whose outcome follows from figures of other years, measures or parts.

    None where nothing follows for sure. The row shows the last of the figures, and what they give as its value.
    """
    if target.value is None:
        return None
    return (
        _from_base(target, books)
        or _parts(target, books)
        or _of_the_span(target, books)
        or _sum_of_years(target, books)
        or _mean_of_years(target, books)
    )


def set_against(target: Figure, books: Books) -> Row | None:
    """The row of a target in words that sets one growth against another: income is to grow with the economy."""
    reference = reference_of(target.words or "")
    if reference is None or target.measure == "level" or not near_enough(target):
        return None
    own = _growth_of(target, target.name, books)
    other = _growth_of(target, reference.indicator, books)
    if own is None or other is None or own.value is None or other.value is None:
        return None
    difference = own.value - other.value
    allowed = tolerance("synced").absolute
    attainment: Attainment = "met" if difference > 0 else "missed"
    if not reference.above:
        attainment = "missed" if difference < -allowed else "met" if difference <= allowed else "exceeded"
    return Row(target, own, own.value, attainment, "worded")


def _from_base(target: Figure, books: Books) -> Row | None:
    """Growth from this year's level and the last, or the level that a growth target asks for, where that is allowed."""
    if not trait(target.name).level_from_growth or not (target.period or "").isdigit():
        return None
    if target.measure not in ("growth", "level") or target.high is not None or not whole_period(target):
        return None
    if not near_enough(target):
        return None
    year = int(target.period or 0)
    base = single(target, books, str(year - 1), "level")
    if base is None or base.value is None:
        return None
    if target.measure == "growth":
        now = single(target, books, str(year), "level")
        level = in_unit(now.value, now.unit, base.unit) if now and now.value is not None else None
        if now is None or level is None or base.value <= 0:
            return None
        slack = tolerance("computed").absolute
        return _judged(target, now, round((level / base.value - 1) * 100, 2), "growth_from_base", slack)
    grown = single(target, books, str(year), "growth")
    if grown is None or grown.value is None:
        return None
    value = in_unit(base.value * (1 + grown.value / 100), base.unit, target.unit)
    if value is None:
        return None
    return _judged(target, grown, round(value, 4), "level_from_base", abs(value) * tolerance("computed").absolute / 100)


def _parts(target: Figure, books: Books) -> Row | None:
    """A target for 城乡居民 together, where town and country are each given: it is met when the lower one meets it."""
    indicator = known(target.name)
    if not indicator or not indicator.split or target.measure != "growth":
        return None
    found = []
    for part in indicator.split:
        said = books.outcomes.get((target.place.key, part, target.period), ())
        usable = [f for f in said if f.plans > end_year(target.period) and comparable(target, f)]
        chosen = best(usable) if usable else None
        if chosen is None or chosen.value is None or chosen.comparator != "eq":
            return None
        found.append(chosen)
    lowest = min(found, key=lambda f: f.value or 0.0)
    row = _judged(target, lowest, lowest.value or 0.0, "parts")
    return row if row and row.attainment in ("met", "exceeded") else None


def _of_the_span(target: Figure, books: Books) -> Row | None:
    """A target for the last year of a plan, where the later report speaks of the years of the plan.

    By 2020 so many new ones are what came in 2016/2020; to reach so much by 2020 is what 2016/2020 led to.
    """
    end = target.period or ""
    means = extent(target)
    if target.measure != "level" or not end.isdigit() or int(end) - target.plans < 2 or not means:
        return None
    usable = [
        figure
        for period in _spans(target, means)
        for figure in books.outcomes.get((target.place.key, same_name(target), period), ())
        if figure.plans > int(end) and extent(figure) == means and answers(target, figure)
    ]
    chosen = best(usable) if usable else None
    value = in_unit(chosen.value, chosen.unit, target.unit) if chosen and chosen.value is not None else None
    if chosen is None or value is None or chosen.high is not None:
        return None
    return _judged(target, chosen, value, "same_span", comparator=chosen.comparator)


def _spans(target: Figure, means: str) -> Sequence[str]:
    """The spans that end with the year of a target: for a sum the one that begins with the year of the plan."""
    end = int(target.period or 0)
    first = [target.plans] if means == "sum" else range(end - 4, end - 1)
    return [f"{start}/{end}" for start in first]


def _sum_of_years(target: Figure, books: Books) -> Row | None:
    """A sum over several years, where each year of them is given."""
    years = _years(target)
    if target.measure != "level" or extent(target) != "sum" or not years:
        return None
    found = [single(target, books, str(year), "level") for year in years]
    values = [in_unit(f.value, f.unit, target.unit) for f in found if f and f.value is not None]
    numbers = [value for value in values if value is not None]
    last = found[-1]
    if last is None or len(numbers) < len(years):
        return None
    return _judged(target, last, round(sum(numbers), 4), "sum_of_years")


def _mean_of_years(target: Figure, books: Books) -> Row | None:
    """An average growth over several years, where the growth of each is given."""
    years = _years(target)
    if target.measure != "avg_growth" or not years:
        return None
    found = [single(target, books, str(year), "growth") for year in years]
    factors = [1 + f.value / 100 for f in found if f and f.value is not None]
    last = found[-1]
    if last is None or len(factors) < len(years) or min(factors) <= 0:
        return None
    mean = round((prod(factors) ** (1 / len(factors)) - 1) * 100, 2)
    return _judged(target, last, mean, "mean_of_years", tolerance("computed").absolute)


def _years(target: Figure) -> range:
    """The years of a span, none for a single year."""
    first, _, last = (target.period or "").partition("/")
    return range(int(first), int(last) + 1) if first.isdigit() and last.isdigit() else range(0)


def _judged(
    target: Figure, outcome: Figure, value: float, method: str, slack: float = 0.0, comparator: str = "eq"
) -> Row | None:
    assert target.value is not None
    ends = (target.value, target.high if target.high is not None else target.value)
    attainment = attain(target.name, ends, target.comparator, value, comparator, slack, target.measure)
    return Row(target, outcome, value, attainment, method) if attainment else None


def _growth_of(target: Figure, name: str, books: Books) -> Figure | None:
    measure = "avg_growth" if "/" in (target.period or "") else "growth"
    found = [
        figure
        for figure in books.outcomes.get((target.place.key, name, target.period), ())
        if figure.measure == measure
        and figure.comparator == "eq"
        and figure.value is not None
        and not figure.suspect
        and figure.scope == target.scope
        and figure.plans > end_year(target.period)
        and whole_period(figure)
    ]
    return best(found) if found else None
