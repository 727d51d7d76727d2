"""Where things are and of what industry, and the evidence of every relation."""

from __future__ import annotations

import pytest

from kg.extraction.relations import industry_of
from tests.extraction.examples import check, read

RELATIONS = [
    # located.verb
    "【Enterprise 宏远建材@富平】、【Enterprise 恒昌食品@富平】等企业入驻【Place 富平】。",
    "【Project 恒昌电池<恒昌>@渭南:landed】、【Project 中科智造@渭南:landed】等项目落户【Place 渭南】。",
    "考察团走进【Place 渭南】。",
    # located.before
    "落户【Place 渭南】的【Project 恒昌电池<恒昌>@渭南:started】、【Project 中科智造@渭南:started】等项目开工。",
    "位于【Place 渭南】的【Enterprise 宏远建材有限公司@渭南】产值增长。",
    # industry.head: the modifier of the head noun, if it names an industry
    "【Project 恒昌电池<恒昌>#新材料:started】、【Project 中科智造#新材料:started】等一批新材料产业项目开工。",
    "【Project 恒昌电池<恒昌>#新能源:landed】、【Project 中科智造#新能源:landed】等8个新能源项目落地。",
    "引进【Enterprise 恒昌#新能源电池】、【Enterprise 中科#新能源电池】等新能源电池头部企业。",
    "引进【Enterprise 宏远#食品】、【Enterprise 泰森#食品】等食品龙头企业。",
    "推进【Project 恒昌电池<恒昌>:under_construction】、【Project 中科智造:under_construction】等重点项目建设。",
    # industry.grown
    "依托【Enterprise 陕富#食品】、【Enterprise 美羚#食品】打造食品产业集群。",
    "依托【Enterprise 秦骊#建材】、【Enterprise 隆鑫#建材】形成建材产业基地。",
    "依托【Enterprise 陕富】、【Enterprise 美羚】提升品牌价值。",
]


@pytest.mark.parametrize("marked", RELATIONS)
def test_relations(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("phrase", "industry"),
    [
        ("一批新能源汽车产业项目", "新能源汽车"),
        ("等8家食品加工龙头企业", "食品"),
        ("等重大项目", None),
        ("道路改造", None),
        ("民营企业", None),
        ("省级项目", None),
    ],
)
def test_industry_of_a_head_noun_phrase(phrase: str, industry: str | None) -> None:
    span = industry_of(phrase)
    assert (phrase[span[0] : span[1]] if span else None) == industry


def test_the_evidence_is_the_clause() -> None:
    found = read("全县经济向好，庄里水厂、城北水厂建成投用，群众满意。")
    evidence = {found.quote((relation.start, relation.end)) for relation in found.relations}
    assert evidence == {"庄里水厂、城北水厂建成投用"}
    assert {relation.cue for relation in found.relations} == {"建成投用"}


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("推进圣泽捷通物流基地等项目建设。", {"owner.in_name", "status.verb"}),
        ("海螺水泥二期开工。", {"owner.in_name", "status.verb"}),
        ("陕西交建集团投资建设石川河大桥。", {"owner.subject", "status.verb"}),
        ("宏远建材、恒昌食品等企业入驻富平。", {"located.verb"}),
        ("引进宏远、泰森等食品龙头企业。", {"industry.head"}),
        ("依托陕富、美羚打造食品产业集群。", {"industry.grown"}),
        ("打造食品产业集群。", set()),
    ],
)
def test_each_relation_names_its_rule(text: str, rules: set[str]) -> None:
    assert {relation.rule for relation in read(text).relations} == rules
