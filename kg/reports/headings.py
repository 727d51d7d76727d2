"""Which lines are headings, how high they stand, and what they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reports.calendar import numeral
from kg.reports.lines import Line, plain

# How high each kind of heading stands. The depth in the tree follows from the order in which the kinds occur.
GLOSSARY, ANNEX, PART, BARE, TOP, TURN, SUB, POINT, DASH, ITEM = range(10, 110, 10)

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_NUMBERED = (
    (re.compile(rf"第({_NUMERAL})(?:部分|篇|章)"), PART),
    (re.compile(rf"({_NUMERAL})、"), TOP),
    (re.compile(rf"[（(]({_NUMERAL})[）)]"), SUB),
    (re.compile(r"(\d{1,2})(?:[、．]|\.(?!\d))"), POINT),
    (re.compile(r"()[—–-]{1,4}(?=[^\s\d—–-])"), DASH),
    (re.compile(rf"({_NUMERAL})(?:是|要)"), ITEM),
    (re.compile(rf"第({_NUMERAL})[，、,]"), ITEM),
)
_GLOSSARY = re.compile(r"[^一-鿿]*(?:.{0,12}(?:名词|术语|词语|用语)(?:解释|注释|释义|说明)|注释|注)[^一-鿿]*")
_ANNEX = re.compile(r"附件?[\d一二三四五六七八九十]{0,2}(?:[:.].{0,28})?")
_FIRST_NOTE = re.compile(r"[\[〔［【]\s?1\s?[\]〕］】]")
_NUMERAL_ALONE = re.compile(_NUMERAL)
_BARE = re.compile(
    r"关于.{2,20}|.{0,12}(?:回顾|总结|任务|安排|部署|目标|要求|建议|重点工作|工作重点|自身建设|总体思路)|"
    r"首先报告.{2,20}|.{0,4}过去五年.{2,16}|.{0,4}今后五年.{2,16}|.{0,8}(?:19|20)\d\d年.{0,8}工作(?!报告).{0,8}"
)
_ENDED = re.compile(rf"[。！!：:”？)）；]$|^(?:{_NUMERAL}、|[（(]{_NUMERAL}[）)])")  # a sentence, or a heading
_TITLE_END = re.compile(r"[。！；：:!;]")
_SENTENCE_INSIDE = re.compile(r"[。！；，,;!？：:]")
_LONGEST_BARE = 32
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its rank (small is high), its number (0 where it has none), its title, and whether it stands alone."""

    rank: int
    number: int
    title: str
    alone: bool


def heading(line: Line, before: Line | None) -> Heading | None:
    """The heading with which ``line`` begins, or None; ``before`` is the line before it.

    >>> heading(Line(0, 14, "二、2021年工作安排。抓好", False), None)
    Heading(rank=50, number=2, title='二、2021年工作安排', alone=False)
    """
    for pattern, rank in _NUMBERED:
        match = pattern.match(line.text)
        if match:
            title = title_of(line.text)
            number = int(match[1]) if match[1].isdecimal() else numeral(match[1]) if match[1] else 0
            return Heading(rank, number, title, len(line.text) - len(title) <= 1 or line.text[len(title)] in ":：")
    if _FIRST_NOTE.match(line.text):
        return Heading(GLOSSARY, 0, title_of(line.text), False)
    if len(line.text) > _LONGEST_BARE:
        return None
    compared = plain(line.text)
    if _GLOSSARY.fullmatch(compared):
        return Heading(GLOSSARY, 0, line.text, True)
    if compared in ("结束语", "结语"):
        return Heading(PART, 0, line.text, True)
    if _ANNEX.fullmatch(compared):
        return Heading(ANNEX, 0, line.text, True)
    if _NUMERAL_ALONE.fullmatch(compared) and line.gap:
        return Heading(TOP, numeral(compared), line.text, True)
    if before is not None and not _ENDED.search(before.text):
        return None  # a line broken off in the middle of a sentence
    colon = compared.partition(":")[2] or compared  # 站在新起点：2012年工作回顾
    if _BARE.fullmatch(colon) and not _SENTENCE_INSIDE.search(colon):
        return Heading(BARE, 0, line.text, True)
    return None


def title_of(text: str) -> str:
    """The title in a line that may go on with text: its first sentence, or the first clause of a long one.

    >>> title_of("（一）经济回升向好，后劲增强。 全年生产总值完成1737.6亿元")
    '（一）经济回升向好，后劲增强'
    """
    end = _TITLE_END.search(text)
    title = text[: end.start()] if end else text
    if len(title) > _LONGEST_TITLE:
        title = re.split("[，,]", title, maxsplit=1)[0][:_LONGEST_TITLE]
    return title.rstrip()
