"""Owners inside names: 东风本田三厂 holds 东风本田; 圣泽捷通物流基地 holds 圣泽捷通."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache

from kg.extraction.clauses import kind_of, proper_part
from kg.extraction.lexicon import lexicon
from kg.extraction.names import Name

# kind words that close a firm's own name: 一臣饲料 is the firm itself, 智同生物制药二期 holds 智同生物制药
_PHASES = tuple(f"{n}期{tail}" for n in "一二三四五六" for tail in ("", "工程", "项目"))


def _firm_end(text: str, proper: str) -> str:
    """``text`` up to the kind word of a firm right behind its proper part (智同|生物制药|二期), or ''."""
    lex = lexicon()
    for size in range(min(len(text), len(proper) + 6), len(proper) + 1, -1):
        kind = kind_of(text[:size])
        if kind and len(kind) > 1 and lex.kinds[kind].type == "Enterprise":
            between = text[len(proper) : size - len(kind)]
            if not between or between in lex.trades:
                return text[:size]
    return ""


@cache
def _trade_words() -> frozenset[str]:
    return frozenset({*lexicon().trades, *lexicon().kinds})


_BUILDING = re.compile(r"[A-Za-z0-9一二三四五六七八九十]+(?:座|号楼?|栋|期)$")


def _placed(proper: str, places: Collection[str]) -> bool:
    """Whether the part is a place, or a place with too little behind it to be a firm's name (武汉|建工 is one)."""
    for size in range(2, len(proper) + 1):
        if proper[:size] in places and len(proper) - size < 2:
            return True
    return any(proper[-size:] in places for size in range(2, len(proper)))


def owner(text: str, firms: Collection[str], places: Collection[str]) -> str:
    """The firm or group that the name ``text`` begins with, or '' where there is none or it is the whole name.

    ``firms`` are the enterprise names that the report itself uses, ``places`` the surface forms of places it knows.
    """
    lex = lexicon()
    for known in (lex.firms - lex.doubtful_firms, firms):
        for size in range(min(len(text) - 1, 14), 1, -1):
            if text[:size] in known and text[:size] not in lex.trades:
                return text[:size]
    rest = text
    for phase in _PHASES:
        if text.endswith(phase):
            rest = text[: -len(phase)]
    proper = proper_part(text)
    proper = _BUILDING.sub("", proper)
    if not 2 <= len(proper) <= 6 or _placed(proper, places):
        return ""
    kind = kind_of(text)
    if kind and lex.kinds[kind].type != "Enterprise" and not _commercial(text, kind):
        return ""
    if any(c.isdigit() for c in proper) or len(proper) < 4 and proper[-1] in "省市县区镇乡村河江湖路街线桥山寺庙庄楼坝港湾岛塔台东南西北":
        return ""
    if proper[0] in "“‘\"'《一二三四五六七八九十两第" or kind_of(proper):
        return ""
    firm = _firm_end(rest, proper)
    if firm == text:
        return ""
    if firm and (firm == rest or firm == proper):
        return firm
    tail = text[len(proper) :]
    if kind and lex.kinds[kind].type == "Enterprise" and len(tail) <= 4 and rest == text:
        return ""
    if len(tail) < 2 or proper == rest or not any(w in tail for w in _trade_words() if len(w) > 1):
        return ""
    return proper


_COMMERCIAL = re.compile(
    r"项目|园|基地|中心|总部|综合体|工厂|厂|小镇|乐园|广场|商城|城|生产线|场|库|仓|加工|一期|二期|三期|四期|期工程|期项目|大厦|酒店|研究院|技改|扩产|扩能"
)
_PUBLIC = re.compile(r"(?:医院|中学|小学|学校|大学|学院|路|街|道|桥|河|江|湖|村|镇|社区|高速|铁路|公路|线|改造|整治|治理|公园|景区|水库|机场|体育中心|健身中心|服务中心|活动中心|文化中心|人才产业园|服务站|工作站|养老院|卫生院|改扩建|加固)$")


# what a single name ends with when it is an investment, and so begins with its owner
_INVESTED = frozenset(f"{n}期{tail}" for n in "一二三四五六" for tail in ("", "工程", "项目")) | {"项目", "总部", "生产基地", "综合体", "运营中心", "数据中心", "研发中心"}


_CIVIC = re.compile(r"中学|小学|学校|医院|幼儿园|路|街|村|小区|社区|水库|引水|供水|管网|安置")


def _commercial(text: str, kind: str) -> bool:
    """Whether the kind is one that firms build and name after themselves."""
    return bool(_COMMERCIAL.search(kind)) and not _PUBLIC.search(text) and not _CIVIC.search(text)


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
    if group is None:
        return False
    return group.head in ("项目", "机构", "平台", "载体") or name.cue in _INVESTED
