"""When a report was delivered, and which year it plans. The day on which a page was published tells nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache

from kg.data import DataError, path, rows
from kg.reports.calendar import Calendar, numeral, plans_named
from kg.reports.headings import TOP, heading
from kg.reports.issuer import OFFICE, SESSION, own_lines
from kg.reports.lines import Line, plain

_DATE = re.compile(
    r"((?:19|20)\d\d|[一二][一二三四五六七八九0]{3})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_ISO_DATE = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_CHINESE_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_PUBLICATION = re.compile(r"(?:发布|发表|更新|生成|成文|公开|录入|印发)?(?:时间|日期):|来源:")
_ISSUE = re.compile(r"(?:发文|报告|会议|召开|作报告)(?:时间|日期):")
_DATE_ALONE = re.compile(r"[(—–-]*[^,。:]{0,12}日[)—–-]*")
_BEHIND_SPEAKER = re.compile(rf"[^,。:]{{0,20}}{OFFICE}[^,。:()]{{0,12}}[(][^()]{{0,20}}日[)]")
_LAST_PLANNING_MONTH = 10
_FAR_MORE = 1.5

_TITLE = re.compile(r"工作报告|规划纲要|计划")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_BEGINS = re.compile(r"(?:各位代表[!,:])?((?:19|20)\d\d)年,?(?:是|面对|我们|全|在)")
_REVIEW = re.compile(
    r"((?:19|20)\d\d)年?[^。,;\d]{0,20}(?:回顾|总结|决算|完成情况|执行情况|执行结果|胜利|成就|进展|取得)"
    r"|首先报告((?:19|20)\d\d)年"
)
_PLAN = re.compile(r"((?:19|20)\d\d)年[^。,;\d]{0,14}(?:安排|部署|任务|目标|重点|建议|要求|思路|工作$|预算|计划)")

_NUMERAL = "([一二三四五六七八九十]{1,3})"
_CONGRESS = rf"第{_NUMERAL}届全国人民代表大会"
_THIS_SESSION = re.compile(rf"(?:向|我[们們]){_CONGRESS}(?:第{_NUMERAL}次会议)?")
_LAST_SESSION = re.compile(rf"{_CONGRESS}第{_NUMERAL}次会议(?:闭幕)?(?:以来|,?到(?:现在|我们这次|这次)).{{0,24}}")
_LAST_TERM = re.compile(rf"{_CONGRESS}期间,")
_LAST_CONGRESS = re.compile(rf"从(?:第)?{_NUMERAL}届人大以来")


def delivered_on(head: Iterable[Line], body: tuple[Line, ...], page: list[Line]) -> str | None:
    """The day of delivery as an ISO date: from the line of the meeting, from a date that stands alone or behind the
    speaker in the head, or from the record of a collection (发文时间)."""
    head = list(head)
    for compared in (*own_lines(head), *(plain(line.text[:120]) for line in body[:2])):
        if SESSION.search(compared) or re.search(r"(?:人民代表大会|人大).{0,12}会议上", compared):
            found = date_in(compared)
            if found:
                return found
    for line in head:
        compared = plain(line.text)
        alone = _DATE_ALONE.fullmatch(compared) or _BEHIND_SPEAKER.fullmatch(compared)
        if alone and not _PUBLICATION.search(compared):
            found = date_in(compared)
            if found:
                return found
    for line in page[:30]:
        compared = plain(line.text[:120])
        of_meeting = "人民代表大会" in compared and "会议" in compared and not _PUBLICATION.match(compared)
        found = date_in(compared) if of_meeting or _ISSUE.match(compared) else None
        if found:
            return found
    return None


def date_in(compared: str) -> str | None:
    """The first date in a plain text, as an ISO date.

    >>> date_in("(二0二一年十二月二十四日)"), date_in("2008年3月27日"), date_in("2021-13-01")
    ('2021-12-24', '2008-03-27', None)
    """
    match = _DATE.search(compared) or _ISO_DATE.search(compared)
    if match is None:
        return None
    year = int(match[1].translate(_CHINESE_DIGITS))
    month, day = (int(part) if part.isdecimal() else numeral(part) for part in match.groups()[1:])
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def calendar_of(day: str) -> Calendar:
    """The calendar of a report delivered on this day or in this month: from November on it plans the coming year."""
    year, month = int(day[:4]), int(day[5:7])
    return Calendar(year + 1 if month > _LAST_PLANNING_MONTH else year)


def years(head: Iterable[Line], body: tuple[Line, ...], delivered: str | None) -> tuple[int | None, Calendar | None]:
    """The year of delivery and the calendar; (None, None) where nothing tells.

    Without a date, the sources are in this order: the title, where the headings agree; the session of the National
    People's Congress that the text names as its own; the years in the headings of the highest level; the five-year
    plan reviewed; the year spoken of far more than any other, which is the one under review; and the last year with
    which a paragraph begins.
    """
    if delivered:
        return int(delivered[:4]), calendar_of(delivered)
    titles = [int(year) for line in head if _TITLE.search(plain(line.text)) for year in _YEAR.findall(plain(line.text))]
    planned = _planned_by_headings(body)
    if titles and planned in (None, titles[0], titles[0] + 1):
        return titles[0], Calendar(planned or titles[0])
    opened = _session(body)
    if opened:
        return int(opened[:4]), calendar_of(opened)
    planned = planned or _after_the_plan_reviewed(body) or _after_the_year_most_named(body) or _at_paragraphs(body)
    return (planned, Calendar(planned)) if planned else (None, None)


def _top_headings(body: tuple[Line, ...]) -> list[str]:
    found = []
    before: Line | None = None
    for line in body:
        here = heading(line, before)
        if here and here.rank <= TOP and len(here.title) < 60:
            found.append(plain(here.title))
        before = line
    return found


def _planned_by_headings(body: tuple[Line, ...]) -> int | None:
    titles = _top_headings(body)
    reviewed = [int(match[1] or match[2]) for title in titles for match in _REVIEW.finditer(title)]
    if reviewed:
        return max(reviewed) + 1
    return min((int(match[1]) for title in titles for match in _PLAN.finditer(title)), default=None)


def _after_the_plan_reviewed(body: tuple[Line, ...]) -> int | None:
    for title in _top_headings(body):
        named = plans_named(title)
        if named and re.search("回顾|成就|总结|执行情况", title):
            return named[0][1][1] + 1
    return None


def _at_paragraphs(body: tuple[Line, ...]) -> int | None:
    """The year after the last one with which a paragraph begins, or that year itself where 今年 means it."""
    begun = [(int(match[1]), compared) for compared in map(_beginning, body) if (match := _BEGINS.match(compared))]
    if not begun:
        return None
    year, paragraph = max(begun, key=lambda pair: pair[0])
    return year if re.search("做好今年|今年的?工作|预期目标|我们将", paragraph) else year + 1


def _beginning(line: Line) -> str:
    return plain(line.text[:100])


def _after_the_year_most_named(body: tuple[Line, ...]) -> int | None:
    counted: dict[int, int] = {}
    for line in body:
        for year in _YEAR.findall(plain(line.text)):
            counted[int(year)] = counted.get(int(year), 0) + 1
    ranked = sorted(counted, key=lambda year: (-counted[year], year))
    clear = len(ranked) > 1 and counted[ranked[0]] > _FAR_MORE * counted[ranked[1]]
    return ranked[0] + 1 if clear else None


def _session(body: tuple[Line, ...]) -> str | None:
    """The month of the session of the National People's Congress to which a report is delivered, YYYY-MM."""
    opening = "\n".join(plain(line.text[:300]) for line in body[:12])
    this = _THIS_SESSION.search(opening)
    if this:
        return _sessions().get((numeral(this[1]), numeral(this[2]) if this[2] else 1))
    last = _LAST_SESSION.search(opening)
    if last:
        congress, session = numeral(last[1]), numeral(last[2])
        five_years = re.search("五年|以来", last[0]) or (congress, session + 1) not in _sessions()
        return _sessions().get((congress + 1, 1) if five_years else (congress, session + 1))
    term = _LAST_TERM.search(opening) or _LAST_CONGRESS.search(opening)
    return _sessions().get((numeral(term[1]) + 1, 1)) if term else None


@cache
def _sessions() -> dict[tuple[int, int], str]:
    """The month in which each session of the National People's Congress opened."""
    file = path("seeds", "reading", "npc_sessions.tsv")
    found = {}
    for number, row in rows(file, ("congress", "session", "opened")):
        if not re.fullmatch(r"\d+ \d \d{4}-\d\d", f"{row['congress']} {row['session']} {row['opened']}"):
            raise DataError(f"{file.name}:{number}: must be a congress, a session and a month such as 1954-09")
        found[int(row["congress"]), int(row["session"])] = row["opened"]
    return found
