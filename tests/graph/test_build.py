"""The graph of a report: as declared, with evidence everywhere, the same every time."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import networkx as nx
import pytest

from kg.extraction.model import Observation, Reading, Relation
from kg.graph import build_graph, merge
from kg.graph.nodes import caption
from kg.linking import link
from kg.schema import problems
from tests.linking.readings import gold_reading, mention, reading


@pytest.fixture(scope="module")
def gold() -> nx.MultiDiGraph:
    return build_graph(link(gold_reading()))


def facts(graph: nx.MultiDiGraph, type_: str) -> list[tuple[str, str, dict]]:
    """(name of head, name of tail, properties) of the edges of a type."""
    name = {key: data["props"]["name"] for key, data in graph.nodes(data=True)}
    return [(name[h], name[t], d["props"]) for h, t, d in graph.edges(data=True) if d["type"] == type_]


def small() -> Reading:
    """A report of 博野县 with a project, its firm, a place, an industry and figures."""
    text = "三棵树一期项目在程委镇建成投产，三棵树等涂料企业产值达到1700亿元，增长5至8个百分点，与经济增长同步。"
    base = reading("博野县", text=text)
    firm, project = mention("Enterprise", "三棵树", 0, nested=True), mention("Project", "三棵树一期项目", 0)
    place, again = mention("Place", "程委镇", 8), mention("Enterprise", "三棵树", 16)

    def figure(said: str, value: float | tuple[float, float] | str, kind: str) -> Observation:
        start = text.index(said)
        return Observation(
            start, start + len(said), said, "产值", 25, 27, None, value, "亿元", "eq", "level", kind, "2020", "test",
            id=f"test/o-{start}",
        )  # fmt: skip

    return replace(
        base,
        mentions=(again, place, project, firm),
        observations=(
            figure("1700亿元", 1700, "actual"),
            figure("5至8个百分点", (5, 8), "target"),
            figure("与经济增长同步", "与经济增长同步", "target"),
        ),
        relations=(
            Relation("UNDERTAKES", (0, 3), (0, 7), 0, 15, "test", cue="项目"),
            Relation("LOCATED_IN", (0, 7), (8, 11), 0, 15, "test"),
            Relation("HAS_STATUS", (0, 7), "operating", 0, 15, "test", "actual", "2020", "投产"),
            Relation("HAS_STATUS", (0, 7), "completed", 0, 15, "test", "actual", "2020", "建成"),
            Relation("IN_INDUSTRY", (16, 19), (20, 22), 16, 24, "test"),
        ),
    )


def test_the_graph_is_as_declared(gold: nx.MultiDiGraph) -> None:
    assert problems(gold) == []
    assert problems(build_graph(link(small()))) == []
    assert gold.graph["left_out"] == []


def test_every_quote_is_what_the_report_says(gold: nx.MultiDiGraph) -> None:
    text = gold.nodes[gold.graph["report"]]["props"]["text"]
    stated = [d["props"] for _, d in gold.nodes(data=True)] + [d["props"] for *_, d in gold.edges(data=True)]
    quoted = [props for props in stated if "quote" in props]
    assert len(quoted) > 1500
    assert all(text[props["start"] : props["end"]] == props["quote"] for props in quoted)
    sentences = [props for props in stated if "sentence" in props]
    assert all(text.startswith(props["sentence"], props["sentence_start"]) for props in sentences)
    structural = {"PART_OF", "STATED_IN"}
    assert all("quote" in d["props"] for *_, d in gold.edges(data=True) if d["type"] not in structural)


def test_building_twice_gives_the_same_in_the_same_order(gold: nx.MultiDiGraph) -> None:
    again = build_graph(link(gold_reading()))
    assert list(again.nodes(data=True)) == list(gold.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(gold.edges(keys=True, data=True))


def test_ids_are_unique_and_facts_belong_to_the_report(gold: nx.MultiDiGraph) -> None:
    keys = [key for *_, key in gold.edges(keys=True)]
    assert len(keys) == len(set(keys))
    assert all(key.startswith(gold.graph["report"] + "/") for key in keys)
    assert all(key == data["props"]["id"] for *_, key, data in gold.edges(keys=True, data=True))


def test_every_gold_relation_and_figure_is_an_edge_and_a_node(gold: nx.MultiDiGraph) -> None:
    expected = Counter(relation.type for relation in gold_reading().relations)
    found = Counter(data["type"] for *_, data in gold.edges(data=True))
    assert {type_: found[type_] for type_ in expected} == expected
    observations = [key for key, data in gold.nodes(data=True) if "Observation" in data["labels"]]
    assert len(observations) == len(gold_reading().observations) == found["MEASURES"] == found["ABOUT"]


def test_relations_connect_the_entities_of_their_mentions() -> None:
    graph = build_graph(link(small()))
    assert [(h, t) for h, t, _ in facts(graph, "UNDERTAKES")] == [("三棵树", "三棵树一期")]
    assert [(h, t) for h, t, _ in facts(graph, "LOCATED_IN")] == [("三棵树一期", "程委镇")]
    assert [(h, t, p["period"]) for h, t, p in facts(graph, "HAS_STATUS")] == [
        ("三棵树一期", "建成", "2020"),
        ("三棵树一期", "运营", "2020"),
    ]
    assert [t for _, t, _ in facts(graph, "IN_INDUSTRY")] == ["涂料"]
    ((_, _, undertakes),) = facts(graph, "UNDERTAKES")
    assert (undertakes["quote"], undertakes["cue"]) == ("三棵树一期项目在程委镇建成投产", "项目")
    assert "cue" not in facts(graph, "LOCATED_IN")[0][2]


def test_places_lie_within_each_other_and_say_where_that_was_read() -> None:
    graph = build_graph(link(small()))
    chain = {h: (t, p["quote"], p["rule"]) for h, t, p in facts(graph, "WITHIN")}
    assert chain["程委镇"] == ("博野县", "程委镇", "division code")
    assert chain["博野县"] == ("保定市", "程委镇", "division code")
    assert chain["河北省"] == ("中华人民共和国", "程委镇", "division code")


def test_figures_keep_numbers_ranges_and_words_apart() -> None:
    graph = build_graph(link(small()))
    figures = [d for _, d in graph.nodes(data=True) if "Observation" in d["labels"]]
    number, rng, words = (data["props"] for data in figures)
    assert (number["value"], type(number["value"]), number["name"]) == (1700.0, float, "产值 1700亿元 2020")
    assert (rng["value"], rng["high"]) == (5.0, 8.0)
    assert "value" not in words and words["words"] == "与经济增长同步"
    assert [data["labels"] for data in figures] == [("Observation",), *[("Observation", "Target")] * 2]


@pytest.mark.parametrize("issuer", ["", "雄安新区", "全国", "无名县"])
def test_issuers_without_a_division_code_give_a_graph_as_declared(issuer: str) -> None:
    base = small()
    graph = build_graph(link(replace(base, report=reading(issuer, text=base.report.text).report)))
    assert problems(graph) == []
    assert {t for _, t, _ in facts(graph, "ABOUT")} == {
        {"": "发布地未知", "全国": "中华人民共和国"}.get(issuer, issuer)
    }


def test_a_relation_without_a_fitting_mention_is_told() -> None:
    base = small()
    graph = build_graph(link(replace(base, relations=(Relation("UNDERTAKES", (8, 11), (0, 7), 0, 15, "test"),))))
    assert facts(graph, "UNDERTAKES") == []
    assert graph.graph["left_out"] == [
        "test:0: UNDERTAKES (三棵树一期项目在程委镇建成投产) has no fitting mention at an end"
    ]


def test_two_facts_between_the_same_two_stay_two() -> None:
    base = small()
    undertakes = Relation("UNDERTAKES", (0, 3), (0, 7), 0, 15, "test")
    graph = build_graph(link(replace(base, relations=(undertakes, replace(undertakes, end=24)))))
    assert len(facts(graph, "UNDERTAKES")) == 2


def test_two_reports_share_entities_and_keep_their_facts() -> None:
    one = build_graph(link(small()))
    base = small()
    other_report = replace(base.report, id="other", sections=(replace(base.report.sections[0], id="other/s-0"),))
    renamed = [replace(m, id=m.id.replace("test/", "other/")) for m in base.mentions]
    figures = [replace(o, id=o.id.replace("test/", "other/")) for o in base.observations]
    other = build_graph(link(replace(base, report=other_report, mentions=tuple(renamed), observations=tuple(figures))))
    both = merge([one, other])
    assert both.number_of_edges() == one.number_of_edges() + other.number_of_edges()
    entities = {key for key, data in one.nodes(data=True) if "Entity" in data["labels"] or "Status" in data["labels"]}
    assert len(both) == len(one) + len(other) - len(entities)


def test_captions() -> None:
    figure = small().observations[0]
    assert caption(replace(figure, canonical="地区生产总值", period=None)) == "地区生产总值 1700亿元"
