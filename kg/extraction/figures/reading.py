"""From a report to its observations: numbers, what they are said of, when, and whether done or promised."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.extraction.figures.grammar import read_sentence
from kg.extraction.figures.indicators import known
from kg.extraction.figures.kinds import Estimates, kind_of
from kg.extraction.figures.normal import damage, reading_copy
from kg.extraction.figures.periods import Clock, Moment, end_of, moments, span_of, year_before
from kg.extraction.figures.quantities import Quantity, read_quantities
from kg.extraction.figures.refusals import INDEX
from kg.extraction.figures.said import Said
from kg.extraction.model import Dropped, Mention, Observation, Value
from kg.reports.model import Report, Section, Sentence


def read_figures(report: Report, names: Sequence[Mention] = ()) -> tuple[tuple[Observation, ...], tuple[Dropped, ...]]:
    """The figures of a report in the order of its text, and the numbers set aside with the reason.

    ``names`` are the entities found: their spans yield no figures (5G, 地铁6号线), and a place or firm before an
    indicator becomes its ``scope``. Offsets are code points into ``report.text``.
    """
    copy = reading_copy(report.text)
    covered = [(name.start, name.end) for name in names] + [(part.start, part.end) for part in report.furniture]
    quantities, dropped = read_quantities(copy, covered)
    numbers = [q.number for q in quantities]
    clock, places = Clock.of(report), _Scopes(report, names)
    observations: list[Observation] = []
    for sentence in report.sentences:
        own = quantities[bisect_left(numbers, sentence.start) : bisect_left(numbers, sentence.end)]
        if not own:
            continue
        section = report.sections[sentence.section]
        said, unsaid = read_sentence(copy, sentence.start, sentence.end, own)
        dropped += unsaid
        observations += _observations(report, copy, sentence, section, said, clock, places)
    return tuple(observations), tuple(sorted(dropped, key=lambda d: (d.start, d.end, d.rule)))


class _Scopes:
    """The places and firms of a report other than its issuer, by where they end."""

    def __init__(self, report: Report, names: Sequence[Mention]) -> None:
        own = report.place
        self.names = sorted(
            (n.end, n.start, n.text)
            for n in names
            if n.type in ("Place", "Enterprise", "Institution")
            and not n.nested
            and own
            and n.name not in own
            and own not in n.name
        )
        self.ends = [end for end, _, _ in self.names]

    def before(self, start: int, end: int) -> tuple[int, str] | None:
        """The name that begins at ``start`` or stands right before it; with where the indicator then begins."""
        at = bisect_left(self.ends, start)
        for name_end, name_start, text in self.names[at : bisect_right(self.ends, end - 1)]:
            if name_end == start or name_start <= start < name_end < end:
                return name_end, text
        return None


def _observations(
    report: Report, copy: str, sentence: Sentence, section: Section, said: list[Said], clock: Clock, places: _Scopes
) -> Iterator[Observation]:
    times = list(moments(copy, sentence.start, sentence.end, clock, section))
    estimates = Estimates(copy, sentence.start, sentence.end)
    for item in said:
        quantity = item.quantity
        moment = _moment(times, quantity.start)
        period = _period(item, moment, times, section)
        kind = kind_of(copy, sentence, section, item, moment, period, estimates, clock)
        start, scope, canonical = item.start, None, item.canonical
        if found := places.before(start, item.end):
            start, scope = found
            if canonical is None and (indicator := known(copy[start : item.end])):
                canonical = indicator.name
        if scope is None and item.scope:
            scope = report.text[slice(*item.scope)]
        text = report.text[quantity.start : quantity.end]
        reason = quantity.reason or _damage(report.text, quantity, copy[start : item.end])
        observation = Observation(
            start=quantity.start,
            end=quantity.end,
            text=text,
            indicator=report.text[start : item.end],
            indicator_start=start,
            indicator_end=item.end,
            canonical=canonical,
            value=_value(quantity.value, item.sign),
            unit=_printed_unit(report.text, copy, quantity),
            comparator=quantity.comparator,
            measure=item.measure,
            kind=kind,
            period=period,
            rule=item.rule,
            scope=scope,
            action=item.action,
            suspect=reason is not None,
            reason=reason,
            cue=copy[item.end : quantity.start].strip() if item.end <= quantity.start <= item.end + 12 else "",
        )
        yield _with_id(report.id, observation)


def _with_id(report: str, o: Observation) -> Observation:
    key = "\x1f".join(
        map(
            str,
            (
                o.start,
                o.end,
                o.indicator_start,
                o.indicator_end,
                o.text,
                o.value,
                o.unit,
                o.comparator,
                o.measure,
                o.kind,
                o.period,
            ),
        )
    )
    object.__setattr__(o, "id", f"{report}/o-{hashlib.sha256(key.encode()).hexdigest()[:12]}")
    return o


def _printed_unit(text: str, copy: str, quantity: Quantity) -> str:
    """The unit in the characters of the text (％, 台（套）), unless they are damaged."""
    at = copy.find(quantity.unit, quantity.number, quantity.end) if quantity.unit else -1
    printed = text[at : at + len(quantity.unit)] if at >= 0 else quantity.unit
    return printed if reading_copy(printed) == quantity.unit else quantity.unit


def _value(value: Value, sign: int) -> Value:
    if isinstance(value, float):
        return sign * value
    if isinstance(value, tuple) and sign < 0:
        return -value[1], -value[0]
    return value


def _damage(text: str, quantity: Quantity, indicator: str) -> str | None:
    for printed, reads in damage().items():
        if printed in text[quantity.number : quantity.end + len(printed) - 1]:
            return f"{reads} is printed as {printed}"
    if quantity.form == "bare" and not quantity.unit and not INDEX.search(indicator):
        return "its unit is missing"
    return None


def _moment(times: list[Moment], at: int) -> Moment | None:
    """The time expression that governs a number at ``at``: the last before it that does not belong to an earlier number."""
    chosen = None
    for moment in times:
        if moment.end > at:
            break
        if (not moment.attributive or at - moment.end <= 2) and (moment.until is None or at <= moment.until):
            chosen = moment
    return chosen


def _period(item: Said, moment: Moment | None, times: list[Moment], section: Section) -> str | None:
    if item.quantity.unit == "年":
        return None
    period = moment.period if moment else section.period
    if item.role == "from" and (moment is None or not moment.attributive):
        return year_before(period)
    if item.measure == "avg_growth":
        return span_of(period, section)
    if item.role == "to":
        return end_of(period)
    if section.stance == "plan":
        return period if moment and moment.whole else end_of(period)
    if period == section.period and period and "/" in period and item.done and item.measure == "level":
        last = end_of(period)
        if any(m.period == last for m in times):
            return last
    return period
