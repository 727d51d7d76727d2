"""Tables of key figures: what counts as found and as right."""

import pytest

from kg.data import DataError
from kg.evaluation import table

ROW = {
    "province": "江苏省",
    "indicator": "地区生产总值",
    "kind": "actual",
    "period": "2025",
    "measure": "growth",
    "comparator": "eq",
    "value": "5.3",
    "unit": "%",
    "also_period": "2021/2025",
}
GIVEN = {
    "indicator": "经济总量",
    "canonical": "地区生产总值",
    "kind": "estimate",
    "period": "2025",
    "measure": "growth",
    "comparator": "eq",
    "value": 5.3,
    "unit": "％",
    "scope": None,
    "text": "5.3％",
}


@pytest.mark.parametrize(
    ("row", "given", "state"),
    [
        ({}, {}, "right"),
        ({}, {"period": "2021/2025"}, "right"),
        ({}, {"scope": "全省"}, "right"),
        ({}, {"scope": "江苏"}, "right"),
        ({}, {"scope": "苏州"}, "missed"),
        ({}, {"kind": "target"}, "missed"),
        ({}, {"measure": "level"}, "missed"),
        ({}, {"value": 5.2}, "wrong"),
        ({}, {"comparator": "approx"}, "wrong"),
        ({}, {"unit": "个百分点"}, "wrong"),
        ({"value": "4.5~5"}, {"value": [4.5, 5]}, "right"),
        ({"value": "与经济增长同步"}, {"value": "与经济增长同步", "comparator": "approx", "unit": ""}, "right"),
        ({"value": "持平"}, {"value": 0}, "right"),
        ({"measure": "share", "period": "2030"}, {"measure": "share", "period": "2026/2030"}, "right"),
        ({"period": "2030"}, {"period": "2026/2030"}, "missed"),
    ],
)
def test_judging_a_row(row, given, state):
    assert table.judge(ROW | row, [GIVEN | given])[0] == state


def test_figures_and_counts_by_indicator():
    scores = table.TableScores()
    scores.add([ROW, ROW | {"value": "9"}, ROW | {"indicator": "就业"}], [GIVEN])
    assert scores.figures() == {
        "rows": 3,
        "right": 1,
        "wrong": 1,
        "missed": 1,
        "recall": 0.3333,
        "precision": 0.5,
    }
    assert scores.by_indicator()[0] == {"indicator": "地区生产总值", "right": 1, "wrong": 1, "missed": 0}
    assert scores.errors["figure wrong"][0][1:] == ("eq 5.3 ％", "5.3％")


def test_another_header_is_refused(tmp_path):
    (tmp_path / "t.csv").write_text("province,value\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"t\.csv:1: the header must be"):
        table.load(tmp_path / "t.csv")
