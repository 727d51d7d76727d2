"""When a figure holds, and whether it is done, expected or promised."""

from __future__ import annotations

from tests.extraction.figures.examples import check, observations

FIVE_YEARS = {"stance": "review", "period": "2016/2020"}
FIVE_AHEAD = {"stance": "plan", "period": "2025"}


def test_a_section_of_one_year() -> None:
    check("税收【5亿元|税收|level|period=2020】，上年同期【4亿元|税收】。".replace("，上年同期【4亿元|税收】", ""))
    check("一季度税收下降【62%|税收|growth|period=2020-Q1】，二季度增长【3.3%|税收|growth|period=2020-Q2】。")


def test_from_and_to() -> None:
    check(
        "企业由【36家|企业|period=2015|kind=actual】增至【224家|企业|period=2020】，"
        "年均增长【8.5%|企业|avg_growth|period=2016/2020】。",
        **FIVE_YEARS,
    )
    check("标准由【18元|标准|period=2020】提高到【32元|标准|period=2021|kind=target】。", stance="plan", period="2021")
    check(
        "生产总值由十二五末的【1123亿元|生产总值|period=2015】增加到2020年的【1700亿元|生产总值|period=2020】。",
        **FIVE_YEARS,
    )


def test_averages_speak_of_the_whole_span_and_levels_of_its_end() -> None:
    check(
        "税收年均增长【7%|税收|avg_growth|period=2021/2025】，达到【110亿元|税收|level|period=2025】。",
        **FIVE_AHEAD,
    )
    check(
        "今后五年，税收年均增长【7%|税收|avg_growth|period=2022/2026】，到2026年达到【26亿元|税收|level|period=2026】，"
        "投资年均增长【6%|投资|avg_growth|period=2022/2026】。",
        year=2022,
        stance="plan",
        period="2022",
    )
    check("税收年均增长【8%|税收|avg_growth|period=2022/2026】。", year=2022, stance="plan", period="2026")
    check("税收年均增长【8%|税收|avg_growth|period=2018/2022】。", year=2023, period="2022")
    check("“十四五”期间，引进企业【15家|企业|period=2021/2025】。", **FIVE_AHEAD)


def test_a_change_over_the_span_that_the_sentence_began_with() -> None:
    check(
        "“十三五”期间，税收2020年达到【9亿元|税收|period=2020】；收入由【3亿元|收入|period=2015】增加到【5亿元|收入|period=2020】。",
        **FIVE_YEARS,
    )


def test_a_sum_of_five_years_amid_the_last_of_them() -> None:
    check(
        "2020年，税收完成【5亿元|税收|period=2020】；投资五年累计完成【50亿元|投资|period=2016/2020】；"
        "存款【9亿元|存款|period=2020】。",
        **FIVE_YEARS,
    )


def test_a_quarter_amid_a_sentence_ends_with_its_part() -> None:
    check(
        "安排项目【9个|项目|period=2021】，一季度开工项目【3个|项目|period=2021-Q1】；引进企业【2家|企业|period=2021】。",
        stance="plan",
        period="2021",
    )


def test_a_year_named_in_the_sentence() -> None:
    check("到2035年，人口达到【75万人|人口|period=2035】。", stance="plan", period="2021")
    check("去年，税收增长【7%|税收|period=2020|kind=actual】。", stance="plan", period="2021")
    check("2017年获省级审批权，外资企业达到【412家|外资企业|period=2016/2020】。", **FIVE_YEARS)


def test_an_act_in_a_sentence_that_names_the_last_year() -> None:
    check(
        "生产总值增加到2020年的【1700亿元|生产总值|period=2020】，产值突破【3000亿|产值|period=2016/2020】大关，"
        "完成税收【257亿元|税收|period=2020】。".replace("突破【", "【突破"),
        **FIVE_YEARS,
    )


def test_expected_until_a_clause_has_a_verb_of_its_own() -> None:
    check(
        "预计生产总值完成【56亿元|生产总值|kind=estimate】，增长【5%|生产总值|kind=estimate】；"
        "税收完成【3亿元|税收|kind=actual】；投资总额【9亿元|投资总额|kind=actual】；"
        "出口预计完成【2亿元|出口|kind=estimate】。"
    )
    check("预计生产总值【1700亿元|生产总值|kind=estimate】；投资总额【733亿元|投资总额|kind=estimate】。")


def test_a_plan_that_first_looks_back() -> None:
    check(
        "过去一年，各项工作进展顺利。\n"
        "生产总值增长【6.3%|生产总值|period=2020|kind=actual】，出口【2亿元|出口|period=2020|kind=actual】。",
        stance="plan",
        period="2021",
    )
    check("过去一年，税收增长【4%|税收|period=2020|kind=actual】。", stance="plan", period="2021")


def test_sums_of_five_years() -> None:
    check("五年新增就业【6万人|新增就业|level|period=2021/2025】。", **FIVE_AHEAD)
    check("五年累计新增企业【60家|企业|period=2016/2020|kind=actual】。", **FIVE_YEARS)


def test_a_target_spoken_of_in_a_review() -> None:
    check("GDP增长目标为【8%|GDP增长目标|growth|kind=target】。")
    check("预期寿命提高到【78.8岁|预期寿命|kind=actual】。")


def test_a_change_without_years_begins_and_ends_as_the_one_before() -> None:
    text = "城镇居民人均可支配收入由2002年7703元增加到2007年13786元，农村居民人均纯收入由2476元增加到4140元。"
    assert [one.period for one in observations(text)] == ["2002", "2007", "2002", "2007"]
