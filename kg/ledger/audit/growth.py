"""Growth against levels: from A to B in n years at an average rate, and from last year to this one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ledger.audit.shelf import Shelf, finding, is_plain
from kg.ledger.measuring import in_unit
from kg.ledger.model import Figure, Finding, Severity
from kg.ledger.tables import trait

_GRAVE = 5.0
_PRICES = 10.0
"""Percentage points that rounding, and that prices and revisions, hardly explain."""
_ROUNDING = 0.3


def findings(shelf: Shelf) -> Iterator[Finding]:
    """Stated rates that the stated levels contradict."""
    for (_, name, measure, period), figures in shelf.groups():
        for figure in figures:
            if not is_plain(figure) or figure.comparator != "eq" or not figure.known or figure.value is None:
                continue
            if measure == "avg_growth" and "/" in period:
                first, last = (int(year[:4]) for year in period.split("/"))
                yield from _checked(shelf, figure, name, first - 1, last, "average_growth")
            elif measure == "growth" and period.isdigit():
                yield from _checked(shelf, figure, name, int(period) - 1, int(period), "growth_and_level")


def _checked(shelf: Shelf, rate: Figure, name: str, first: int, last: int, check: str) -> Iterator[Finding]:
    base, end = shelf.of(rate, name, "level", str(first)), shelf.of(rate, name, "level", str(last))
    if base is None or end is None or base.value is None or end.value is None or base.value <= 0:
        return
    level = in_unit(end.value, end.unit, base.unit)
    if level is None or level <= 0 or rate.value is None:
        return
    computed = ((level / base.value) ** (1 / (last - first)) - 1) * 100
    slack = _ROUNDING + _printing(base.value, base) + _printing(level, end)
    difference = abs(rate.value - computed)
    if difference > slack:
        same_report = rate.report == base.report == end.report
        severity = _severity(name, difference, same_report)
        yield finding(check, severity, (rate, base, end), rate.value, computed, "%")


def _severity(name: str, difference: float, same_report: bool) -> Severity:
    if difference > _GRAVE and trait(name).level_from_growth and same_report:
        return "high"
    return "medium" if difference > _PRICES or trait(name).level_from_growth else "low"


def _printing(value: float, figure: Figure) -> float:
    """What the rounding of a printed level may do to a rate, in percentage points."""
    digits = "".join(c for c in figure.quote if c.isdigit() or c == ".")
    decimals = len(digits.split(".")[1]) if digits.count(".") == 1 else 0
    return 100 * 0.5 * 10**-decimals / abs(figure.value or value)
