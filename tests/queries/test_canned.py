"""The canned questions: their headers, their parameters, and their answers over a small world."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.data import DataError
from kg.queries import ParameterError, UnknownName, find_entities, load, run
from kg.queries.canned import read
from kg.schema import problems
from kg.stores import Store, open_store
from tests.queries.world import world

GIVEN = {
    "enterprise-projects": {"enterprise": "东风"},
    "entity-evidence": {"entity": "东风公司"},
    "indicator-series": {"indicator": "地区生产总值"},
    "look-evidence": {"entity": "东风公司"},
    "look-indicator": {"indicator": "地区生产总值"},
    "look-path": {"from": "美的集团", "to": "东风"},
    "look-place": {"place": "汉南区"},
    "path": {"from": "美的集团", "to": "东风"},
    "place-figures": {"place": "汉南区", "kind": "target"},
    "place-overview": {"place": "420100"},
    "section-content": {"heading": "展望"},
    "compare-places": {"indicator": "地区生产总值"},
}
SEVERAL_REPORTS = {"look-outcomes", "missed-targets", "vanished-projects", "audit-findings", "look-findings"}
"""Questions about what follows from several facts, which is not worked out in this world; tests/ledger asks them."""


def answers(store: Store, name: str, **parameters: str) -> list[dict[str, Any]]:
    return run(store, name, parameters).dicts()


def test_the_world_conforms() -> None:
    assert [problems(graph) for graph in world()] == [[], []]


def test_there_are_the_questions_that_were_asked_for() -> None:
    names = {query.name for query in load()}
    assert names >= {
        "enterprise-projects",
        "entity-evidence",
        "indicator-series",
        "industry-members",
        "most-connected",
        "path",
        "place-overview",
        "project-pipeline",
        "promised-projects",
        "section-content",
        "suspect-figures",
        "targets",
    }


@pytest.mark.parametrize("query", [q for q in load() if q.name not in SEVERAL_REPORTS], ids=lambda query: query.name)
def test_every_question_answers_with_its_columns(store: Store, query) -> None:
    answer = run(store, query.name, GIVEN.get(query.name, {}))
    assert answer.rows, "the small world has an answer to every question"
    assert answer.columns == tuple(column.name for column in query.columns)
    assert answer.columns == store.run(query.cypher, arguments(query)).columns


def arguments(query) -> dict[str, Any]:
    from kg.queries.canned import arguments

    return arguments(query, GIVEN.get(query.name, {}))


def test_answers_do_not_depend_on_the_order_of_loading(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "kg.db", create=True) as other:
        for graph in reversed(world()):
            backwards = nx.MultiDiGraph()
            backwards.add_nodes_from(reversed(list(graph.nodes(data=True))))
            backwards.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
            other.put(backwards)
        for query in load():
            given = GIVEN.get(query.name, {})
            assert run(other, query.name, given) == run(store, query.name, given), query.name


def test_projects_of_an_enterprise(store: Store) -> None:
    found = answers(store, "enterprise-projects", enterprise="东风公司")
    assert [(row["project"], row["status"], row["places"]) for row in found] == [("三厂", "运营", ["汉南区"])] * 2
    assert [row["report"] for row in found] == ["420113-2020", "420113-2021"]


def test_a_place_includes_the_places_within_it_once(store: Store) -> None:
    found = answers(store, "place-overview", place="武汉市")
    assert [(row["place"], row["type"], row["name"]) for row in found] == [
        ("汉南区", "Enterprise", "美的集团"),
        ("汉南区", "Project", "三厂"),
    ]


def test_a_place_is_found_by_what_only_the_gazetteer_calls_it(store: Store) -> None:
    assert not find_entities(store, "武汉市汉南区")
    found = answers(store, "place-overview", place="武汉市汉南区")
    assert found == answers(store, "place-overview", place="汉南区") != []


def test_pipeline(store: Store) -> None:
    found = answers(store, "project-pipeline")
    assert [(row["period"], row["kind"], row["status"], row["count"], row["projects"]) for row in found] == [
        ("2020", "actual", "运营", 1, ["三厂"]),
        ("2021", "planned", "开工", 1, ["地铁6号线"]),
    ]
    assert len(answers(store, "project-pipeline", period="2021")) == 1


def test_targets_of_a_year_include_spans_that_end_with_it(store: Store) -> None:
    assert [row["value"] for row in answers(store, "targets")] == [8.0, 0.0]
    assert [row["value"] for row in answers(store, "targets", period="2021")] == [0.0]
    assert [row["indicator"] for row in answers(store, "targets", period="2025")] == ["地区生产总值"]


def test_figures_of_an_indicator_in_the_order_of_time(store: Store) -> None:
    found = answers(store, "indicator-series", indicator="地区生产总值", place="420113")
    assert [row["period"] for row in found] == ["2015", "2020", "2020", "2021/2025"]


def test_path_has_a_quote_at_every_step(store: Store) -> None:
    found = answers(store, "path", **{"from": "美的集团", "to": "东风"})
    assert [(row["head"], row["relation"], row["tail"], row["quote"]) for row in found] == [
        ("美的集团", "LOCATED_IN", "汉南区", "美的落户汉南"),
        ("三厂", "LOCATED_IN", "汉南区", "三厂在汉南"),
        ("东风汽车", "UNDERTAKES", "三厂", "东风三厂"),
    ]


def test_section_and_suspects(store: Store) -> None:
    assert [row["quote"] for row in answers(store, "section-content", heading="展望")] == ["89.7%", "8%", "0"]
    assert [row["reason"] for row in answers(store, "suspect-figures")] == ["lost separator"]


@pytest.mark.parametrize(
    ("name", "parameters", "says"),
    [
        ("targts", {}, "there is no question targts (did you mean targets?)"),
        (
            "targets",
            {"perod": "2021"},
            "targets has no parameter perod (did you mean period?); it takes period, report",
        ),
        ("path", {"from": "东风"}, "path needs to (终点的名称、别名或标识): -p to=…"),
        ("most-connected", {"top": "many"}, "top must be a whole number, not many"),
        ("enterprise-projects", {"enterprise": "东风汽"}, "called 东风汽; did you mean 东风汽车"),
        ("place-overview", {"place": "三厂"}, "the store has no Place called 三厂"),
    ],
)
def test_mistakes_are_told_in_a_sentence(store: Store, name: str, parameters: dict[str, str], says: str) -> None:
    with pytest.raises(ParameterError) as told:
        run(store, name, parameters)
    assert says in str(told.value)
    if name in ("targts", "place-overview", "enterprise-projects"):
        assert isinstance(told.value, UnknownName)


HEADER = "// name: x\n// title: 题\n// description: 说明\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("// name: x\nRETURN 1 AS a", "x.cypher:1: the header lacks title"),
        (HEADER + "RETURN 1 AS a", "x.cypher:1: the header lacks its columns"),
        ("// name: y\n// title: 题\n// description: 说明\n// column: a 甲\n", "the name is y, the file's is x"),
        (HEADER + "// column: a\n", "x.cypher:4: a column is: name heading"),
        (HEADER + "// parameter: a string\n", "x.cypher:4: a parameter is: name (type, required) meaning"),
        (HEADER + "// parameter: a (text, required) 甲\n", "x.cypher:4: text is neither"),
        (HEADER + "// parameter: a (integer, default x) 甲\n", "x.cypher:4: the default x is not a whole number"),
        (HEADER + "// example: a 甲\n", "x.cypher:4: an example is: name of a parameter above, value"),
        (HEADER + "// colour: red\n", "x.cypher:4: colour is unknown"),
        (HEADER + "//column: a 甲\n", "x.cypher:4: a header line is // key: value"),
        (HEADER + "// column: a 甲\nRETURN $b AS a", "x.cypher:5: $b is not declared"),
        (
            HEADER + "// parameter: b (string, required) 乙\n// column: a 甲\nRETURN 1 AS a",
            "b is declared, but not used",
        ),
    ],
)
def test_a_wrong_header_names_file_and_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "x.cypher"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as told:
        read(file)
    assert says in str(told.value)


def test_parameters_have_types_and_defaults(tmp_path: Path) -> None:
    file = tmp_path / "x.cypher"
    declared = (
        "// parameter: a (float, default 1.5) 甲\n"
        "// parameter: b (boolean, default true) 乙\n"
        "// parameter: c (Place, default null) 丙\n"
    )
    file.write_text(HEADER + declared + "// column: d 丁\nRETURN [$a, $b, $c] AS d\n", encoding="utf-8")
    a, b, c = read(file).parameters
    assert (a.default, b.default, c.default, c.entity, c.type) == (1.5, True, None, "Place", "string")
    assert (a.parse("2"), b.parse("FALSE")) == (2.0, False)
    with pytest.raises(ParameterError, match="b must be true or false, not no"):
        b.parse("no")
