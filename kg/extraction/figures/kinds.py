"""Whether a figure is done, expected or promised."""

from __future__ import annotations

import re

from kg.extraction.figures.periods import Clock, Moment
from kg.extraction.figures.said import Said
from kg.extraction.figures.words import alternation, words
from kg.reports.model import Section, Sentence

_ESTIMATE = re.compile(rf"(?<![于比超出])(?:{alternation(words('estimate'))})(?!寿命|目标|性)")
_PROMISE = re.compile(alternation(words("promise")))


class Estimates:
    """Where 预计 governs: to the end of the sentence, past ； only while clauses have no verb of their own."""

    def __init__(self, copy: str, start: int, end: int) -> None:
        match = _ESTIMATE.search(copy, start, end)
        self.since = match.start() if match else None
        self.copy = copy

    def govern(self, item: Said) -> bool:
        """Whether the figure is an estimate; called in the order of the text."""
        at = item.quantity.start
        if self.since is None or at < self.since:
            return False
        stops = [m.start() for m in re.finditer(r"[;；]", self.copy[self.since : at])]
        verbal = item.verbal or self.copy.startswith("突破", at)
        if stops and verbal:
            again = _ESTIMATE.search(self.copy, self.since + stops[-1], at)
            if not again:
                self.since = None
                return False
            self.since = again.start()
        return True


def kind_of(
    copy: str,
    sentence: Sentence,
    section: Section,
    item: Said,
    moment: Moment | None,
    period: str | None,
    estimates: Estimates,
    clock: Clock,
) -> str:
    """``target`` in plans, ``estimate`` under 预计 in a review, else ``actual``."""
    estimated = estimates.govern(item)
    if item.role == "from":
        return "actual"
    year = int(period[:4]) if period and period[:4].isdigit() else None
    last = int(period.rpartition("/")[2][:4]) if year and period else None
    if section.stance == "plan":
        past = (
            moment is not None
            and clock.this is not None
            and last is not None
            and last < clock.this
            and section.period != period
        )
        return "actual" if past else "target"
    if moment is not None and last is not None and clock.this is not None and last > clock.this:
        return "target"
    begin = max(sentence.start, item.start - 6)
    clause = re.split(r"[，;。]", copy[begin : item.start])[-1] + copy[item.start : item.quantity.start]
    if (
        section.stance == "review"
        and _PROMISE.search(clause)
        and not re.search(r"(?:超|完成|高于|较|比|占)[^，]{0,6}(?:目标|计划)|(?:目标|计划)完成", clause)
    ):
        return "target"
    return "estimate" if estimated else "actual"
