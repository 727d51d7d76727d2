"""Names mean what the issuer means by them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.data import DataError
from kg.places import gazetteer
from kg.places.tables import Tables, load

BOYE, BAODING, HEBEI = "130637", "130600", "130000"
HANNAN, WUHAN = "420113", "420100"


@pytest.mark.parametrize(
    ("name", "home", "code"),
    [
        ("西湖区", "330100", "330106"),
        ("西湖区", "360100", "360103"),
        ("西湖区", "330106", "330106"),
        ("朝阳区", "110105", "110105"),
        ("朝阳区", "110000", "110105"),
        ("朝阳区", "220100", "220104"),
        ("朝阳", WUHAN, "211300"),
        ("鼓楼区", "320100", "320106"),
        ("鼓楼区", "350103", "350102"),
        ("博野", BOYE, BOYE),
        ("博野", BAODING, BOYE),
        ("保定", BOYE, BAODING),
        ("保定", "650000", BAODING),
        ("河北", BOYE, HEBEI),
        ("安国", BOYE, "130683"),
        ("唐县", BOYE, "130627"),
        ("河北唐县", WUHAN, "130627"),
        ("安新", BOYE, "130632"),
        ("满城县", BOYE, "130607"),
        ("南市区", BAODING, "130606"),
        ("程委镇", BOYE, "130637102"),
        ("程委", BOYE, "130637102"),
        ("程委镇", BAODING, "130637102"),
        ("纱帽街道", HANNAN, "420113001"),
        ("北京市朝阳区", WUHAN, "110105"),
        ("湖北武汉", BOYE, WUHAN),
        ("河北省保定市博野县", None, BOYE),
        ("我国", BOYE, "100000"),
        ("恩施州", WUHAN, "422800"),
        ("大厂县", "131000", "131028"),
    ],
)
def test_resolves_to_division(name: str, home: str | None, code: str) -> None:
    found = gazetteer().resolve(name, home)
    assert found.place and found.place.code == code, found.reason


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("唐县", WUHAN),
        ("西湖区", "110000"),
        ("朝阳区", WUHAN),
        ("鼓楼区", BOYE),
        ("博野", WUHAN),
        ("程委", WUHAN),
        ("城区", "140500"),
        ("新市区", WUHAN),
        ("和平", "120000"),
        ("沌口", HANNAN),
        ("经开区", BOYE),
        ("全县", BOYE),
        ("", BOYE),
    ],
)
def test_uncertain_names_mean_nothing_and_say_why(name: str, home: str) -> None:
    found = gazetteer().resolve(name, home)
    assert found.place is None and found.reason


@pytest.mark.parametrize(
    ("name", "home", "zone", "parent"),
    [
        ("雄安新区", BOYE, "雄安新区", HEBEI),
        ("雄安新区", "130632", "雄安新区", HEBEI),
        ("武汉经开区", BOYE, "武汉经济技术开发区", WUHAN),
        ("经开区", HANNAN, "武汉经济技术开发区", WUHAN),
        ("东湖高新区", HANNAN, "武汉东湖新技术开发区", WUHAN),
        ("高新区", BAODING, "保定高新技术产业开发区", BAODING),
        ("保定高新区", BOYE, "保定高新技术产业开发区", BAODING),
        ("沧州经开区", BOYE, "沧州经济开发区", "130900"),
        ("博野经济开发区", BOYE, "博野经济开发区", BOYE),
        ("博野经开区", BOYE, "博野经济开发区", BOYE),
        ("河北博野经济开发区", BOYE, "博野经济开发区", BOYE),
    ],
)
def test_zones_are_a_kind_of_their_own(name: str, home: str, zone: str, parent: str) -> None:
    place = gazetteer().resolve(name, home).place
    assert place and (place.name, place.category, place.parent, place.code) == (zone, "zone", parent, None)


@pytest.mark.parametrize(
    ("name", "category"),
    [("长江", "water"), ("京津冀", "region"), ("大湾区", "region"), ("德国", "country"), ("太行山", "mountain")],
)
def test_places_that_are_no_division(name: str, category: str) -> None:
    place = gazetteer().resolve(name, BOYE).place
    assert place and place.category == category


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        ("全国", None, "100000"),
        ("博野县", None, BOYE),
        ("保定", None, BAODING),
        ("宁夏回族自治区", None, "640000"),
        ("完县", None, "130636"),
        ("武汉市汉南区", None, HANNAN),
        ("武汉经开区", None, HANNAN),
        ("朝阳区", None, None),
        ("朝阳区", "长春市朝阳区政府工作报告", "220104"),
        ("国务院", None, None),
    ],
)
def test_code_of_the_issuer(name: str, context: str | None, code: str | None) -> None:
    assert gazetteer().code_of(name, context) == code


def test_chain_goes_up_to_the_nation() -> None:
    assert [p.code for p in gazetteer().chain("130637102")] == ["130637102", BOYE, BAODING, HEBEI, "100000"]
    assert gazetteer().chain("999999") == ()


@pytest.mark.parametrize("home", [BOYE, BAODING, HEBEI, HANNAN, "110105", "659001", None])
def test_names_for_agrees_with_resolve(home: str | None) -> None:
    names = gazetteer().names_for(home)
    assert all(len(name) > 1 for name in names)
    for name in list(names)[::37]:
        assert gazetteer().resolve(name, home).place == names[name], name


def test_long_chains_of_names_do_not_take_long() -> None:
    began = time.perf_counter()
    assert gazetteer().resolve("河北保定" * 30, BOYE).place is None
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize("home", [None, BOYE, BAODING, HEBEI, "110105", "320500", "460100", "659001"])
def test_names_for_has_every_name_that_resolves(home: str | None) -> None:
    names = gazetteer().names_for(home)
    for name in load().names:
        place = gazetteer().resolve(name, home).place if len(name) > 1 else None
        assert names.get(name) == (place if place and place.category != "nation" else None), name


def test_names_for_knows_home_better_than_elsewhere() -> None:
    here, there = gazetteer().names_for(BOYE), gazetteer().names_for(WUHAN)
    assert {"程委镇", "程委", "博野", "安国", "保定", "武汉", "雄安新区", "博野经济开发区"} <= here.keys()
    assert {"程委镇", "程委", "博野", "城区", "新市区", "西湖区"}.isdisjoint(there)
    assert {"经开区", "纱帽街道"} <= gazetteer().names_for(HANNAN).keys()


def test_every_township_lies_in_a_division() -> None:
    tables = load()
    provinces = [code for code, place in tables.divisions.items() if place.category == "province"]
    towns = [town for code in provinces for town in tables.townships(code[:2])]
    assert len(towns) > 38_000
    assert all(town.parent in tables.divisions for town in towns)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    for name, head in [("historical", "name\tcode\tyear\tsuccessor\tchange"), ("ordinary", "word")]:
        (tmp_path / f"{name}.tsv").write_text(head + "\n", encoding="utf-8")
    (tmp_path / "divisions.tsv").write_text(
        "code\tname\tshort\tparent\tlevel\taliases\n100000\t中华人民共和国\t\t\tnation\n13\t河北省\t\t100000\tprovince\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"divisions\.tsv:3: a division code has six digits"):
        Tables(tmp_path)


@pytest.mark.slow
def test_every_division_can_be_home() -> None:
    divisions = load().divisions
    for code in sorted(divisions)[::53]:
        names = gazetteer().names_for(code)
        assert divisions[code].category == "nation" or names[divisions[code].name].code == code
