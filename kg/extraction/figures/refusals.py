"""Numbers with a unit or none that are still no figures, and why."""

from __future__ import annotations

import re

from kg.extraction.figures.before import Before
from kg.extraction.figures.quantity import Quantity
from kg.extraction.figures.words import longest_suffix, words
from kg.extraction.model import Dropped

_TIME_NOUN = re.compile(r"(?:天数|天气|空气|居住|停留|时限|时间|寿命|年限|期限|周期|年龄)$")
_CLASS_AFTER = re.compile(r"(?:的)?[^，;。、\d]{0,6}?(?:项目|企业|大户|工程|产业|单位|农户|园区|产品|投资者|客商)")
_CLASS_COUNTED = re.compile(rf"{_CLASS_AFTER.pattern}(?:数量?|总数)?(?:达到?|增至|增加到|发展到|有|为)?")
_COUNT_BEFORE = re.compile(r"[0-9余多][个家户]$")
_AREAS_COUNTED = re.compile(r"的?(?:县|市|区|镇|乡|村|乡镇|县[市区]|县\(市、?区\)|园区|开发区|产业集群|集群|产业链)")
_STEP = re.compile(r"(?:[一二三四五六七八九十百千万0-9]*[百千万亿])元?(?:台阶|大关|关口)|新?台阶|整数关口")
INDEX = re.compile(r"(?:指数|系数|得分|评分|分值|收入比|比值)$")
_QUOTED = re.compile(r"“[^“”。;]{0,24}$")
_ENUMERATED = re.compile(r"方面|着力|字|必须|重?点?(?:任务|工作|举措|要求|措施):")
_NOT_A_COUNT = ("号", "期", "届", "版", "#", "年", "月", "日", "大", "国道", "省道", "县道")


def refusal(copy: str, quantity: Quantity, found: Before, following: int | None) -> Dropped | None:
    """Why the number is no figure, or None where it is one; ``following`` is where the next number begins."""
    rule_reason = (
        _slogan(copy, quantity)
        or _duration(copy, quantity, found)
        or _bare(copy, quantity, found)
        or _class(copy, quantity, found, following)
    )
    if rule_reason is None:
        return None
    return Dropped(quantity.start, quantity.end, copy[quantity.start : quantity.end], *rule_reason)


def past_step(copy: str, at: int) -> int:
    """Past the step that a number counts: 迈上4个|万亿元台阶."""
    step = _STEP.match(copy, at)
    return step.end() if step else at


def _slogan(copy: str, quantity: Quantity) -> tuple[str, str] | None:
    if copy[quantity.number - 1] == "前" and quantity.form in ("classifier", "bare"):
        return "figure.ordinal", "an ordinal, no count"
    if copy[quantity.number - 1] == "每" and quantity.form in ("classifier", "bare"):
        return "figure.per", "a part of what is measured: 每10万人"
    quoted = _QUOTED.search(copy, max(0, quantity.number - 25), quantity.number)
    if quoted and "”" in copy[quantity.end : quantity.end + 12]:
        return "figure.slogan", "a slogan in quotation marks"
    if quantity.form == "times" and copy.startswith("的", quantity.end):
        return "figure.slogan", "a way of speaking, no figure"
    if quantity.form == "classifier" and _ENUMERATED.match(copy, quantity.end):
        return "figure.slogan", "a way of speaking, no count"
    if quantity.unit == "个" and _STEP.match(copy, quantity.end):
        return "figure.step", "counts steps, not things"
    if quantity.unit == "条" and copy.startswith(("措施", "政策", "意见", "举措"), quantity.end):
        return "figure.name", "the name of a set of measures"
    return None


def _duration(copy: str, quantity: Quantity, found: Before) -> tuple[str, str] | None:
    """A stretch of time counts only as the claim itself: 连续5个月, 优良天数331天, 缩短至3个工作日."""
    if quantity.form != "span":
        return None
    left = copy[max(0, quantity.start - 3) : quantity.start]
    claimed = left.endswith(("连续", "连续第")) or (quantity.unit != "年" and found.verbal)
    if claimed or _TIME_NOUN.search(copy[found.start : found.end]):
        return None
    return "figure.duration", "a stretch of time that is not the claim"


def _bare(copy: str, quantity: Quantity, found: Before) -> tuple[str, str] | None:
    """A number without a unit counts when a verb says it of something, or a hedge shows that a unit is lost."""
    if quantity.form != "bare" or quantity.unit:
        return None
    right = copy[quantity.end : quantity.end + 3]
    acted = found.action is not None and found.action[1] >= quantity.start - 1
    lost = acted and re.match(r"[\u4e00-\u9fff]{2}", right) and quantity.end - quantity.number <= 3
    reached = found.reach and not found.done and (right[:1] in "，。;、 \n" or not right)
    index = INDEX.search(copy[found.start : found.end])
    if quantity.comparator != "eq" or reached or index or (lost and not right.startswith(_NOT_A_COUNT)):
        return None
    return "figure.bare", "a number without a unit"


def _class(copy: str, quantity: Quantity, found: Before, following: int | None) -> tuple[str, str] | None:
    if quantity.dimension == "voltage":
        return "figure.class", "a class of voltage"
    described = found.noun and not (found.invest or found.attribute) and copy[quantity.end] == "的"
    if described and following and not re.search(r"[，;。、]", copy[quantity.end : following]):
        return "figure.class", "what describes the things that the next number counts"
    if _sizes(copy, quantity, found, following):
        return "figure.class", "the size of a class of what is counted"
    return None


def _sizes(copy: str, quantity: Quantity, found: Before, following: int | None) -> bool:
    """Whether the number only says how large what is counted is: 亿元以上项目, 超亿元企业5家, 20个超5000万元项目."""
    money = quantity.dimension.startswith("money")
    above = copy[quantity.end - 2 : quantity.end] in ("以上", "以下")
    over = money and quantity.comparator == "ge" and quantity.start < quantity.number
    counted = money and _COUNT_BEFORE.search(copy, max(0, quantity.start - 8), quantity.start)
    if (counted or (above and money)) and _CLASS_AFTER.match(copy, quantity.end):
        return True
    if above and quantity.form == "bare" and copy.startswith("人口", quantity.end):
        return True
    if (copy[quantity.end - 1] == "级" or (above and money)) and copy[quantity.end].isdigit():
        return True
    if following is None:
        return above and quantity.unit == "度"
    reaching = longest_suffix(copy, quantity.end, following, words("reach"))
    if above and (quantity.unit == "度" or (reaching and not re.search(r"[，。;、]", copy[quantity.end : following]))):
        return True
    if over and found.noun and _AREAS_COUNTED.fullmatch(copy, quantity.end, following):
        return True
    return over and copy[quantity.end] != "的" and _CLASS_COUNTED.fullmatch(copy, quantity.end, following) is not None
