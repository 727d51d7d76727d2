"""Which time a figure speaks of: the words of its sentence, else its section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.extraction.figures.said import Said
from kg.reports.calendar import numeral, plan_span
from kg.reports.model import Report, Section

_NUMERALS = "一二三四五六七八九十"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_EXPRESSION = re.compile(
    r"(?P<span>(?P<from>(?:19|20)\d\d) ?年?[-~—–至/]+(?P<until>(?:19|20)\d\d) ?年?)"
    r"|(?P<since>(?:19|20)\d\d) ?年(?:底|末)?以来"
    r"|(?P<year>(?:19|20)\d\d) ?年(?P<year_end>底|末)?"
    rf"|[“\"]?(?P<plan>十?[{_NUMERALS}])五[”\"]?(?P<plan_end>期末|末期|末)?(?!年|个|项|大|届|位|名|家|[、]|小)"
    r"|(?P<half>[上下])半年|(?P<quarters>前[两二三])个?季度|(?P<quarter>[一二三四])季度"
    r"|(?P<deictic>过去的?一年(?!半)|今年|去年|上年|明年|年内|全年|年底|年末|当年)"
    r"|(?P<years>[两二三四六七八九])年来"
    r"|(?P<five>(?P<five_sum>(?<![\u4e00-\u9fff\d])(?:五|5)年(?=累计|新增|共|城镇|城乡|农村|转移|投入|投资|减少|改造|建成))|五年来|[过这]去(?:的)?五年|五年间|五年累计|(?:未来|今后|往后)(?:的)?五年|(?P<five_time>(?:用|利用|通过)(?:5|五)年(?:左右)?(?:的)?时间))"
)
_EVENT = re.compile(r"(?:成功|正式|被|又|先后)*(?:获|入选|荣获|创建成|跻身|列入|评为|升级|启动)[^，;。]{0,30}")
_BASIS_BEFORE = re.compile(
    r"(?:比|较|与|同|自|继|高于|快于|好于|优于|高出|超过|超|低于|慢于|以|在)[“\" ]*$"
    r"|[比较](?:19|20)\d\d ?年(?:末|底)?[、和]$"
)

_TURN_BACK = re.compile(r"(?:回顾|刚刚)?过去的?一年(?!半)")
_AHEAD = re.compile(r"今年|明年|今后|未来|必须|力争|确保|争取|目标|预期|计划|安排|[，。;：](?:要|将)|我们[要将]")


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression. ``attributive`` ones (2020年的) bind only the next number, those of an event (2017年获批…)
    only ``until`` the end of their clause; ``whole`` means throughout a span."""

    start: int
    end: int
    period: str
    attributive: bool
    whole: bool = False
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The years that 今年, 去年 and 五年来 mean in a report."""

    this: int | None

    @classmethod
    def of(cls, report: Report) -> Clock:
        """今年 is the year the report plans, unless it was delivered in the year before."""
        if report.delivered_on and report.year:
            delivered = date.fromisoformat(report.delivered_on).year
            return cls(delivered if delivered == report.year - 1 else report.year)
        return cls(report.year)


def moments(copy: str, start: int, end: int, clock: Clock, section: Section) -> Iterator[Moment]:
    """The time expressions of a sentence that say when its figures hold; what they are compared with is left out."""
    year: str | None = None
    for match in _EXPRESSION.finditer(copy, start, end):
        attributive = copy[match.end() : match.end() + 1] == "的"
        basis = _BASIS_BEFORE.search(copy, max(start, match.start() - 9), match.start())
        period = _period(match, clock, section, year)
        if period is None:
            continue
        compared = basis and not match["since"] and basis[0].rstrip('“" ') not in ("在", "以")
        if compared or (match["year"] and copy.startswith("同期", match.end())):
            continue
        if re.match(
            r"(?:的)? ?\d+(?:\.\d+)? ?倍",
            copy[match.end() + 2 * copy.startswith("时期", match.end()) : match.end() + 12],
        ):
            continue
        if len(period) == 4:
            year = period
        following = copy[match.end() : match.end() + 2]
        during = match["plan"] and not match["plan_end"] and following == "期间"
        summed = match["five_sum"] or match["five"] == "五年累计"
        whole = bool(match["span"] or match["since"] or match["five_time"] or summed or during)
        event = _EVENT.match(copy, match.end()) if match["year"] else None
        until = event.end() if event else None
        amid = match.start() > start and copy[match.start() - 1] not in "，。;、"
        if (summed and amid) or (match.start() > start and (match["quarter"] or match["quarters"] or match["half"])):
            until = match.end() + len(re.split("[;。]", copy[match.end() : end])[0])  # 投资|五年累计5亿元; 税收…
        yield Moment(match.start(), match.end(), period, attributive, whole, until)


def turned_back(copy: str, start: int, end: int, clock: Clock) -> str | None:
    """The year to which a sentence turns with its first words (过去一年，…), as far as it looks only back.

    >>> turned_back("过去一年，成绩很大。", 0, 10, Clock(2021))
    '2020'
    """
    if clock.this is None or not _TURN_BACK.match(copy, start, end) or _AHEAD.search(copy, start, end):
        return None
    return str(clock.this - 1)


def looks_ahead(copy: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of what is to be done."""
    return bool(_AHEAD.search(copy, start, end))


def _period(match: re.Match[str], clock: Clock, section: Section, year: str | None) -> str | None:
    if match["span"]:
        return f"{match['from']}/{match['until']}"
    if match["year"]:
        return match["year"]
    if match["since"] or match["years"]:
        return _until_the_review(match, clock, section)
    if match["plan"]:
        first, last = plan_span(numeral(match["plan"]))
        return str(last) if match["plan_end"] else f"{first}/{last}"
    this = clock.this
    base = year or _single(section.period) or (_last(section.period) if section.stance == "review" else None)
    if match["quarter"] or match["half"] or match["quarters"]:
        if base is None:
            return None
        if match["quarter"]:
            return f"{base}-Q{_QUARTERS[match['quarter']]}"
        if match["quarters"]:
            return f"{base}-Q1/{base}-Q{3 if match['quarters'][-1] == '三' else 2}"
        return f"{base}-H{1 if match['half'] == '上' else 2}"
    if match["five"]:
        if this is None:
            return None
        words = match["five"]
        if match["five_time"] or (match["five_sum"] and section.stance == "plan"):
            return _five_ending(section, this + 4)
        if words.startswith(("未来", "今后", "往后")):
            return _five_ending(section, this + 4)
        return _five_ending(section, this - 1)
    if match["deictic"] == "上年" and base and match.string.startswith("的", match.end()):
        return str(int(base) - 1)  # 由上年的25户增加到: the year before the one spoken of
    if this is None:
        return None
    offset = {"今年": 0, "过去一年": -1, "过去的一年": -1, "去年": -1, "上年": -1, "明年": 1}.get(match["deictic"])
    if offset is not None:
        return str(this + offset)
    return base if match["deictic"] in ("年内", "全年", "当年") else None


def _until_the_review(match: re.Match[str], clock: Clock, section: Section) -> str | None:
    """2014年以来, 三年来: up to the year under review."""
    last = _last(section.period) if section.stance == "review" else str(clock.this - 1) if clock.this else None
    if last is None or not last.isdigit():
        return None
    first = int(match["since"]) if match["since"] else int(last) - numeral(match["years"].replace("两", "二")) + 1
    return f"{first}/{last}" if first < int(last) else last


def _single(period: str | None) -> str | None:
    return period if period and len(period) == 4 else None


def _last(period: str | None) -> str | None:
    return period.rpartition("/")[2][:4] if period else None


def _five_ending(section: Section, last: int) -> str:
    """The section's own five years where it has them, else the five years up to ``last``."""
    if section.period and "/" in section.period:
        return section.period
    if (
        section.stance == "plan"
        and section.period
        and section.period.isdigit()
        and 3 <= int(section.period) - last + 4 <= 5
    ):
        last = int(section.period)
    return f"{last - 4}/{last}"


def span_of(period: str | None, section: Section, clock: Clock, said: Iterable[str] = ()) -> str | None:
    """The years that an average speaks of, where ``period`` names only a year of them.

    The last span ``said`` before it or the section's own if the year is in it; else for what is still to be planned the
    five-year plan of the year, and for any other year the five years up to it (今后五年, in a report of 2022: to 2026).

    >>> plan = Section("s", 0, "", 0, 9, "plan", "2026", None)
    >>> span_of("2026", plan, Clock(2022)), span_of("2026", plan, Clock(2026))
    ('2022/2026', '2026/2030')
    """
    if not period or len(period) != 4:
        return period
    for span in (*reversed([*said]), section.period or ""):
        first, _, last = span.partition("/")
        if last and first[:4] <= period <= last[:4]:
            return span
    year = int(period)
    if section.stance == "plan" and (clock.this is None or year <= clock.this):
        first_of_plan = year - (year - 2001) % 5
        return f"{first_of_plan}/{first_of_plan + 4}"
    return f"{year - 4}/{year}"


def end_of(period: str | None) -> str | None:
    """The last year of a span; a single year is its own.

    >>> end_of("2021/2025"), end_of("2021")
    ('2025', '2021')
    """
    return period.rpartition("/")[2] if period else None


def year_before(period: str | None) -> str | None:
    """The year before a span or a year: where a change over it begins.

    >>> year_before("2016/2020"), year_before("2020")
    ('2015', '2019')
    """
    return str(int(period[:4]) - 1) if period and period[:4].isdigit() else None


def moment_at(times: list[Moment], at: int) -> Moment | None:
    """The time expression that governs a number at ``at``: the last before it that is not bound to something else."""
    for moment in reversed(times[: bisect_right(times, at, key=lambda moment: moment.end)]):
        bound = moment.attributive and at - moment.end > 2
        if not bound and (moment.until is None or at <= moment.until):
            return moment
    return None


def period_of(item: Said, moment: Moment | None, times: list[Moment], section: Section, clock: Clock) -> str | None:
    """The period a figure speaks of: the sentence's, else the section's, as its measure and place in a change ask."""
    if item.quantity.unit == "年" and item.indicator is None:
        return None  # 连续13年 reaches beyond the section's time
    period = moment.period if moment else section.period
    dated = moment is not None and (moment.attributive or item.quantity.start - moment.end <= 1)  # 由2002年7703元
    if item.role == "from" and not dated:
        spans = [other.period for other in times if other.end <= item.quantity.start] + [section.period or ""]
        return year_before(next((span for span in spans if "/" in span and end_of(span) == period), period))
    if item.measure == "avg_growth":
        return span_of(period, section, clock, [other.period for other in times if other.end <= item.quantity.start])
    if item.role == "to" or (section.stance == "plan" and not (moment and moment.whole)):
        return end_of(period)
    last = end_of(period)
    done = item.done and item.measure == "level" and not (moment and moment.whole)
    done_at_the_end = done and any(other.period == last for other in times)
    return last if period == section.period and done_at_the_end else period
