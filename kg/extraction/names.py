"""From groups to mentions: what type each member of a group is, and whether it is a name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.clauses import kind_of, ordinary, proper_part, starts_ordinary
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.lists import Group

WEAK = "under_construction"
_COMPANY_END = tuple(sorted(word_set("company_end")))
_STRONG = frozenset({"started", "topped_out", "completed", "operating", "landed", "signed"})
_ADVANCING = word_set("advancing")
_BUILDING = word_set("building")
_HONOURS = word_set("honours")
_FACILITIES = word_set("schools_and_hospitals")
_RENEWED = word_set("renewed")
_RENEWAL = re.compile(rf"{any_of('renewals')}*{any_of('renewal_verbs')}(?:提升|修复)*(?:工程|项目)?$")
_ORDINAL = word_set("ordinals")
_WIDE = word_set("event_places")
_IN_PLAN = frozenset({"chunk", "quantity", "deverbal", "conjunction", "date", "generic", "plan", "adverb"})
_LEADING = word_set("name_beginnings")
# several things named by their number (四馆, 一场两馆)
_SET = re.compile(r"^(?:[一二两三四五六七八九][场馆院园桥路校]){1,2}$")
_INTO = word_set("into")
_ADOPTED = word_set("adopted")
_ROUTINE = re.compile(any_of("routine"))
_MOVING = word_set("moving")
_NATIONAL = re.compile(r"中国|全国|国家|[省市县区州](?![级域内外])")
_VAGUE_PLACE = re.compile(r"[“”+＋]")
_VAGUE = re.compile(r"[级化型亿万千百第“”+＋]|规模|企业|产业|项目|犯罪|[0-9]")
# the works of a list of places (老旧小区改造, 黑臭水体治理工程): the members are places (decisions, B6)
_RENEWING = re.compile(rf"{any_of('renewed_in_head')}.{{0,4}}(?:改造|治理|整治)")
_FOUNDING = word_set("founding")
_FACILITY = word_set("construction")
_CLASSES = word_set("classes")
# list members that are never names, whatever their list
_NO_NAME = re.compile(r"^(?:[0-9０-９.%％]+|[A-Za-z]{1,2}|[一-鿿]|[一二三四五六七八九十]+届.*|第[一二三四五六七八九十][^一二三四五六七八九十]{0,2})$")
_NUMBERED = re.compile(r"^[一二三四五六七八九十两双多][大个纵横条]?([一-鿿]{1,3})$")
_YEAR = re.compile(r"^(?:[0-9]{4}年)?(?:第?[一二三四五六七八九十]+届|第[一二三四五六七八九十]+次|首届)?")


_SOME_ROAD = re.compile(any_of("some_road"))
_MAIN_WORKS = re.compile(r"(?:主体工程|主体结构|主体建设|主体)$")


@dataclass(slots=True)
class Name:
    """A name found: span, type, the rule that made it and the words that decided (cue); its group for the relations."""

    start: int
    end: int
    type: str
    rule: str
    cue: str
    group: Group | None = None
    nested: bool = False


def states(group: Group) -> frozenset[str]:
    """The states that the verbs around a group tell.

    'under_construction' may come from the weak verbs (推进, 建设) alone.
    """
    status = lexicon().status
    return frozenset(status[v] for v in (*group.before, *group.after) if v in status)


def _builds(group: Group, single: str) -> bool:
    """Whether the verbs make one purely descriptive name a facility: any building verb, or a strong one (guide, A8)."""
    found = states(group)
    if "打造" in group.before or "培育" in group.before or "创建" in group.before and single == "strong":
        return False
    verbs = {*group.before, *group.after}
    if "申报" in verbs or {"获批", "建设"} <= verbs:
        return True
    if single == "any":
        return bool(found)
    return bool(found & _STRONG or verbs & _BUILDING) or ("建设" in verbs and bool(verbs & _ADVANCING))


def _proper(member: Item) -> str:
    """What makes the member a name: its proper part, or the place, body or firm it begins with."""
    first = next((p.text for p in member.parts if p.start == member.start and p.end < member.end), "")
    return proper_part(member.text) or first


def _clean(chunk: Item) -> Item:
    """Cuts an unknown predicate behind the name (成都都市圈|主引擎地位) off, where a kind word shows the name's end."""
    text = chunk.text
    works = _MAIN_WORKS.search(text)
    if works and works.start() >= 3:
        return Item(chunk.start, chunk.start + works.start(), "chunk", text[: works.start()], chunk.parts, chunk.counted)
    if kind_of(text) is None:
        for end in range(len(text) - 1, 2, -1):
            kind = kind_of(text[:end])
            if kind and len(kind) > 1 and len(kind) < end and not ordinary(text[end - 1 : end + 1]) and proper_part(text[:end]) and proper_part(text[end:]) == "":
                return Item(chunk.start, chunk.start + end, "chunk", text[:end], chunk.parts, chunk.counted)
    return chunk


def _by_head(group: Group, member: Item) -> tuple[str, str] | None:
    lex = lexicon()
    head = group.head or ""
    if head in lex.heads:
        head_type = lex.heads[head]
    else:
        head_type = lex.kinds[head].built if _built(group, head) else lex.kinds[head].type
    kind = kind_of(member.text)
    kind_type = lexicon().kinds[kind].type if kind else None
    if head_type is None:
        if group.pattern in ("represent", "rely"):
            return _by_kind(group, member) or _firm(group, member)
        if states(group) & {"signed", "landed"} and group.head in word_set("kinds_of_trade"):
            return "Project", "list.head"
        return _by_kind(group, member) if kind_type in ("Project", "Place", "Institution") else None
    if head_type == "Project" and group.phrase and _RENEWING.search(group.phrase_text):
        return ("Place", "list.renewed") if _proper(member) else None
    if head_type == "Project" and not _proper(member):
        if kind is None or kind_type == "Enterprise" or len(member.text) <= 3 or (kind in _CLASSES and not _definite(member.text, kind)):
            return None
    if head_type == "Institution" and member.text in lex.firms:
        return "Enterprise", "known.firm"
    if head_type in ("Institution", "Enterprise") and not _proper(member) and member.text not in lexicon().firms:
        if head_type == "Enterprise" or kind is None or len(member.text) < 6:
            return None
    if head_type == "Event" and kind_type != "Event":
        return None
    if head_type == "Policy" and kind_type != "Policy":
        return None
    if head_type == "Place" and not _proper(member):
        return None
    if head_type == "Institution" and kind_type == "Enterprise" and group.head in word_set("shared_names"):
        return "Enterprise", "list.head"
    if group.head in _FACILITIES and _built(group, "学校"):
        return "Project", "list.head"
    return head_type, "list.head"


def _built(group: Group, kind: str) -> bool:
    """Whether the text builds, signs or opens the group's things, by the words that this sort of thing needs."""
    verbs = {*group.before, *group.after}
    if group.subject and group.before[-1] in ("签约", "签订") and lexicon().kinds[kind].type == "Place":
        return False
    if group.before and group.before[-1] in _INTO or (group.acts and not states(group) & _STRONG):
        return False
    if lexicon().kinds[kind].type == "Institution":
        return any(lexicon().status.get(v) in _STRONG for v in verbs - _FOUNDING) or bool(verbs & _FACILITY)
    return bool(states(group))


def _service(group: Group, member: Item, kind: str) -> tuple[str, str] | None:
    """A named centre or platform that is spoken of as working, not as built: an institution (guide)."""
    wished = word_set("wished") & {*group.before, *group.after}
    if wished or not kind.endswith(("中心", "平台")) or len(member.text) < 6:
        return None
    return "Institution", "kind.service"


def firm_is_built(group: Group, name: str) -> bool:
    """Whether a firm's name stands for what it builds (中尚药业年内投产): not for one that names itself a company."""
    if name.endswith(_COMPANY_END):
        return False
    told = {lexicon().status.get(v) for v in group.after}
    return bool(told & {"started", "topped_out", "completed", "operating"}) or ("建设" in group.after and bool(group.before))


def _definite(text: str, kind: str) -> bool:
    """Whether a name of ordinary words means one thing all the same: the county's own (县医院迁建), or works on one
    facility (污水处理厂提标改造, 职教小镇项目)."""
    if re.match(r"[县市区省州](?![级域区内外])", text) and len(text) > len(kind) + 1:
        return True
    if kind in word_set("roads") and 3 <= len(text) <= 5:
        return not _SOME_ROAD.match(text)
    stem = text[: -len(kind)]
    facility = kind_of(stem)
    return facility is not None and facility not in _CLASSES and len(facility) > 1 and len(stem) >= 4


def _alike(member: Item) -> bool:
    """Whether a member without a type of its own may be what its neighbours are."""
    if member.counted or len(member.text) < 3:
        return not member.counted and proper_part(member.text) == member.text and len(member.text) == 2
    kind = kind_of(member.text)
    return bool(_proper(member)) or kind in word_set("roads_and_bridges")


def _by_kind(group: Group, member: Item) -> tuple[str, str] | None:
    lex = lexicon()
    if _SET.match(member.text) and states(group):
        return "Project", "kind.set"
    kind = kind_of(member.text)
    if kind is None:
        return None
    word = lex.kinds[kind]
    proper = _proper(member)
    if len(member.text) == len(kind) < 5 or (len(member.text) < 3 and not proper):
        return None
    if word.type == "Enterprise":
        if firm_is_built(group, kind) and len(proper) >= 2:
            return "Project", "built.firm"
        named = len(proper) >= 2 and not _VAGUE.search(proper) and (not starts_ordinary(member.text) or "公司" in kind)
        return ("Enterprise", "kind.firm") if named else None
    if word.type == "Policy":
        if kind == "规划" and not group.before:
            return None
        adopted = bool(_ADOPTED & set(group.before)) and len(member.text) >= 5 and not _ROUTINE.search(member.text)
        own = proper or adopted or group.text[member.start - 1] in "“" or any(part.kind == "place" for part in member.parts) or kind in ("行动计划", "三年计划", "规划纲要") or "“" in member.text
        return ("Policy", "kind.policy") if own and len(member.text) - len(kind) >= 2 else None
    if word.type == "Event":
        return ("Event", "kind.event") if len(member.text) - len(kind) >= 2 and not member.counted else None
    if member.counted or group.counted or member.text.count("“") != member.text.count("”"):
        return None
    if not proper and word.single == "strong" and not _built(group, kind) and _NATIONAL.match(member.text):
        return _service(group, member, kind)
    if not proper and word.type == "Institution" and _NATIONAL.match(member.text) and len(member.text) > len(kind) + 2:
        return "Institution", "kind.institution"
    if not proper and "创建" in group.after:
        return None
    if not proper and word_set("titles_sought") & set(group.before) and "建设" not in group.before:
        return None
    if not proper:
        area = word.type == "Place" or kind in ("园", "城", "区")
        if area and group.before and (group.before[-1] in _INTO or (group.acts and group.before[-1] in _MOVING)):
            return "Place", "kind.place"
        if len(member.text) < 4 or word.built != "Project" or not _built(group, kind):
            return None
        if kind in _CLASSES and not _definite(member.text, kind):
            return None
        strong = word.single == "strong" or word.type == "Institution"
        return ("Project", "kind.built") if _builds(group, "strong" if strong else "any") else None
    if word.type == "Project":
        if kind == "工程" and member.text[0] in "“‘" and member.text[-3] in "”’":
            return None  # a programme (“四早”工程)
        if kind == "项目" and len(member.text) < 4:
            return None
        if len(kind) == 1 and group.before and group.before[-1] in _INTO:
            return "Place", "kind.place"
        if word.single == "any" or _built(group, kind):
            return "Project", "kind.project"
        return _service(group, member, kind)
    if word.built and _built(group, kind) and not (len(group.members) > 1 and all(_is_place(m) for m in group.members)):
        return word.built, "kind.built"
    if word.type == "Place" and _VAGUE_PLACE.search(member.text):
        return None
    if len(kind) == 1 and (len(member.text) > 7 or (kind in "村镇乡海洋城沟" and any(member.text[:n] in lex.common for n in (2, 3, 4)))):
        return None
    return word.type, f"kind.{word.type.lower()}"


def _firm(group: Group, member: Item) -> tuple[str, str] | None:
    """Firms told by what is done with them: 与A、B达成合作, 依托A、B, 支持A、B做大做强, A获批…."""
    proper = _proper(member)
    if not 2 <= len(member.text) <= 12 or not proper or member.counted or kind_of(member.text) in _CLASSES:
        return None
    if member.text in lexicon().firms:
        return ("Project", "built.firm") if states(group) & {"signed", "landed"} and group.listed else ("Enterprise", "known.firm")
    if any(p.kind == "firm" and p.start == member.start for p in member.parts) and states(group) & _STRONG:
        return "Project", "built.firm"
    if any(p.kind in ("body", "place", "known") and p.end == member.end for p in member.parts):
        return None
    several = len(group.members) > 1
    if starts_ordinary(member.text) and not any(p.start == member.start for p in member.parts):
        return None
    if group.pattern in ("with", "support") and several and not group.counted:
        return "Enterprise", f"construction.{group.pattern}"
    if group.pattern in ("rely", "represent") and len(proper) >= 2:
        return "Enterprise", f"construction.{group.pattern}"
    if group.next in _HONOURS and not group.before and len(proper) >= 2 and (several or proper == member.text) and len(member.text) <= 8:
        return "Enterprise", "construction.honour"
    return None


def _is_place(member: Item) -> bool:
    """Whether the member is a water, an estate or a village: a Place also where it is renewed (guide, B6)."""
    kind = kind_of(member.text)
    return kind is not None and kind in _RENEWED and bool(_proper(member))


def _shared_renewal(members: list[Item], group: Group) -> list[Item]:
    """Members without the renewal that belongs to all of them: 郭徐岭片区、汉纸老生活区|改造."""
    if len(members) < 2:
        return members
    last = members[-1]
    tail = _RENEWAL.search(last.text)
    if tail and all(_is_place(m) for m in members[:-1]):
        stem = Item(last.start, last.start + tail.start(), "chunk", last.text[: tail.start()], last.parts, last.counted)
        if _is_place(stem):
            return [*members[:-1], stem]
    return members


def _split(member: Item) -> list[Item]:
    """Two names whose separator was lost: 科创总部集聚区|现代金融集聚区."""
    kind = kind_of(member.text)
    if kind and len(kind) >= 3 and member.text.count(kind) == 2:
        cut = member.text.index(kind) + len(kind)
        if cut > len(kind) + 1 and len(member.text) - cut > len(kind) + 1:
            return [
                Item(member.start, member.start + cut, "chunk", member.text[:cut], member.parts, member.counted),
                Item(member.start + cut, member.end, "chunk", member.text[cut:], (), member.counted),
            ]
    return [member]


def _lead(member: Item) -> Item:
    """The member without ordinary words in front that a lost punctuation mark glued to it (城市功能品质|郭徐岭片区)."""
    text = member.text
    kind = kind_of(text)
    if kind is None or not proper_part(text) or any(p.start == member.start for p in member.parts):
        return member
    common = lexicon().common | {"项目", "企业", "工程"}
    best = 0
    reach = {0}
    for at in range(len(text) - len(kind)):
        if at in reach:
            for size in (2, 3, 4):
                if text[at : at + size] in common and text[at : at + size] not in _LEADING:
                    reach.add(at + size)
                    best = max(best, at + size)
    rest = text[best:]
    if best and len(rest) > len(kind) + 1 and len(proper_part(rest)) >= 2 and proper_part(rest[:2]) == rest[:2]:
        return Item(member.start + best, member.end, "chunk", rest, member.parts, member.counted)
    return member


def _event_start(group: Group, member: Item) -> int:
    """A year or an ordinal in front of an event's name is no part of it, but one behind a place is (decisions, C2)."""
    items = group.clause.items
    n = next((n for n, i in enumerate(items) if i.start <= member.start < i.end), 0)
    start, ordinal = member.start, False
    while n > 0 and items[n - 1].end == start and (items[n - 1].text in _ORDINAL or items[n - 1].text in _WIDE or items[n - 1].kind == "chunk"):
        n -= 1
        if items[n].kind == "chunk" and not any(p.kind == "place" and p.end == items[n].end for p in items[n].parts):
            break
        ordinal = ordinal or items[n].text in _ORDINAL
        start = items[n].parts[-1].start if items[n].kind == "chunk" else items[n].start
        if items[n].kind == "chunk" or items[n].text in _WIDE:
            return start
    lead = _YEAR.match(member.text)
    return member.start + (lead.end() if lead else 0)


def _policy_start(group: Group, member: Item) -> int:
    """Plans are named by what they are for, verbs and all: back to the verb that adopts or carries them out."""
    items = group.clause.items
    n = next((n for n, i in enumerate(items) if i.start <= member.start < i.end), 0)
    start = member.start
    while n > 0 and items[n - 1].end == start and items[n - 1].kind in _IN_PLAN:
        n -= 1
        start = items[n].start
    return start


def _is_numbered(member: Item) -> bool:
    """A number of things (三大片区, 两库), which names none of them; not a name that begins with a numeral (九绵)."""
    found = _NUMBERED.match(member.text)
    return bool(found) and proper_part(found.group(1)) == "" and not _SET.match(member.text) and not kind_of(member.text)


def _names(group: Group) -> Iterator[Name]:
    members = [_lead(part) for m in _shared_renewal(list(group.members), group) for part in _split(m if group.listed else _clean(m))]
    cue = group.head or ""
    decided: list[tuple[Item, tuple[str, str] | None]] = []
    for member in members:
        if _is_numbered(member) or not member.text or member.text[0] in "(（" or (_NO_NAME.match(member.text) and not _SET.match(member.text) and (len(kind_of(member.text) or "") < 2 or "届" in member.text)) or len(member.text) > 40:
            continue
        if any(p.start == member.start and p.end == member.end and p.kind in ("body", "place", "known") for p in member.parts):
            continue  # bodies and places are mentions by themselves
        if group.head is not None:
            decided.append((member, _by_head(group, member)))
        else:
            decided.append((member, _by_kind(group, member) or _firm(group, member)))
    types = {found[0] for _, found in decided if found}
    if group.head is None and group.enumerated and "Project" in types and states(group) and not types & {"Enterprise", "Event", "Policy"}:
        # a list is of one sort: members without a kind word are what their neighbours are
        decided = [
            (m, found or (("Project", "list.alike") if _alike(m) else None))
            for m, found in decided
        ]
    for member, found in decided:
        if found:
            kind = kind_of(member.text) or ""
            start, end = member.start, member.end
            if found[0] == "Policy":
                start = _policy_start(group, member)
            if found[0] == "Event":
                start = _event_start(group, member)
            yield Name(start, end, found[0], found[1], cue or kind, group)


def names(groups: list[Group]) -> list[Name]:
    """The names among the members of all groups, with types."""
    return [name for group in groups for name in _names(group)]


def with_type(name: Name, type: str, rule: str) -> Name:
    """The same stretch as another type."""
    return replace(name, type=type, rule=rule)
