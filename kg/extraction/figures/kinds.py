"""Whether a figure is done, expected or promised."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extraction.figures.periods import Clock, Moment
from kg.extraction.figures.said import Said
from kg.extraction.figures.words import alternation, words
from kg.reports.model import Section, Sentence

_ESTIMATE = re.compile(rf"(?<![于比超出])(?:{alternation(words('estimate'))})(?!寿命|目标|性)")
_PROMISE = re.compile(alternation(words("promise")))
_KEPT = re.compile(r"(?:超|完成|高于|较|比|占)[^，]{0,6}(?:目标|计划)|(?:目标|计划)完成")
_CLAUSE = re.compile(r"[，;。]")
_BEFORE_NOUN = 6


class Estimates:
    """Where 预计 governs: to the end of the sentence, past ； only while clauses have no verb of their own."""

    def __init__(self, copy: str, start: int, end: int) -> None:
        self._copy = copy
        self._words = [match.start() for match in _ESTIMATE.finditer(copy, start, end)]
        self._ended: int | None = None

    def govern(self, item: Said) -> bool:
        """Whether the figure is an estimate; to be asked in the order of the text."""
        at = item.quantity.start
        last = bisect_left(self._words, at)
        since = self._words[last - 1] if last else None
        if since is None or since == self._ended:
            return False
        if ";" in self._copy[since:at] and (item.verbal or self._copy.startswith("突破", at)):
            self._ended = since
            return False
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
    """``target`` in plans and of years to come, ``estimate`` under 预计 in a review, else ``actual``."""
    estimated = estimates.govern(item)
    if item.role == "from":
        return "actual"
    named = _last_year(period) if moment else None
    if section.stance == "plan":
        past = named is not None and clock.this is not None and named < clock.this and period != section.period
        return "actual" if past else "target"
    if named is not None and clock.this is not None and named > clock.this:
        return "target"
    if section.stance == "review" and _promised(copy, sentence, item):
        return "target"
    return "estimate" if estimated else "actual"


def _last_year(period: str | None) -> int | None:
    year = period.rpartition("/")[2][:4] if period else ""
    return int(year) if year.isdigit() else None


def _promised(copy: str, sentence: Sentence, item: Said) -> bool:
    """Whether the clause speaks of a goal that is not said to be reached."""
    begin = max(sentence.start, item.start - _BEFORE_NOUN)
    clause = _CLAUSE.split(copy[begin : item.start])[-1] + copy[item.start : item.quantity.start]
    return bool(_PROMISE.search(clause)) and not _KEPT.search(clause)
