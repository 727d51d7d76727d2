"""Where the noun that a number is said of begins and ends."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.figures.indicators import aliases, known
from kg.extraction.figures.words import longest_prefix, longest_suffix, words

NUMERALS = "一二三四五六七八九十"
TIME = (
    r"(?:到|至|截至|自|从)?(?:(?:19|20)\d\d ?[-~—–至/]+ ?(?:19|20)\d\d ?年?"
    r"|(?:19|20)\d\d ?年(?:度|底|末|初)?(?:\d{1,2} ?月(?:底|份)?)?"
    rf"|[“\"]?十?[{NUMERALS}]五[”\"]?(?:规划)?(?:时期|期间|期末|末期|末|以来|收官)?"
    r"|[上下]半年|(?:前[一二三]个?|[一二三四]|第[一二三四])季度|\d{1,2}[-~—–至]\d{1,2} ?月(?:份)?"
    rf"|(?<![{NUMERALS}])[两{NUMERALS}]年内|今年|去年|上年|明年|当年|全年|本年|年内|年底|年末|今明两年|近年来|五年来|[过这]去五年|五年间|五年|一年来|三年来"
    r"|未来五年|今后五年|本届政府任期|期末|届时|目前|如今|同期"
    rf"|连续(?:\d+|[两{NUMERALS}]+|多)年)"
    r"(?:以来|期间|前|底|末|内|累计)?"
)
_TIME_START = re.compile(rf"(?:[与同较比][“\"]?)?{TIME}(?:相比|相较)?[，的]?")
_INNER_TIME = re.compile(TIME)
_ENUMERATOR = re.compile(r"[一二三四五六七八九十]+(?:是|、|\))")
_CLAUSE_MARK = re.compile(r"[，;:。!?！？\n]")
_AFTER_NOUN = re.compile(r"[，;:。!?！？、\n()\[〔【<]|  |\d{1,2}月")
_AND = re.compile(
    r"、|以及|(?<=..)(?:(?<!共|总|饱|温|中)和(?!谐|平|美)|(?<!普|涉|以|波|惠)及(?!时|格|早)|(?<!参)与(?!会))(?=..)"
)
_LIST_HEAD = re.compile(r"(?<![高中初平同均对])等(?![级于待候额])")
_GOVERNED = re.compile(r"(?:力争|完成|实现|发放|新增|引进|吸引|带动|拨付|争取|办理|获得)(?=..)")
_NOMINAL_AFTER = (
    "项目",
    "企业",
    "工程",
    "单位",
    "人员",
    "里程",
    "面积",
    "人数",
    "机构",
    "任务",
    "道路",
    "线路",
    "公司",
)
_NOT_A_NOUN_START = "业额率量性值者数费款价型制化类品"
_SIZE = re.compile(r"面积|里程|能力|规模(?!以)|人数|金额|总额|总量|收入|强度|成本|水平|时限|比例|进度")
_LONGEST_NOUN = 60
_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ("「", "」"), ("(", ")"))
JOIN = "、和及与以或并 "
MARKS = "“”\"'‘’「」《》 ?①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def noun(copy: str, start: int, end: int, listed: bool = False) -> tuple[int, int, tuple[int, int] | None]:
    """The noun in ``copy[start:end]`` without time, issuer, adverbs and the verbs before it; and the last such verb.

    ``listed`` keeps the members of a list that each have their verb (接待游客、实现旅游总花费).

    >>> text = "十三五期间累计引进国家级高端人才"
    >>> a, b, verb = noun(text, 0, len(text))
    >>> text[a:b], text[slice(*verb)]
    ('国家级高端人才', '引进')
    """
    while end > start and copy[end - 1] in MARKS + JOIN + "的，:将已":
        end -= 1
    start, verb = _skip(copy, start, end)
    if start < end and copy[end - 1] == "等":
        return end, end, verb
    for head in _LIST_HEAD.finditer(copy, start, end - 1):
        start, inner = _skip(copy, head.end(), end)
        verb = inner or verb
    if not listed and not known(copy[start:end]):
        for governed in _GOVERNED.finditer(copy, start + 1, end):
            if not _within_alias(copy, governed.start(), end) and copy[governed.end()] not in _NOT_A_NOUN_START:
                start, inner = _skip(copy, governed.end(), end)
                verb = inner or (governed.start(), governed.end())
        for time in _INNER_TIME.finditer(copy, start + 1, end):
            if known(copy[time.end() : end]):
                return time.end(), end, verb  # 会议提出今年|经济增长目标
    return start, end, verb


def _within_alias(copy: str, at: int, end: int) -> bool:
    """Whether the verb at ``at`` is part of an indicator's name: 城镇|新增就业."""
    return any(copy[start:end] in aliases() for start in range(max(0, at - 6), at + 1))


def _skip(copy: str, start: int, end: int) -> tuple[int, tuple[int, int] | None]:
    starts, verb = _starts(), None
    while start < end:
        rest = copy[start:end]
        if longest_prefix(copy, start, end, words("noun")) or rest in words("bare") or known(rest):
            break
        size = longest_prefix(copy, start, end, starts)
        if size < 2 and copy[start] in MARKS + JOIN + "，的:()-—":
            start += 1
            continue
        if match := _TIME_START.match(copy, start, end) or _ENUMERATOR.match(copy, start, end):
            start = match.end()
            continue
        if copy[start] == "年" and known(rest[1:]):
            start += 1  # 年|进出口总额
            continue
        action = longest_prefix(copy, start, end, words("actions"))
        if action and action >= size and copy[start + action : start + action + 1] not in _NOT_A_NOUN_START:
            sized = _SIZE.match(copy, start + action) and copy[start] not in "新增扩累完实减力"
            if sized or end - start - action == 1:
                break
            verb = (start, start + action)
            start += action
            continue
        if not size or (end - start - size == 1 and copy[end - 1] not in starts) or copy.startswith("性", start + size):
            break  # 全国性|比赛
        start += size
    return start, verb


@cache
def _starts() -> frozenset[str]:
    return frozenset().union(*map(words, ("adverb", "connective", "issuer", "estimate", "average", "promise")))


def items(copy: str, start: int, end: int) -> list[tuple[int, int]]:
    """The members of a list such as 粮食、蔬菜和肉类."""
    found, at = [], start
    for match in _AND.finditer(copy, start, end):
        found.append((at, match.start()))
        at = match.end()
    found.append((at, end))
    return [(a, b) for a, b in found if b > a]


def clause_start(copy: str, start: int, end: int) -> int:
    """Where the last clause of ``copy[start:end]``, or the bracket open at its end, begins."""
    last = start
    for match in _CLAUSE_MARK.finditer(copy, start, end):
        last = match.end()
    bracket = copy.rfind("(", last, end)
    return bracket + 1 if bracket >= 0 and copy.find(")", bracket, end) < 0 else last


def following(copy: str, start: int, end: int) -> tuple[int, int]:
    """The noun that begins at ``start`` (after a number): up to a mark or the verb that says something of it.

    >>> "企业获得省级称号"[slice(*following("企业获得省级称号", 0, 8))]
    '企业'
    """
    end = min(end, start + _LONGEST_NOUN, len(copy))
    while start < end and copy[start] in MARKS:
        start += 1
    if start < end and (copy[start].isdigit() or copy[start] in "和与及"):
        return start, start
    mark = _AFTER_NOUN.search(copy, start, end)
    limit = mark.start() if mark else end
    at = start
    while at < limit:
        if size := longest_prefix(copy, at, limit, words("noun")):
            adverb = at > start and copy[at : at + size] in _reached()
            if adverb and longest_prefix(copy, at + size, limit, _reached()) > 1:
                break  # 小区改造|全面完成
            at += size
            continue
        size = longest_prefix(copy, at, limit, _reached())
        if at > start:
            size = max(size, longest_prefix(copy, at, limit, words("inside")))
        rate = copy.startswith("率", at + size) and copy[at : at + size] not in words("up")  # 水质达标|率
        if size and not copy.startswith(_NOMINAL_AFTER, at + size) and not rate:
            break
        at += 1
    at = max(min(at, limit), _known_until(copy, start, limit))
    issuer = longest_suffix(copy, start, at, words("issuer"))
    if at - issuer > start and copy[at - issuer - 1] in JOIN:
        at -= issuer
    while at > start and copy[at - 1] in MARKS + "、和及的":
        at -= 1
    return start, at


def between_quotes(copy: str, start: int, end: int) -> tuple[int, int]:
    """The span with the quotation marks and brackets that it is cut off from.

    >>> between_quotes("推进“空心村”治理", 3, 9)
    (2, 9)
    """
    for opening, closing in _QUOTES:
        inside = copy[start:end]
        if start and copy.startswith(opening, start - 1) and closing in inside.partition(opening)[0]:
            start -= 1
        if copy.startswith(closing, end) and inside.rfind(opening) > inside.rfind(closing):
            end += 1
    return start, end


@cache
def _reached() -> frozenset[str]:
    """The verbs that say something of a counted thing, reaching a level included (由36家发展到224家)."""
    return words("predicate") | {word for word in words("reach") if len(word) > 1}


def _known_until(copy: str, start: int, limit: int) -> int:
    """Where the longest indicator of the vocabulary that begins at ``start`` ends; ``start`` if there is none."""
    return start + longest_prefix(copy, start, limit, aliases(), 24)
