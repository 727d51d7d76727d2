"""Every canned question has a SPARQL twin, and the engines agree: Cypher on the store, two of SPARQL on its export."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.queries import Query, load, run
from kg.stores import Derived, Store
from tests.queries.world import _Report as Report
from tests.queries.world import world
from tests.rdf.reading import stored, written

Row = tuple[Any, ...]
Ask = Callable[[str], list[tuple[Any, ...]]]
# Parameters of the questions whose twins name them otherwise, because a column has the same name
RENAMED = {
    ("indicator-series", "indicator"): "wanted",
    ("industry-members", "industry"): "wanted",
    ("place-overview", "place"): "wanted",
}
GDP = {"indicator": "地区生产总值"}
PARAMETERS = {
    "compare-places": [GDP, {**GDP, "period": "2020", "kind": "estimate"}],
    "enterprise-projects": [{"enterprise": "东风"}, {"enterprise": "东风汽车"}],
    "entity-evidence": [{"entity": "东风公司"}, {"entity": "三厂"}],
    "indicator-series": [GDP, {**GDP, "place": "420113"}, {"indicator": "事故"}],
    "industry-members": [{}, {"industry": "新能源汽车"}, {"industry": "茶"}],
    "ledger": [{}, {"place": "汉南区"}, {"period": "2025"}],
    "missed-targets": [{}, {"place": "420113"}],
    "most-connected": [{}, {"type": "Project"}],
    "path": [{"from": "美的集团", "to": "东风"}, {"from": "三厂", "to": "汉南区"}, {"from": "地铁6号线", "to": "东风"}],
    "place-figures": [{"place": "汉南区"}, {"place": "420113", "kind": "target"}],
    "place-overview": [{"place": "420100"}, {"place": "汉南区"}],
    "project-pipeline": [{}, {"period": "2021"}, {"report": "420113-2020"}],
    "project-states": [{}, {"project": "三厂"}],
    "promised-projects": [{}, {"period": "2021"}],
    "section-content": [{"heading": "展望"}, {"heading": "回顾", "report": "420113-2020"}],
    "suspect-figures": [{}, {"report": "420113-2021"}],
    "targets": [{}, {"period": "2025"}, {"period": "2021"}],
}  # fmt: skip


def tabular() -> list[Query]:
    """The questions whose answers are tables; the others draw pictures in Neo4j Browser."""
    return [query for query in load() if [column.name for column in query.columns] != ["path"]]


def twin(query: Query, given: dict[str, str]) -> str:
    """The SPARQL of a question, its parameters set; those that are not given are open, or as the question's own."""
    text = query.file.with_suffix(".rq").read_text(encoding="utf-8")
    for parameter in query.parameters:
        name = RENAMED.get((query.name, parameter.name), parameter.name)
        value = given.get(parameter.name, parameter.default)
        for variable in (f"of_{name}", name):
            line = re.compile(rf"VALUES \?{variable} {{ [^}}]* }}")
            if line.search(text):
                words = "UNDEF" if value is None else f'"{value}"'
                text = line.sub(lambda _, v=variable, w=words: f"VALUES ?{v} {{ {w} }}", text)
                break
        else:
            assert re.search(rf"LIMIT {parameter.default}\b", text), f"{query.name} has no {parameter.name}"
    return text


def comparable(value: Any) -> Any:
    """One form for what the three engines give: lists as sets of names, numbers as numbers."""
    if isinstance(value, list | tuple):
        return tuple(sorted(value))
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float | Decimal):
        return float(value)
    return str(value)


def counted(columns: list[str], rows: list[Row]) -> Counter[Row]:
    lists = {"places", "projects", "undertakers"}
    made: Counter[Row] = Counter()
    for row in rows:
        cells = []
        for column, value in zip(columns, row, strict=True):
            if column in lists:  # SPARQL joins lists, and a name may have a 、 of its own
                joined = "、".join(value) if isinstance(value, list) else str(value or "")
                value = [name for name in joined.split("、") if name]
            cells.append(comparable(value))
        made[tuple(cells)] += 1
    return made


def oxigraph(export: bytes) -> Ask:
    store = ox.Store()
    store.load(export, format=ox.RdfFormat.TURTLE)

    def value(term: Any) -> Any:
        if term is None or term.datatype.value.endswith("string"):
            return term.value if term else None
        return float(term.value) if term.datatype.value.endswith(("decimal", "integer", "double")) else term.value

    return lambda query: [tuple(value(cell) for cell in row) for row in store.query(query)]


def rdflib_(export: bytes) -> Ask:
    graph = rdflib.Graph().parse(data=export, format="turtle")
    return lambda query: [tuple(None if c is None else c.toPython() for c in row) for row in graph.query(query)]


def agree(store: Store, asks: list[Ask], query: Query, given: dict[str, str]) -> int:
    """Asserts that the engines agree; says how many rows they give."""
    columns = [column.name for column in query.columns]
    expected = counted(columns, [tuple(row) for row in run(store, query.name, given).rows])
    for ask in asks:
        assert counted(columns, ask(twin(query, given))) == expected
    return expected.total()


def third() -> nx.MultiDiGraph:
    """A later report that contradicts itself and no longer mentions what was promised."""
    later = Report("420113-2022", 2022)
    later.mention("m1", 5, "三厂", "p-sc")
    later.figure("o1", 10, "1900亿元", value=1900.0, kind="actual", period="2021")
    later.figure("o2", 120, "1910亿元", value=1910.0, kind="actual", period="2021")
    later.figure("o3", 130, "1起", value=1.0, kind="actual", period="2021", unit="起", indicator="事故", canonical=None)
    return later.graph


def report_of(graph: nx.MultiDiGraph) -> str:
    return next(key for key, labels in graph.nodes(data="labels") if labels == ("Report",))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory):
    reports = [*world(), third()]
    for graph in reports:
        graph.nodes[report_of(graph)]["props"]["place"] = "汉南区"
    missed = {"id": "420113-2022/f", "report": "420113-2022", "attainment": "missed", "method": "same_measure"}
    fulfils = Derived("FULFILS", "420113-2022/o3", "420113-2021/o2", {**missed, "about": "420113", "period": "2021"})
    twice = {"id": "420113-2022/d", "report": "420113-2022", "check": "stated_twice", "label": "两处说法不同"}
    twice |= {"severity": "low", "stated": 1900.0, "computed": 1910.0, "unit": "亿元", "reasons": ["约数"]}
    differs = Derived("DISAGREES_WITH", "420113-2022/o1", "420113-2022/o2", {**twice, "about": "420113"})
    with stored(tmp_path_factory.mktemp("twins"), reports) as store:
        store.derive(["420113"], lambda _: [fulfils, differs])
        export = written(store, "turtle")
        yield store, [oxigraph(export), rdflib_(export)]


def test_every_question_has_a_twin_with_the_same_columns() -> None:
    for query in tabular():
        text = query.file.with_suffix(".rq").read_text(encoding="utf-8")
        shown = re.search(r"^SELECT (.+?)\s+WHERE", text, re.MULTILINE | re.DOTALL)
        assert shown, query.name
        names = re.findall(r"\?(\w+)(?=[ )\n]|$)", re.sub(r"\(.+? AS (\?\w+)\)", r"\1", shown[1]))
        assert names == [column.name for column in query.columns], query.name
    stems = {file.stem for file in Path(tabular()[0].file).parent.glob("*.rq")}
    assert stems == {query.name for query in tabular()}


@pytest.mark.parametrize("query", tabular(), ids=lambda query: query.name)
def test_cypher_and_sparql_give_the_same_answers(small, query: Query) -> None:
    store, asks = small
    rows = [agree(store, asks, query, given) for given in PARAMETERS.get(query.name, [{}])]
    assert any(rows), "the small world has an answer to every question"


@pytest.mark.slow
def test_they_agree_about_the_sample_report(sample: Store) -> None:
    ask = oxigraph(written(sample, "turtle"))  # rdflib takes minutes for a whole report
    for query in tabular():
        agree(sample, [ask], query, dict(query.examples))
