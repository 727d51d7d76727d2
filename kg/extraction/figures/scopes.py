"""Whose figure it is, where it is not the issuer's own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.extraction.model import Mention

_HOLDERS = ("Place", "Enterprise", "Institution")


class Scopes:
    """The places and bodies named in a report other than its issuer, by where they end."""

    def __init__(self, issuer: str, names: Sequence[Mention]) -> None:
        self._names = sorted(
            (name.end, name.start, name.text)
            for name in names
            if name.type in _HOLDERS and not name.nested and name.name not in issuer and issuer not in name.name
        )
        self._ends = [end for end, _, _ in self._names]

    def before(self, start: int, end: int) -> tuple[int, str] | None:
        """The name with which the indicator at ``start`` begins or that stands right before it: where the indicator
        then begins, and the name."""
        first, last = bisect_left(self._ends, start), bisect_right(self._ends, end - 1)
        for name_end, name_start, text in self._names[first:last]:
            if name_end == start or name_start <= start < name_end:
                return name_end, text
        return None
