"""Numbers in Chinese numerals, ranks, and values in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.figures.numerals import NUMERAL, chinese_number
from kg.extraction.figures.quantity import Quantity, hedge_before, hedged, set_aside
from kg.extraction.figures.units import unit_pattern, units
from kg.extraction.figures.words import longest_prefix, longest_suffix, rank_fields, words
from kg.extraction.model import Dropped

_COUNTED = "个家项名座所条处户支场件台辆栋套"  # what a Chinese numeral counts; others make names (二期, 四种形态)
_DIGIT = "一二两三四五六七八九十"
_ECONOMY = r"(?:全|本)?[省市县区国州]?的?(?:地区生产总值|经济|GDP|生产总值)(?:增长|发展|增速)?"
_DOUBLINGS = {"": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_SCALED = re.compile(rf"({NUMERAL}*)(万亿|亿|万|)")
_NEXT_RANK = re.compile(rf"第 ?(?:\d+|[{_DIGIT}]+)[位名]?[、和]$")
_CLAUSE = re.compile(r"[，。;:“”]")


def worded(copy: str) -> Iterator[Quantity | Dropped]:
    """The numbers in words of a reading copy, in order."""
    for match in _pattern().finditer(copy):
        start, end = match.span()
        if match["percent"]:
            digits = match["percent"][3:]
            value = float(digits) if digits[0].isdigit() else chinese_number(digits)
            yield hedged(copy, Quantity(start, start, end, value, "%", "rate", "ratio"))
        elif match["tenths"]:
            yield hedged(copy, Quantity(start, start, end, chinese_number(match["tenths"][0]), "成", "rate", "ratio"))
        elif match["times"]:
            value, unit = (1.0, "倍") if match["times"] == "一倍" else (2.0 ** _DOUBLINGS[match["doublings"] or ""], "")
            said = hedged(copy, Quantity(start, start, end, value, unit, "times", "times"))
            yield replace(said, comparator="approx") if match["nearly"] else said
        elif match["same"]:
            yield Quantity(start, start, end, copy[start:end], "", "words", "")
        elif match["rank"]:
            yield _rank(copy, match)
        elif match["scaled"]:
            yield _scaled(copy, match)
        else:
            yield _count(copy, match)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<percent>百分之(?:{NUMERAL}+(?:点{NUMERAL}+)?|\d+(?:\.\d+)?))"
        rf"|(?P<rank>第 ?(?:\d+|[{_DIGIT}]+)(?: ?[位名])?|首位|榜首)"
        rf"|(?P<scaled>(?<![\d{_DIGIT}每])(?:{NUMERAL}*(?:万亿|亿|万)|[百千])"
        rf"(?:(?P<level>级|(?=规模|产值))|(?P<unit>{unit_pattern()}|(?=大关|台阶|[，。;、\n]))))"
        rf"|(?P<tenths>[{_DIGIT}]成(?=以上|左右|[，。;、\n]))"
        r"|(?P<times>翻了?(?P<nearly>将?近)?(?P<doublings>[一两二三四])?番|翻了?一倍|(?<=[长加高升])一倍)"
        rf"|(?P<same>[与和同]{_ECONOMY}(?:总体|大体)?(?:基本)?(?:保持)?(?:同步|相适应)|(?:总体|基本|大体)?(?<![保维坚支])持平(?![稳战均]))"
        rf"|(?P<count>(?<![第{NUMERAL[1:-1]}])(?![一百千十]+[{_COUNTED}]){NUMERAL}{{1,4}}[{_COUNTED}])"
    )


def _rank(copy: str, match: re.Match[str]) -> Quantity | Dropped:
    """居全市首位, 增速全省第三: after a verb of standing or what the rank is among, and at an end."""
    start, end = match.span()
    text = match["rank"]
    closed = text[-1] in "位名首" or copy[end : end + 1] in tuple("，。;、)!\n 的和及”") or end == len(copy)
    left = max(0, start - 12)
    said = longest_suffix(copy, left, start, rank_fields() | words("standing"))
    ranked = said or _NEXT_RANK.search(copy, left, start)
    if not (closed and ranked):
        return set_aside(copy, start, end, "figure.ordinal", "an ordinal, no rank")
    digits = re.sub(r"[第位名 ]", "", text)
    value = 1.0 if text in ("首位", "榜首") else float(digits) if digits.isdigit() else chinese_number(digits)
    return Quantity(start, start, end, value, "", "rank", "rank")


def _scaled(copy: str, match: re.Match[str]) -> Quantity | Dropped:
    """千亿级, 五百亿(规模), 突破万亿元: a numeral with a scale, as a class of size or where a verb says it."""
    start, end = match.span()
    base = units().get(match["unit"] or "")
    left = max(0, start - 4)
    reached = hedge_before(copy, start) or longest_suffix(copy, left, start, words("reach"))
    made = match["level"] is not None and longest_suffix(copy, left, start, words("actions"))
    if not (reached or made):
        return set_aside(copy, start, end, "figure.numeral", "a class of size that no verb reaches or makes")
    if base and base.form == "span":
        return set_aside(copy, start, end, "figure.numeral", "a way of speaking, no count")
    parts = _SCALED.match(match["scaled"])
    assert parts
    value = chinese_number(parts[1]) if parts[1] else 1.0
    form, dimension = (base.form, base.dimension) if base else ("measure", "money")
    return hedged(copy, Quantity(start, start, end, value, parts[2] + (base.name if base else ""), form, dimension))


def _count(copy: str, match: re.Match[str]) -> Quantity | Dropped:
    """两家企业, 四项“区域评估”: a Chinese numeral counts only what an act or a list produced."""
    start, end = match.span()
    left = max(0, start - 8)
    acted = longest_suffix(copy, left, start, words("actions"))
    listed = copy[left:start].endswith(("等", "”")) or "、" in _CLAUSE.split(copy[max(0, start - 14) : start])[-1]
    if copy[end : end + 1] in tuple("，。;、\n” 0123456789") or end == len(copy):
        return set_aside(copy, start, end, "figure.numeral", "counts nothing that is named")
    if longest_prefix(copy, end, end + 8, words("slogan")) or not (acted or listed):
        return set_aside(copy, start, end, "figure.numeral", "a way of speaking, no count")
    unit = units()[copy[end - 1]]
    value = chinese_number(copy[start : end - 1])
    return hedged(copy, Quantity(start, start, end, value, unit.name, unit.form, unit.dimension))
