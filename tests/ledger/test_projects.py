"""Projects: promised states, and what later reports say of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.data import path
from kg.ledger import pipeline
from kg.ledger.model import State
from kg.ledger.projects import _is_promise, _judge
from kg.ledger.tables import project_words
from kg.pipeline import build
from kg.stores import open_store
from tests.ledger.figures import FIRST, SECOND, written


def rows(folder: Path, files: list[Path]) -> dict[str, tuple[str, str, str]]:
    with open_store(folder / "kg.db", create=True) as store:
        list(build(files, store))
        return {row.project: (row.target.status, row.attainment, row.matched_by) for row in pipeline(store)}


def test_what_was_promised_is_reached_or_not_named_again(tmp_path: Path) -> None:
    found = rows(tmp_path, written(tmp_path)[:3])
    assert found["城北污水处理厂"] == ("operating", "met", "reached")
    assert found["南湖学校"] == ("started", "not_reported", "vanished")


def test_a_promise_made_again_is_missed(tmp_path: Path) -> None:
    files = written(tmp_path)
    files[1].write_text(
        SECOND.replace("城北污水处理厂项目建成投用。", "").replace(
            "增长6%。\n", "增长6%。确保城北污水处理厂项目年内建成投用。\n"
        ),
        encoding="utf-8",
    )
    with open_store(tmp_path / "kg.db", create=True) as store:
        list(build(files[:2], store))
        found = [(r.year, r.attainment, r.matched_by) for r in pipeline(store) if r.project == "城北污水处理厂"]
    assert found == [(2021, "missed", "promised_again"), (2022, "not_due", "period_ahead")]


def test_without_later_reports_nothing_is_judged(tmp_path: Path) -> None:
    file = written(tmp_path)[0]
    file.write_text(FIRST, encoding="utf-8")
    assert {value[1:] for value in rows(tmp_path, [file]).values()} == {("not_due", "period_ahead")}


@pytest.mark.parametrize(
    ("cue", "quote", "rest", "promise"),
    [
        ("建成", "城北学校建成投用", "", True),
        ("建成", "抓好城北学校等建成项目", "", False),
        ("贯通", "抓好城北学校、荣乌高速贯通等工程", "", False),
        ("动工", "城北学校等即将动工", "", False),
        ("投产", "城北学校3个项目实现投产", "", False),
        ("投产", "城南小学、城北学校两个项目建成投产", "", True),
        ("打通", "打通城北学校", "，年底前完成规划设计", False),
        ("完成", "完成城北学校合作谈判", "", False),
    ],
)
def test_what_is_promised_of_a_project_itself(cue: str, quote: str, rest: str, promise: bool) -> None:
    assert _is_promise(cue, quote, "城北学校", rest) is promise


STATUSES = ("planned", "signed", "landed", "started", "under_construction", "topped_out", "completed", "operating")


def state(status: str, year: int, quote: str = "城北学校", kind: str = "actual") -> State:
    return State("s", status, status, STATUSES.index(status) + 1, kind, str(year), quote, f"r-{year + 1}", 0, 4)


@pytest.mark.parametrize(
    ("promised", "later", "verdict"),
    [
        ("completed", state("completed", 2021), ("met", "reached")),
        ("completed", state("completed", 2022), ("missed", "late")),
        ("completed", state("started", 2021), ("missed", "short_of")),
        ("operating", state("completed", 2021), ("missed", "short_of")),
        ("operating", state("completed", 2021, "城北铁路全线通车"), ("met", "reached")),
        ("completed", state("planned", 2022, kind="planned"), None),
        ("completed", state("operating", 2022, kind="planned"), ("not_reported", "promised_further")),
        ("completed", state("started", 2022, kind="planned"), ("missed", "promised_again")),
        ("completed", state("started", 2027, kind="planned"), None),
        ("completed", state("under_construction", 2021, "重修了城北路"), None),
    ],
)
def test_what_a_later_state_makes_of_a_promise(promised: str, later: State, verdict: tuple[str, str] | None) -> None:
    found = _judge(state(promised, 2021, kind="planned"), [later], 2021, reviewed=True)
    assert (found and found[1:]) == verdict


@pytest.mark.parametrize("ending", ["cypher", "rq"])
@pytest.mark.parametrize("says", ["no_promise", "planning"])
def test_the_question_about_vanished_projects_reads_by_the_same_words(says: str, ending: str) -> None:
    question = path("queries", f"vanished-projects.{ending}").read_text(encoding="utf-8")
    words = project_words(says).pattern.split("|")
    assert (", ".join(f"'{word}'" for word in words) if ending == "cypher" else f'"{"|".join(words)}"') in question
