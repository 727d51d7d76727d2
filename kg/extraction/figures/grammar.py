"""The constructions in which a sentence says numbers of things."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.extraction.figures.before import Before, before
from kg.extraction.figures.indicators import aliases, known
from kg.extraction.figures.nouns import MARKS, clause_start, following, items, noun
from kg.extraction.figures.objects import counted, invested
from kg.extraction.figures.quantity import Quantity, set_aside
from kg.extraction.figures.refusals import past_step, refusal
from kg.extraction.figures.said import Said, Sayings, say, say_again
from kg.extraction.figures.words import longest_prefix, words
from kg.extraction.model import Dropped

_JOIN = re.compile(r"[、和及与 ]{0,3}|以及")
_PACE_VERB = re.compile(r"(?:增长|增速|增幅|实现)$")
_PART = re.compile(r"占|(?:完成)?(?:年度?|全年|当年|全部)?(?:计划|目标|任务|预算)")
_MULTIPLE = re.compile(r"(?:是|为|相当于)[^，;。]{2,30}的$")
_RANKED = re.compile(r"第[0-9一二三四五六七八九十]+[位名]?$")  # 由第5位|升至第1位
_PLANNED = re.compile(r"(?:计划|目标|任务|预算)$")
_ADDED = ("增加", "减少", "压减", "增设", "增添", "扩大")
_RATE = re.compile(r"(?:率|比重|占比|收入|GDP)$")
_PEOPLE = re.compile(r"(?:户|人口|群众|居民|农民|家庭|职工)$")
_INSIDE_NAMES = ("figure.bare", "figure.per")  # refused numbers that are part of a noun: 500强企业, 每10万人案件数
_NOUN = 20
_AHEAD = 12  # numbers that the reading of one looks ahead to
_CLAUSE = 100  # characters before a number that can be about it
_PARTS = re.compile(r"(?:省|市|县|区|乡|镇|村)[本]?级|城镇|农村|市区|城区|主城区|山区|平原")
_GROUPED = ("rate", "measure", "classifier", "bare", "rank")


def read_sentence(
    copy: str,
    start: int,
    end: int,
    quantities: list[Quantity],
    carried: Said | None,
    named: Callable[[int, int], bool],
) -> tuple[list[Said], list[Dropped]]:
    """What a sentence (``copy[start:end]``) says with its quantities, in order, and the numbers that say nothing.

    ``carried`` is the last thing said in the sentence before; ``named`` tells whether a span is a place or firm.
    """
    sayings, dropped = Sayings(carried=carried, named=named), []
    index, left = 0, start
    while index < len(quantities):
        group = _group(copy, quantities, index)
        index += len(group)
        rest = quantities[index : index + _AHEAD]
        limit = next((q.start for q in rest if q.form != "bare" or q.unit), end)
        passed = True
        for item in _read(copy, left, group, limit, end, rest, sayings):
            if isinstance(item, Dropped):
                dropped.append(item)
                passed = item.rule not in _INSIDE_NAMES
            else:
                listed = copy[left : left + 1] in "、和及" or (copy[left] == "，" and _new_too(copy, item, sayings))
                sayings.add(item, shared=listed and left > start)
        left = past_step(copy, group[-1].end) if passed else left
        last = sayings.items[-1] if sayings.items else None
        if last and last.rule == "figure.counted_noun" and left <= last.start < last.end <= limit:
            left = last.end
    return sayings.items, dropped


def _group(copy: str, quantities: list[Quantity], index: int) -> list[Quantity]:
    """The quantities from ``index`` on that stand side by side: 增长4.4%、5.6%."""
    group = [quantities[index]]
    respective = "分别" in copy[max(0, group[0].start - 10) : group[0].start]
    for quantity in quantities[index + 1 : index + _AHEAD]:
        alike = respective or (quantity.form == group[0].form in _GROUPED and quantity.dimension == group[0].dimension)
        hedged_anew = quantity.start < quantity.number and group[0].start == group[0].number
        if not alike or hedged_anew or not _JOIN.fullmatch(copy, group[-1].end, quantity.start):
            break
        group.append(quantity)
    begin, end = following(copy, group[-1].end, group[-1].end + _NOUN)
    return group[:1] if group[0].form == "classifier" and end > begin else group


def _read(
    copy: str, left: int, group: list[Quantity], limit: int, end: int, rest: list[Quantity], sayings: Sayings
) -> Iterator[Said | Dropped]:
    first = group[0]
    begin = clause_start(copy, max(left, first.start - _CLAUSE), first.start)
    multiple = _MULTIPLE.search(copy, begin, first.start) if first.dimension == "times" else None
    found = before(copy, begin, multiple.start() if multiple else first.start, rank=first.form == "rank")
    if first.form == "words":
        yield from _worded(copy, first, found, sayings)
    elif first.form == "rank":
        yield from _rank(copy, left, group, found, sayings)
    elif unsaid := refusal(copy, first, found, limit if rest else None):
        yield unsaid
        if unsaid.rule == "figure.step" and (span := found.noun):
            sayings.topics.append(say(copy, first, span, found, unsaid.rule))
        if len(group) > 1:
            yield from _read(copy, left, group[1:], limit, end, rest, sayings)
    elif thing := invested(copy, first, found, end, [*group[1:], *rest], sayings.items[-1] if sayings.items else None):
        yield thing
        for quantity in group[1:]:
            yield say_again(copy, quantity, thing, found, "figure.level", "level")
    elif len(group) == 1 and (thing := counted(copy, first, found, limit, rest, end)):
        yield thing
    else:
        yield from _spread(copy, left, begin, group, found, sayings)


def _rank(copy: str, left: int, group: list[Quantity], found: Before, sayings: Sayings) -> Iterator[Said]:
    """居全市首位, 增速居全国第5位, 营收和利润分别居第5、第6位: of the noun before, or of what was spoken of."""
    bare = _is_bare(copy, found) or _RANKED.search(copy[found.start : found.end]) is not None
    topic = sayings.topic(bare) if bare or not found.noun else None
    heads = items(copy, found.start, found.end)
    if topic:
        yield from (say_again(copy, quantity, topic, found, "figure.rank", "rank") for quantity in group)
    elif len(heads) == len(group) > 1:
        yield from (say(copy, q, head, found, "figure.rank", "rank") for q, head in zip(group, heads, strict=True))
    elif span := found.noun or _earlier_noun(copy, left, found.start):
        yield from (say(copy, quantity, span, found, "figure.rank", "rank") for quantity in group)


def _worded(copy: str, quantity: Quantity, found: Before, sayings: Sayings) -> Iterator[Said]:
    """居民收入增长与经济增长同步, 总体持平: the words are the value."""
    yearly = found.average or any(item.measure == "avg_growth" for item in sayings.items)
    pace = "avg_growth" if yearly else "growth"
    if span := found.noun:
        verb = _PACE_VERB.search(copy[span[0] : span[1]])
        stop = span[1] - (len(verb[0]) if verb and span[1] - span[0] > 4 else 0)
        yield say(copy, quantity, (span[0], stop), found, "figure.in_words", pace)
    elif topic := sayings.topic(bare=False):
        yield say_again(copy, quantity, topic, found, "figure.in_words", pace)


def _spread(
    copy: str, left: int, begin: int, group: list[Quantity], found: Before, sayings: Sayings
) -> Iterator[Said | Dropped]:
    """One head for one number or several; a head left out is what was spoken of."""
    group = _shared_hedge(group)
    name = copy[found.start : found.end]
    single = "figure.growth" if found.change else "figure.level"
    if not name:
        subjects = list(_subjects(copy, left, begin))
        for subject in subjects if len(subjects) == len(group) else subjects[:1]:
            sayings.topics.append(say(copy, group[0], subject, found, single))
    topics = sayings.last(len(group))
    partial = _PART.match(name) or (group[0].form == "rate" and _PLANNED.search(name))
    if partial and not topics and found.action and (whole := before(copy, begin, found.action[0]).noun):
        topics = [say(copy, group[0], whole, found, single)]  # 收入|完成预算的42%
    if name and not (topics and (name in words("bare") or partial)):
        yield from _of_its_own(copy, group, found, sayings, single)
    elif not name and len(group) == 1 and found.verb and group[0].form in ("classifier", "measure"):
        at = found.verb[0]
        summed = copy.startswith(tuple(words("sum")), at) or copy[at - 2 : at] in words("sum")
        alike = sayings.counted_alike(group[0]) or (sayings.summed_up(group[0]) if summed else None)
        span = (alike.start, alike.end) if alike else found.verb
        yield say(copy, group[0], span, found, "figure.level", canonical=alike.canonical if alike else None)
    elif topics:
        topics = topics if len(topics) == len(group) else [topics[-1]] * len(group)
        rule = "figure.respectively" if len(group) > 1 else "figure.share" if name else single
        measure = "share" if partial and group[0].form == "rate" and not found.change else ""
        yield from (say_again(copy, q, topic, found, rule, measure) for q, topic in zip(group, topics, strict=True))
    elif earlier := _earlier_noun(copy, left, begin):
        yield from (say(copy, quantity, earlier, found, single) for quantity in group)
    elif found.action:
        yield from (say(copy, quantity, found.action, found, single) for quantity in group)
    else:
        reason = "nothing says what it measures"
        yield from (set_aside(copy, q.start, q.end, "figure.unsaid", reason) for q in group)


def _of_its_own(copy: str, group: list[Quantity], found: Before, sayings: Sayings, single: str) -> Iterator[Said]:
    """The numbers of the noun before them: 分别 gives each member of a list its own, 均 all of them the same."""
    span = (found.start, found.end)
    name = copy[slice(*span)]
    indicator, heads = known(name), items(copy, *span)
    if len(group) > 1 and indicator and len(indicator.split) == len(group):
        for quantity, part in zip(group, indicator.split, strict=True):
            yield say(copy, quantity, span, found, "figure.respectively", canonical=part)
    elif len(heads) > 1 and (len(heads) == len(group) or (len(group) == 1 and _for_each(copy, heads, found, group[0]))):
        rule, quantities = ("figure.respectively", group) if len(group) > 1 else ("figure.each", group * len(heads))
        for quantity, head in zip(quantities, heads, strict=True):
            if head != heads[-1] and sayings.named(*head):  # 甲镇、乙镇税收分别增长4%、5%: each place its own
                yield replace(say(copy, quantity, heads[-1], found, rule), scope=head)
            else:
                yield say(copy, quantity, head, found, rule, canonical=_completed(copy, head, heads[-1]))
    elif (topic := sayings.topic(bare=False)) and _holds(name, span, group[0], topic, sayings):
        for quantity in group:
            yield replace(say_again(copy, quantity, topic, found, single), scope=span)
    else:
        span = (span[0], found.verb[1]) if found.verb and _names(copy, found) else span
        same = sayings.of_the_same(name, copy)
        yield from (say(copy, q, span, found, single, canonical=same.name if same else None) for q in group)


def _holds(name: str, span: tuple[int, int], quantity: Quantity, topic: Said, sayings: Sayings) -> bool:
    """Whether the noun only says whose part of the topic the number is: 其中贫困户达到4000元, 天威超500亿元."""
    alike = quantity.dimension == topic.quantity.dimension and quantity.form == topic.quantity.form
    if not alike or quantity.form not in ("measure", "rate"):
        return False
    people = _PEOPLE.search(name) and quantity.dimension == "money"
    return bool(people or _PARTS.fullmatch(name) or sayings.named(*span))


def _names(copy: str, found: Before) -> bool:
    """Whether the verb after a noun is part of it: 免费筛查3500人, but not 里程新增1700公里."""
    assert found.verb
    verb = copy[slice(*found.verb)]
    return not copy[found.end : found.verb[0]].strip(MARKS + "的") and verb[0] not in "新净累" and verb not in _ADDED


def _new_too(copy: str, item: Said, sayings: Sayings) -> bool:
    """Whether a count of things goes on with what is new: 新增A企业2家，B企业5家."""
    last = sayings.items[-1] if sayings.items else None
    if last is None or last.action is None or not last.action.startswith("新") or item.rule != "figure.level":
        return False
    forms = {last.quantity.form, item.quantity.form}
    alike = forms == {"classifier"} and last.quantity.unit == item.quantity.unit and item.quantity.dimension != "people"
    return alike and not any(word in copy[item.start : item.end] for word in words("bare"))


def _is_bare(copy: str, found: Before) -> bool:
    """Whether the noun before a rank only names a side of what was spoken of: 总量和增速, 规模, 产量."""
    sides = words("bare") | words("side")
    parts = items(copy, found.start, found.end)
    return copy[found.start : found.end] in sides or (
        parts != [] and all(copy[slice(*part)] in sides for part in parts)
    )


def _for_each(copy: str, heads: list[tuple[int, int]], found: Before, quantity: Quantity) -> bool:
    """Whether one number is said of each of several indicators: 办复率、满意率均达100%, A、B年均增长6%."""
    whole = all(known(copy[slice(*head)]) or _RATE.search(copy[slice(*head)]) for head in heads)
    return found.each or (quantity.form == "rate" and whole)


def _completed(copy: str, head: tuple[int, int], last: tuple[int, int]) -> str | None:
    """The indicator of a head that leaves to the last one what they share: 城镇、农村居民人均可支配收入."""
    name, shared = copy[slice(*head)], copy[slice(*last)]
    if head == last or known(name):
        return None
    return next((found.name for at in range(1, len(shared)) if (found := known(name + shared[at:]))), None)


def _subjects(copy: str, left: int, begin: int) -> Iterator[tuple[int, int]]:
    """The indicators that open clauses between the last number and this one: 进出口总值创历史新高，达到…"""
    at = max(left, begin - _CLAUSE)
    while at < begin:
        stop = next((i for i in range(at, begin) if copy[i] in "，;:。、"), begin)
        start, _, _ = noun(copy, at, stop)
        if size := longest_prefix(copy, start, stop, aliases(), 24):
            yield start, start + size
        at = stop + 1


def _earlier_noun(copy: str, left: int, at: int) -> tuple[int, int] | None:
    """The noun of the clause before ``at``, where the clause of the number has none."""
    stop, left = at, max(left, at - _CLAUSE)
    while stop > left and copy[stop - 1] in "，;:。、 ":
        stop -= 1
    start, end, _ = noun(copy, clause_start(copy, left, stop), stop)
    return (start, end) if end > start else None


def _shared_hedge(group: list[Quantity]) -> list[Quantity]:
    """A hedge at either end of a group governs all of it: 分别增长9%和10%以上."""
    first, last = group[0], group[-1]
    senses = [quantity.comparator for quantity in group]
    for sense, others, at_the_end in (
        (senses[-1], senses[:-1], last.start == last.number),
        (senses[0], senses[1:], first.start < first.number),
    ):
        if sense != "eq" and others and set(others) == {"eq"} and at_the_end:
            return [replace(quantity, comparator=sense) for quantity in group]
    return group
