"""Parts and wholes: shares, sums, percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.figures.indicators import known
from kg.ledger.audit.shelf import Shelf, finding, is_plain
from kg.ledger.measuring import in_unit
from kg.ledger.model import Figure, Finding
from kg.ledger.tables import partitions

_SHARE = re.compile(r"(.+?)占(.+?)(?:的)?(?:比重|比例|比)$")
_POINTS = 0.25
_RELATIVE = 0.005
_OF_PLAN = re.compile(r"计划|任务|目标|完成|预算|预期|指标|为|相当于")
_WHOLE = 100.0


def findings(shelf: Shelf) -> Iterator[Finding]:
    """Shares, sums and changes of shares that the other figures contradict."""
    for (_, name, measure, period), figures in shelf.groups():
        for figure in figures:
            if not is_plain(figure) or figure.value is None:
                continue
            if measure == "share":
                yield from _share(shelf, figure, period)
            elif measure == "change" and period.isdigit():
                yield from _points(shelf, figure, name, int(period))
            elif measure == "level" and figure.comparator == "eq":
                yield from _sum(shelf, figure, name, period)
                yield from _part(shelf, figure, name, period)


def _share(shelf: Shelf, share: Figure, period: str) -> Iterator[Finding]:
    planned = _OF_PLAN.search(share.part) is not None
    if share.known and share.unit == "%" and share.value is not None and share.value > _WHOLE and not planned:
        yield finding("rate_above_hundred", "medium", (share,), share.value, _WHOLE, "%")
    said = _SHARE.fullmatch(share.name)
    if not said:
        return
    part, whole = (_level(shelf, share, name, period) for name in said.groups())
    if part and whole and part.value is not None and whole.value:
        level = in_unit(part.value, part.unit, whole.unit)
        if level is not None and share.value is not None:
            computed = level / whole.value * 100
            if abs(computed - share.value) > _POINTS + 1:
                yield finding("share_of_parts", "medium", (share, part, whole), share.value, computed, "%")


def _level(shelf: Shelf, near: Figure, name: str, period: str) -> Figure | None:
    indicator = known(name)
    return shelf.of(near, indicator.name if indicator else name, "level", period)


def _points(shelf: Shelf, change: Figure, name: str, year: int) -> Iterator[Finding]:
    if change.unit not in ("个百分点", "百分点") or change.comparator != "eq" or change.value is None:
        return
    now, before = shelf.of(change, name, "share", str(year)), shelf.of(change, name, "share", str(year - 1))
    if now and before and now.value is not None and before.value is not None and now.unit == before.unit == "%":
        computed = now.value - before.value
        if abs(computed - change.value) > _POINTS:
            yield finding("points_and_shares", "medium", (change, now, before), change.value, computed, "个百分点")


def _sum(shelf: Shelf, whole: Figure, name: str, period: str) -> Iterator[Finding]:
    parts = [shelf.of(whole, part, "level", period) for part in partitions().get(name, ())]
    if not parts or whole.value is None:
        return
    found: list[Figure] = [part for part in parts if part is not None and part.report == whole.report]
    values = [in_unit(part.value or 0.0, part.unit, whole.unit) for part in found]
    given = [value for value in values if value is not None]
    if len(given) < len(parts):
        return
    if abs(sum(given) - whole.value) > _RELATIVE * whole.value:
        yield finding("sum_of_parts", "medium", (whole, *found), whole.value, sum(given), whole.unit)


def _part(shelf: Shelf, part: Figure, name: str, period: str) -> Iterator[Finding]:
    indicator = known(name) if part.known else None
    if not indicator or not indicator.parent or "人均" in name:
        return
    whole = shelf.of(part, indicator.parent, "level", period)
    if whole is None or whole.report != part.report or whole.value is None or part.value is None:
        return
    level = in_unit(part.value, part.unit, whole.unit)
    if level is not None and level > whole.value * (1 + _RELATIVE):
        yield finding("part_and_whole", "high", (part, whole), level, whole.value, whole.unit)
