"""Whose figure it is, where it is not the issuer's own."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figures.nouns import noun
from kg.extraction.model import Mention

_HOLDERS = ("Place", "Enterprise")
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
        self._start_of = {name.end: name.start for name in others}

    def split(self, copy: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
        """Where the indicator in ``copy[start:end]`` begins after the names it opens with (泸州经济总量, 泸州、内江…)
        or that stand right before it, and the span of those names."""
        if start in self._start_of:
            return start, (self._start_of[start], start)
        at, last = start, start
        while at in self._end_of and self._end_of[at] < end:
            last = self._end_of[at]
            at = last + 1 if copy[last] in _BETWEEN else last
        if last == start or at > last:
            return None
        begin, _, _ = noun(copy, last, end)
        return (begin, (start, last)) if end - begin >= 2 else None
