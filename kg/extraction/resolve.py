"""One reading of overlapping candidates: the longest name wins, what it covers is dropped with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.model import Dropped
from kg.extraction.names import Name

# of two candidates for the same stretch, the surer rule
_SURER = (
    "title",
    "plan",
    "quoted",
    "adopted",
    "congress",
    "list.head",
    "kind",
    "body",
    "list.alike",
    "construction",
    "built",
    "repeated",
    "known",
    "region",
    "gazetteer",
)


def _rank(rule: str) -> int:
    return next((n for n, prefix in enumerate(_SURER) if rule.startswith(prefix)), len(_SURER))


def resolve(candidates: Iterable[Name], text: str) -> tuple[list[Name], list[Dropped]]:
    """Names that do not overlap, in order, and what was dropped for them."""
    kept: list[Name] = []
    dropped: list[Dropped] = []
    taken = bytearray(len(text))
    for name in sorted(candidates, key=lambda n: (n.start - n.end, _rank(n.rule), n.start)):
        if any(taken[name.start : name.end]):
            dropped.append(
                Dropped(name.start, name.end, text[name.start : name.end], name.rule, "inside a longer name")
            )
            continue
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
        kept.append(name)
    kept.sort(key=lambda n: n.start)
    dropped.sort(key=lambda d: (d.start, d.end, d.rule))
    return kept, dropped
