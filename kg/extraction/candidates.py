"""Which members of a group may be names at all, before anything is said of their type."""

from __future__ import annotations

import re

from kg.extraction.built import is_built
from kg.extraction.edges import members
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.lists import Group
from kg.extraction.wording import kind_of, proper, proper_part

_ROADS_AND_BRIDGES = word_set("roads_and_bridges")
# several things named by their number (四馆, 一场两馆)
SET = re.compile(r"^(?:[一二两三四五六七八九][场馆院园桥路校]){1,2}$")
# list members that are never names, whatever their list
_NO_NAME = re.compile(
    r"^(?:[0-9０-９.%％]+|[A-Za-z]{1,2}|[一-鿿]|[一二三四五六七八九十]+届.*|第[一二三四五六七八九十][^一二三四五六七八九十]{0,2})$"
)
_NUMBERED = re.compile(r"^[一二三四五六七八九十两双多][大个纵横条]?([一-鿿]{1,3})$")
# what a place has one of (新职教中心, 三中), and so has no other name
OWN_FACILITY = re.compile(
    rf"^(?:[新县市区]|城区|县城)?(?:{any_of('own_facilities')}|[一二三四五六七八九十]{{1,2}}[中小])"
    r"(?:新?[校院]区)?$"
)
_HEADING = re.compile(r"^“?[一二两三四五六七八九十][一-鿿]{1,2}”?$")


def candidates(group: Group) -> list[Item]:
    """The members of a group that may be names."""
    if _of_headings(group):
        return []
    by_places = _by_places(group)
    return [member for member in members(group) if _may_be_name(member, by_places)]


def _of_headings(group: Group) -> bool:
    """Whether the members are headings of what follows (一网、一园、两厂), none of them a thing."""
    return len(group.members) > 1 and all(_HEADING.match(m.text) for m in group.members)


def _by_places(group: Group) -> bool:
    """Whether facilities are named by their places alone (甲镇、乙镇2所|卫生院)."""
    kind = lexicon().kinds.get(group.head or "")
    return kind is not None and kind.type in ("Institution", "Project") and is_built(group, kind.word)


def _may_be_name(member: Item, by_place: bool) -> bool:
    """Whether a member is not a number of things, a sign, a clause, or a body or place (mentions already)."""
    text = member.text
    if not text or len(text) > 40 or text[0] in "(（" or _is_numbered(text):
        return False
    if _NO_NAME.match(text) and not SET.match(text) and (len(kind_of(text) or "") < 2 or "届" in text):
        return False
    told = ("body", "known") if by_place else ("body", "place", "known")
    if OWN_FACILITY.match(text) and any(p.kind == "body" for p in member.parts):
        return True
    return not any(p.start == member.start and p.end == member.end and p.kind in told for p in member.parts)


def _is_numbered(text: str) -> bool:
    """A number of things (三大片区, 两库), which names none of them; not a name that begins with a numeral (九绵)."""
    found = _NUMBERED.match(text)
    named = SET.match(text) or OWN_FACILITY.match(text) or kind_of(text)
    return found is not None and proper_part(found[1]) == "" and not named


def alike(member: Item) -> bool:
    """Whether a member without a type of its own may be what its neighbours are."""
    if member.counted:
        return False
    if len(member.text) < 3:
        return proper_part(member.text) == member.text and len(member.text) == 2
    return bool(proper(member)) or kind_of(member.text) in _ROADS_AND_BRIDGES
