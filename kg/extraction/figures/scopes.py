"""Whose figure it is, where it is not the issuer's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.figures.indicators import known
from kg.extraction.figures.nouns import noun
from kg.extraction.model import Mention

_HOLDERS = ("Place", "Enterprise")
_AREA = re.compile(r"[省市县区州盟旗镇乡圈带]$")
_BETWEEN = ("、", "和", "及", "与")


class Scopes:
    """The places and firms named in a report other than its issuer."""

    def __init__(self, issuer: str, names: Sequence[Mention]) -> None:
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
        or that stand right before it, and the span of those names; a name of an area or firm, or one before a known
        indicator, is no part of a longer name (长江|流域水质)."""
        if start in self._start_of:
            return start, (self._start_of[start], start)
        last = self._last(copy, start, end)
        begin, _, _ = noun(copy, last, end)
        apart = last in self._firms or _AREA.search(copy[start:last]) or known(copy[begin:end])
        return (begin, (start, last)) if last > start and end - begin >= 2 and apart else None

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
