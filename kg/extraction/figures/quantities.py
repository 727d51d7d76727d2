"""All quantities of a text, in digits and in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.figures.digits import numbers
from kg.extraction.figures.quantity import Quantity, set_aside
from kg.extraction.figures.worded import worded
from kg.extraction.model import Dropped

_LOST = "两个数之间丢了分隔符"


def read_quantities(copy: str, covered: Iterable[tuple[int, int]]) -> tuple[list[Quantity], list[Dropped]]:
    """The quantities of a reading copy in order; ``covered`` are stretches (names, page furniture) that yield none.

    >>> [(q.value, q.unit, q.comparator) for q in read_quantities("力争产值超过3000亿元，引进300余家", [])[0]]
    [(3000.0, '亿元', 'ge'), (300.0, '家', 'ge')]
    """
    closed = bytearray(len(copy) + 1)
    for start, end in covered:
        closed[start:end] = b"\1" * (end - start)
    found: list[Quantity] = []
    dropped: list[Dropped] = []
    for item in numbers(copy):
        if isinstance(item, Dropped):
            dropped.append(item)
        elif closed[item.number]:
            reason = "part of a name or of the page around the report"
            dropped.append(set_aside(copy, item.number, item.end, "figure.name", reason))
        else:
            found.append(item)
            closed[item.number : item.end] = b"\1" * (item.end - item.number)
    for item in worded(copy):
        if isinstance(item, Dropped):
            dropped += [] if closed[item.start] else [item]
        elif not closed[item.number]:
            found.append(item)
    return _beside_each_other(copy, sorted(found, key=lambda q: q.number)), dropped


def _beside_each_other(copy: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give the bare members of a list the unit of its last one (分别提高15、22个百分点); mark percentages whose
    separator is lost (108.9%89.7%)."""
    found = list(quantities)
    for at in range(len(found) - 2, -1, -1):
        first, then = found[at], found[at + 1]
        between = copy[first.end : then.start]
        if first.form == "bare" and not first.unit and then.unit and between in ("、", "和", "及"):
            found[at] = replace(first, unit=then.unit, form=then.form, dimension=then.dimension)
        elif not between and first.form == then.form == "rate":
            found[at], found[at + 1] = replace(first, reason=_LOST), replace(then, reason=_LOST)
    return found
