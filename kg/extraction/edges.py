"""Where the names in a group's members begin and end: what was glued to them is cut off, what was lost is put back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.lists import Group
from kg.extraction.wording import is_renewable, kind_of, ordinary, proper_part, spelt

_RENEWAL = re.compile(rf"{any_of('renewals')}*{any_of('renewal_verbs')}(?:提升|修复)*(?:工程|项目)?$")
_MAIN_WORKS = re.compile(r"(?:主体工程|主体结构|主体建设|主体)$")
# a person behind a body (清华大学|王教授)
_PEOPLE = re.compile(rf"(?<=[学院所])[一-鿿]{{0,4}}?{any_of('people')}团?队?$")
# what only says of a stretch of road that it is one (人民路东段|道路)
_ROADWAY = re.compile(r"(?<=[段期路街延])道路$")
_CLEANED = re.compile(r"([一-鿿]{1,5}?[河淀湖])(?:[上中下]游)?(?:流域)?(?:水环境|生态|环境)?(?:综合)?[治整][理治]$")
_ORDINALS = word_set("ordinals")
_EVENT_PLACES = word_set("event_places")
_OUR_LEVELS = word_set("our_levels")
_NAME_BEGINNINGS = word_set("name_beginnings")
_IN_PLAN = frozenset({"chunk", "quantity", "deverbal", "conjunction", "date", "generic", "plan", "adverb"})
_ALSO_CARRIED_OUT = tuple(sorted(word_set("also_carried_out")))
_YEAR = re.compile(r"^(?:[0-9]{4}年)?(?:第?[一二三四五六七八九十]+届|第[一二三四五六七八九十]+次|首届)?")


def members(group: Group) -> list[Item]:
    """The members of a group, each from where its name begins to where it ends."""
    shared = _without_shared_renewal(group.members)
    if len(shared) == 1:
        shared = [_without_cleaning(shared[0])]
    whole = [_without_roadway(m) for m in shared]
    if group.head is None:
        whole[-1] = _without_predicate(whole[-1])
    return [_without_lead(part) for m in whole for part in _split(m)]


def _without_roadway(member: Item) -> Item:
    found = _ROADWAY.search(member.text)
    return member.part(0, found.start()) if found else member


def _without_shared_renewal(members: Sequence[Item]) -> Sequence[Item]:
    """Members without the renewal that belongs to all of them: 柳河片区、纸厂老生活区|改造."""
    *others, last = members
    tail = _RENEWAL.search(last.text)
    if others and tail and all(is_renewable(m) for m in others):
        stem = last.part(0, tail.start())
        if is_renewable(stem):
            return [*others, stem]
    return members


def _without_cleaning(member: Item) -> Item:
    """A water without what is done to it (曲水河|上游流域综合治理)."""
    found = _CLEANED.match(member.text)
    return member.part(0, found.end(1)) if found else member


def _split(member: Item) -> list[Item]:
    """Two names whose separator was lost: 科创总部集聚区|现代金融集聚区."""
    kind = kind_of(member.text)
    if kind and len(kind) >= 3 and member.text.count(kind) == 2:
        cut = member.text.index(kind) + len(kind)
        if cut > len(kind) + 1 and len(member.text) - cut > len(kind) + 1:
            return [member.part(0, cut), replace(member.part(cut), parts=())]
    return [member]


def _without_predicate(chunk: Item) -> Item:
    """Cuts an unknown predicate behind the name (成都都市圈|主引擎地位) off, where a kind word shows the name's end."""
    text = chunk.text
    people = _PEOPLE.search(text)
    if people and people.start() >= 4 and kind_of(text[: people.start()]):
        return chunk.part(0, people.start())
    works = _MAIN_WORKS.search(text)
    if works and works.start() >= 3:
        return chunk.part(0, works.start())
    if kind_of(text) is None:
        for end in range(len(text) - 1, 2, -1):
            if _ends_name(text, end):
                return chunk.part(0, end)
    return chunk


def _ends_name(text: str, end: int) -> bool:
    """Whether a named thing ends at ``end``, at a kind word and not inside a longer word, and ordinary words follow."""
    kind = kind_of(text[:end])
    if not kind or not 1 < len(kind) < end or ordinary(text[end - 1 : end + 1]):
        return False
    rest = text[end:]
    said = proper_part(rest) == "" or (lexicon().kinds[kind].type == "Place" and spelt(rest))
    return said and proper_part(text[:end]) != ""


@cache
def _leads() -> frozenset[str]:
    return lexicon().common | word_set("leads")


def _without_lead(member: Item) -> Item:
    """The member without ordinary words in front that a lost punctuation mark glued to it (城市功能品质|柳河片区)."""
    text = member.text
    kind = kind_of(text)
    if kind is None or not proper_part(text) or any(p.start == member.start for p in member.parts):
        return member
    if lexicon().kinds[kind].type == "Event":
        return member  # 跨国公司领导人|青岛峰会
    common = _leads()
    best = 0
    reach = {0}
    for at in range(len(text) - len(kind)):
        if at in reach:
            for size in (2, 3, 4):
                if text[at : at + size] in common and text[at : at + size] not in _NAME_BEGINNINGS:
                    reach.add(at + size)
                    best = max(best, at + size)
    rest = text[best:]
    if best and len(rest) > len(kind) + 1 and len(proper_part(rest)) >= 2 and proper_part(rest[:2]) == rest[:2]:
        return member.part(best)
    return member


def event_start(group: Group, member: Item) -> int:
    """Where an event's name begins: a year or an ordinal in front is no part of it, but one behind a place is."""
    items = group.clause.items
    n = _index(group, member)
    start = member.start
    lead = _YEAR.match(member.text)
    if lead and lead.end() and group.text[start - 2 : start] in _OUR_LEVELS:
        return start + lead.end()
    while n > 0 and items[n - 1].end == start:
        n -= 1
        item = items[n]
        if item.kind == "chunk":
            if any(p.kind == "place" and p.end == item.end for p in item.parts):
                return item.parts[-1].start
            break
        if item.text in _EVENT_PLACES:
            return item.start
        if item.text not in _ORDINALS:
            break
        start = item.start
    return member.start + (lead.end() if lead else 0)


def policy_start(group: Group, member: Item) -> int:
    """Where a plan's name begins: at what it is for, verbs and all, behind the verb that adopts or carries it out."""
    items = group.clause.items
    n = _index(group, member)
    start = member.start
    if member.text[0] == "“":
        return start
    while n > 0 and items[n - 1].end == start and items[n - 1].kind in _IN_PLAN:
        if items[n - 1].kind == "conjunction" and items[n - 2].text.endswith(_ALSO_CARRIED_OUT):
            break
        n -= 1
        start = items[n].start
    return start


def _index(group: Group, member: Item) -> int:
    """The index of the clause's item in which a member begins."""
    return next((n for n, item in enumerate(group.clause.items) if item.start <= member.start < item.end), 0)
