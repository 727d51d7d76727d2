"""The words of a clause before a number, read from the number backwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extraction.figures.indicators import aliases
from kg.extraction.figures.nouns import NUMERALS, TIME, noun
from kg.extraction.figures.words import hedges, longest_suffix, rank_fields, words

_TIME_END = re.compile(rf"(?:{TIME}|(?<![{NUMERALS}〇零○前近后这每])[两三四六七八九]年内?)的?$")
_PAST = (
    r"上年|去年|上一年|前年|上月|年初|同期|(?:前[一二三]个?|第?[一二三四])季度|[上下]半年|(?:19|20)\d\d ?年"
    rf"|十?[{NUMERALS}]五|期初|上届|上个?五年|前五年|五年前|以往|往年|规划|目标|计划|预期|预算|全[国省市州县区]"
)
_BASIS = re.compile(
    rf"(?:剔除|扣除)[^，;。]{{2,14}}(?:因素|影响|后)$"
    rf"|(?:比|较|同|与)[“\" ]*(?:{_PAST})[”\"]?(?:时期|期间|同期|期末|末|底|初|相比|平均|水平|增速|规划|的)*$"
)
_THAN = r"(?<![占同对之相])[比较](?![重例率值价亚赛武特为好大多高快强])"
_COMPARED = re.compile(
    rf"(?:(?<!或)(?:高于|低于|快于|慢于|好于|优于|高出|{_THAN}).{{1,14}}?"
    rf"|超(?:出|过|额)?(?:.{{0,6}}(?:目标|计划|任务|预期|平均|水平)|{_PAST}))"
    r"(?P<way>高|低|快|慢|多|少)?(?:出|了)?$"
)


@dataclass(slots=True)
class Before:
    """What the words before a number say. ``start``/``end`` bound the noun they say it of (equal where there is none).

    ``sign`` is -1 for falls; ``change``: the number is a change (增长), ``reach``: a level reached (达到, 增至),
    ``done``: an act (完成), ``dated``: 到2020年的 between the verb and the number, ``source``: where a change
    begins (由, 从), ``each``: the same for each (均), ``part``: a part of what was planned, ``compared``: a distance
    from another figure (高于全国). ``hedge`` is a hedge apart from the number (约为十二五时期4倍), ``action`` the verb
    that governs it, ``verb`` one right before it, ``invest`` and ``attribute`` the words of 投资6000万元 and 占地50亩.
    """

    start: int
    end: int
    sign: int = 0
    change: bool = False
    reach: bool = False
    done: bool = False
    average: bool = False
    respectively: bool = False
    each: bool = False
    part: bool = False
    source: bool = False
    dated: bool = False
    compared: bool = False
    hedge: str | None = None
    invest: tuple[int, int] | None = None
    attribute: tuple[int, int] | None = None
    action: tuple[int, int] | None = None
    verb: tuple[int, int] | None = None

    @property
    def noun(self) -> tuple[int, int] | None:
        """The span of the noun, or None."""
        return (self.start, self.end) if self.end > self.start else None

    @property
    def verbal(self) -> bool:
        """Whether a verb says the number of the noun."""
        return self.reach or self.change


def before(copy: str, start: int, end: int, rank: bool = False) -> Before:
    """Read ``copy[start:end]``, the words of the clause before a number.

    >>> text = "全市规模以上工业增加值同比增长7%"
    >>> found = before(text, 0, len("全市规模以上工业增加值同比增长"))
    >>> text[found.start:found.end], found.sign, found.change
    ('规模以上工业增加值', 1, True)
    """
    found = Before(start, end)
    at = _backwards(copy, start, end, found, rank)
    plain = not (found.invest or found.attribute or found.action)
    if plain and (compared := _COMPARED.search(copy, start, at)):
        found.compared = True
        found.change = found.change or compared["way"] in ("多", "少")
        if compared["way"] in ("低", "慢", "少") or copy[compared.start()] in "低慢":
            found.sign = -1
        at = _backwards(copy, start, compared.start(), found, rank)
    found.start, found.end, verb = noun(copy, start, at, listed=found.respectively)
    found.action = verb or found.action
    return found


@cache
def _ends() -> frozenset[str]:
    roles = ("up", "down", "reach", "done", "average", "respectively", "each", "part", "basis", "adverb", "standing")
    return frozenset().union(*map(words, (*roles, "invest", "attribute", "actions"))) | rank_fields()


@cache
def _around_ranks() -> frozenset[str]:
    return rank_fields().union(*map(words, ("standing", "adverb", "each", "basis", "respectively")))


def _backwards(copy: str, start: int, at: int, found: Before, rank: bool) -> int:
    """Read words backwards from ``at``; where the noun (or the verb before it) ends."""
    ends, fields = _ends(), rank_fields()
    while at > start:
        if copy[at - 1] in ' :“”"(':
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
        if not size or longest_suffix(copy, start, at, aliases(), 24) > size:
            break
        word, span = copy[at - size : at], (at - size, at)
        if word == "均" and copy[at - size - 1] in "人户亩" and at - size > start:
            break  # 人均 is what is measured, not a word for each
        if rank:
            if word not in _around_ranks():
                break
            found.respectively = found.respectively or word in words("respectively")
        elif word in fields or (word in words("standing") and word not in words("reach") | words("adverb")):
            break
        elif word in words("invest"):
            found.invest = span
            return at - size
        elif word in words("attribute"):
            if not found.verbal:
                found.attribute = span
                return at - size
            break
        elif word in words("done"):
            found.done = found.reach = True
            found.action = span
        elif word in words("up") | words("down"):
            if copy[at] in "到至" and not found.dated:
                found.reach = True  # 回落到2.6% is a level
            elif found.sign == 0:
                found.sign = 1 if word in words("up") else -1
                found.change, found.reach = not found.dated, found.dated
        elif word in words("reach"):
            found.reach = found.reach or not (word == "为" and at - size == start)
        elif word in words("average"):
            found.average = True
        elif word in words("respectively"):
            found.respectively = True
        elif word in words("each"):
            found.each = True
        elif word in words("part"):
            found.part = True
        elif word in words("basis") or word in words("adverb"):
            found.source = found.source or word in ("由", "从")
            found.hedge = found.hedge or hedges("before").get(word)
        elif word in words("actions") and not found.change:
            found.action = found.verb = span
            return at - size
        else:
            break
        at -= size
    return at
