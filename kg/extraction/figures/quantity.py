"""A number with its unit, and the hedges beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kg.extraction.figures.words import alternation, hedges
from kg.extraction.model import Dropped, Value

_LONGEST_HEDGE = 5


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with unit and hedge. ``start``/``end`` include the hedge, ``number`` is where the digits begin.

    ``form`` is the form of the unit (see seeds/units.tsv), or ``bare`` (a number without a unit, or with a scale
    alone: 500万), ``rank``, ``times`` (翻番), ``words`` (与经济增长同步). ``reason`` says why it looks damaged.
    """

    start: int
    number: int
    end: int
    value: Value
    unit: str
    form: str
    dimension: str
    comparator: str = "eq"
    reason: str | None = None


def set_aside(copy: str, start: int, end: int, rule: str, reason: str) -> Dropped:
    """A number that is no figure, with the reason."""
    return Dropped(start, end, copy[start:end], rule, reason)


def hedge_before(copy: str, start: int) -> tuple[int, str] | None:
    """Where the hedge that ends at ``start`` begins, and the comparator it means.

    >>> hedge_before("税收突破5亿元", 4), hedge_before("签约5个", 2)
    ((2, 'ge'), None)
    """
    match = _before().search(copy, max(0, start - _LONGEST_HEDGE), start)
    return (match.start(), hedges("before")[match["hedge"]]) if match else None


def hedged(copy: str, quantity: Quantity) -> Quantity:
    """The quantity with the hedges that stand beside it."""
    before = hedge_before(copy, quantity.start)
    after = _after().match(copy, quantity.end)
    comparator = hedges("after")[after[0]] if after else before[1] if before else "eq"
    return replace(
        quantity,
        start=before[0] if before else quantity.start,
        end=after.end() if after else quantity.end,
        comparator=comparator,
    )


@cache
def _before() -> re.Pattern[str]:
    """Short hedges only where they are not the end of another word (签约, 通过, 附近)."""
    long = alternation(frozenset(word for word in hedges("before") if len(word) > 1))
    short = "(?<![通经超不跨跃走越])过|(?<![节签公条契集合特邀制])约|(?<![附最临邻靠])近|逾|超"
    return re.compile(rf"(?P<hedge>{long}|{short})了? ?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(alternation(hedges("after")))
