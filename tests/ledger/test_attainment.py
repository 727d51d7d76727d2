"""The rule that tells exceeded, met and missed apart."""

from __future__ import annotations

import pytest

from kg.ledger.attainment import attain

GDP, CPI, JOBLESS, DUST, REVENUE = "地区生产总值", "居民消费价格", "城镇调查失业率", "PM2.5平均浓度", "一般公共预算收入"


@pytest.mark.parametrize(
    ("indicator", "target", "comparator", "outcome", "expected"),
    [
        (GDP, 7.5, "eq", 15.0, "exceeded"),
        (GDP, 7.0, "eq", 7.0, "met"),
        (GDP, 7.0, "eq", 6.99, "missed"),
        (GDP, 6.0, "ge", 6.0, "met"),
        (GDP, 6.0, "ge", 8.1, "exceeded"),
        (GDP, 7.5, "approx", 7.4, "met"),
        (GDP, 7.0, "approx", 9.1, "exceeded"),
        (GDP, 5.5, "approx", 3.0, "missed"),
        (REVENUE, 30.8, "eq", 22.5, "missed"),
        (CPI, 3.0, "approx", 0.2, "met"),
        (CPI, 3.0, "le", 4.8, "missed"),
        (JOBLESS, 5.5, "le", 5.1, "met"),
        (JOBLESS, 5.5, "approx", 5.5, "met"),
        (DUST, 58.0, "eq", 50.0, "exceeded"),
        (DUST, 58.0, "eq", 60.0, "missed"),
    ],
)
def test_one_number(indicator: str, target: float, comparator: str, outcome: float, expected: str) -> None:
    assert attain(indicator, (target, target), comparator, outcome) == expected


def test_a_range_is_met_inside_it() -> None:
    assert [attain(GDP, (6.0, 6.5), "eq", value) for value in (5.9, 6.0, 6.3, 6.5, 6.6)] == [
        "missed",
        "met",
        "met",
        "met",
        "exceeded",
    ]


def test_falls_are_compared_by_how_far_they_go() -> None:
    def fall(target: float, comparator: str, outcome: float) -> str | None:
        return attain("单位地区生产总值能耗", (target, target), comparator, outcome, measure="growth")

    assert [fall(-3.4, "ge", -5.0), fall(-4.8, "eq", -4.8), fall(-3.0, "ge", -2.0)] == ["exceeded", "met", "missed"]


def test_a_fall_that_is_feared_is_compared_as_it_stands() -> None:
    def growth(target: float, outcome: float) -> str | None:
        return attain(REVENUE, (target, target), "eq", outcome, measure="growth")

    assert [growth(-2, 3), growth(-2, -1), growth(-2, -2), growth(-2, -4)] == ["exceeded", "exceeded", "met", "missed"]


def test_a_fall_of_what_no_vocabulary_knows_is_asked_for() -> None:
    assert attain("初信初访量", (-20, -20), "eq", -25, measure="growth") == "exceeded"


def test_a_rank_is_better_when_lower() -> None:
    def rank(target: float, outcome: float) -> str | None:
        return attain("综合实力", (target, target), "eq", outcome, measure="rank")

    assert [rank(5, 3), rank(5, 5), rank(1, 4)] == ["exceeded", "met", "missed"]


def test_an_outcome_that_is_only_a_bound_decides_only_what_it_excludes() -> None:
    def bound(comparator: str, outcome: float) -> str | None:
        return attain(GDP, (8.0, 8.0), "eq", outcome, comparator)

    assert [bound("ge", 9.0), bound("ge", 8.0), bound("ge", 7.0), bound("le", 7.0)] == [
        "exceeded",
        "met",
        None,
        "missed",
    ]


def test_rounding_of_a_computed_outcome_does_not_decide() -> None:
    assert attain(REVENUE, (8.0, 8.0), "eq", 7.9, slack=0.15) == "met"
