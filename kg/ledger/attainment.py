"""What became of a target: the rule by which a target and an outcome in the same unit give exceeded, met or missed."""

from __future__ import annotations

from kg.extraction.figures.indicators import known
from kg.ledger.model import Attainment
from kg.ledger.tables import tolerance, trait

_EXACT = 1e-9


def attain(
    indicator: str,
    target: tuple[float, float],
    comparator: str,
    outcome: float,
    outcome_comparator: str = "eq",
    slack: float = 0.0,
    measure: str = "level",
) -> Attainment | None:
    """exceeded, met or missed; None where the outcome is only a bound that leaves it open.

    ``target`` is (low, high), both the same for a single number. A target said with 左右 is met within the tolerance of
    seeds/ledger/tolerances.tsv; ``slack`` is what rounding may add to a computed outcome. Where lower is better, as of
    ranks, and for a fall that is asked for, the comparison is turned round; a limit that is kept is met, however far
    below. A fall is not asked for but feared of an indicator of seeds/indicators.tsv that is better when higher.

    >>> attain("地区生产总值", (7.5, 7.5), "approx", 7.4), attain("地区生产总值", (6, 6), "ge", 8.1)
    ('met', 'exceeded')
    >>> attain("城镇调查失业率", (5.5, 5.5), "le", 5.1), attain("一般公共预算收入", (30.8, 30.8), "eq", 22.5)
    ('met', 'missed')
    >>> attain("综合实力", (5, 5), "eq", 3, measure="rank"), attain("税收收入", (-2, -2), "eq", 3, measure="growth")
    ('exceeded', 'exceeded')
    """
    low, high = target
    better = "lower" if measure == "rank" else trait(indicator).better
    asked = bool(better) or known(indicator) is None
    if measure in ("growth", "avg_growth", "change") and high < 0 and asked:  # compare how far the fall goes
        low, high, outcome, better = -high, -low, -outcome, ""
    falls = better == "" and comparator == "le"
    allowed = slack + (tolerance("approx").around(low) if "approx" in (comparator, outcome_comparator) else _EXACT)
    if outcome_comparator in ("ge", "le"):
        return _bounded(low, high, outcome, outcome_comparator, lower_is_better=bool(better) or falls, allowed=allowed)
    if better or falls:
        if outcome > high + allowed:
            return "missed"
        return "exceeded" if better == "lower" and outcome < low - allowed else "met"
    return _above(outcome, low, high, allowed)


def _above(outcome: float, low: float, high: float, allowed: float) -> Attainment:
    if outcome < low - allowed:
        return "missed"
    return "exceeded" if outcome > high + allowed else "met"


def _bounded(
    low: float, high: float, outcome: float, comparator: str, *, lower_is_better: bool, allowed: float
) -> Attainment | None:
    """An outcome of 以上 or 以内: only what it excludes is known."""
    if comparator == "ge" and not lower_is_better and outcome >= low - allowed:
        return "exceeded" if outcome > high + allowed else "met"
    if comparator == "le" and lower_is_better and outcome <= high + allowed:
        return "met"
    if comparator == "le" and not lower_is_better and outcome < low - allowed:
        return "missed"
    return None
