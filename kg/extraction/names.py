"""From groups to mentions: what type each member of a group is, and whether it is a name at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extraction.built import INTO, is_built, makes_facility, sets_up, states
from kg.extraction.candidates import OWN_FACILITY, SET, alike, candidates
from kg.extraction.edges import event_start, policy_start
from kg.extraction.firms import Decision, firm, firm_by_kind
from kg.extraction.lexer import Item
from kg.extraction.lexicon import KindWord, any_of, lexicon, word_set
from kg.extraction.lists import Group
from kg.extraction.wording import CLASSES, STRETCH, definite, is_renewable, kind_of, placed, proper, proper_part, spelt

_SCHOOLS_AND_HOSPITALS = word_set("schools_and_hospitals")
_ADOPTED = word_set("adopted")
_AWARDED = word_set("awarded")
_TENDED = word_set("tended")
_ORGANIZED = word_set("organized")
_ROADS = word_set("roads")
_MOVING = word_set("moving")
_WISHED = word_set("wished")
_TITLES_SOUGHT = word_set("titles_sought")
_SHARED_NAMES = word_set("shared_names")
_KINDS_OF_TRADE = word_set("kinds_of_trade")
_PHYSICAL = re.compile(any_of("physical"))
_OF_A_SORT = re.compile(rf"^{any_of('sorts')}|特色")
_ROUTINE = re.compile(any_of("routine"))
# the works of a list of places (老旧小区改造, 黑臭水体治理工程): the members are places
_RENEWING = re.compile(rf"{any_of('renewed_in_head')}.{{0,4}}(?:改造|治理|整治)")
_NATIONAL = re.compile(r"中国|全国|国家|[省市县区州](?![级域内外])")
_GRADED = re.compile(r"^(?:国家)?[0-9]*A{1,5}级|星级|车道|以上|以下|^[一二三四五]级")
_LOCAL_BODY = re.compile(r"中国|全国(?!5G)|国家(?!级)|[省市县区州](?![级域内外])")
_SHORT_KINDS = word_set("short_kinds")
_BARE_RENEWALS = word_set("bare_renewals")
_VAGUE_PLACE = re.compile(r"[“”+＋]")
_CLASS_NUMBER = re.compile(r"^[两三四五六七八九十]大|^[一二三]号工程")
_QUOTED = re.compile(r"^[“‘][^“”‘’]+[”’]")
_TITLES_OF_PLACES = tuple(sorted(word_set("titles_of_places")))
_LANDS = word_set("lands")
_BY_KIND = {"Place": "kind.place", "Institution": "kind.institution"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: span, type, the rule that made it and the words that decided (cue); its group for the relations."""

    start: int
    end: int
    type: str
    rule: str
    cue: str
    group: Group | None = None
    nested: bool = False


def names(groups: Iterable[Group]) -> list[Name]:
    """The names among the members of all groups, with types."""
    return [name for group in groups for name in _names(group)]


def _names(group: Group) -> Iterator[Name]:
    decided = [(member, _decide(group, member)) for member in candidates(group)]
    types = {found[0] for _, found in decided if found}
    of_a_sort = group.head is None and group.enumerated and "Project" in types and bool(states(group))
    for member, found in decided:
        if found is None and of_a_sort and not types & {"Enterprise", "Event", "Policy"} and alike(member):
            found = "Project", "list.alike"  # a list is of one sort
        if found:
            start = member.start
            if found[0] == "Policy":
                start = policy_start(group, member)
            elif found[0] == "Event":
                start = event_start(group, member)
            yield Name(start, member.end, *found, group.head or kind_of(member.text) or "", group)


def _decide(group: Group, member: Item) -> Decision:
    if group.head is not None:
        return _by_head(group, group.head, member)
    return _by_kind(group, member) or firm(group, member)


def _by_head(group: Group, head: str, member: Item) -> Decision:
    """A member under a head noun, which types it against what it looks like."""
    lex = lexicon()
    if head in lex.heads:
        head_type = lex.heads[head]
    else:
        head_type = lex.kinds[head].built if is_built(group, head) else lex.kinds[head].type
    if head_type is None:
        return _by_empty_head(group, head, member)
    if head_type == "Place" and states(group) and (kind_of(member.text) or "").endswith("期"):
        head_type = "Project"  # 甲园二期、乙园二期两个住宅小区|建设
    if head_type == "Project" and group.next in _TENDED and _kind_type(member) == "Place":
        head_type = "Place"  # A街、B路等道路|绿化
    if head_type == "Project" and _RENEWING.search(group.phrase_text):
        return ("Place", "list.renewed") if proper(member) else None
    if head_type == "Institution" and member.text in lex.firms:
        return "Enterprise", "known.firm"
    if not _fits(member, head_type):
        return None
    if head_type == "Institution" and _kind_type(member) == "Enterprise" and head in _SHARED_NAMES:
        return "Enterprise", "list.head"
    if head in _SCHOOLS_AND_HOSPITALS and is_built(group, "学校"):
        return "Project", "list.head"
    return head_type, "list.head"


def _by_empty_head(group: Group, head: str, member: Item) -> Decision:
    """A member under a head noun of things that are no entities (产业, 问题): only what tells itself is a name."""
    if group.pattern in ("represent", "rely"):
        return _by_kind(group, member) or firm(group, member)
    if states(group) & {"signed", "landed"} and head in _KINDS_OF_TRADE:
        return "Project", "list.head"
    return _by_kind(group, member) if _kind_type(member) in ("Project", "Place", "Institution") else None


def _fits(member: Item, head_type: str) -> bool:
    """Whether a member may be what the head noun says: a name of its own, or a description that means one thing."""
    kind, text = kind_of(member.text), member.text
    known = text in lexicon().firms or any(p.text == text for p in member.parts)
    if head_type == "Project" and kind is None and spelt(text) and not known:
        return False  # products (火箭、卫星制造等项目) are no names
    if head_type in ("Event", "Policy"):
        return _kind_type(member) == head_type
    if proper(member) or (head_type == "Enterprise" and text in lexicon().firms):
        return True
    if head_type == "Institution":
        return kind is not None and len(text) >= 6
    if head_type == "Project":
        one = kind is not None and (kind not in CLASSES or definite(text, kind))
        return bool(OWN_FACILITY.match(text)) or (one and len(text) > 3 and _kind_type(member) != "Enterprise")
    return False


def _kind_type(member: Item) -> str | None:
    kind = kind_of(member.text)
    return lexicon().kinds[kind].type if kind else None


def _by_kind(group: Group, member: Item) -> Decision:
    """A member that its kind word makes a name."""
    if SET.match(member.text) and states(group):
        return "Project", "kind.set"
    if OWN_FACILITY.match(member.text) and sets_up(group):
        return "Project", "kind.own"
    kind = kind_of(member.text)
    if kind is None or len(member.text) == len(kind) < 5 or (len(member.text) < 3 and not proper(member)):
        return None
    word = lexicon().kinds[kind]
    if word.type == "Enterprise":
        return firm_by_kind(group, member, kind)
    if word.type == "Policy":
        return (
            ("Policy", "kind.policy") if len(member.text) - len(kind) >= 2 and _own_plan(group, member, kind) else None
        )
    if word.type == "Event":
        known = next((p for p in member.parts if p.kind == "known" and p.end == member.end), None)
        if group.text[member.end : member.end + 2] in ("精神", "会议"):
            return None
        if member.counted or (known and proper_part(member.text[: -len(known.text)]) == ""):
            return None
        return ("Event", "kind.event") if len(member.text) - len(kind) >= 2 else None
    if member.text.endswith(_TITLES_OF_PLACES):
        return None
    if member.counted or group.counted or member.text.count("“") != member.text.count("”"):
        return None
    if _GRADED.search(member.text) or (group.before and group.before[-1] in _AWARDED):
        return None
    if kind in _LANDS and member.text[-2:] in lexicon().common:
        return None  # 送书|下乡
    if kind in _ROADS and not proper(member) and definite(member.text, kind) and group.next in _TENDED:
        return "Place", "kind.place"  # 完成人民路|亮化
    if not proper(member) or (word.single == "strong" and placed(member)):
        return _described(group, member, word)
    return _named(group, member, word)


def _own_plan(group: Group, member: Item, kind: str) -> bool:
    """Whether a plan is one of its own: named, quoted, a place's, or adopted and not an office's yearly plan."""
    text = member.text
    if kind == "规划" and not group.before:
        return False
    if _ADOPTED & set(group.before) and len(text) >= 5 and not _ROUTINE.search(text):
        return True
    quoted = group.text[: member.start].endswith("“") or "“" in text
    placed = any(part.kind == "place" for part in member.parts)
    return bool(proper(member)) or quoted or placed or kind in ("行动计划", "三年计划", "规划纲要")


def _described(group: Group, member: Item, word: KindWord) -> Decision:
    """A member of ordinary words alone (物流中心): one thing only where the verbs build, sign or open it."""
    kind, strong = word.word, word.single == "strong"
    if _OF_A_SORT.search(member.text):
        return None
    if _NATIONAL.match(member.text):
        if strong and not is_built(group, kind):
            return _service(group, member, kind)
        if word.type == "Institution" and len(member.text) > len(kind) + 2:
            return "Institution", "kind.institution"
    if "创建" in group.after or (_TITLES_SOUGHT & set(group.before) and "建设" not in group.before):
        return None
    last = group.before[-1] if group.before else ""
    if (
        last in _ORGANIZED
        and group.opener in (last, "了")
        and len(member.text) >= 5
        and (word.type == "Institution" or kind.endswith("中心"))
    ):
        return "Institution", "kind.institution"
    if (word.type == "Place" or kind in ("园", "城", "区")) and (last in INTO or (group.acts and last in _MOVING)):
        return "Place", "kind.place"
    if len(member.text) < (4 if kind in _SHORT_KINDS else 5) or word.built != "Project" or not is_built(group, kind):
        return None
    if kind in CLASSES and not definite(member.text, kind):
        return None
    return ("Project", "kind.built") if makes_facility(group, strong or word.type == "Institution") else None


def _named(group: Group, member: Item, word: KindWord) -> Decision:
    """A member with something proper to it before its kind word (柳河物流中心)."""
    kind, text = word.word, member.text
    if word.type == "Project":
        return _named_project(group, member, word)
    of_places = len(group.members) > 1 and all(is_renewable(m) for m in group.members)
    if word.built and is_built(group, kind) and not of_places:
        return word.built, "kind.built"
    if word.type == "Place" and _VAGUE_PLACE.search(text):
        return None
    if len(kind) == 1:
        common = kind in "村镇乡海洋城沟" and any(text[:n] in lexicon().common for n in (2, 3, 4))
        if common or len(text) > 7 or len(text) < 3:
            return None
    return word.type, _BY_KIND[word.type]


def _named_project(group: Group, member: Item, word: KindWord) -> Decision:
    kind, text = word.word, member.text
    if kind == "工程" and text[0] in "“‘" and proper_part(_QUOTED.sub("", text)) == "":
        return None  # a programme (“四早”工程, “村村通”提升工程)
    if _CLASS_NUMBER.match(text) or (kind == "工程" and _is_programme(group, text)):
        return None  # 四大扶贫工程, 一号工程
    if kind == "项目" and len(text) < 4:
        return None
    if kind in _BARE_RENEWALS and not _works_on(member, kind):
        return None
    if (len(kind) == 1 and group.before and group.before[-1] in INTO) or _is_water(group, member):
        return "Place", "kind.place"
    if word.single == "any" or is_built(group, kind):
        return "Project", "kind.project"
    return _service(group, member, kind)


def _is_programme(group: Group, text: str) -> bool:
    """Whether works are a programme: carried out, said to be no further, and on nothing that one can touch."""
    return group.before[-1:] == ("实施",) and not group.after and _PHYSICAL.search(text[:-2]) is None


def _is_water(group: Group, member: Item) -> bool:
    """Whether the member is a stretch of a river that nothing is built on (长江干流江苏段水质稳定)."""
    return STRETCH.fullmatch(member.text) is not None and not states(group)


def _works_on(member: Item, kind: str) -> bool:
    """Whether a renewal says of what: a facility, a road, or something of a known place or firm (not 三旧改造)."""
    stem = member.text[: -len(kind)]
    return kind_of(stem) is not None or bool(member.parts) or len(proper_part(stem)) >= 4


def _service(group: Group, member: Item, kind: str) -> Decision:
    """A named centre or platform that is spoken of as working, not as built: an institution."""
    if not _LOCAL_BODY.match(member.text) and not placed(member):
        return None
    wished = _WISHED & {*group.before, *group.after}
    if wished or not kind.endswith(("中心", "平台")) or len(member.text) < 6:
        return None
    return "Institution", "kind.service"
