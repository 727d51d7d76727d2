"""Figures whose thing stands after the number: 建成15个社区, 投资6000万元启动X建设, 总投资20亿元的X项目."""

from __future__ import annotations

import re

from kg.extraction.figures.before import Before
from kg.extraction.figures.nouns import following
from kg.extraction.figures.quantity import Quantity
from kg.extraction.figures.said import Said, say
from kg.extraction.figures.words import alternation, longest_prefix, words

_MARK = re.compile(r"[，;。:\n(]")
_SIZE = re.compile(r"(?:面积|里程|长度|容量|能力|产量|总量|产能|规模|单产|总产|水量|用地|储量)$")
_NEXT_INVESTED = re.compile(r"[、和及](?:总|计划|新增|完成|年度)*(?:投资|投入|占地) ?$")
_NEXT_SIZE = re.compile(r"[、，](?:总|计划|规划|新增|完成|年度)*(?:投资|投入|占地|占地面积|建筑面积|面积|全长|总长)")
_PURPOSES = ("用于", "对", "为", "主要用于")
_STEPS = ("大关", "台阶", "关口", "整数")
_LONGEST = 120
_OF_SIZE = re.compile(r"(?:超过?|过|逾)[0-9.百千万亿]+元的?")  # 20个|超5000万元|项目
_PEOPLE = ("people", "households")
_ALONE = re.compile(r"[，。;、\n](?:[0-9.]+[万余多]*户)?$")
_FATE = re.compile(rf"(?:全部|已经?|如期|成功|顺利|实现|稳定)+({alternation(words('fate'))})")
_LAND = ("area", "length", "volume")


def invested(
    copy: str, quantity: Quantity, found: Before, end: int, rest: list[Quantity], last: Said | None = None
) -> Said | None:
    """Money put into a thing, or the size of the thing that 的 attaches; the verb is the action.

    ``last`` is what was said before: the projects whose number stands right before (23个重点项目完成投资…).
    """
    described = copy[quantity.end : quantity.end + 1] == "的"
    if found.attribute and not found.noun and not described and not _ends_clause(copy, quantity):
        found.action, found.attribute = found.attribute, None
    word = found.invest or found.attribute
    if word is None:
        return None
    if quantity.form == "rate" or (found.invest and not quantity.dimension.startswith("money")):
        found.start, found.end = (found.start if found.noun else word[0]), word[1]
        return None
    name = copy[slice(*word)]
    thing: tuple[int, int] | None = None
    if described:
        each = copy[word[0] - 1 : word[0]] == "、"  # 总投资3亿元的A、|总投资2亿元的B等12个项目
        thing = _object(copy, quantity.end + 1, end, rest, verbs=0, each=each)
    elif (
        rest and copy[rest[0].end : rest[0].end + 1] == "的" and _NEXT_SIZE.fullmatch(copy, quantity.end, rest[0].start)
    ):
        thing = _object(copy, rest[0].end + 1, end, rest[1:], verbs=0)
    elif found.start == found.end and found.invest:
        at = quantity.end + (copy[quantity.end : quantity.end + 1] == "，")
        purpose = next((word for word in _PURPOSES if copy.startswith(word, at)), "")
        acted = at == quantity.end or longest_prefix(copy, at, end, words("actions"))
        if purpose or (acted and not name.startswith("完成") and "总投" not in name):
            thing = _object(copy, at + len(purpose), end, rest)
    alone = thing is None and found.start == found.end and name.startswith("完成")
    if alone and last and _adjoins(copy, last, word[0]):
        thing = last.start, last.end
    if thing:
        return say(copy, quantity, thing, found, "figure.invest", "level", action=name)
    return say(
        copy, quantity, (found.start if found.end > found.start else word[0], word[1]), found, "figure.level", "level"
    )


def counted(copy: str, quantity: Quantity, found: Before, limit: int, rest: list[Quantity], end: int) -> Said | None:
    """The noun after a number, where no noun before it claims the number."""
    of_things = copy.startswith("的", quantity.end) and found.done and not found.sign  # 实现100%的乡镇通公路
    pace = quantity.form == "rate" and (found.reach or found.average or found.sign) and not of_things
    changed = found.change and found.noun is None and quantity.form != "classifier"
    claimed = found.noun and (found.verbal or found.done)
    if pace or changed or claimed or found.compared or quantity.form in ("times", "span"):
        return None
    if copy.startswith(_STEPS, quantity.end):
        return None
    acted = found.verb is not None and found.verb[1] == quantity.start
    free = found.noun is None or acted or (copy[quantity.start - 1 : quantity.start] == "的" and not found.source)
    if copy[quantity.end : quantity.end + 1] == "的":
        thing = _object(copy, quantity.end + 1, end, rest, verbs=0) if free else None
    else:
        thing = following(copy, _counted_at(copy, quantity, rest if free else []), end if rest else limit)
        if thing[1] > limit > thing[0]:
            thing = following(copy, quantity.end, limit)
        if thing[0] == thing[1] and quantity.dimension in _PEOPLE and (fate := _fate(copy, quantity, rest)):
            thing = fate
    if thing is None:
        return None
    size = thing[1] - thing[0]
    counts = quantity.form == "classifier" or (quantity.form == "bare" and quantity.unit != "" and size >= 2)
    land = quantity.dimension in _LAND and not _SIZE.search(copy[found.start : found.end])
    if size >= (1 if counts else 2) and (free or counts or land):
        return say(copy, quantity, thing, found, "figure.counted_noun")
    return None


def _fate(copy: str, quantity: Quantity, rest: list[Quantity]) -> tuple[int, int] | None:
    """What became of people whom nothing names: 5.2万人实现稳定|脱贫, 860户2300人全部|入住."""
    alone = _ALONE.search(copy, max(0, quantity.start - 12), quantity.start)
    at = rest[0].end if rest and rest[0].start == quantity.end else quantity.end
    fate = _FATE.match(copy, at) if alone else None
    return fate.span(1) if fate else None


def _adjoins(copy: str, last: Said, at: int) -> bool:
    """Whether what was counted last stands right before: 23个重点项目|完成投资, 重点项目640个、|完成投资."""
    after = max(last.end, last.quantity.end)
    return last.quantity.form == "classifier" and copy[after:at].strip("均全部") in ("", "、")


def _counted_at(copy: str, quantity: Quantity, rest: list[Quantity]) -> int:
    """Where the noun begins: after this number, or after the next where both count it (5户9人X, 新建3个、修缮6个X)."""
    if sized := _OF_SIZE.match(copy, quantity.end):
        return sized.end()
    if not rest or quantity.form != "classifier" or rest[0].form != "classifier":
        return quantity.end
    between = copy[quantity.end : rest[0].start]
    shared = between in ("", "、") or (between[0] == "、" and between[1:] in words("actions"))
    return rest[0].end if shared else quantity.end


def _ends_clause(copy: str, quantity: Quantity) -> bool:
    return copy[quantity.end : quantity.end + 1] in "，。;、)\n "


def _object(
    copy: str, at: int, end: int, rest: list[Quantity], verbs: int = 3, each: bool = False
) -> tuple[int, int] | None:
    """The object that begins at ``at``, past up to ``verbs`` verbs and its own number: the head of a list (A、B等X),
    what a number counts (A、B4个项目), else the noun up to a mark. ``each``: its own in a row of such."""
    starts = {q.start: q for q in rest}
    end = min(end, at + _LONGEST)
    for turn in range(max(verbs, 1)):
        at += longest_prefix(copy, at, end, words("actions")) if turn < verbs else 0
        while at < end and copy[at] in "了 的、":
            at += 1
        if at in starts:
            at = starts[at].end
    mark = _MARK.search(copy, at, end)
    limit = min([mark.start() if mark else end, *(start for start in starts if start > at)])
    if limit in starts and (tail := _NEXT_INVESTED.search(copy, at, limit)):
        limit = tail.start()
    cut = copy.rfind("等", at, limit)
    if each and cut >= 0 and "、" not in copy[at:cut]:
        return _long((at, cut))
    if cut >= 0 and (cut + 1 in starts or "、" in copy[at:cut]):
        head = starts.get(cut + 1)
        return _long(following(copy, head.end if head else cut + 1, end)) or _long((at, cut))
    if cut >= 0:
        return _long((at, cut))
    last = max(at, copy.rfind("、", at, limit) + 1)
    stop = max(last, following(copy, last, limit)[1])
    counted_next = starts.get(limit)
    if counted_next and counted_next.form == "classifier" and stop == limit and copy[limit - 1] not in "、和及":
        return _long(following(copy, counted_next.end, end)) or _long((at, stop))
    stop = stop if stop > last else last - 1
    while stop > at and copy[stop - 1] in "、 ":
        stop -= 1
    return _long((at, stop))


def _long(span: tuple[int, int]) -> tuple[int, int] | None:
    return span if span[1] - span[0] >= 2 else None
