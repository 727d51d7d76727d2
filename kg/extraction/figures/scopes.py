"""Whose figure it is, where it is not the issuer's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.indicators import known
from kg.extraction.figures.nouns import clause_start, noun
from kg.extraction.model import Mention

_HOLDERS = ("Place", "Enterprise")
_AREA = re.compile(r"[省市县区州盟旗镇乡圈带]$")
_ZONE = re.compile(r"(?:[省市县区]?级?(?:经济|高新|工业|产业)?(?:技术)?(?:产业)?(?:开发区|高新区|经开区|园区))(?!域)")
_WHOLE = re.compile(r"全[国省市县区州旗]")
_COUNTIES = "县域"  # in the report of a city or province: of its counties
_TOTALS = ("经济总量", "经济规模", "生产总值")
_BETWEEN = ("、", "和", "及", "与")


def zone_of(copy: str, start: int, end: int) -> tuple[int, int] | None:
    """The zone that an indicator opens with (开发区营业收入): what the sentence goes on to say is of it too."""
    zone = _ZONE.match(copy, start, end)
    return (start, zone.end()) if zone and zone.end() < end else None


def whole_area(copy: str, begin: int, start: int) -> bool:
    """Whether the indicator at ``start`` is said to be of all the issuer's area (全县, 全市)."""
    return bool(_WHOLE.search(copy, max(begin, start - 8), start))


class Scopes:
    """The places and firms named in a report other than its issuer."""

    def __init__(self, issuer: str, names: Sequence[Mention], code: str | None = None) -> None:
        self._above_counties = bool(code and code.endswith("00"))
        others = [
            name
            for name in names
            if name.type in _HOLDERS and not name.nested and name.name not in issuer and issuer not in name.name
        ]
        self._end_of = {name.start: name.end for name in others}
        self._firms = {name.end for name in others if name.type == "Enterprise"}
        self._start_of = {name.end: name.start for name in others}

    def split(self, copy: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
        """Where the indicator in ``copy[start:end]`` begins after the names it opens with (泸州经济总量, 泸州、内江…)
        or that stand right before it (also 县域 above the counties), and the span of those names.

        A name of an area or firm, or one before a known indicator, is no part of a longer name (长江|流域水质)."""
        if self._above_counties and copy[start - 2 : start] == _COUNTIES and known(copy[start:end]):
            return start, (start - 2, start)
        if self._above_counties and copy.startswith(_COUNTIES, start) and known(copy[start + 2 : end]):
            return start + 2, (start, start + 2)
        if start in self._start_of:
            return start, (self._start_of[start], start)
        last = self._last(copy, start, end)
        begin, _, _ = noun(copy, last, end)
        apart = last in self._firms or _AREA.search(copy[start:last]) or known(copy[begin:end])
        return (begin, (start, last)) if last > start and end - begin >= 2 and apart else None

    def of_clause_before(self, copy: str, begin: int, start: int, end: int) -> tuple[int, int] | None:
        """The area that the clause before is about, where the indicator is a total that must be somebody's:
        某某经济圈建设提速，|经济总量…. The sentence begins at ``begin``."""
        if copy[start:end] not in _TOTALS or not copy.startswith("，", max(0, start - 1)):
            return None
        at = clause_start(copy, begin, start - 1)
        until = self._end_of.get(at, at)
        return (at, until) if _AREA.search(copy, at, until) else None

    def named(self, copy: str, start: int, end: int) -> bool:
        """Whether ``copy[start:end]`` is nothing but such names: 天威, 涿州、定州."""
        return self._last(copy, start, end) == end > start

    def _last(self, copy: str, start: int, end: int) -> int:
        """Where the list of names that begins at ``start`` ends; ``start`` if there is none."""
        at = last = start
        while at in self._end_of and self._end_of[at] <= end:
            last = self._end_of[at]
            at = last + 1 if copy[last] in _BETWEEN and last < end else last
        return last if at == last else start
