"""Owners inside names: 东风本田三厂 holds 东风本田; 圣泽捷通物流基地 holds 圣泽捷通."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.extraction.clauses import kind_of, proper_part
from kg.extraction.lexicon import lexicon
from kg.extraction.names import Name

# kind words that close a firm's own name: 一臣饲料 is the firm itself, 智同生物制药二期 holds 智同生物制药
_PHASES = tuple(f"{n}期{tail}" for n in "一二三四五六" for tail in ("", "工程", "项目"))


def _firm_end(text: str) -> str:
    """``text`` up to the kind word of a firm it begins with (proper part + 生物制药), or ''."""
    kinds = lexicon().kinds
    for size in range(len(text), 2, -1):
        kind = kind_of(text[:size])
        if kind and len(kind) > 1 and kinds[kind].type == "Enterprise" and len(proper_part(text[:size])) >= 2:
            return text[:size]
    return ""


def owner(text: str, firms: Collection[str], places: Collection[str]) -> str:
    """The firm or group that the name ``text`` begins with, or '' where there is none or it is the whole name.

    ``firms`` are the enterprise names that the report itself uses, ``places`` the surface forms of places it knows.
    """
    lex = lexicon()
    for size in range(min(len(text) - 1, 14), 1, -1):
        if text[:size] in lex.firms or (text[:size] in firms and size >= 2):
            return text[:size]
    rest = text
    for phase in _PHASES:
        if text.endswith(phase):
            rest = text[: -len(phase)]
    proper = proper_part(text)
    if not 2 <= len(proper) <= 6 or proper in places or any(proper.startswith(p) or proper.endswith(p) for p in places):
        return ""
    if proper[-1] in "省市县区镇乡村河江湖路街线桥山寺庙庄楼坝港湾岛塔台":
        return ""
    if proper[0] in "“‘\"'《" or kind_of(proper):
        return ""
    firm = _firm_end(rest)
    if firm == text:
        return ""
    if firm and (firm == rest or firm == proper):
        return firm
    tail = text[len(proper) :]
    kind = kind_of(text)
    if kind and lex.kinds[kind].type == "Enterprise" and len(tail) <= 4 and rest == text:
        return ""
    if len(tail) < 2 or proper == rest:
        return ""
    return proper


def nested(names: Iterable[Name], text: str, firms: Collection[str], places: Collection[str]) -> list[Name]:
    """The owners inside Project and Institution names that come from lists of investments or show a known firm."""
    found = []
    for name in names:
        if name.type not in ("Project", "Institution") or name.rule in ("body", "plan"):
            continue
        quote = text[name.start : name.end]
        who = owner(quote, firms, places)
        if not who:
            continue
        known = who in lexicon().firms or who in firms
        if not known and not _invested(name):
            continue
        found.append(Name(name.start, name.start + len(who), "Enterprise", "owner.known" if known else "owner.structure", who, None, True))
    return found


def _invested(name: Name) -> bool:
    """Whether the name stands in a list of projects or enterprises' institutions, where names begin with their owner."""
    group = name.group
    return group is not None and (group.head in ("项目", "机构", "平台", "载体") or name.end - name.start >= 5)
