"""Promises and outcomes put together, each target once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.figures.indicators import known
from kg.ledger.attainment import attain
from kg.ledger.figures import Document
from kg.ledger.measuring import in_unit, same_meaning, same_name, too_general, whole_period
from kg.ledger.model import Figure, Row
from kg.ledger.tables import action_class, tolerance, trait, worded

Key = tuple[str, str, str | None]
"""Place, name and period: what a target and its outcome have in common before units and measures are looked at."""

_LONG = 1
"""A target further ahead than this many years is only compared as a share, a rank, an average or an amount reached."""
_SAME = 0.005
_REACHES = ("达", "达到", "突破", "超过", "为")


@dataclass(frozen=True)
class Books:
    """All outcomes by key, and how far the knowledge of each place, and of all together, reaches (a year)."""

    outcomes: Mapping[Key, Sequence[Figure]]
    reviewed: Mapping[str, int]
    newest: int


def ledger(figures: Iterable[Figure], documents: Iterable[Document] = ()) -> list[Row]:
    """A row for every target that is not past when it is said, or is called a target; by place, period and position.

    ``documents`` are the reports the figures come from: they tell how far the knowledge of each place reaches. A figure
    said twice in one report is one target. Where nothing can be said for sure, the row says why.
    """
    figures = list(figures)
    books = _books(figures, documents)
    rows = [_row(target, others, books) for target, others in _targets(figures)]
    return sorted(rows, key=lambda r: (r.target.place.key, r.target.period or "", r.target.report, r.target.start))


def end_year(period: str | None) -> int:
    """The last year of a period, 0 for none.

    >>> end_year("2021/2025"), end_year("2021-Q1")
    (2025, 2021)
    """
    return int(period.split("/")[-1][:4]) if period else 0


def _books(figures: Iterable[Figure], documents: Iterable[Document]) -> Books:
    outcomes: dict[Key, list[Figure]] = defaultdict(list)
    reviewed: dict[str, int] = defaultdict(int)
    newest = 0
    for document in documents:
        newest = max(newest, document.plans - 1)
        if document.place:
            reviewed[document.place.key] = max(reviewed[document.place.key], document.plans - 1)
    for figure in figures:
        if figure.statistics:
            reviewed[figure.place.key] = max(reviewed[figure.place.key], figure.plans - 1)
        if figure.kind != "target":
            outcomes[_key(figure)].append(figure)
    return Books(outcomes, reviewed, newest)


def _key(figure: Figure) -> Key:
    return figure.place.key, same_name(figure), figure.period


def _targets(figures: Iterable[Figure]) -> list[tuple[Figure, list[Figure]]]:
    """Each target once a report, with what else the report says of it; parts that plan before parts that review."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind == "target" and figure.period and (end_year(figure.period) >= figure.plans or _recalled(figure)):
            meaning = (_meaning(figure), figure.measure, figure.scope)
            groups[(figure.report, *_key(figure), *meaning)].append(figure)
    found = []
    for group in groups.values():
        planning = [figure for figure in group if figure.stance == "plan"] or group
        hedged = [figure for figure in planning if figure.comparator != "eq"]
        if hedged and planning[0].known:  # targets are hedged; an exact figure beside one is of the year before
            planning = hedged
        first = planning[0]
        others = [figure for figure in planning[1:] if not _same_value(first, figure)]
        found.append((first, others))
        found += [(other, planning) for other in _distinct(others)]
    return found


def _recalled(figure: Figure) -> bool:
    """A target of a year that is over, called so: 拼搏目标调为0.8%. Other past targets are mostly what was reached."""
    return "目标" in figure.printed or "目标" in figure.part


def _meaning(figure: Figure) -> str:
    """The verb's class, with verbs that say the same put together."""
    class_ = action_class(figure.action)
    return "plain" if class_ == "done" and not trait(figure.name).stock else class_


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:
        if not any(_same_value(figure, other) for other in kept):
            kept.append(figure)
    return kept


def _same_value(one: Figure, other: Figure) -> bool:
    if one.value is None or other.value is None:
        return one.words == other.words
    if one.high != other.high:
        return False
    value = in_unit(other.value, other.unit, one.unit)
    return value is not None and abs(value - one.value) <= _SAME * max(abs(value), abs(one.value))


def _row(target: Figure, others: Sequence[Figure], books: Books) -> Row:
    due = end_year(target.period) <= books.newest or end_year(target.period) <= books.reviewed[target.place.key]
    if target.suspect:
        return _none(target, "suspect", due)
    if others:
        return _none(target, "contradictory_target", due)
    if too_general(target):
        return _none(target, "too_general", due)
    if target.value is None:
        return _worded(target, books, due)
    return _measured(target, books, due)


def _none(target: Figure, reason: str, due: bool) -> Row:
    if not due:
        return Row(target, None, None, "not_due", "period_ahead")
    return Row(target, None, None, "not_reported", reason)


def _measured(target: Figure, books: Books, due: bool) -> Row:
    candidates = _candidates(target, books)
    usable = [figure for figure in candidates if _comparable(target, figure)]
    if usable:
        return _decide(target, usable, due)
    return (
        _converted(target, books) or _parts(target, books) or _none(target, _why_none(target, candidates, books), due)
    )


def _candidates(target: Figure, books: Books) -> list[Figure]:
    """What is said of the same thing, place and period, by documents that can know it."""
    found = books.outcomes.get(_key(target), ())
    return [figure for figure in found if figure.plans > end_year(target.period)]


def _comparable(target: Figure, figure: Figure) -> bool:
    return (
        figure.measure == target.measure
        and figure.value is not None
        and not figure.suspect
        and same_meaning(target, figure)
        and whole_period(figure)
        and whole_period(target)
        and _near_enough(target)
        and in_unit(figure.value, figure.unit, target.unit) is not None
    )


def _near_enough(target: Figure) -> bool:
    """Whether a target is of one year for sure: further ahead, many are sums over the plan, but not what is to 达到."""
    ahead = end_year(target.period) - target.plans
    if ahead <= _LONG or target.measure in ("share", "rank", "avg_growth") or trait(target.name).stock:
        return True
    indicator = known(target.name) if target.known else None
    amount = indicator is not None and indicator.dimension == "money" and target.measure == "level"
    return amount and target.part.rstrip().endswith(_REACHES)


def _decide(target: Figure, usable: Sequence[Figure], due: bool) -> Row:
    best = _best(target, usable)
    if best is None:
        return _none(target, "contradictory_outcome", due)
    assert best.value is not None and target.value is not None
    value = in_unit(best.value, best.unit, target.unit)
    assert value is not None
    method = "statistics" if best.statistics else "estimate" if best.kind == "estimate" else "same_measure"
    if best.high is not None:
        return _none(target, "bounded", due)
    high = target.high if target.high is not None else target.value
    attainment = attain(
        target.name, (target.value, high), target.comparator, value, best.comparator, measure=target.measure
    )
    if attainment is None:
        return Row(target, best, value, "not_reported", "bounded")
    return Row(target, best, value, attainment, method)


def _best(target: Figure, usable: Sequence[Figure]) -> Figure | None:
    """The outcome to trust: actual before estimated, the report that reviews the year before later ones, tables last.

    None where one report gives several values.
    """

    def rank(figure: Figure) -> tuple[bool, bool, int, str]:
        return figure.kind != "actual", figure.statistics, figure.plans, figure.report

    first = min(usable, key=lambda f: (*rank(f), f.start))
    rivals = [figure for figure in usable if rank(figure) == rank(first)]
    exact = [figure for figure in rivals if figure.comparator == first.comparator]
    return first if all(_same_value(first, figure) for figure in exact) else None


def _converted(target: Figure, books: Books) -> Row | None:
    """Growth from this year's level and the last, or the level that a growth target asks for, where that is allowed."""
    if not trait(target.name).level_from_growth or target.value is None or not (target.period or "").isdigit():
        return None
    if target.measure not in ("growth", "level") or target.high is not None or not whole_period(target):
        return None
    if not _near_enough(target):
        return None
    year = int(target.period or 0)
    base = _level(target, books, year - 1)
    if base is None or base.value is None:
        return None
    if target.measure == "growth":
        now = _level(target, books, year)
        level = in_unit(now.value, now.unit, base.unit) if now and now.value is not None else None
        if now is None or level is None or base.value <= 0:
            return None
        growth = round((level / base.value - 1) * 100, 2)
        slack = tolerance("computed").absolute
        attainment = attain(target.name, (target.value, target.value), target.comparator, growth, slack=slack)
        return Row(target, now, growth, attainment, "growth_from_base") if attainment else None
    grown = _growth(target, books)
    if grown is None or grown.value is None:
        return None
    value = in_unit(base.value * (1 + grown.value / 100), base.unit, target.unit)
    if value is None:
        return None
    slack = abs(value) * tolerance("computed").absolute / 100
    attainment = attain(target.name, (target.value, target.value), target.comparator, value, slack=slack)
    return Row(target, grown, round(value, 4), attainment, "level_from_base") if attainment else None


def _level(target: Figure, books: Books, year: int) -> Figure | None:
    return _single(target, books, str(year), "level")


def _growth(target: Figure, books: Books) -> Figure | None:
    return _single(target, books, target.period or "", "growth")


def _single(target: Figure, books: Books, period: str, measure: str) -> Figure | None:
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
    return _best(target, found) if found else None


def _parts(target: Figure, books: Books) -> Row | None:
    """A target for 城乡居民 together, where town and country are each given: it is met when the lower one meets it."""
    indicator = known(target.name)
    if not indicator or not indicator.split or target.measure != "growth" or target.value is None:
        return None
    found = []
    for part in indicator.split:
        candidates = books.outcomes.get((target.place.key, part, target.period), ())
        usable = [f for f in candidates if f.plans > end_year(target.period) and _comparable(target, f)]
        best = _best(target, usable) if usable else None
        if best is None or best.value is None or best.comparator != "eq":
            return None
        found.append(best)
    lowest = min(found, key=lambda f: f.value or 0.0)
    high = target.high if target.high is not None else target.value
    attainment = attain(target.name, (target.value, high), target.comparator, lowest.value or 0.0)
    if attainment in ("met", "exceeded"):
        return Row(target, lowest, lowest.value, attainment, "parts")
    return None


def _worded(target: Figure, books: Books, due: bool) -> Row:
    """Income is to grow with the economy: set one growth against the other."""
    reference = worded().get((target.words or "").strip())
    if reference is None or target.measure == "level":
        return _none(target, "wording", due)
    own = _growth_of(target, target.name, books)
    other = _growth_of(target, reference, books)
    if own is None or other is None or own.value is None or other.value is None:
        return _none(target, _why_none(target, _candidates(target, books), books) if own is None else "wording", due)
    difference = own.value - other.value
    allowed = tolerance("synced").absolute
    attainment = "missed" if difference < -allowed else "met" if difference <= allowed else "exceeded"
    return Row(target, own, own.value, attainment, "worded")  # type: ignore[arg-type]


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
    return _best(target, found) if found else None


def _why_none(target: Figure, candidates: Sequence[Figure], books: Books) -> str:
    """The reason that there is no outcome, the most telling first."""
    if books.reviewed[target.place.key] < end_year(target.period):
        return "no_later_report"
    if not candidates:
        return "not_named"
    measured = [figure for figure in candidates if figure.measure == target.measure]
    if not measured:
        return "other_measure"
    meant = [figure for figure in measured if same_meaning(target, figure)]
    if not meant:
        return "other_meaning"
    whole = [figure for figure in meant if whole_period(figure)]
    if not whole or not whole_period(target) or not _near_enough(target):
        return "part_period"
    return "suspect" if all(figure.suspect for figure in whole) else "other_unit"
