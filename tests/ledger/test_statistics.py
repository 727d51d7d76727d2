"""Statistics tables: what they give, and how mistakes in them are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ledger.statistics import StatisticsError, read_table, shipped, table_graph
from kg.schema import problems
from tests.cli.conftest import kg

HEADER = "place,indicator,period,value,unit,source\n"
GOOD = "汉南区,GDP,2021,1900,亿元,公报\n"


def table(folder: Path, rows: str, header: str = HEADER) -> Path:
    file = folder / "t.csv"
    file.write_text(header + rows, encoding="utf-8")
    return file


def test_shipped_tables_are_right_and_have_sources() -> None:
    for file in shipped():
        entries = read_table(file).entries
        assert entries and all(entry.source for entry in entries)


def test_a_table_keeps_the_place_of_every_figure(tmp_path: Path) -> None:
    read = read_table(
        table(tmp_path, GOOD + '汉南区,失业率,2021,"2.1",%,"公报, 第3页"\n'.replace("失业率", "城镇登记失业率"))
    )
    first, second = read.entries
    assert (first.indicator, first.measure, read.text[slice(*first.span)]) == ("地区生产总值", "level", "1900,亿元")
    assert (second.measure, second.value, second.source) == ("share", 2.1, "公报, 第3页")
    graph = table_graph(read)
    assert problems(graph) == []
    for _, data in graph.nodes(data=True):
        props = data["props"]
        if "quote" in props:
            assert read.text[props["start"] : props["end"]] == props["quote"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("什么地方,GDP,2021,1,亿元,公报\n", "t.csv:3: the place 什么地方 is not known"),
        ("汉南区,幸福指数,2021,1,%,公报\n", "t.csv:3: the indicator 幸福指数 is not in"),
        ("汉南区,GDP,2022,1,户,公报\n", "t.csv:3: the unit 户 does not fit"),
        ("汉南区,GDP,2022,1,帕,公报\n", "t.csv:3: the unit 帕 is not known"),
        ("汉南区,高新技术企业,2022,1,%,公报\n", "t.csv:3: 高新技术企业 has no percentage"),
        ("汉南区,GDP,去年,1,亿元,公报\n", "t.csv:3: the period 去年 is not"),
        ("汉南区,GDP,2021-13,1,亿元,公报\n", "t.csv:3: the period 2021-13 is not"),
        ("汉南区,GDP,2025/2021,1,亿元,公报\n", "t.csv:3: the period 2025/2021 is not"),
        ("汉南区,GDP,２０２２,1,亿元,公报\n", "t.csv:3: the period ２０２２ is not"),
        ("汉南区,GDP,2022,１,亿元,公报\n", "t.csv:3: the value １ is not a number"),
        ("汉南区,GDP,2022,多,亿元,公报\n", "t.csv:3: the value 多 is not a number"),
        ("汉南区,GDP,2022,1,亿元,\n", "t.csv:3: source is empty"),
        ("汉南区,GDP,2022,1,亿元\n", "t.csv:3: 5 cells, but there must be 6"),
        ("420113,地区生产总值,2021,1901,亿元,年鉴\n", "t.csv:3: the same figure is already in line 2"),
    ],
)
def test_mistakes_name_the_file_and_the_line_and_nothing_is_loaded(tmp_path: Path, rows: str, message: str) -> None:
    file = table(tmp_path, GOOD + rows)
    with pytest.raises(StatisticsError) as raised:
        read_table(file)
    assert message in str(raised.value)
    done = kg("build", file, "--store", tmp_path / "kg.db")
    assert done.code == 2 and message in done.out
    assert not kg("reports", "--store", tmp_path / "kg.db").out, "nothing is loaded"


def test_a_header_alone_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match=r"t\.csv:1: there is no figure below the header"):
        read_table(table(tmp_path, ""))


def test_another_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StatisticsError, match=r"t\.csv:1: the header must be place,indicator"):
        read_table(table(tmp_path, GOOD, header="地方,指标,时期,数值,单位,来源\n"))
