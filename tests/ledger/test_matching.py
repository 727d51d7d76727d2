"""Which outcome answers which target, and why none does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.ledger.figures import Document
from kg.ledger.matching import ledger
from kg.ledger.measuring import whole_period
from kg.ledger.model import Figure, Row
from tests.ledger.figures import COUNTY, DOCUMENTS, reached, target

NEXT_ONLY = DOCUMENTS[:1]


def row(*figures: Figure, documents: list[Document] = DOCUMENTS) -> Row:
    rows = ledger(figures, documents)
    assert len(rows) == 1
    return rows[0]


def told(*figures: Figure) -> tuple[str, str]:
    found = row(*figures)
    return found.attainment, found.matched_by


def test_the_row_has_the_form_that_is_promised() -> None:
    assert row(target(7.0, comparator="approx", quote="7%左右"), reached(8.2, quote="8.2%")).as_dict() == {
        "place": "博野县",
        "indicator": "地区生产总值",
        "measure": "growth",
        "period": "2021",
        "unit": "%",
        "target": {
            "value": 7.0,
            "comparator": "approx",
            "quote": "7%左右",
            "report": "130637-2021",
            "start": 100,
            "end": 102,
        },
        "outcome": {
            "value": 8.2,
            "comparator": "eq",
            "quote": "8.2%",
            "report": "130637-2022",
            "start": 100,
            "end": 102,
        },
        "attainment": "exceeded",
        "matched_by": "same_measure",
    }


def test_a_target_stated_twice_is_one_row() -> None:
    assert row(target(), target(start=900, end=902, id="t2"), reached()).target.start == 100


def test_the_outcome_is_given_in_the_unit_of_the_target() -> None:
    money = {"measure": "level", "name": "一般公共预算收入"}
    found = row(target(1.5, unit="亿元", **money), reached(16000.0, unit="万元", **money))
    assert (found.value, found.attainment) == (1.6, "exceeded")


def test_actual_goes_before_estimate_and_a_report_before_a_table() -> None:
    estimate, table = (
        reached(9.0, kind="estimate", id="e"),
        reached(7.0, statistics=True, report="statistics-x", id="s"),
    )
    assert row(target(), estimate, reached(8.0), table).matched_by == "same_measure"
    assert told(target(), table) == ("missed", "statistics")
    assert told(target(), estimate) == ("exceeded", "estimate")


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        ({"name": "全部财政收入"}, "not_named"),
        ({"period": "2020"}, "not_named"),
        ({"measure": "level", "unit": "亿元"}, "other_measure"),
        ({"unit": "个"}, "other_unit"),
        ({"scope": "开发区"}, "other_meaning"),
        ({"action": "新增"}, "other_meaning"),
        ({"suspect": True}, "suspect"),
        ({"part": "比2015年增长"}, "part_period"),
        ({"part": "五年累计增长"}, "part_period"),
        ({"part": "上半年生产总值增长"}, "part_period"),
    ],
)
def test_what_differs_is_not_matched_and_the_row_says_why(outcome: dict[str, object], reason: str) -> None:
    found = row(target(), reached(**outcome))  # type: ignore[arg-type]
    assert (found.outcome, found.attainment, found.matched_by) == (None, "not_reported", reason)


def test_without_a_later_report_nothing_is_reported_or_due() -> None:
    assert row(target(), documents=NEXT_ONLY).attainment == "not_due"
    later = [*NEXT_ONLY, Document("100000-2024", 2024, False, replace(COUNTY, key="100000", name="全国"))]
    assert row(target(), documents=later).matched_by == "no_later_report"


def test_contradictions_are_not_resolved() -> None:
    twice = [reached(8.0), reached(9.0, start=500, id="o2")]
    assert told(target(), *twice) == ("not_reported", "contradictory_outcome")
    rows = ledger([target(8.0), target(9.0, start=500, id="t2"), reached()], DOCUMENTS)
    assert {r.matched_by for r in rows} == {"contradictory_target"} and len(rows) == 2


def test_a_hedged_target_is_the_target_where_an_exact_figure_stands_beside_it() -> None:
    assert row(target(10.3, start=50, id="t2"), target(8.0, comparator="approx"), reached(9.2)).target.value == 8.0


def test_targets_of_years_that_are_over_are_none_unless_called_so() -> None:
    past = target(0.8, period="2020", plans=2021)
    assert ledger([past], DOCUMENTS) == []
    assert len(ledger([replace(past, printed="GDP拼搏目标")], DOCUMENTS)) == 1


def test_growth_is_computed_only_where_levels_give_it() -> None:
    base = reached(4.0, measure="level", unit="亿元", period="2020", report="130637-2021", plans=2021, id="b")
    now = reached(4.4, measure="level", unit="亿元")
    assert told(target(), base, now) == ("not_reported", "other_measure")
    revenue = [replace(f, name="一般公共预算收入") for f in (target(8.0), base, now)]
    found = row(*revenue)
    assert (found.value, found.attainment, found.matched_by) == (10.0, "exceeded", "growth_from_base")


def test_income_of_town_and_country_together_answers_for_both() -> None:
    town, country = (reached(v, name=f"{n}居民人均可支配收入", id=n) for v, n in ((7.0, "城镇"), (9.0, "农村")))
    joint = target(6.0, name="居民人均可支配收入")
    assert told(joint, town, country) == ("exceeded", "parts")
    assert told(replace(joint, value=8.0), town, country)[0] == "not_reported"


def test_targets_in_words_are_set_against_growth() -> None:
    words = target(None, words="与经济增长同步", unit="", name="居民人均可支配收入", id="w")
    assert told(words, reached(6.1, name="居民人均可支配收入", id="i"), reached(5.2)) == ("exceeded", "worded")
    assert told(words, reached(5.2))[0] == "not_reported"


def test_sums_over_a_plan_are_not_taken_for_its_last_year() -> None:
    jobs = {"measure": "level", "unit": "人", "name": "城镇新增就业", "period": "2025"}
    far, later = target(4500.0, **jobs), [*DOCUMENTS, Document("130637-2026", 2026, False, COUNTY)]
    assert row(far, reached(1300.0, plans=2026, **jobs), documents=later).matched_by == "part_period"


def test_names_that_say_too_little_are_not_matched() -> None:
    vague = {"name": "项目", "known": False, "measure": "level", "unit": "个"}
    assert told(target(5.0, **vague), reached(5.0, **vague)) == ("not_reported", "too_general")


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("生产总值增长", True),
        ("比上年增长", True),
        ("比2020年增长", True),
        ("比2015年增长", False),
        ('比"十五"末增长', False),
        ("较“十二五”末增长", False),
        ("一季度增长", False),
    ],
)
def test_whole_periods(part: str, whole: bool) -> None:
    assert whole_period(reached(part=part)) is whole


PLAN = {"name": "城镇新增就业", "printed": "城镇新增就业", "measure": "level", "unit": "万人", "plans": 2016}
REVIEW = PLAN | {"plans": 2021, "period": "2016/2020", "part": "五年城镇新增就业"}


@pytest.mark.parametrize("period", ["2020", "2016/2020"])
def test_a_sum_over_a_plan_answers_to_the_sum_of_the_same_years(period: str) -> None:
    promised = target(5000.0, period=period, comparator="ge", part="实现城镇新增就业", **PLAN)
    (found,) = ledger([promised, reached(6000.0, comparator="ge", **REVIEW)])
    assert (found.attainment, found.value) == ("exceeded", 6000.0)
    for other in ({"period": "2018/2020"}, {"part": "五年城镇新增就业年均"}, {"measure": "growth", "unit": "%"}):
        (found,) = ledger([promised, reached(6000.0, **REVIEW | other)])
        assert found.outcome is None, other


def test_sums_and_averages_follow_from_every_year_or_not_at_all() -> None:
    jobs = [reached(1200.0, **PLAN | {"period": str(y), "plans": y + 1, "part": "新增就业"}) for y in range(2016, 2021)]
    promised = target(5000.0, period="2016/2020", part="五年城镇新增就业", **PLAN)
    (found,) = ledger([promised, *jobs])
    assert (found.attainment, found.value, found.matched_by) == ("exceeded", 6000.0, "sum_of_years")
    assert ledger([promised, *jobs[1:]])[0].outcome is None

    grown = [reached(float(y - 2010), period=str(y), plans=y + 1) for y in range(2016, 2021)]
    promised = target(8.0, period="2016/2020", measure="avg_growth", plans=2016)
    (found,) = ledger([promised, *grown])
    assert (found.attainment, found.value, found.matched_by) == ("met", 7.99, "mean_of_years")


def test_what_several_years_led_to_is_no_sum_of_them() -> None:
    revenue = {"name": "一般公共预算收入", "measure": "level", "unit": "亿元", "plans": 2021}
    promised = target(8.0, period="2025", part="达到", **revenue)
    later = revenue | {"period": "2021/2025", "plans": 2026}
    documents = [Document("130637-2026", 2026, False, COUNTY)]
    summed, reached_ = (reached(9.0, part=part, **later) for part in ("五年累计完成", "达到"))
    assert ledger([promised, summed], documents)[0].attainment == "not_reported"
    (found,) = ledger([promised, reached_], documents)
    assert (found.attainment, found.matched_by) == ("exceeded", "same_span")


def test_amounts_at_the_prices_of_another_year_are_not_compared() -> None:
    amount = {"measure": "level", "unit": "亿元"}
    promised = target(55.0, part="按2010年价格计算2015年生产总值将", **amount)
    (found,) = ledger([promised, reached(67.0, **amount)], DOCUMENTS)
    assert (found.attainment, found.matched_by) == ("not_reported", "other_prices")


@pytest.mark.parametrize(
    ("promised", "said"),
    [
        ({"name": "卫生厕所改造", "action": "完成"}, {"name": "户厕", "action": "改造"}),
        ({"name": "农村劳动力培训", "action": "培训"}, {"name": "农村劳动力", "action": "培训"}),
        ({"name": "科创企业认定", "action": "完成"}, {"name": "科创企业", "action": "认定"}),
        ({"name": "美丽庭院", "action": "创建"}, {"name": "美丽庭院", "action": "建成"}),
    ],
)
def test_what_is_done_to_a_thing_may_stand_before_or_behind_it(promised: dict[str, str], said: dict[str, str]) -> None:
    count = {"known": False, "measure": "level", "unit": "个"}
    promise, outcome = target(10.0, **count, **promised), reached(12.0, **count, **said)
    promise, outcome = (replace(one, printed=one.name) for one in (promise, outcome))
    assert told(promise, outcome) == ("exceeded", "same_measure")


def test_what_work_rests_on_is_no_target() -> None:
    assert ledger([target(11.0, name="富硒土地", measure="level", unit="万亩", part="依托")], DOCUMENTS) == []


def test_tables_that_disagree_decide_nothing() -> None:
    one, other = (
        replace(reached(value), report=f"statistics-{name}", statistics=True, id=name)
        for name, value in (("a", 1.0), ("b", 8.2))
    )
    assert told(target(), one, other) == ("not_reported", "contradictory_outcome")
    assert told(target(), other, replace(other, report="statistics-c", id="c")) == ("exceeded", "statistics")
