"""Entities found before: their numbers are no figures, and a place or firm before an indicator is its scope."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.figures import read_figures
from kg.extraction.model import Mention
from tests.extraction.figures.examples import observations, report


def name(text: str, part: str, kind: str) -> Mention:
    start = text.index(part)
    return Mention(start, start + len(part), kind, part, part, "test")


def test_a_number_inside_a_name_is_no_figure() -> None:
    text = "开工建设35万吨乙烯项目，投资20亿元。"
    found = observations(text, names=(name(text, "35万吨乙烯项目", "Project"),))
    assert [o.text for o in found] == ["20亿元"]


def test_another_place_is_the_scope() -> None:
    text = "泸州经济总量突破3000亿元，全县生产总值200亿元。"
    first, second = observations(text, names=(name(text, "泸州", "Place"),))
    assert (first.scope, first.indicator, first.canonical) == ("泸州", "经济总量", "地区生产总值")
    assert second.scope is None


def test_each_place_has_its_own_figure() -> None:
    text = "真州镇、新集镇税收分别突破3亿元、2亿元。"
    found = observations(text, names=(name(text, "真州镇", "Place"), name(text, "新集镇", "Place")))
    assert [(o.scope, o.indicator, o.text) for o in found] == [
        ("真州镇", "税收", "突破3亿元"),
        ("新集镇", "税收", "2亿元"),
    ]


def test_the_issuer_itself_is_no_scope() -> None:
    text = "某县生产总值200亿元。"
    (found,) = observations(text, names=(name(text, "某县", "Place"),))
    assert found.scope is None


def test_ids_are_stable_and_name_the_report() -> None:
    text = "税收5亿元，增长5%。"
    first, again = read_figures(report(text)), read_figures(report(text))
    assert first == again
    assert len({o.id for o in first[0]}) == 2
    assert all(o.id.startswith("r/o-") and len(o.id) == len("r/o-") + 12 for o in first[0])


def test_a_list_of_places_is_the_scope_of_what_they_share() -> None:
    text = "内江、自贡经济总量突破2000亿元。"
    (found,) = observations(text, names=(name(text, "内江", "Place"), name(text, "自贡", "Place")))
    assert (found.scope, found.indicator) == ("内江、自贡", "经济总量")


def test_a_total_is_that_of_the_area_the_clause_before_is_about() -> None:
    text = "环湖经济圈建设提速，经济总量突破2000亿元。环湖经济圈建设提速，税收增长5%。"
    first, second = observations(text, names=(name(text, "环湖经济圈", "Place"),))
    assert (first.scope, first.canonical) == ("环湖经济圈", "地区生产总值")
    assert second.scope is None


def test_what_the_counties_of_a_province_have_is_not_its_own() -> None:
    read = report("分类施策，县域经济增长6%。")
    (of_counties,) = read_figures(replace(read, place="某省", place_code="990000"))[0]
    (of_itself,) = read_figures(replace(read, place_code="990101"))[0]
    assert (of_counties.scope, of_counties.indicator, of_itself.scope) == ("县域", "经济增长", None)


def test_what_goes_on_after_the_figure_of_a_zone_is_of_the_zone() -> None:
    text = "开发区营业收入增长65.8%，实际利用外资增长91.6%，全县一般公共预算收入增长8%，税收收入增长7%。"
    assert [one.scope for one in observations(text)] == [None, "开发区", None, None]
