"""Numbers in digits, with unit and hedges, and those that are dates or parts of a code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.figures.numerals import printed_number
from kg.extraction.figures.quantity import Quantity, hedge_before, set_aside
from kg.extraction.figures.units import SCALE, unit_pattern, units
from kg.extraction.figures.words import alternation, hedges, words
from kg.extraction.model import Dropped, Value

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d(?: \d){4,9}(?! ?\d)|\d+(?: \d+){0,3})(?: ?\. ?\d+(?: \d{1,2}(?=[万亿]))?)?"
_DAY = r" ?\d{1,2} ?[日号]"
_MONTH = rf"\d{{1,2}} ?月(?:份|底|初|末|[上中下]旬|{_DAY})?(?: ?[-—至]{_DAY})?"
_DATES = re.compile(
    r"https?://\S+"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
    r"|(?:19|20)\d\d年?[-~—–至/]+(?:19|20)\d\d年?"
    rf"|(?:19|20)\d\d ?年[度代]?(?: ?{_MONTH})?"
    rf"|(?:\d{{1,2}}[-~—–至])?{_MONTH}(?!个)"
    r"|(?<![\d:])\d{1,2}[:时]\d{2}(?![\d:])分?"
    r"|\d{2}(?:世纪|年代|后(?!续))|(?<!\d)\d{1,4} ?周年"
)
_RATIO = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,3}")
_CODE_BEFORE = re.compile(r"[A-Za-z+*#/·:×&_-]|(?<!\d)\.")
_CODE_AFTER = re.compile(r"[A-Za-z+*#/·×&]")
_LONGEST = 24  # characters of a number; more are a code
_FROM = ("由", "从", "自")
_MOST_OF_A_COUNT = 1e7


def numbers(copy: str) -> Iterator[Quantity | Dropped]:
    """The numbers in digits of a reading copy, in order; ordinals (第5位) are left to ``worded``."""
    dates = _marked(copy, _DATES)
    ratios = _marked(copy, _RATIO)
    pattern, at = _pattern(), 0
    while match := pattern.search(copy, at):
        start, at = match.start(), match.end("number")
        masks = ((dates, "figure.date", "a date"), (ratios, "figure.ratio", "a ratio of several numbers"))
        mask = next((entry for entry in masks if entry[0][start]), None)
        if mask:
            at = mask[0].find(0, start)
            yield set_aside(copy, start, at, *mask[1:])
        elif not copy[max(0, start - 2) : start].rstrip(" ").endswith("第"):
            item = _number(copy, match, dates)
            at = max(at, item.end)
            yield item


@cache
def _pattern() -> re.Pattern[str]:
    """A number or range of numbers with all that may follow it."""
    inside, unit, after = alternation(hedges("inside")), unit_pattern(), alternation(hedges("after"))
    return re.compile(
        rf"(?P<number>{_NUMBER})"
        rf"(?: ?(?P<first>(?:{SCALE})?(?:{unit})?)(?P<join>[-~—–]{{1,2}}|至|到)(?P<second>{_NUMBER}))?"
        rf"(?P<tail> {{0,4}}(?P<inside>{inside})?"
        rf"(?P<unit>(?P<scale>{SCALE})?(?P<between>{inside})?(?P<base>{unit})(?:\([^()]{{1,3}}\))?(?:/(?:[年月日天时人户亩]|平方公里|公顷|万人))?|(?:{SCALE})))?"
        rf"(?: ?(?P<after>{after}))?"
    )


def _marked(copy: str, pattern: re.Pattern[str]) -> bytearray:
    marks = bytearray(len(copy) + 1)
    for match in pattern.finditer(copy):
        marks[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return marks


def _number(copy: str, match: re.Match[str], dates: bytearray) -> Quantity | Dropped:
    start, second = match.start(), match["second"]
    bounded = second and (copy.endswith(_FROM, max(0, start - 8), start) or dates[match.start("second")])
    if bounded or (second and _is_change(copy, match)):
        match = _pattern().match(copy, start, match.start("second") - 1) or match
        second = None
    coded = _CODE_BEFORE.match(copy, start - 1) if start else None
    long = match.end("number") - start > _LONGEST
    if coded or long or (not second and not match["unit"] and _CODE_AFTER.match(copy, match.end("number"))):
        return set_aside(copy, start, match.end("number"), "figure.code", "part of a code or formula")
    value: Value = printed_number(match["number"])
    if second:
        low, high = printed_number(match["number"]), printed_number(second)
        if high <= low:
            return set_aside(copy, start, match.end(), "figure.code", "no range: the second number is not higher")
        value = (low, high)
    before = hedge_before(copy, start)
    inside = match["inside"] or match["between"]
    comparator = before[1] if before else "eq"
    if match["after"] or inside:
        comparator = hedges("after")[match["after"]] if match["after"] else hedges("inside")[inside]
    unit = (match["unit"] or "").replace(match["between"] or "\0", "", 1)
    base = units().get(match["base"] or "")
    end = match.end() + (base is None and bool(unit) and not match["after"] and copy.startswith("级", match.end()))
    return Quantity(
        before[0] if before else start,
        start,
        end,
        value,
        unit,
        base.form if base else "bare",
        base.dimension if base else "",
        comparator,
        _damage(match, value, base.form if base else ""),
    )


def _is_change(copy: str, match: re.Match[str]) -> bool:
    """Whether two numbers are a change and the level reached by it (提高11个百分点至28%, 增加5家至20家), no range."""
    if not match["first"] or match["join"] not in ("至", "到"):
        return False
    changed = copy.endswith(tuple(words("up") | words("down")), max(0, match.start() - 8), match.start())
    return changed and (match["first"] != match["unit"] or "%" not in match["first"])


def _damage(match: re.Match[str], value: Value, form: str) -> str | None:
    if form == "classifier" and not match["scale"] and isinstance(value, float) and value >= _MOST_OF_A_COUNT:
        return "个数位数过多，疑丢了分隔符"
    return "数字中间有空格" if " " in match["number"] else None
