"""Who undertakes a project: the firm that its name begins with, or the subject of its clause."""

from __future__ import annotations

import pytest

from kg.extraction.owners import owner
from tests.extraction.examples import check, read

IN_NAMES = [
    # owner.structure: an unknown word before trade and kind words, among investments
    "推进【Project 圣泽捷通物流基地<圣泽捷通>:under_construction】等项目建设。",
    "【Project 恒昌新材料生产基地<恒昌>:started】、【Project 云创智能制造基地<云创>:started】等项目开工。",
    "【Project 恒昌电池项目<恒昌>:operating】投产达效。",
    "签约【Project 恒昌电池项目<恒昌>:signed】、【Project 中科智造项目<中科智造>:signed】。",
    # owner.known: a known firm, a company
    "【Project 海螺水泥储能基地<海螺水泥>:operating】投产。",
    "【Project 海螺水泥二期<海螺水泥>:started】开工。",
    "建成【Project 格力电器生产基地<格力电器>:completed】。",
    "【Project 华为数据中心<华为>:under_construction】加快建设。",
    "【Project 秦岭电缆公司二期<秦岭电缆公司>:started】开工建设。",
    # places, public works and ordinary words own nothing
    "【Project 庄里物流基地:under_construction】加快建设。",
    "推进【Project 富平物流园:under_construction】、【Project 渭南食品产业园:under_construction】等项目建设。",
    "推进【Project 频阳中学:under_construction】、【Project 莲湖小学:under_construction】等项目建设。",
    "推进【Project 柿子产业园:under_construction】等项目建设。",
    "推进【Project 石川河大桥:under_construction】等项目建设。",
]


@pytest.mark.parametrize("marked", IN_NAMES)
def test_owner_in_the_name(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("text", "undertakes"),
    [
        ("陕西交建集团投资建设石川河大桥。", [("陕西交建集团", "石川河大桥")]),
        ("秦骊建材公司投资建设庄里水厂。", [("秦骊建材公司", "庄里水厂")]),
        ("支持陕西交建集团做大做强，石川河大桥加快推进。", []),
        ("全县人民建设石川河大桥。", []),
    ],
)
def test_owner_as_the_subject(text: str, undertakes: list[tuple[str, str]]) -> None:
    found = read(text)
    made = [r for r in found.relations if r.rule == "owner.subject"]
    assert [(found.quote(r.head), found.quote(r.tail)) for r in made if not isinstance(r.tail, str)] == undertakes


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("宏远建材有限公司二期", "宏远建材有限公司"),
        ("恒昌氢燃料电池生产基地", "恒昌"),
        ("渭南物流园", ""),
        ("频阳中学", ""),
        ("石川河大桥", ""),
        ("一号物流基地", ""),
        ("宏远商会", ""),
    ],
)
def test_owner_of_a_name_by_itself(name: str, firm: str) -> None:
    assert owner(name, (), ("渭南",)) == firm


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("推进圣泽捷通物流基地等项目建设。", "owner.structure"),
        ("恒昌电池项目投产达效。", "owner.structure"),
        ("海螺水泥二期开工。", "owner.known"),
        ("秦岭电缆公司二期开工建设。", "owner.known"),
    ],
)
def test_an_owner_is_known_or_told_by_structure(text: str, rule: str) -> None:
    assert [mention.rule for mention in read(text).mentions if mention.nested] == [rule]
