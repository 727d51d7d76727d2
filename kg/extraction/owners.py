"""Owners inside names: 东风本田三厂 holds 东风本田; 圣泽捷通物流基地 holds 圣泽捷通."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.names import Name
from kg.extraction.wording import kind_of, proper_part, spelt

_PHASES = tuple(f"{n}期{tail}" for n in "一二三四五六" for tail in ("", "工程", "项目"))
_OFFICE = re.compile(r"[省市县区州][一-鿿]{1,6}[局厅委办](?=[一-鿿]{2})")
_COMPANY = re.compile(rf"^.{{2,20}}?{any_of('company_forms')}(?=.{{2}})")
_COMMERCIAL = re.compile(any_of("commercial"))
_CIVIC = re.compile(rf"{any_of('civic')}|{any_of('civic_end')}$")
_BUILDING = re.compile(r"[A-Za-z0-9一二三四五六七八九十]+(?:座|号楼?|栋|期)$")
_OWN_NAME = word_set("own_name")  # 金龙|汽车 is the firm itself
_ROAD = re.compile(r"大道|大街|路|街|桥")
_LOCAL = word_set("place_end")
# what a single name ends with when it is an investment, and so begins with its owner
_INVESTED = word_set("invested").union(_PHASES)
_LISTS = word_set("lists_of_investments")


@cache
def _trade_words() -> frozenset[str]:
    return frozenset(w for w in (*lexicon().trades, *lexicon().kinds) if len(w) > 1)


def _placed(proper: str, places: Collection[str]) -> bool:
    """Whether the part is a place, or a place with too little behind it to be a firm's name (武汉|建工 is one)."""
    return any(proper[:size] in places for size in (len(proper) - 1, len(proper)) if size >= 2)


def _facility(rest: str) -> bool:
    """Whether only a place to work in is left (物流|基地): then the word before it is what is done there."""
    kind = lexicon().kinds.get(rest)
    return kind is not None and rest not in _PHASES and rest != "项目"


def _firm_end(text: str, proper: str) -> str:
    """``text`` up to the kind word of a firm right behind its proper part (智同|生物制药|二期), or ''."""
    lex = lexicon()
    for size in range(min(len(text), len(proper) + 6), len(proper) + 1, -1):
        kind = kind_of(text[:size])
        if kind and len(kind) > 1 and lex.kinds[kind].type == "Enterprise":
            between = text[len(proper) : size - len(kind)]
            if between in ("", "生物") and not _facility(text[size:]):
                return text[:size]
    return ""


def _stem(text: str, places: Collection[str]) -> str:
    """The proper part of a name up to a building, a capacity or a place inside it (国华|平阳30兆瓦…)."""
    proper = _BUILDING.sub("", proper_part(text))
    proper = re.split(r"[0-9A-Z(（]", proper)[0]
    for at in range(2, len(proper) - 1):
        if any(proper[at : at + size] in places for size in (2, 3)):
            return proper[:at]
    return proper


def owner(text: str, firms: Collection[str], places: Collection[str]) -> str:
    """The firm or group that the name ``text`` begins with, or '' where there is none or it is the whole name.

    ``firms`` are the enterprise names that the report itself uses, ``places`` the surface forms of places it knows.

    >>> owner("圣泽捷通物流基地", (), ())
    '圣泽捷通'
    """
    lex = lexicon()
    if text in lex.firms or _OFFICE.match(text) or text.endswith(("协会", "学会", "商会")):
        return ""
    company = _COMPANY.match(text)
    if company:
        return company.group()
    for known in (lex.firms - lex.doubtful_firms, firms):
        for size in range(min(len(text) - 1, 14), 1, -1):
            rest = text[size:]
            if text[:size] in known and text[:size] not in lex.trades and not (size == 2 and _ROAD.match(rest)):
                return "" if rest in _OWN_NAME else text[:size]
    return _structural(text, places)


def _structural(text: str, places: Collection[str]) -> str:
    """The owner that the structure of a name shows: an unknown word before what it makes or builds."""
    lex = lexicon()
    rest = next((text[: -len(phase)] for phase in _PHASES if text.endswith(phase)), text)
    proper = _stem(text, places)
    kind = kind_of(text)
    if not 2 <= len(proper) <= 6 or _placed(proper, places) or spelt(proper) or kind_of(proper):
        return ""
    if proper[0] in "“‘\"'《一二三四五六七八九十两第" or (len(proper) < 4 and proper[-1] in _LOCAL):
        return ""
    if _CIVIC.search(text) or (kind and lex.kinds[kind].type != "Enterprise" and not _COMMERCIAL.search(kind)):
        return ""
    firm = _firm_end(rest, proper)
    if firm == text:
        return ""
    tail = text[len(firm or proper) :]
    if firm and (firm == rest or any(w in tail for w in _trade_words())):
        return firm
    if proper == rest:
        works = proper[0] == "引" or any(proper[:size] in places for size in (2, 3))
        return proper if rest != text and not works else ""
    if firm == rest or len(tail) < 2:
        return ""
    if kind and lex.kinds[kind].type == "Enterprise" and len(text) - len(proper) <= 4 and rest == text:
        return ""
    return proper


def invested(name: Name) -> bool:
    """Whether the name stands in a list of projects or firms' institutions, where names begin with their owner."""
    return name.group is not None and (name.group.head in _LISTS or name.cue in _INVESTED)


def may_have_owner(name: Name) -> bool:
    """Whether a name is of a sort that may hold its owner's name."""
    return name.type in ("Project", "Institution") and name.rule not in ("body", "plan", "known.name")


def nested(
    names: Iterable[Name], text: str, firms: Collection[str], places: Collection[str]
) -> dict[tuple[int, int], list[Name]]:
    """The owners inside Project and Institution names that come from lists of investments or show a known firm, by
    the span of the name."""
    found: dict[tuple[int, int], list[Name]] = {}
    for name in filter(may_have_owner, names):
        who = owner(text[name.start : name.end], firms, places)
        known = who in lexicon().firms or who in firms or who.endswith(("公司", "集团"))
        if who and (known or invested(name)):
            rule = "owner.known" if known else "owner.structure"
            inner = Name(name.start, name.start + len(who), "Enterprise", rule, who, None, True)
            found[name.start, name.end] = [inner]
    return found
