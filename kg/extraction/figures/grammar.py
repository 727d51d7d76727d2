"""The constructions in which a sentence says a number of something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extraction.figures.indicators import Indicator, known
from kg.extraction.figures.phrases import Before, before, clause_start, following, items, noun
from kg.extraction.figures.quantities import Quantity
from kg.extraction.figures.words import longest_prefix, longest_suffix, words
from kg.extraction.model import Dropped

_SEPARATORS = re.compile(r"[、和及与，\s]*(?:以及)?(?:分别)?(?:增长|达到|达)?$")
_SHARE_NOUN = re.compile(r"占[^，;。]{0,24}$|(?:率|比重|比例|占比|份额|覆盖面|强度)$")
_PACE_NOUN = re.compile(r"(?:增速|增幅|涨幅|增长率|降幅|增长|涨幅度)(?:目标)?$")
_ABOVE_CLASS = re.compile(r"(?:的)?[^，;。、\d]{0,6}?(?:项目|企业|大户|工程|产业|单位|农户|园区|产品|投资者|客商)")


@dataclass(slots=True)
class Said:
    """One quantity with what it is said of. ``role`` tells the two ends of a change: from, to."""

    quantity: Quantity
    start: int
    end: int
    rule: str
    measure: str
    action: str | None = None
    sign: int = 1
    canonical: str | None = None
    indicator: Indicator | None = None
    verbal: bool = False
    done: bool = False
    role: str = ""
    subject: tuple[int, int] | None = None
    reason: str | None = None


@dataclass(slots=True)
class _State:
    """What has been said in the sentence so far."""

    said: list[Said] = field(default_factory=list)

    def topics(self, count: int) -> list[Said]:
        """The last ``count`` different things said of, in order."""
        found: list[Said] = []
        for item in reversed(self.said):
            if item.rule in ("figure.invest",) and len(self.said) > 1:
                continue
            if all((item.start, item.end) != (other.start, other.end) for other in found):
                found.append(item)
            if len(found) == count:
                break
        return found[::-1]


def read_sentence(copy: str, start: int, end: int, quantities: list[Quantity]) -> tuple[list[Said], list[Dropped]]:
    """What a sentence (``copy[start:end]``) says with its quantities, in order, and what it does not say."""
    state = _State()
    dropped: list[Dropped] = []
    index, previous_end = 0, start
    while index < len(quantities):
        group = _group(copy, quantities, index)
        last = quantities[index + len(group) - 1]
        limit = quantities[index + len(group)].start if index + len(group) < len(quantities) else end
        for item in _read(copy, previous_end, group, limit, end, quantities[index + len(group) :], state):
            if isinstance(item, Dropped):
                dropped.append(item)
            else:
                state.said.append(item)
        previous_end = last.end
        index += len(group)
    return state.said, dropped


def _group(copy: str, quantities: list[Quantity], index: int) -> list[Quantity]:
    """The quantities from ``index`` on that stand side by side: 增长4.4%、5.6%."""
    group = [quantities[index]]
    for quantity in quantities[index + 1 :]:
        gap = copy[group[-1].end : quantity.start]
        alike = (
            quantity.form == group[0].form
            and quantity.dimension == group[0].dimension
            and quantity.form in ("rate", "measure", "classifier", "bare")
        )
        if not alike or len(gap) > 3 or not re.fullmatch(r"[、和及与 ]*(?:以及)?", gap):
            break
        group.append(quantity)
    if len(group) > 1 and group[0].form == "classifier" and _is_noun(copy, group[-1].end):
        return group[:1]
    return group


def _is_noun(copy: str, at: int) -> bool:
    a, b = following(copy, at, at + 20)
    return b > a


def _read(
    copy: str, left: int, group: list[Quantity], limit: int, end: int, rest: list[Quantity], state: _State
) -> Iterator[Said | Dropped]:
    first = group[0]
    begin = clause_start(copy, left, first.start)
    if first.form == "words":
        yield from _worded(copy, left, first, state)
        return
    found = before(copy, begin, first.start, rank=first.form == "rank")
    if first.form == "rank":
        yield from _rank(copy, left, first, found, state)
        return
    if (unsaid := _unsaid(copy, first, found, begin, limit)) is not None:
        yield unsaid
        return
    if found.invest or found.attribute:
        if (said := _invested(copy, first, found, begin, limit, end, rest)) is not None:
            yield said
            return
    if (
        found.start == found.end
        and len(group) == 1
        and (said := _counted_after(copy, first, found, limit, end, rest)) is not None
    ):
        yield said
        return
    if len(group) == 1 and first.form == "classifier" and not found.reach and not found.change and not found.compared:
        a, b = following(copy, first.end, min(limit, end))
        if b - a >= 1 and copy[first.end : first.end + 1] not in "，。;、":
            yield _said(copy, first, a, b, found, "figure.counted_noun")
            return
    yield from _spread(copy, left, begin, group, found, state)


def _unsaid(copy: str, q: Quantity, found: Before, begin: int, limit: int) -> Dropped | None:
    """Why the number is no figure, or None."""
    text = copy[q.number : q.end]
    left, right = copy[max(begin, q.start - 10) : q.start], copy[q.end : q.end + 8]
    if copy[q.number - 1 : q.number] in '“"' and q.form == "bare":
        return Dropped(q.number, q.end, text, "figure.slogan", "a slogan in quotation marks")
    if q.form == "span":
        claimed = (
            left.endswith(("连续", "连续第"))
            or found.reach
            or found.change
            or re.search(r"(?:天数|时限|时间|寿命|年限|期限|周期|年龄)$", copy[found.start : found.end])
        )
        if not claimed or (q.dimension == "age" and not found.reach):
            return Dropped(q.start, q.end, text, "figure.duration", "a stretch of time that is not the claim")
    if q.form == "bare" and not q.unit:
        hedged = q.comparator != "eq"
        missing = (
            found.action
            and found.action[1] >= q.start - 1
            and re.match(r"[\u4e00-\u9fff]{2}", right)
            and len(text) <= 3
            and right[0] not in "号期届版"
        )
        reached = found.reach and not found.done and right[:1] in "，。;、 \n" and copy[q.number - 1] not in "“(（"
        if not (hedged or missing or reached):
            return Dropped(q.number, q.end, text, "figure.bare", "a number without a unit")
    if (
        q.form == "measure"
        and q.dimension == "money"
        and q.end > q.number
        and copy[q.end - 2 : q.end] in ("以上", "以下")
        and _ABOVE_CLASS.match(right)
    ):
        return Dropped(q.start, q.end, text, "figure.class", "the size of a class of what is counted")
    if q.form == "classifier" and q.unit == "条" and right.startswith(("措施", "政策", "意见", "举措")):
        return Dropped(q.start, q.end, text, "figure.name", "the name of a set of measures")
    return None


def _rank(copy: str, left: int, q: Quantity, found: Before, state: _State) -> Iterator[Said]:
    topic = state.topics(1)
    bare = copy[found.start : found.end] in words("bare")
    if topic and (found.start == found.end or bare):
        yield _of(copy, topic[0], q, "rank", "figure.rank")
        return
    if found.start == found.end and (earlier := _earlier_noun(copy, left, found.start)):
        found.start, found.end = earlier
    if found.start < found.end:
        yield _said(copy, q, found.start, found.end, found, "figure.rank", "rank")


def _earlier_noun(copy: str, left: int, at: int) -> tuple[int, int] | None:
    """The noun of the clause before ``at``, when this clause has none of its own."""
    stop = at
    while stop > left and copy[stop - 1] in "，;:。、 ":
        stop -= 1
    begin = clause_start(copy, left, stop)
    a, b = noun(copy, begin, stop)
    return (a, b) if b > a else None


def _worded(copy: str, left: int, q: Quantity, state: _State) -> Iterator[Said]:
    begin = clause_start(copy, left, q.start)
    found = before(copy, begin, q.start)
    stripped = re.search(r"(?:增长|增速|增幅|实现)$", copy[found.start : found.end])
    topic = state.topics(1)
    if found.start == found.end and topic:
        yield _of(copy, topic[0], q, "growth", "figure.in_words")
        return
    if found.start < found.end:
        stop = found.end - (stripped.end() - stripped.start() if stripped and found.end - found.start > 4 else 0)
        if (
            known(copy[found.start : stop])
            or known(copy[found.start : found.end])
            or (q.value and "同步" in str(q.value))
        ):
            said = _said(
                copy, q, found.start, stop, found, "figure.in_words", "avg_growth" if found.average else "growth"
            )
            yield said


def _invested(
    copy: str, q: Quantity, found: Before, begin: int, limit: int, end: int, rest: list[Quantity]
) -> Said | None:
    """投资6000万元启动X建设, 总投资20亿元的X项目, 占地50亩的X: the thing, with what is put into it as the action."""
    word = found.invest or found.attribute
    assert word
    if found.invest and q.dimension and not q.dimension.startswith("money"):
        return None
    whole = copy[begin : word[1]]
    object_: tuple[int, int] | None = None
    if copy[q.end : q.end + 1] == "的":
        object_ = _object(copy, q.end + 1, end, rest)
    elif found.start == found.end and found.invest and not copy[word[0] : word[1]].startswith("总"):
        at = q.end
        if copy[at : at + 1] == "，":
            at += 1
        if longest_prefix(copy, at, end, words("actions")) or at == q.end:
            object_ = _object(copy, at, end, rest)
    if object_:
        return _said(copy, q, *object_, found, "figure.invest", "level", action=copy[word[0] : word[1]])
    del whole
    start = found.start if found.end > found.start else word[0]
    return _said(copy, q, start, word[1], found, "figure.level", "level")


def _object(copy: str, at: int, end: int, rest: list[Quantity]) -> tuple[int, int] | None:
    """The object that begins at ``at``: past its verb and its count, up to a mark."""
    for _ in range(3):
        at += longest_prefix(copy, at, end, words("actions"))
        while at < end and copy[at] in "了 的":
            at += 1
        counted = next((q for q in rest if q.start == at), None)
        if counted:
            at = counted.end
    stop = re.compile(r"[，;。:\n]").search(copy, at, end)
    limit = min([stop.start() if stop else end, *(q.start for q in rest if q.start > at)])
    cut = copy.rfind("等", at, limit)
    if 0 <= cut < limit - 2:
        at = cut + 1
        counted = next((q for q in rest if q.start == at), None)
        at = counted.end if counted else at
    elif (counted := next((q for q in rest if q.start == limit), None)) and counted.form == "classifier":
        a, b = following(copy, counted.end, end)
        if b > a:
            return a, b
    a, b = following(copy, at, limit) if "、" not in copy[at:limit] else (at, limit)
    return (a, b) if b - a >= 2 else None


def _counted_after(copy: str, q: Quantity, found: Before, limit: int, end: int, rest: list[Quantity]) -> Said | None:
    """建成15个社区, 启动八个片区改造: the noun follows its number."""
    if (
        found.change
        or found.compared
        or q.form in ("times", "span")
        or (q.form == "rate" and (found.reach or found.average or found.sign))
    ):
        if not (q.form == "classifier" and found.change):
            return None
    at = q.end
    if copy[at : at + 1] == "的":
        object_ = _object(copy, at + 1, end, rest)
        return _said(copy, q, *object_, found, "figure.counted_noun") if object_ else None
    a, b = following(copy, at, min(limit, end))
    if b - a < 1 or (b - a < 2 and q.form != "classifier"):
        return None
    return _said(copy, q, a, b, found, "figure.counted_noun")


def _spread(
    copy: str, left: int, begin: int, group: list[Quantity], found: Before, state: _State
) -> Iterator[Said | Dropped]:
    """One head for one or several numbers: 分别 gives each its own."""
    heads = items(copy, found.start, found.end) if found.end > found.start else []
    bare = copy[found.start : found.end] in words("bare") and found.change is False
    group = _shared_hedge(group)
    measure_of = lambda q, head: _measure(copy, q, found, head)  # noqa: E731
    if found.end > found.start and not (bare and state.said):
        name = copy[found.start : found.end]
        indicator = known(name)
        if len(group) > 1 and indicator and len(indicator.split) == len(group):
            for q, part in zip(group, indicator.split, strict=True):
                yield _said(copy, q, found.start, found.end, found, "figure.respectively", canonical=part)
            return
        if len(group) > 1 and len(heads) == len(group):
            for q, head in zip(group, heads, strict=True):
                yield _said(copy, q, *head, found, "figure.respectively")
            return
        if name.startswith("占") and (topic := state.topics(1)):
            for q in group:
                yield _of(copy, topic[0], q, "share", "figure.share")
            return
        for q in group:
            yield _said(copy, q, found.start, found.end, found, "figure.growth" if found.change else "figure.level")
        return
    topics = state.topics(len(group))
    if found.respectively and len(group) == 1 and len(state.said) > 1:
        topics = state.topics(1)
    if topics:
        if len(topics) < len(group):
            topics = [topics[-1]] * len(group)
        for q, topic in zip(group, topics, strict=True):
            said = _of(
                copy,
                topic,
                q,
                "",
                "figure.respectively" if len(group) > 1 else "figure.growth" if found.change else "figure.level",
            )
            said.measure = measure_of(q, topic)
            said.sign = -1 if found.sign < 0 and said.measure in ("growth", "avg_growth", "change") else 1
            said.verbal, said.done = not found.adjacent, found.done
            said.role = "to" if state.said and state.said[-1].role == "from" else ""
            yield said
        return
    if earlier := _earlier_noun(copy, left, begin):
        for q in group:
            yield _said(copy, q, *earlier, found, "figure.growth" if found.change else "figure.level")
        return
    for q in group:
        yield Dropped(
            q.start, q.end, copy[q.start : q.end], "figure.unsaid", "nothing in the sentence says what it measures"
        )


def _shared_hedge(group: list[Quantity]) -> list[Quantity]:
    """A hedge at either end of a group governs all of it: 分别增长9%和10%以上."""
    senses = [q.comparator for q in group]
    if len(group) > 1 and (
        (senses[-1] != "eq" and all(s == "eq" for s in senses[:-1]))
        or (senses[0] != "eq" and all(s == "eq" for s in senses[1:]))
    ):
        sense = senses[-1] if senses[-1] != "eq" else senses[0]
        return [replace(q, comparator=sense) for q in group]
    return group


def _said(
    copy: str,
    q: Quantity,
    start: int,
    end: int,
    found: Before,
    rule: str,
    measure: str | None = None,
    action: str | None = None,
    canonical: str | None = None,
) -> Said:
    indicator = known(copy[start:end])
    said = Said(
        q,
        start,
        end,
        rule,
        measure or "",
        action,
        canonical=canonical or (indicator.name if indicator else None),
        indicator=indicator,
    )
    if found.action and action is None:
        said.action = copy[slice(*found.action)]
    said.verbal, said.done = not found.adjacent, found.done
    said.measure = measure or _measure(copy, q, found, said)
    said.sign = -1 if found.sign < 0 and said.measure in ("growth", "avg_growth", "change") else 1
    said.role = "from" if found.source and not found.change else ""
    return said


def _of(copy: str, topic: Said, q: Quantity, measure: str, rule: str) -> Said:
    return Said(q, topic.start, topic.end, rule, measure, canonical=topic.canonical, indicator=topic.indicator)


def _measure(copy: str, q: Quantity, found: Before, head: Said | tuple[int, int]) -> str:
    name, indicator = (
        (copy[head.start : head.end], head.indicator) if isinstance(head, Said) else (copy[slice(*head)], None)
    )
    if q.form == "times":
        return "multiple"
    if q.dimension == "points":
        return "change"
    if q.dimension == "times":
        return "multiple"
    if q.form == "rate":
        if found.compared:
            return "change" if found.change else "growth"
        if found.change:
            if found.average:
                return "avg_growth"
            return "change" if copy[max(0, q.start - 2) : q.start] == "净增" else "growth"
        own = copy[found.start : found.end]
        if _SHARE_NOUN.search(own or name):
            return "share"
        if _PACE_NOUN.search(own or name):
            return "avg_growth" if found.average else "growth"
        if indicator and indicator.measure == "growth":
            return "avg_growth" if found.average else "growth"
        return "share"
    if (found.change and found.end == found.start) or (found.change and found.compared):
        return "change"
    return "level"


__all__ = ["Said", "longest_suffix", "read_sentence"]
