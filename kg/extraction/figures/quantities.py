"""The numbers of a text with their units and hedges, and those that count nothing, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.figures.numerals import NUMERAL, chinese_number, printed_number
from kg.extraction.figures.units import SCALE, unit_pattern, units
from kg.extraction.figures.words import alternation, hedges, rank_fields, words
from kg.extraction.model import Dropped, Value

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?: \d+){0,3})(?: ?\. ?\d+)?"
_DATES = re.compile(
    r"https?://\S+"
    r"|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}"
    r"|(?:19|20)\d\d年?(?:[-~—–至/]+)(?:19|20)\d\d年?"
    r"|(?:19|20)\d\d ?年(?:度|代)?(?: ?\d{1,2} ?月(?:份|底|初|末|[上中下]旬| ?\d{1,2} ?[日号])?(?: ?[-—至] ?\d{1,2} ?日)?)?"
    r"|\d{1,2}(?:[-~—–至]\d{1,2})? ?月(?:份|底|初|末|[上中下]旬| ?\d{1,2} ?[日号])?(?:[-—至] ?\d{1,2} ?日)?"
    r"|\d{1,2}[:时]\d{2}分?"
    r"|\d{2}(?:世纪|年代|后(?!续))|\d+ ?周年|\d+(?:\.\d+)?(?::\d+(?:\.\d+)?){1,3}"
)
_COUNTED = "个家项名座所条处户支场件台辆栋套人"  # classifiers that a Chinese numeral counts with; others make names (二期, 四种形态)
_NEAR_LATIN = re.compile(r"[A-Za-z+*#/·.:×&_-]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with unit and hedge. ``start``/``end`` include the hedge, ``number`` is where the digits begin.

    ``form`` is the form of the unit (see seeds/units.tsv), or ``bare``, ``rank``, ``times`` (翻番), ``words`` (与经济增长同步).
    """

    start: int
    number: int
    end: int
    value: Value
    unit: str
    form: str
    dimension: str
    comparator: str = "eq"
    reason: str | None = None


@cache
def _pattern() -> re.Pattern[str]:
    """A number or range of numbers with all that may follow it."""
    inside, unit, after = alternation(hedges("inside")), unit_pattern(), alternation(hedges("after"))
    return re.compile(
        rf"(?P<number>{_NUMBER})"
        rf"(?:(?P<first_unit>(?: ?(?:{SCALE}))?(?:{unit})?)(?:[-~—–]{{1,2}}|至|到)(?P<second>{_NUMBER}))?"
        rf" {{0,4}}(?P<inside>{inside})?"
        rf"(?P<unit>(?P<scale>{SCALE})?(?P<between>{inside})?(?P<base>{unit})(?P<paren>\([^()]{{1,3}}\))?|(?:{SCALE}))?"
        rf" ?(?P<after>{after})?"
    )


@cache
def _before() -> re.Pattern[str]:
    """A hedge at the end of a stretch; short ones only where they are not the end of another word (签约, 通过)."""
    long = {word: sense for word, sense in hedges("before").items() if len(word) > 1}
    return re.compile(
        rf"(?:{alternation(long)}|(?<![通经超不跨跃走越])过|(?<![节签公条契集合特邀制])约|(?<![附最临邻靠])近|逾|超)(?:了)? ?$"
    )


@cache
def _worded() -> re.Pattern[str]:
    """Numbers in Chinese numerals, ranks, and targets in words."""
    classifiers = "|".join(_COUNTED)
    return re.compile(
        rf"(?P<percent>百分之(?:{NUMERAL}+(?:点{NUMERAL}+)?|\d+(?:\.\d+)?))"
        rf"|(?P<rank>第 ?(?:\d+|[一二三四五六七八九十]+)(?: ?[位名])?|首位|榜首)"
        rf"|(?P<scaled>(?<![\d{''.join('一二两三四五六七八九十')}每])(?:{NUMERAL}*(?:万亿|亿|万)|[百千])(?:(?P<level>级|(?=规模|产值))|(?P<scaled_unit>{unit_pattern()}|(?=大关|台阶|[，。;、\n]))))"
        rf"|(?P<tenths>[一二三四五六七八九]成(?:以上|左右)?(?=[，。;、\n]))"
        rf"|(?P<times>翻(?:了)?(?P<doublings>[一两二三四])?番|翻(?:了)?一倍|(?<=[长加高升])一倍)"
        rf"|(?P<same>(?:与|和|同)(?:(?:全|本)?[省市县区国州]?(?:的)?(?:地区生产总值|经济|GDP|生产总值)(?:增长|发展|增速)?)(?:总体|大体)?(?:基本)?(?:保持)?(?:同步|相适应)|(?:总体|基本|大体)?(?:持平))"
        rf"|(?P<count>(?<!第)(?<![{NUMERAL[1:-1]}])(?![一百千十]+[{_COUNTED}])(?:{NUMERAL}{{1,4}})(?P<classifier>{classifiers}))"
    )


def read_quantities(copy: str, covered: list[tuple[int, int]]) -> tuple[list[Quantity], list[Dropped]]:
    """The quantities of a reading copy in order; ``covered`` are stretches (names, page furniture) that yield none.

    >>> [(q.value, q.unit, q.comparator) for q in read_quantities("力争产值超过3000亿元，引进300余家", [])[0]]
    [(3000.0, '亿元', 'ge'), (300.0, '家', 'ge')]
    """
    closed = bytearray(len(copy) + 1)
    for start, end in covered:
        closed[start:end] = b"\1" * (end - start)
    dates = bytearray(len(copy) + 1)
    for match in _DATES.finditer(copy):
        if copy[match.end() : match.end() + 1] != "个":
            dates[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Quantity] = []
    dropped: list[Dropped] = []
    for item in _numbers(copy, dates):
        if isinstance(item, Quantity) and closed[item.number]:
            item = _drop(copy, item.number, item.end, "figure.name", "part of a name or of the page around the report")
        (found if isinstance(item, Quantity) else dropped).append(item)  # type: ignore[arg-type]
    taken = bytearray(len(copy) + 1)
    for quantity in found:
        taken[quantity.number : quantity.end] = b"\1" * (quantity.end - quantity.number)
    for item in _in_words(copy):
        at = item.number if isinstance(item, Quantity) else item.start
        if closed[at] or taken[at]:
            continue
        (found if isinstance(item, Quantity) else dropped).append(item)  # type: ignore[arg-type]
    return _neighbours(copy, sorted(found, key=lambda q: q.number)), dropped


def _neighbours(copy: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give the bare members of a list the unit of its last one (分别提高15、22个百分点); mark two percentages
    between which the separator was lost (108.9%89.7%)."""
    found = list(quantities)
    for at in range(len(found) - 2, -1, -1):
        first, then = found[at], found[at + 1]
        between = copy[first.end : then.start]
        if first.form == "bare" and not first.unit and then.unit and between in ("、", "和", "及"):
            found[at] = replace(first, unit=then.unit, form=then.form, dimension=then.dimension)
        elif not between and first.form == then.form == "rate":
            lost = "the separator between two numbers is lost"
            found[at], found[at + 1] = replace(first, reason=lost), replace(then, reason=lost)
    return found


def _drop(copy: str, start: int, end: int, rule: str, reason: str) -> Dropped:
    return Dropped(start, end, copy[start:end], rule, reason)


def _numbers(copy: str, dates: bytearray) -> Iterator[Quantity | Dropped]:
    pattern = _pattern()
    at = 0
    while match := pattern.search(copy, at):
        start = match.start()
        at = match.end("number")
        if dates[start]:
            yield _drop(copy, start, at, "figure.date", "a date")
            while dates[at]:
                at += 1
            continue
        item = _number(copy, match, dates)
        if item is None:
            continue
        if isinstance(item, Quantity):
            at = max(at, item.end)
        yield item


def _number(copy: str, match: re.Match[str], dates: bytearray) -> Quantity | Dropped | None:
    """The number at a match; None for ordinals, which ``_rank`` judges."""
    start, end = match.start(), match.end()
    before, after_number = copy[start - 1 : start], copy[match.end("number") : match.end("number") + 1]
    if copy[max(0, start - 2) : start].rstrip(" ").endswith("第"):
        return None
    if _NEAR_LATIN.match(before) and not (before == "." and copy[start - 2 : start - 1] in "0123456789"):
        return _drop(copy, start, match.end("number"), "figure.code", "part of a code or formula")
    second = match["second"]
    if second and (
        copy[max(0, start - 8) : start].rstrip(" ").endswith(("由", "从", "自")) or dates[match.start("second")]
    ):
        match = _pattern().match(copy, start, match.start("second") - 1)  # type: ignore[assignment]
        second, end = None, match.end()
    unit_text = match["unit"] or ""
    if not unit_text and (second is None) and after_number and re.match(r"[A-Za-z+*#/·×&]", after_number):
        return _drop(copy, start, match.end("number"), "figure.code", "part of a code or formula")
    base = units().get(match["base"] or "")
    form = base.form if base else "bare"
    value: Value = printed_number(match["number"])
    if second:
        low, high = printed_number(match["number"]), printed_number(second)
        if high <= low:
            return _drop(copy, start, end, "figure.code", "no range: the second number is not higher")
        value = (low, high)
    before_hedge = _before().search(copy, max(0, start - 5), start)
    comparator = "eq"
    for hedge, place in ((match["inside"] or match["between"], "inside"), (match["after"], "after")):
        if hedge:
            comparator = hedges(place)[hedge]
    if before_hedge and comparator == "eq":
        comparator = hedges("before").get(before_hedge[0].strip().removesuffix("了"), "eq")
    unit = unit_text
    if match["between"]:
        unit = unit_text.replace(match["between"], "", 1)
    printed_unit = unit.strip()
    if not unit_text and not match["after"]:
        end = match.end("second") if second else match.end("number")
    elif not match["after"]:
        end = match.end("unit") if unit_text else end
    if form == "bare" and unit_text and not match["after"] and copy.startswith("级", end):
        end += 1
    reason = None
    if form == "classifier" and not match["scale"] and isinstance(value, float) and value >= 1e7:
        reason = "too many digits for a count: a separator is lost"
    elif " " in match["number"].strip():
        reason = "spaces between the digits"
    return Quantity(
        before_hedge.start() if before_hedge else start,
        start,
        end,
        value,
        printed_unit,
        form,
        base.dimension if base else "",
        comparator,
        reason,
    )


def _in_words(copy: str) -> Iterator[Quantity | Dropped]:
    for match in _worded().finditer(copy):
        start, end = match.span()
        if match["percent"]:
            digits = match["percent"][3:]
            value = float(digits) if digits[0].isdigit() else chinese_number(digits)
            yield _hedged(copy, Quantity(start, start, end, value, "%", "rate", "ratio"))
        elif match["rank"]:
            yield _rank(copy, match)
        elif match["times"]:
            doublings = {"两": 2, "二": 2, "三": 3, "四": 4}.get(match["doublings"] or "", 1)
            plain = match["times"] == "一倍"
            yield _hedged(
                copy,
                Quantity(start, start, end, 1.0 if plain else 2.0**doublings, "倍" if plain else "", "times", "times"),
            )
        elif match["same"]:
            yield Quantity(start, start, end, copy[start:end], "", "words", "")
        elif match["tenths"]:
            yield _hedged(
                copy, Quantity(start, start, start + 2, chinese_number(match["tenths"][0]), "成", "rate", "ratio")
            )
        elif match["scaled"]:
            yield _scaled(copy, match)
        else:
            yield _count(copy, match)


def _rank(copy: str, match: re.Match[str]) -> Quantity | Dropped:
    start, end = match.span()
    text = match["rank"]
    standing, fields = words("standing"), rank_fields()
    left = copy[max(0, start - 12) : start]
    following = copy[end : end + 1]
    closes = text[-1] in "位名首" or following in "，。;、)）!！\n 的和及”" or following == ""
    after_field = any(left.endswith(field) for field in fields)
    after_standing = any(left.endswith(verb) for verb in standing)
    if not closes or not (after_field or after_standing):
        return _drop(copy, start, end, "figure.ordinal", "an ordinal, no rank")
    digits = re.sub(r"[第位名 ]", "", text)
    value = 1.0 if text in ("首位", "榜首") else float(digits) if digits.isdigit() else chinese_number(digits)
    return Quantity(start, start, end, value, "", "rank", "rank")


def _scaled(copy: str, match: re.Match[str]) -> Quantity | Dropped:
    """千亿级, 五百亿(规模), 突破万亿元: Chinese numerals with a scale of their own."""
    start, end = match.span()
    text = match["scaled"]
    numeral = re.match(rf"{NUMERAL}*", text)
    assert numeral
    digits, scale = numeral[0], re.match(r"万亿|亿|万|", text[numeral.end() :])
    assert scale
    hedge = _before().search(copy, max(0, start - 5), start)
    reached = any(copy[max(0, start - size) : start] in words("reach") for size in (1, 2, 3))
    if match["level"] is None and not (hedge or reached):
        return _drop(copy, start, end, "figure.numeral", "a round number that no verb says of anything")
    base = units().get(match["scaled_unit"] or "")
    if base and base.form == "span":
        return _drop(copy, start, end, "figure.numeral", "a way of speaking, no count")
    try:
        value = chinese_number(digits) if digits else 1.0
    except ValueError:
        return _drop(copy, start, end, "figure.numeral", "no numeral")
    form, dimension = (base.form, base.dimension) if base else ("measure", "money")
    return _hedged(copy, Quantity(start, start, end, value, scale[0] + (base.name if base else ""), form, dimension))


def _count(copy: str, match: re.Match[str]) -> Quantity | Dropped:
    """两家企业, 四项“区域评估”: a Chinese numeral counts only what an act or a list produced."""
    start, end = match.span()
    classifier = match["classifier"]
    left = copy[max(0, start - 8) : start].rstrip(" ")
    right = copy[end : end + 8]
    acted = any(left.endswith(verb) for verb in words("actions"))
    clause = re.split(r"[，。;:“”]", copy[max(0, start - 14) : start])[-1]
    listed = left.endswith(("等", "”")) or "、" in clause
    if right[:1] in "，。;、\n”":
        return _drop(copy, start, end, "figure.numeral", "counts nothing that is named")
    if any(right.startswith(word) for word in words("slogan")) or not (acted or listed):
        return _drop(copy, start, end, "figure.numeral", "a way of speaking, no count")
    unit = units()[classifier]
    return _hedged(
        copy,
        Quantity(
            start, start, end, chinese_number(match["count"][: -len(classifier)]), classifier, unit.form, unit.dimension
        ),
    )


def _hedged(copy: str, quantity: Quantity) -> Quantity:
    """The quantity with the hedges that stand beside it."""
    before = _before().search(copy, max(0, quantity.start - 5), quantity.start)
    after = re.match(alternation(hedges("after")), copy[quantity.end : quantity.end + 3])
    comparator = "eq"
    if after:
        comparator = hedges("after")[after[0]]
    elif before:
        comparator = hedges("before").get(before[0].strip().removesuffix("了"), "eq")
    return replace(
        quantity,
        start=before.start() if before else quantity.start,
        end=quantity.end + (after.end() if after else 0),
        comparator=comparator,
    )
