"""When two figures may be compared: the same thing, of the same time, in the same unit."""

from __future__ import annotations

import re

from kg.extraction.figures.indicators import comparable, known
from kg.extraction.figures.units import SCALES, in_base_unit
from kg.ledger.model import Figure
from kg.ledger.tables import action_class, generic, nominal, trait

_PLAN = r"[“\"]?(?:十[一二三四五]|[一二三四五六七八九十])五[”\"]?"
_SINCE = re.compile(rf"[比较与](?:上)?(?:(\d{{4}})年?|{_PLAN}|[五四三两]年前|规划)")
_SPAN = re.compile(
    r"(?:过去|近|这|[^\d]|^)(?:[二两三四五六七八九十]|\d{1,2})年(?:来|间|中|内|共|累计|里)|累计|年均|平均每年|每年"
)
_WITHIN = re.compile(r"全年|年内|今年|去年|当年")
_PART = re.compile(r"上半年|下半年|[一二三四首]季度|\d{1,2}月份?|1[-—至到]\d{1,2}月|同期")
_TAIL = re.compile(r"(?:建设|工作|任务|目标|认定)+$")
_RECOGNISED = "认定"
_GIVEN = re.compile(r"(?:依托|立足|围绕|针对|发挥|利用)$")
_PRICES = re.compile(r"不变价|可比价|按.{0,8}年.{0,2}价")
_YEARLY = re.compile(r"年均|平均每年|每年|年平均|平均")
_SUMMED = re.compile(r"累计|合计|总计|共(?:计|有)?$|新增|净增|新建")
_REACHED = re.compile(r"(?:达|突破|超过|为|(?:提高|增加|增长|提升|上升|扩大|跃升|达|升)[到至]|增至|[稳保][定持]在)$")
_ENDS_OF = ("growth", "level", "change")
_DONE_OR_PLAIN = {"done", "plain"}
SHORTEST_NAME = 3


def same_name(figure: Figure) -> str:
    """The name under which figures are compared: the canonical one, or the printed one without 建设, 任务.

    What is done to something belongs to the name: 改造8000座户厕 is 户厕改造8000座, which has a canonical name.
    """
    if figure.known:
        return figure.name
    name = _TAIL.sub("", comparable(figure.name)) or figure.name
    if figure.action in nominal() and not name.endswith(figure.action or ""):
        name += figure.action or ""
    indicator = known(name)
    return indicator.name if indicator else name


def too_general(figure: Figure) -> bool:
    """Whether the printed name does not tell what is meant."""
    name = same_name(figure)
    return not figure.known and (len(name) < SHORTEST_NAME or name in generic())


def same_meaning(target: Figure, outcome: Figure) -> bool:
    """Whether the verbs and scopes of two figures make the same of the number."""
    if target.scope != outcome.scope:
        return False
    classes = {_class(target), _class(outcome)}
    if len(classes) == 1:
        return True
    return classes == _DONE_OR_PLAIN and not trait(target.name).stock


def _class(figure: Figure) -> str:
    """What the verb makes of the number; to be recognised (完成认定20家) is to be added."""
    return action_class(_RECOGNISED if figure.printed.endswith(_RECOGNISED) else figure.action)


def whole_period(figure: Figure) -> bool:
    """Whether a figure of one year is of that year alone: not since an earlier one, not of several, not of months.

    The words just before the figure decide (比2015年增长, 五年累计, 上半年).
    """
    if figure.measure not in _ENDS_OF or not figure.period or not figure.period.isdigit():
        return True
    since = _SINCE.search(figure.part)
    if since and figure.measure != "level" and not (since[1] and int(since[1]) == int(figure.period) - 1):
        return False
    if _PART.search(figure.part) and "同期" not in figure.part:
        return False
    return not _SPAN.search(figure.part) or bool(_WITHIN.search(figure.part))


def is_given(figure: Figure) -> bool:
    """Whether a number only says what work rests on (依托11万亩富硒土地), and nothing is promised of it."""
    return bool(_GIVEN.search(figure.part))


def at_other_prices(figure: Figure) -> bool:
    """Whether an amount is at the prices of another year (按2010年价格计算), not at those of its own."""
    return figure.measure == "level" and bool(_PRICES.search(figure.part))


def extent(figure: Figure) -> str:
    """What an amount of several years is: their ``sum``, the ``end`` they lead to, "" where that is not sure."""
    before = figure.part.rstrip()
    words = figure.printed + before
    if _YEARLY.search(words):
        return ""
    indicator = known(figure.name) if figure.known else None
    money = indicator is not None and indicator.dimension == "money"
    class_ = action_class(figure.action)
    if _SUMMED.search(words) or class_ == "added" or (class_ == "done" and not money):
        return "sum"
    if figure.comparator == "ge" and figure.quote.startswith(("突破", "超过")) and money:
        return "end"
    return "end" if trait(figure.name).stock or _REACHED.search(before) else ""


def in_unit(value: float, unit: str, wanted: str) -> float | None:
    """``value`` in another unit of the same dimension, or None; a bare 亿 is one of whatever the other is.

    >>> in_unit(1.5, "万亿元", "亿元"), in_unit(3, "家", "亿元"), in_unit(3000, "亿", "亿元")
    (15000.0, None, 3000)
    """
    if unit in SCALES:
        unit += _without_scale(wanted)
    elif wanted in SCALES:
        wanted += _without_scale(unit)
    if unit == wanted:
        return value
    given, goal = in_base_unit(value, unit), in_base_unit(1.0, wanted)
    if given is None or goal is None or given[1] != goal[1]:
        return None
    return round(given[0] / goal[0], 9)


def _without_scale(unit: str) -> str:
    scale = max((one for one in SCALES if unit.startswith(one)), key=len, default="")
    return unit.removeprefix(scale)
