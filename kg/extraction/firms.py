"""Which members of a group are firms, by their kind word or by what is done with them."""

from __future__ import annotations

import re

from kg.extraction.built import STRONG, firm_is_built, states
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.lists import Group
from kg.extraction.wording import CLASSES, has_letter, kind_of, placed, proper, starts_ordinary

_HONOURS = word_set("honours")
# what places, works and products are chosen for (入选|世界灌溉工程遗产名录)
_PRIZE_OF_OTHERS = re.compile(any_of("prizes_of_others"))
_VAGUE = re.compile(r"[级化型亿万千百第“”+＋]|规模|企业|产业|项目|犯罪|[0-9]")
_PEOPLE = tuple(sorted(word_set("people")))
_BY_CONSTRUCTION = {
    "with": "construction.with",
    "support": "construction.support",
    "rely": "construction.rely",
    "represent": "construction.represent",
}

Decision = tuple[str, str] | None
"""The type of a member and the rule that says so, or None where it is no name."""


def firm_by_kind(group: Group, member: Item, kind: str) -> Decision:
    """A firm by its kind word, or what it builds."""
    name = proper(member)
    if len(name) < 2:
        return None
    if firm_is_built(group, kind):
        return "Project", "built.firm"
    if placed(member) and kind in lexicon().trades:
        return None  # 安国|中医药: a trade of the place
    named = not _VAGUE.search(name) and ("公司" in kind or not starts_ordinary(member.text))
    return ("Enterprise", "kind.firm") if named else None


def firm(group: Group, member: Item) -> Decision:
    """Firms told by what is done with them: 与A、B达成合作, 依托A、B, 支持A、B做大做强, A获批…."""
    name, text = proper(member), member.text
    if text.endswith(_PEOPLE) or not has_letter(name):
        return None
    if not 2 <= len(text) <= 12 or not name or member.counted or kind_of(text) in CLASSES:
        return None
    if text in lexicon().firms:
        if text in lexicon().doubtful_firms and not group.listed:
            return None
        brought = group.listed and states(group) & {"signed", "landed"}
        return ("Project", "built.firm") if brought else ("Enterprise", "known.firm")
    known = (p for p in member.parts if p.kind == "firm" and p.text not in lexicon().doubtful_firms)
    if any(p.start == member.start for p in known) and states(group) & STRONG:
        return "Project", "built.firm"
    if any(p.kind in ("body", "place", "known") and p.end == member.end for p in member.parts):
        return None
    if starts_ordinary(text) and not any(p.start == member.start for p in member.parts):
        return None
    return ("Enterprise", rule) if (rule := _firm_rule(group, name, text)) else None


def _firm_rule(group: Group, name: str, text: str) -> str | None:
    """The construction that tells an unknown firm, if one does."""
    several = len(group.members) > 1
    if group.pattern in ("with", "support") and several and not group.counted:
        return _BY_CONSTRUCTION[group.pattern]
    if len(name) < 2:
        return None
    if group.pattern in ("rely", "represent"):
        return _BY_CONSTRUCTION[group.pattern]
    alone = several or name == text
    honoured = group.next in _HONOURS and not group.before and len(text) <= 8
    honoured = honoured and not _PRIZE_OF_OTHERS.search(group.behind)
    return "construction.honour" if honoured and alone else None
