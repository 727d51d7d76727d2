"""From a report to its observations: numbers, what they are said of, when, and whether done or promised."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from kg.extraction.figures.commitments import commitment
from kg.extraction.figures.grammar import read_sentence
from kg.extraction.figures.indicators import known
from kg.extraction.figures.kinds import Estimates, kind_of
from kg.extraction.figures.normal import damage, reading_copy
from kg.extraction.figures.nouns import between_quotes
from kg.extraction.figures.periods import Clock, Moment, looks_ahead, moment_at, moments, period_of, turned_back
from kg.extraction.figures.quantities import read_quantities
from kg.extraction.figures.quantity import Quantity
from kg.extraction.figures.refusals import INDEX
from kg.extraction.figures.said import Said
from kg.extraction.figures.scopes import Scopes, whole_area, zone_of
from kg.extraction.model import Dropped, Mention, Observation, Value
from kg.reports.model import Report, Section, Sentence


def read_figures(report: Report, names: Sequence[Mention] = ()) -> tuple[tuple[Observation, ...], tuple[Dropped, ...]]:
    """The figures of a report in the order of its text, and the numbers set aside with the reason.

    ``names`` are the entities found: their spans yield no figures (5G, 地铁6号线), and a place or firm before an
    indicator becomes its ``scope``. Offsets are code points into ``report.text``.
    """
    copy = reading_copy(report.text) + "\n"  # so that there is always a next character
    covered = [(name.start, name.end) for name in names] + [(part.start, part.end) for part in report.furniture]
    quantities, dropped = read_quantities(copy, covered)
    numbers = [q.number for q in quantities]
    clock, places = Clock.of(report), Scopes(report.place, names, report.place_code)
    observations: list[Observation] = []
    carried: Said | None = None
    back: str | None = None
    end = 0
    for sentence in report.sentences:
        if "\n" in copy[end : sentence.start] or looks_ahead(copy, sentence.start, sentence.end):
            back = None
        back, end = turned_back(copy, sentence.start, sentence.end, clock) or back, sentence.end
        own = quantities[bisect_left(numbers, sentence.start) : bisect_left(numbers, sentence.end)]
        if not own:
            continue
        section = report.sections[sentence.section]
        near = carried if carried and "\n" not in copy[carried.quantity.end : sentence.start].strip() else None
        said, unsaid = read_sentence(copy, sentence.start, sentence.end, own, near, partial(places.named, copy))
        carried = said[-1] if said else None
        dropped += unsaid
        observations += _observations(report, copy, sentence, section, said, clock, places, back)
    return tuple(observations), tuple(sorted(dropped, key=lambda d: (d.start, d.end, d.rule)))


def _observations(
    report: Report,
    copy: str,
    sentence: Sentence,
    section: Section,
    said: list[Said],
    clock: Clock,
    places: Scopes,
    back: str | None,
) -> Iterator[Observation]:
    times = list(moments(copy, sentence.start, sentence.end, clock, section))
    if back and not times and section.stance == "plan":
        times = [Moment(sentence.start, sentence.start, back, attributive=False)]
    estimates = Estimates(copy, sentence.start, sentence.end)
    zone: tuple[int, int] | None = None
    begun: str | None = None
    ended: Moment | None = None
    for item in said:
        quantity = item.quantity
        moment = moment_at(times, quantity.start)
        period = period_of(item, moment, times, section, clock)
        if item.role == "from":
            if moment and moment is ended:
                period = begun  # 由2002年的3户增加到2007年的9户，又由|2户增加到…: as the change before
            begun = period
        elif item.role == "to":
            ended = moment
        apart = None if item.rule == "figure.invest" else places.split(copy, item.start, item.end)
        start, holder = (apart[0], item.scope or apart[1]) if apart else (item.start, item.scope)
        holder = holder or places.of_clause_before(copy, sentence.start, start, item.end)
        zone = None if whole_area(copy, sentence.start, start) else zone_of(copy, start, item.end) or zone
        if zone and zone[0] < start and known(copy[start : item.end]):
            holder = holder or zone
        start, end = between_quotes(copy, start, item.end)
        canonical = item.canonical
        if canonical is None and start > item.start and (indicator := known(copy[start : item.end])):
            canonical = indicator.name
        reason = quantity.reason or _damage(report.text, quantity, copy[start : item.end])
        kind = kind_of(copy, sentence, section, item, moment, period, estimates, clock)
        observation = Observation(
            start=quantity.start,
            end=quantity.end,
            text=report.text[quantity.start : quantity.end],
            indicator=report.text[start:end],
            indicator_start=start,
            indicator_end=end,
            canonical=canonical,
            value=_value(quantity.value, item.sign),
            unit=_printed_unit(report.text, copy, quantity),
            comparator=quantity.comparator,
            measure=item.measure,
            kind=kind,
            period=period,
            rule=item.rule,
            scope=report.text[slice(*holder)] if holder else None,
            action=item.action,
            commitment=commitment(copy[sentence.start : quantity.start]) if kind == "target" else None,
            suspect=reason is not None,
            reason=reason,
            cue=copy[item.end : quantity.start].strip() if item.end <= quantity.start <= item.end + 12 else "",
        )
        yield _with_id(report.id, observation)


def _with_id(report: str, o: Observation) -> Observation:
    """The observation with an id made of the report and all that tells it from others."""
    told = (o.start, o.end, o.indicator_start, o.indicator_end, o.text, o.value, o.unit, o.comparator, o.measure)
    key = "\x1f".join(map(str, (*told, o.kind, o.period)))
    return replace(o, id=f"{report}/o-{hashlib.sha256(key.encode()).hexdigest()[:12]}")


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
            return f"{reads} 印成了 {printed}"
    if quantity.form == "bare" and not quantity.unit and not INDEX.search(indicator):
        return "缺少单位"
    return None
