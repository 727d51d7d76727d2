"""The words around a number: what stands before it, what it is said of, what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extraction.figures.indicators import known
from kg.extraction.figures.words import alternation, hedges, longest_prefix, longest_suffix, rank_fields, words

_CLAUSE_MARK = re.compile(r"[，;:。!?！？\n]")
_AFTER_NOUN = re.compile(r"[，;:。!?！？、\n()\[〔【<]|\d{1,2}月")
_ENUMERATOR = re.compile(r"[一二三四五六七八九十]+(?:是|、)")
_JOIN = "、和及与以或并 "
_OPEN = "“”\"'‘’「」《》 ?①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMERALS = "一二三四五六七八九十"
TIME = (
    r"(?:到|至|截至|自|从)?(?:(?:19|20)\d\d ?[-~—–至/]+ ?(?:19|20)\d\d ?年?|(?:19|20)\d\d ?年(?:度|底|末|初)?(?:\d{1,2} ?月(?:底|份)?)?"
    rf"|[“\"]?十?[{_NUMERALS}]五[”\"]?(?:规划)?(?:时期|期间|期末|末期|末|以来|收官)?|[上下]半年|(?:前[一二三]个?|[一二三四]|第[一二三四])季度|\d{{1,2}}[-~—–至]\d{{1,2}} ?月(?:份)?"
    r"|今年|去年|上年|明年|当年|全年|本年|年内|年底|年末|今明两年|近年来|五年来|[过这]去五年|五年间|五年|一年来|三年来|未来五年|今后五年|本届政府任期|期末|届时|目前|如今|同期"
    rf"|连续(?:\d+|[{_NUMERALS}]+)年)"
    r"(?:以来|期间|前|底|末|内|累计)?"
)
_TIME_END = re.compile(TIME + r"的?$")
_TIME_START = re.compile(TIME + r"[，的]?")
_NOT_A_NOUN_START = "业额率量性值者数费款价型制化类"
_BASIS = re.compile(
    rf"(?:比|较|同|与)[“\"]?(?:上年|去年|上一年|前年|上月|年初|同期|(?:19|20)\d\d ?年|十?[{_NUMERALS}]五|期初|上届|五年前|以往|往年|规划|目标|计划"
    r"|预期|预算|全[国省市州县区])[”\"]?(?:时期|期间|同期|期末|末|底|初|相比|平均|水平|增速|规划|的)*$"
)
_COMPARED = re.compile(
    r"(?:高于|低于|快于|慢于|好于|优于|高出|超出|超过|超|(?<![占同对之])(?:比|较)(?![重例率值价亚赛武特为好大多高快强])).{1,14}?"
    r"(?:高|低|快|慢|多|少)?(?:出|了)?$"
)


@dataclass(slots=True)
class Before:
    """What the words before a number say. ``start``/``end`` bound the noun they say it of (equal where there is none).

    ``hedge`` is a hedge apart from the number (约为十二五时期4倍), ``action`` the verb that governs the number, ``verb`` one that stands right before it.
    """

    start: int
    end: int
    sign: int = 0
    change: bool = False
    reach: bool = False
    done: bool = False
    average: bool = False
    respectively: bool = False
    source: bool = False
    dated: bool = False
    compared: bool = False
    hedge: str | None = None
    adjacent: bool = True
    invest: tuple[int, int] | None = None
    attribute: tuple[int, int] | None = None
    action: tuple[int, int] | None = None
    verb: tuple[int, int] | None = None


@cache
def _ends() -> frozenset[str]:
    return (
        frozenset().union(
            *map(
                words,
                (
                    "up",
                    "down",
                    "reach",
                    "done",
                    "average",
                    "respectively",
                    "basis",
                    "adverb",
                    "invest",
                    "attribute",
                    "actions",
                    "standing",
                ),
            )
        )
        | rank_fields()
    )


@cache
def _starts() -> frozenset[str]:
    return frozenset().union(*map(words, ("adverb", "connective", "issuer", "estimate", "average", "promise")))


def before(copy: str, start: int, end: int, rank: bool = False) -> Before:
    """Read ``copy[start:end]``, the words of the clause before a number, from the number backwards.

    >>> found = before("全市规模以上工业增加值同比增长", 0, 15)
    >>> "全市规模以上工业增加值同比增长"[found.start:found.end], found.sign, found.change
    ('规模以上工业增加值', 1, True)
    """
    found = Before(start, end)
    at = _read_backwards(copy, start, end, found, rank)
    if (
        found.invest is None
        and found.attribute is None
        and found.action is None
        and (compared := _COMPARED.search(copy[start:at]))
    ):
        if found.sign == 0 or copy[start + compared.start()] in "比较高低快超":
            found.compared = True
            if copy[start + compared.start()] in "低慢":
                found.sign = -1
            at = start + compared.start()
            at = _read_backwards(copy, start, at, found, rank)
    found.start, found.end = noun(copy, start, at, found)
    return found


def _read_backwards(copy: str, start: int, at: int, found: Before, rank: bool) -> int:
    ends, fields = _ends(), rank_fields()
    while at > start:
        if copy[at - 1] in ' :“”"(（':
            at -= 1
            continue
        if match := _BASIS.search(copy, max(start, at - 20), at):
            at = match.start()
            continue
        if match := _TIME_END.search(copy, max(start, at - 16), at):
            found.dated = found.dated or (match[0][0] in "到至" and match[0][-1] == "的")
            at = match.start()
            continue
        size = longest_suffix(copy, start, at, ends)
        word = copy[at - size : at]
        if not size or (
            known(copy[max(start, at - 8) : at]) and word not in words("reach") | words("up") | words("down")
        ):
            break
        if rank and (word in words("standing") or word in fields):
            found.adjacent = False
        elif word in fields and not rank:
            break
        elif word in words("down") and found.sign == 0:
            found.sign, found.change, found.reach = -1, not found.dated, found.dated
        elif word in words("up") and found.sign == 0:
            found.sign, found.change, found.reach = 1, not found.dated, found.dated
        elif word in words("reach") and word not in words("done"):
            found.reach = True
        elif word in words("invest"):
            found.invest = (at - size, at)
            return at - size
        elif word in words("attribute") and found.adjacent:
            found.attribute = (at - size, at)
            return at - size
        elif word in words("done"):
            found.done = found.reach = True
            found.action = (at - size, at)
        elif word in words("respectively"):
            found.respectively = found.respectively or word in ("分别", "各", "依次")
        elif word in words("average"):
            found.average = True
        elif word in words("basis") or word in words("adverb"):
            found.source = found.source or word in ("由", "从")
            found.hedge = found.hedge or hedges("before").get(word)
        elif word in words("actions") and not found.change:
            found.action = found.verb = (at - size, at)
            return at - size
        else:
            break
        if word not in words("adverb"):
            found.adjacent = False
        at -= size
    return at


def noun(copy: str, start: int, end: int, found: Before | None = None) -> tuple[int, int]:
    """The noun in ``copy[start:end]``: without time, place of issue, adverbs and the verbs before it."""
    while end > start and copy[end - 1] in _OPEN + _JOIN + "的，:":
        end -= 1
    start = _skip(copy, start, end, found)
    cut = copy.rfind("等", start, end)
    if (
        cut >= 0
        and cut + 1 < end
        and copy[cut : cut + 2] not in ("等级", "等于")
        and copy[cut - 1 : cut + 1] not in ("高等", "中等", "初等", "平等", "同等")
    ):
        start = _skip(copy, cut + 1, end, found)
    return start, end


def _skip(copy: str, start: int, end: int, found: Before | None) -> int:
    starts = _starts()
    while start < end:
        if copy[start] in _OPEN + _JOIN + "，的:)）-—":
            start += 1
            continue
        if (
            longest_prefix(copy, start, end, words("noun"))
            or copy[start:end] in words("bare")
            or known(copy[start:end])
        ):
            break
        if match := _TIME_START.match(copy, start, end) or _ENUMERATOR.match(copy, start, end):
            start = match.end()
            continue
        verb = longest_prefix(copy, start, end, words("actions"))
        size = longest_prefix(copy, start, end, starts)
        if verb >= size and verb and copy[start + verb : start + verb + 1] not in _NOT_A_NOUN_START + "":
            if end - start - verb == 1 or known(copy[start:end]):
                break
            if found is not None:
                found.action = (start, start + verb)
            start += verb
            continue
        if not size or (end - start - size == 1 and copy[end - 1] not in starts):
            break
        start += size
    return start


def items(copy: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list such as 粮食、蔬菜和肉类."""
    found, at = [], start
    for match in re.finditer(r"[、]|以及|(?<=.)[和及与](?=.)", copy[start:end]):
        found.append((at, start + match.start()))
        at = start + match.end()
    found.append((at, end))
    return [(a, b) for a, b in found if b > a]


def clause_start(copy: str, start: int, end: int) -> int:
    """Where the last clause of ``copy[start:end]`` begins."""
    last = start
    for match in _CLAUSE_MARK.finditer(copy, start, end):
        last = match.end()
    return last


def following(copy: str, start: int, end: int) -> tuple[int, int]:
    """The noun that begins at ``start`` (after a number): up to a mark or the verb that says something of it.

    >>> "企业获得省级称号"[slice(*following("企业获得省级称号", 0, 8))]
    '企业'
    """
    while start < end and copy[start] in " “\"‘'":
        start += 1
    stop = _AFTER_NOUN.search(copy, start, end)
    limit = stop.start() if stop else end
    at = start
    while at < limit:
        if longest_prefix(copy, at, limit, words("predicate")) or (
            at > start and longest_prefix(copy, at, limit, words("inside"))
        ):
            break
        at += 1
    at = max(at, _known_until(copy, start, limit))
    while at > start and copy[at - 1] in _OPEN + _JOIN + "的":
        at -= 1
    return start, at


def _known_until(copy: str, start: int, limit: int) -> int:
    """Where the longest indicator of the vocabulary that begins at ``start`` ends; ``start`` if there is none."""
    return next((stop for stop in range(min(limit, start + 16), start, -1) if known(copy[start:stop])), start)


__all__ = ["TIME", "Before", "alternation", "before", "clause_start", "following", "items", "noun"]
