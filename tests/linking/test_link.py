"""Names of one issuer lead to the right entities, with a reason, whatever the order."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from kg.data import DataError
from kg.extraction.model import Observation, Reading, Relation
from kg.linking import Entity, Linked, link, tables
from tests.linking.readings import gold_reading, reading


def entity(linked: Linked, name: str, type_: str | None = None) -> Entity:
    """The entity that the mention with this text refers to."""
    found = [m for m in linked.reading.mentions if m.text == name and type_ in (None, m.type)]
    by_id = {e.id: e for e in linked.entities}
    return by_id[linked.refers_to[found[0].id]]


def reason(linked: Linked, name: str) -> str:
    """Why the mention with this text refers to its entity."""
    found = next(m for m in linked.reading.mentions if m.text == name)
    return next(merge.reason for merge in linked.merges if merge.mention == found.id)


@pytest.mark.parametrize(
    ("issuer", "name", "code"),
    [
        ("杭州市", "西湖区", "330106"),
        ("南昌市", "西湖区", "360103"),
        ("北京市", "朝阳区", "110105"),
        ("长春市", "朝阳区", "220104"),
        ("南京市", "鼓楼区", "320106"),
        ("福州市", "鼓楼区", "350102"),
        ("汉南区", "武汉", "420100"),
        ("汉南区", "纱帽", "420113001"),
        ("博野县", "安新县", "130632"),
        ("博野县", "程委镇", "130637102"),
        ("博野县", "北京", "110000"),
    ],
)
def test_places_have_the_issuers_codes(issuer: str, name: str, code: str) -> None:
    place = entity(link(reading(issuer, ("Place", name))), name)
    assert (place.id, place.code) == (f"place-{code}", code)


@pytest.mark.parametrize(
    ("issuer", "name", "canonical", "category", "within"),
    [
        ("博野县", "雄安新区", "雄安新区", "zone", "place-130000"),
        ("安新县", "雄安新区", "雄安新区", "zone", "place-130000"),
        ("汉南区", "经开区", "武汉经济技术开发区", "zone", "place-420100"),
        ("汉南区", "武汉经济技术开发区(汉南区)", "武汉经济技术开发区", "zone", "place-420100"),
        ("汉南区", "综保区", "武汉经开综合保税区", "zone", "place-420100"),
        ("博野县", "博野经开区", "博野经济开发区", "zone", "place-130637"),
        ("保定市", "高新区", "保定高新技术产业开发区", "zone", "place-130600"),
        ("博野县", "津石高速", "津石高速", "transport", None),
        ("博野县", "鼓楼区", "鼓楼区", "area", "place-130637"),
        ("博野县", "许村", "许村", "village", "place-130637"),
        ("博野县", "程委镇许村", "程委镇许村", "village", "place-130637102"),
        ("博野县", "孝义河", "孝义河", "water", "place-130637"),
        ("博野县", "长江", "长江", "water", None),
        ("博野县", "京津冀", "京津冀", "region", None),
        ("博野县", "德国", "德国", "country", None),
    ],
)
def test_places_without_a_code(issuer: str, name: str, canonical: str, category: str, within: str | None) -> None:
    place = entity(link(reading(issuer, ("Place", name))), name)
    assert (place.name, place.category, place.within, place.code) == (canonical, category, within, None)


def test_every_enclosing_place_is_an_entity() -> None:
    linked = link(reading("博野县", ("Place", "程委镇")))
    ids = {e.id for e in linked.entities}
    assert {"place-130637102", "place-130637", "place-130600", "place-130000", "place-100000"} <= ids
    assert all(e.within in ids for e in linked.entities if e.within)


@pytest.mark.parametrize(
    ("issuer", "name", "canonical"),
    [
        ("博野县", "县委", "中共博野县委"),
        ("博野县", "县政府", "博野县人民政府"),
        ("博野县", "博野县人民政府", "博野县人民政府"),
        ("博野县", "博野县政府", "博野县人民政府"),
        ("博野县", "市委", "中共保定市委"),
        ("博野县", "省政府", "河北省人民政府"),
        ("博野县", "人大", "博野县人大"),
        ("博野县", "县医院", "博野县医院"),
        ("博野县", "我县博物馆", "博野县博物馆"),
        ("安国市", "市委", "中共安国市委"),
        ("朝阳区", "区委", "中共朝阳区委"),
        ("汉南区", "区政府", "汉南区人民政府"),
        ("汉南区", "管委会(区政府)", "汉南区人民政府"),
        ("汉南区", "工委(区委)", "中共汉南区委"),
        ("汉南区", "武汉经开区管委会(汉南区政府)办公室", "汉南区人民政府办公室"),
        ("汉南区", "武汉经济技术开发区管理委员会(汉南区人民政府)办公室", "汉南区人民政府办公室"),
        ("博野县", "管委会", "管委会"),
        ("博野县", "北京市委宣传部", "中共北京市委宣传部"),
        ("恩施土家族苗族自治州", "州政府", "恩施土家族苗族自治州人民政府"),
        ("新疆维吾尔自治区", "自治区党委", "中共新疆维吾尔自治区委"),
        ("博野县", "国家发改委", "国家发展和改革委员会"),
        ("博野县", "中央", "中共中央"),
        ("全国", "澳门特别行政区政府", "澳门特别行政区政府"),
        ("博野县", "市场监管总局", "国家市场监督管理总局"),
        ("安国市", "市场服务中心", "市场服务中心"),
    ],
)
def test_bodies_belong_to_the_right_place(issuer: str, name: str, canonical: str) -> None:
    assert entity(link(reading(issuer, ("Institution", name))), name).name == canonical


def test_bodies_of_two_counties_differ_and_those_of_their_city_do_not() -> None:
    boye, anguo = (link(reading(p, ("Institution", "人民医院"), ("Institution", "省委"))) for p in ("博野县", "安国市"))
    assert entity(boye, "人民医院").id != entity(anguo, "人民医院").id
    assert entity(boye, "省委").id == entity(anguo, "省委").id


def test_legal_forms_and_brackets_do_not_make_another_firm() -> None:
    names = ["东风本田", "东风本田有限公司", "东风本田（集团）有限公司"]
    linked = link(reading("汉南区", *(("Enterprise", name) for name in names)))
    assert {entity(linked, name).name for name in names} == {"东风本田"}
    assert "legal form" in reason(linked, "东风本田有限公司")


def test_an_ending_that_belongs_to_the_name_stays() -> None:
    named = [("Enterprise", "东风分公司"), ("Project", "一批好项目"), ("Project", "职教小镇项目")]
    linked = link(reading("汉南区", *named))
    assert [entity(linked, name).name for _, name in named] == ["东风分公司", "一批好项目", "职教小镇"]


def test_well_known_names_come_from_the_alias_file() -> None:
    linked = link(reading("汉南区", ("Enterprise", "东风"), ("Enterprise", "东风公司"), ("Enterprise", "东风本田")))
    assert entity(linked, "东风").id == entity(linked, "东风公司").id != entity(linked, "东风本田").id
    assert reason(linked, "东风").startswith("aliases.tsv:")


def test_a_short_name_is_learned_from_the_only_long_one() -> None:
    linked = link(reading("博野县", ("Enterprise", "大正物流"), ("Enterprise", "保定大正物流有限公司")))
    assert entity(linked, "大正物流") == entity(linked, "保定大正物流有限公司")
    assert "short for 保定大正物流" in reason(linked, "大正物流")


def test_a_short_name_is_not_learned_from_two_long_ones() -> None:
    names = ["大正物流", "保定大正物流有限公司", "北京大正物流有限公司"]
    linked = link(reading("博野县", *(("Enterprise", name) for name in names)))
    assert len({entity(linked, name).id for name in names}) == 3


def test_a_bare_zone_is_the_issuers_only_one_in_the_report() -> None:
    linked = link(reading("博野县", ("Place", "开发区"), ("Place", "博野经济开发区"), ("Place", "保定高新区")))
    assert entity(linked, "开发区") == entity(linked, "博野经济开发区")
    assert reason(linked, "开发区") == "the issuer's only 经开区 in the report"
    alone = link(reading("博野县", ("Place", "开发区")))
    assert entity(alone, "开发区").within == "place-130637"


def test_only_the_issuers_own_place_is_left_out_of_a_projects_name() -> None:
    names = ["职教小镇", "博野职教小镇", "污水处理厂", "程委镇污水处理厂"]
    linked = link(reading("博野县", *(("Project", name) for name in names)))
    assert entity(linked, "职教小镇") == entity(linked, "博野职教小镇")
    assert entity(linked, "污水处理厂") != entity(linked, "程委镇污水处理厂")


def test_introduced_abbreviations_are_followed_transitively() -> None:
    text = "支持阜平旅游开发投资有限公司（以下简称“阜旅投”）与阜平旅游开发投资公司，阜旅投已成立。"
    named = [("Enterprise", n) for n in ("阜平旅游开发投资有限公司", "阜平旅游开发投资公司", "阜旅投")]
    linked = link(reading("阜平县", *named, text=text))
    assert len({entity(linked, name).id for _, name in named}) == 1
    assert reason(linked, "阜旅投") == "introduced as short for 阜平旅游开发投资有限公司"


def test_one_name_of_two_types_is_two_things() -> None:
    named = ("Project", "雄韬氢燃料电池"), ("Enterprise", "雄韬氢燃料电池")
    linked = link(reading("汉南区", *named))
    assert entity(linked, named[0][1], "Project").id != entity(linked, named[0][1], "Enterprise").id


def test_quotes_and_the_word_project_do_not_matter() -> None:
    names = ["“中国种谷”项目", "中国种谷"]
    linked = link(reading("汉南区", *(("Project", name) for name in names)))
    assert entity(linked, names[0]) == entity(linked, names[1])


def figure(scope: str | None, start: int = 0) -> Observation:
    return Observation(
        start,
        start + 1,
        "1",
        "产值",
        0,
        1,
        None,
        1.0,
        "",
        "eq",
        "level",
        "actual",
        None,
        "test",
        scope=scope,
        id=f"o{start}",
    )


@pytest.mark.parametrize(
    ("scope", "name"),
    [
        (None, "博野县"),
        ("全县", "博野县"),
        ("全市", "保定市"),
        ("我省", "河北省"),
        ("全国", "中华人民共和国"),
        ("安国", "安国市"),
        ("雄安新区", "雄安新区"),
        ("三棵树公司", "三棵树"),
        ("建档立卡贫困户", "博野县"),
    ],
)
def test_what_a_figure_is_about(scope: str | None, name: str) -> None:
    base = reading("博野县", ("Enterprise", "三棵树公司"))
    linked = link(replace(base, observations=(figure(scope),)))
    why = next(merge.reason for merge in linked.merges if merge.mention == "o0")
    assert (why == "the issuer's place") == (scope is None)
    assert next(e.name for e in linked.entities if e.id == linked.about["o0"]) == name


def test_indicators_and_industries_have_canonical_names() -> None:
    base = reading("博野县", ("Enterprise", "三棵树"), text="三棵树等氢能企业")
    observation = replace(figure(None), indicator="GDP", canonical="地区生产总值")
    relation = Relation("IN_INDUSTRY", (0, 3), (4, 6), 0, 8, "test")
    linked = link(replace(base, observations=(observation,), relations=(relation,)))
    names = {e.id: e.name for e in linked.entities}
    assert names[linked.measures["o0"]] == "地区生产总值"
    assert names[linked.industry[4, 6]] == "氢能产业"


def test_an_issuer_without_a_code() -> None:
    linked = link(replace(reading("雄安新区", ("Institution", "人民医院")), observations=(figure(None),)))
    names = {e.id: e for e in linked.entities}
    assert names[linked.about["o0"]].name == "雄安新区"
    assert link(reading("", ("Place", "许村"))).refers_to


def shuffled(original: Reading, seed: int) -> Reading:
    order = random.Random(seed)
    parts = [list(part) for part in (original.mentions, original.observations, original.relations)]
    for part in parts:
        order.shuffle(part)
    mentions, observations, relations = map(tuple, parts)
    return replace(original, mentions=mentions, observations=observations, relations=relations)


def test_the_order_of_the_reading_plays_no_part() -> None:
    original = gold_reading()
    linked = link(original)
    for seed in range(3):
        other = link(shuffled(original, seed))
        assert replace(other, reading=original) == linked
        assert list(other.refers_to) == list(linked.refers_to)


def test_gold_mentions_of_the_sample() -> None:
    linked = link(gold_reading())
    assert {m.id for m in linked.reading.mentions} == linked.refers_to.keys()
    assert len({e.id for e in linked.entities}) == len(linked.entities)
    assert all(merge.reason for merge in linked.merges)
    same = [
        ("东风", "东风公司"),
        ("国家电投", "国电投"),
        ("军运会", "军运盛会"),
        ("武汉经济技术开发区", "经开区"),
        ("武汉经开区管委会(汉南区政府)办公室", "武汉经济技术开发区管理委员会(汉南区人民政府)办公室"),
        ("东风云峰", "东风云峰项目"),
        ("区人大", "人大"),
        ("大湾区", "粤港澳大湾区"),
    ]
    for one, other in same:
        assert entity(linked, one) == entity(linked, other), (one, other)
    for one, other in [
        ("东风", "东风本田"),
        ("格力", "武汉格力"),
        ("武汉", "武汉经开区"),
        ("左岸大道一期", "左岸大道二期"),
    ]:
        assert entity(linked, one).id != entity(linked, other).id


def test_the_seed_files_are_sound() -> None:
    assert len(tables.aliases()) > 300
    assert all(alias.canonical for alias in tables.aliases().values())
    assert len(set(tables.industries().values())) > 70
    assert tables.bodies() and tables.levels() and tables.nationwide() and tables.place_endings()


def test_a_chain_in_the_alias_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["type\tname\tcanonical\tnote", "Enterprise\t甲\t乙", "Enterprise\t乙\t丙"]
    (tmp_path / "aliases.tsv").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(tables, "path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=r"aliases\.tsv:2: 甲 leads to 乙, which leads to 丙"):
        tables.aliases.__wrapped__()
