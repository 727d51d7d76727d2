"""kg ledger, audit and compare as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import kg, store  # noqa: F401
from tests.ledger.figures import written


def answer(*arguments: object) -> list[dict]:
    done = kg(*arguments, "--format", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    done = kg("build", *written(folder), "--store", folder / "kg.db")
    assert done.code == 0, done.out
    return folder / "kg.db"


def test_the_sample_has_five_targets_that_published_statistics_answer(store: Path) -> None:  # noqa: F811
    rows = answer("ledger", "--place", "汉南区", "--year", "2021", "--store", store)
    decided = {row["indicator"]: row["attainment"] for row in rows if row["outcome"]}
    assert decided == {
        "地区生产总值": "exceeded",
        "固定资产投资": "exceeded",
        "规模以上工业增加值": "met",
        "社会消费品零售总额": "exceeded",
        "一般公共预算收入": "missed",
    }
    assert {row["attainment"] for row in rows if not row["outcome"]} == {"not_reported"}


def test_targets_say_how_firmly_they_are_promised(store: Path) -> None:  # noqa: F811
    rows = answer("targets", "--place", "汉南区", "--period", "2021", "--store", store)
    firm = {row["indicator"]: row["commitment"] for row in rows}
    assert firm["地区生产总值"] == "expected" and firm["汽车产量"] == "striven"
    assert [row["commitment"] for row in answer("targets", "--period", "2020", "--store", store)] == ["revised"]
    asked = answer("query", "targets", "-p", "period=2021", "--store", store)
    assert {row["indicator"]: row["commitment"] for row in asked}["汽车产量"] == "striven"
    assert kg("targets", "--period", "1990", "--store", store).code == 1


def test_promised_projects_are_targets_too(store: Path) -> None:  # noqa: F811
    rows = answer("targets", "--place", "汉南区", "--period", "2021", "--store", store)
    states = {row["indicator"]: (row["words"], row["commitment"]) for row in rows if row["measure"] == "status"}
    assert states["东风岚图"] == ("运营", "striven")
    promised = answer("ledger", "--place", "汉南区", "--year", "2021", "--projects", "--store", store)
    assert states.keys() == {row["project"] for row in promised}
    shown = kg("targets", "--place", "汉南区", "--period", "2021", "--store", store).out
    assert "东风岚图" in shown.replace("\n", "").replace(" ", "") and "status" not in shown


def test_a_place_is_found_by_any_name_and_an_indicator_too(store: Path) -> None:  # noqa: F811
    by_code = answer("ledger", "--place", "420113", "--indicator", "地区生产总值", "--store", store)
    assert by_code == answer("ledger", "--place", "武汉市汉南区", "--indicator", "GDP", "--store", store)


def test_the_table_quotes_both_ends(county: Path) -> None:
    done = kg("ledger", "--place", "博野县", "--store", county)
    shown = done.out.replace("\n", "").replace(" ", "")
    assert "「6%以上」" in shown and "「6.8%」" in shown and "超额完成" in shown


def test_csv_has_a_column_for_everything(county: Path) -> None:
    done = kg("ledger", "--place", "博野县", "--format", "csv", "--store", county)
    assert done.out.splitlines()[0].split(",")[:6] == [
        "place",
        "indicator",
        "measure",
        "period",
        "unit",
        "target_value",
    ]


def test_statistics_may_be_given_with_the_question(county: Path, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_text(
        "place,indicator,period,value,unit,source\n博野县,一般公共预算收入,2023,12,%,公报\n", encoding="utf-8"
    )
    assert answer("ledger", "--place", "博野县", "--statistics", file, "--store", county)
    again = tmp_path / "elsewhere" / "more.csv"
    again.parent.mkdir()
    again.write_text(file.read_text(encoding="utf-8").replace(",12,", ",13,"), encoding="utf-8")
    done = kg("ledger", "--statistics", file, "--statistics", again, "--store", county)
    assert done.code == 2 and "another table is called more" in done.err
    file.write_text("place,indicator,period,value,unit,source\n博野县,不详,2023,12,%,公报\n", encoding="utf-8")
    done = kg("ledger", "--statistics", file, "--store", county)
    assert done.code == 2 and "more.csv:2: the indicator 不详" in done.err


def test_projects(county: Path) -> None:
    rows = answer("ledger", "--projects", "--place", "博野县", "--store", county)
    reached = {row["project"]: (row["attainment"], row["outcome"] and row["outcome"]["status"]) for row in rows}
    assert reached["城北污水处理厂"] == ("met", "operating")


def test_nothing_to_say_is_exit_code_one(county: Path) -> None:
    for arguments in (
        ("ledger", "--year", "1990"),
        ("ledger", "--place", "不知何处"),
        ("ledger", "--place", "999999"),
        ("ledger", "--year", "2"),
        ("audit", "--report", "nope"),
        ("compare", "GDP", "--period", "1990"),
    ):
        assert kg(*arguments, "--store", county).code == 1


def test_the_audit_names_its_figures(store: Path) -> None:  # noqa: F811
    rows = answer("audit", "--place", "汉南区", "--store", store)
    twice = [row for row in rows if row["check"] == "stated_twice"]
    assert [(row["stated"], row["computed"], len(row["figures"])) for row in twice] == [(3000.0, 2950.0, 2)]
    assert all(row["reasons"] and row["severity"] in ("high", "medium", "low") for row in rows)
    assert {row["severity"] for row in answer("audit", "--severity", "medium", "--store", store)} <= {"high", "medium"}


def test_places_side_by_side(county: Path, tmp_path: Path) -> None:
    rows = answer("compare", "生产总值", "--period", "2022", "--store", county)
    assert [(row["place"], row["value"], row["quote"]) for row in rows] == [("博野县", 6.9, "6.9%")]
    assert "█" in kg("compare", "GDP", "--period", "2022", "--store", county).out
    assert kg("compare", "GDP", "--period", "2022", "--chart", tmp_path / "a.pdf", "--store", county).code == 2


@pytest.mark.parametrize("ending", ["svg", "png", "html"])
def test_charts(county: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"chart.{ending}"
    assert kg("compare", "GDP", "--period", "2022", "--chart", file, "--store", county).code == 0
    begins, says = {
        "svg": (b"<svg", "博野县"),
        "png": (b"\x89PNG", ""),
        "html": (b"<!DOCTYPE html>", "\\u535a\\u91ce\\u53bf"),
    }[ending]
    drawn = file.read_bytes()
    assert drawn.lstrip().startswith(begins) and says.encode() in drawn and len(drawn) > 1000


def test_the_same_questions_work_in_cypher(county: Path) -> None:
    missed = answer("query", "missed-targets", "-p", "place=博野县", "--store", county)
    assert [(row["indicator"], row["target"], row["outcome"]) for row in missed] == [("一般公共预算收入", "8%", "5%")]
    rows = answer("query", "ledger", "-p", "place=博野县", "-p", "period=2021", "--store", county)
    assert [row["attainment"] for row in rows] == ["exceeded", "missed"]
    vanished = answer("query", "vanished-projects", "--store", county)
    promised = answer("ledger", "--projects", "--store", county)
    told = {(row["project"], row["target"]["quote"]) for row in promised if row["matched_by"] == "vanished"}
    assert {(row["project"], row["quote"]) for row in vanished} == told
    assert "南湖学校" in {row["project"] for row in vanished}
