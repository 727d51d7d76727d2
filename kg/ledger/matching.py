"""Promises and outcomes put together, each target once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.ledger.attainment import attain
from kg.ledger.computing import computed, set_against
from kg.ledger.figures import Document
from kg.ledger.measuring import at_other_prices, in_unit, is_given, same_meaning, too_general, whole_period
from kg.ledger.model import Figure, Row
from kg.ledger.outcomes import Books, best, books_of, candidates, comparable, end_year, key, near_enough, same_value
from kg.ledger.tables import action_class, trait


def ledger(figures: Iterable[Figure], documents: Iterable[Document] = ()) -> list[Row]:
    """A row for every target that is not past when it is said, or is called a target; by place, period and position.

    ``documents`` are the reports the figures come from: they tell how far the knowledge of each place reaches. A figure
    said twice in one report is one target. Where nothing can be said for sure, the row says why.
    """
    figures = list(figures)
    books = books_of(figures, documents)
    rows = [_row(target, others, books) for target, others in _targets(figures)]
    return sorted(rows, key=lambda r: (r.target.place.key, r.target.period or "", r.target.report, r.target.start))


def _targets(figures: Iterable[Figure]) -> list[tuple[Figure, list[Figure]]]:
    """Each target once a report, with what else the report says of it; parts that plan before parts that review."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if is_given(figure):
            continue
        if figure.kind == "target" and figure.period and (end_year(figure.period) >= figure.plans or _recalled(figure)):
            meaning = (_meaning(figure), figure.measure, figure.scope)
            groups[(figure.report, *key(figure), *meaning)].append(figure)
    found = []
    for group in groups.values():
        planning = [figure for figure in group if figure.stance == "plan"] or group
        hedged = [figure for figure in planning if figure.comparator != "eq"]
        if hedged and planning[0].known:  # targets are hedged; an exact figure beside one is of the year before
            planning = hedged
        first = planning[0]
        others = [figure for figure in planning[1:] if not same_value(first, figure)]
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
        if not any(same_value(figure, other) for other in kept):
            kept.append(figure)
    return kept


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
    said = candidates(target, books)
    usable = [figure for figure in said if comparable(target, figure)]
    if usable:
        return _decide(target, usable, due)
    return computed(target, books) or _none(target, _why_none(target, said, books), due)


def _worded(target: Figure, books: Books, due: bool) -> Row:
    said = candidates(target, books)
    return set_against(target, books) or _none(target, "wording" if said else _why_none(target, said, books), due)


def _decide(target: Figure, usable: Sequence[Figure], due: bool) -> Row:
    found = best(usable)
    if found is None:
        return _none(target, "contradictory_outcome", due)
    assert found.value is not None and target.value is not None
    value = in_unit(found.value, found.unit, target.unit)
    assert value is not None
    method = "statistics" if found.statistics else "estimate" if found.kind == "estimate" else "same_measure"
    if found.high is not None:
        return _none(target, "bounded", due)
    high = target.high if target.high is not None else target.value
    attainment = attain(
        target.name, (target.value, high), target.comparator, value, found.comparator, measure=target.measure
    )
    if attainment is None:
        return Row(target, found, value, "not_reported", "bounded")
    return Row(target, found, value, attainment, method)


def _why_none(target: Figure, said: Sequence[Figure], books: Books) -> str:
    """The reason that there is no outcome, the most telling first."""
    if not said:
        return "not_named" if end_year(target.period) in books.looked_back[target.place.key] else "no_later_report"
    measured = [figure for figure in said if figure.measure == target.measure]
    if not measured:
        return "other_measure"
    meant = [figure for figure in measured if same_meaning(target, figure)]
    if not meant:
        return "other_meaning"
    if any(at_other_prices(target) != at_other_prices(figure) for figure in meant):
        return "other_prices"
    whole = [figure for figure in meant if whole_period(figure)]
    if not whole or not whole_period(target) or not near_enough(target):
        return "part_period"
    return "suspect" if all(figure.suspect for figure in whole) else "other_unit"
