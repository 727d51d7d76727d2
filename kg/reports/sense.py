"""What a heading or the beginning of a paragraph implies for undated sentences: looking back or forward, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.reports import words
from kg.reports.calendar import Calendar, numeral, plans_named
from kg.reports.lines import plain
from kg.reports.model import Stance

_SPAN = re.compile(r"((?:19|20)\d\d)年?[-—至到]((?:19|20)\d\d)年")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_LAST_YEARS = re.compile(
    r"(?:过去|上个|前|这)的?([二两三四五])年|([二两三四五])年(?:来|(?:政府)?工作(?:的?主要)?(?:回顾|总结))"
)
_NEXT_YEARS = re.compile(r"(?:今后|未来|往后|下一?个?)的?([二两三四五])年")
_LAST = re.compile(r"去年|过去的?一年|一年来|上年")
_THIS = re.compile(r"今年|明年|新的一年")
# what a paragraph says of the last year of several, to which it does not turn (2007年生产总值48亿元，年均递增13%)
_OVER_YEARS = re.compile("年均|年递增|平均每年")
_NUMBER = re.compile(r"第.{1,3}部分|[(]?[一二三四五六七八九十]{1,3}[)、]")
_OPEN_QUESTION = re.compile(r"形势")
_ADDRESS = re.compile(r"[—–-]*(?:(?:各位|尊敬的各位)代表(?:、同志们)?[!,:、。]?|同志们[!,:])?(?:同时,)?[—–-]*")
_ADDRESS_AS_WRITTEN = re.compile(r"^[\s—–-]*(?:(?:各位|尊敬的各位)代表(?:、同志们)?|同志们)[！!，,：:、。\s]+")


class Sense(NamedTuple):
    """The stance and the period of a section; None where nothing is said."""

    stance: Stance | None
    period: str | None


NOTHING = Sense(None, None)


def of_heading(title: str, calendar: Calendar | None, before: Sense) -> Sense:
    """The sense of a heading of the highest level; ``before`` is the sense of the text that ends here.

    >>> of_heading("三、2021年的主要工作", Calendar(2021), NOTHING)
    Sense(stance='plan', period='2021')
    >>> of_heading("四、切实加强政府自身建设", Calendar(2021), Sense("plan", "2021"))
    Sense(stance='plan', period='2021')
    """
    said = of_words(title, calendar)
    if said is not None:
        return said
    compared = _NUMBER.sub("", plain(title), count=1)
    if _OPEN_QUESTION.search(compared):
        return NOTHING
    if before.stance == "review" and words.stance()["onward"].match(compared):
        return Sense("plan", str(calendar.this) if calendar else None)
    return before


def of_words(title: str, calendar: Calendar | None) -> Sense | None:
    """What the words of a heading say of themselves, or None.

    >>> of_words("一、“十三五”时期和2020年工作回顾", Calendar(2021))
    Sense(stance='review', period='2016/2020')
    """
    compared = _NUMBER.sub("", plain(title), count=1)
    this = calendar.this if calendar else None
    spans = _spans(compared, calendar)
    review, plan = (words.stance()[stance].search(compared) for stance in ("review", "plan"))
    if _OPEN_QUESTION.search(compared) and not review and not spans:
        return None
    if not (review or plan) and not spans:
        return None
    stance: Stance
    if review and plan:
        stance = "review" if review.start() < plan.start() else "plan"
    elif review or plan:
        stance = "review" if review else "plan"
    else:
        stance = "review" if this and spans[0][1] < this else "plan"
    return Sense(stance, _period(stance, spans, this))


def has_period(title: str, calendar: Calendar | None) -> bool:
    """Whether a heading names a year, a five-year plan or the like."""
    return bool(_spans(plain(title), calendar))


def without_address(text: str) -> str:
    """A paragraph without 各位代表 at its beginning.

    >>> without_address("各位代表！过去五年，成绩显著")
    '过去五年，成绩显著'
    """
    return _ADDRESS_AS_WRITTEN.sub("", text) or text


def of_turn(text: str, calendar: Calendar) -> Sense | None:
    """The sense to which a paragraph turns with its first words, or None if it does not.

    >>> of_turn("各位代表，刚刚过去的2020年，是极不平凡的一年。", Calendar(2021))
    Sense(stance='review', period='2020')
    >>> of_turn("今后五年的奋斗目标是", Calendar(2021))
    Sense(stance='plan', period='2025')
    >>> of_turn("2020年税收9亿元，年均增长8%", Calendar(2021)) is None
    True
    """
    compared = _ADDRESS.sub("", plain(text[:120]), count=1)
    for pattern, kind in words.turns():
        match = pattern.match(compared)
        if not match:
            continue
        if kind == "last":
            return Sense("review", str(calendar.last))
        if kind == "last_years":
            return Sense("review", _written(*calendar.last_years(numeral(match[1]))))
        if kind == "this":
            return Sense("plan", str(calendar.this))
        if kind == "next_years":
            return Sense("plan", str(calendar.next_years(numeral(match[1]))[1]))
        if kind == "year" and calendar.last <= int(match[1]) <= calendar.this and not _OVER_YEARS.search(compared):
            return _turn_to((int(match[1]), int(match[1])), calendar.this, since=False)
        named = plans_named(match[0]) if kind == "plan" else []
        if named:
            return _turn_to(named[0][1], calendar.this, since="以来" in match[0])
    return None


def _turn_to(span: tuple[int, int], this: int, *, since: bool) -> Sense | None:
    start, end = span
    if end < this:
        return Sense("review", _written(start, end))
    if start >= this:
        return Sense("plan", str(end))
    return Sense("review", _written(start, this - 1)) if since else None


def _spans(compared: str, calendar: Calendar | None) -> list[tuple[int, int]]:
    """The years spoken of in a heading, as (first, last), in the order of the text."""
    found: list[tuple[int, tuple[int, int]]] = []
    found += [(match.start(), (int(match[1]), int(match[2]))) for match in _SPAN.finditer(compared)]
    taken = [range(match.start(), match.end()) for match in _SPAN.finditer(compared)]
    for match in _YEAR.finditer(compared):
        if not any(match.start() in span for span in taken):
            found.append((match.start(), (int(match[1]), int(match[1]))))
    found += plans_named(compared)
    if calendar:
        found += [(m.start(), calendar.last_years(numeral(m[1] or m[2]))) for m in _LAST_YEARS.finditer(compared)]
        found += [(m.start(), calendar.next_years(numeral(m[1]))) for m in _NEXT_YEARS.finditer(compared)]
        found += [(m.start(), (calendar.last, calendar.last)) for m in _LAST.finditer(compared)]
        found += [(m.start(), (calendar.this, calendar.this)) for m in _THIS.finditer(compared)]
    return [span for _, span in sorted(found)]


def _period(stance: Stance, spans: list[tuple[int, int]], this: int | None) -> str | None:
    """The period of a section: a review keeps its span, up to last year; a plan is dated by its end.

    Where several are named, the one of several years goes first: the text turns to the single year by itself.
    """
    if stance == "review":
        fitting = [(start, end if this is None else min(end, this - 1)) for start, end in spans]
        fitting = [span for span in fitting if span[0] <= span[1]]
        if fitting:
            return _written(*max(fitting, key=lambda span: span[1] - span[0]))
        return str(this - 1) if this else None
    ahead = [span for span in spans if this is None or span[1] >= this]
    if ahead:
        return str(max(ahead, key=lambda span: span[1] > span[0])[1])
    return str(this) if this else None


def _written(start: int, end: int) -> str:
    return str(start) if start == end else f"{start}/{end}"
