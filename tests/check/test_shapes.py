"""The shapes accept what is right and name, in two languages, what is wrong; tried with good and with broken RDF."""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.check.shapes import against
from kg.data import path
from kg.rdf import Names, graphs
from kg.schema import schema
from tests.queries.world import world
from tests.rdf.reading import stored

NAMES = Names()
REPORT = "420113-2020"
Triples = list[tuple[object, object, object]]


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(path("schemas", "shapes.ttl"))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Triples:
    """The RDF of a report that conforms."""
    with stored(tmp_path_factory.mktemp("shapes"), world()) as store:
        return list(graphs.of_report(store, REPORT, NAMES))


def checked(shapes: rdflib.Graph, said: Triples) -> list[str]:
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in said)
    return [p.message for p in against(shapes, rdflib.Graph().parse(data=lines, format="nt"), REPORT)]


def without(term: str, id_: str) -> Callable[[Triples], Triples]:
    subject, predicate = NAMES.node(id_), NAMES.term(term)
    return lambda said: [one for one in said if one[:2] != (subject, predicate)]


def adding(id_: str, term: str, value: object) -> Callable[[Triples], Triples]:
    return lambda said: [*said, (NAMES.node(id_), NAMES.term(term), value)]


def replacing(id_: str, term: str, value: object) -> Callable[[Triples], Triples]:
    return lambda said: adding(id_, term, value)(without(term, id_)(said))


def test_good_data_conforms(shapes: rdflib.Graph, good: Triples) -> None:
    assert checked(shapes, good) == []


def test_every_node_type_and_relation_has_a_shape(shapes: rdflib.Graph) -> None:
    classes = {str(term) for term in shapes.objects(None, rdflib.SH.targetClass)}
    direct = {str(term) for term in shapes.objects(None, rdflib.SH.targetSubjectsOf)}
    for node in schema().nodes.values():
        assert NAMES.term(node.uri).value in classes
    for relation in schema().relations.values():
        assert NAMES.term(relation.predicate).value in direct
        assert not relation.reified or NAMES.term(relation.uri).value in classes


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (without("kg:rule", f"{REPORT}/r1"), (f"{REPORT}:18: {REPORT}/r1 “东风三厂”", "rule of undertakes")),
        (without("prov:wasDerivedFrom", f"{REPORT}/m1"), (f"{REPORT}/m1", "提及的起点", "start of mention")),
        (without("oa:exact", f"{REPORT}#quote=40,46"), (f"{REPORT}:40: {REPORT}/o1", "数据的引文")),
        (without("rdf:object", f"{REPORT}/r2"), ("位于的宾语", "object of located in: exactly one, place")),
        (replacing(f"{REPORT}/r2", "rdf:object", NAMES.node("p-sc")), ("位于的宾语", "p-sc")),
        (replacing(f"{REPORT}/r2", "rdf:predicate", NAMES.term("kg:within")), ("位于的谓语", "kg:locatedIn")),
        (adding("e-df", "kg:undertakes", NAMES.node("place-420113")), ("承担", "kg:undertakes leads from")),
        (adding("place-420113", "kg:within", NAMES.node("p-sc")), ("隶属", "place-420113")),
        (lambda said: [one for one in said if one[2] != NAMES.term("kg:Entity")], ("项目也是实体",)),
        (without("rdfs:label", "p-sc"), ("p-sc", "实体的名称", "name of entity")),
        (replacing("p-sc", "rdfs:label", ox.Literal("三厂")), ("实体的名称", "rdf:langString")),
        (replacing(f"{REPORT}/o1", "schema:value", ox.Literal("many")), ("数据的数值", "value of observation")),
        (adding(f"{REPORT}/o1", "kg:kind", NAMES.term("kg:Kind-target")), ("数据的性质", "one of actual, estimate")),
        (replacing(f"{REPORT}/o1", "kg:kind", ox.Literal("estimate")), ("数据的性质", "（estimate）")),
        (replacing(f"{REPORT}/o1", "schema:temporalCoverage", ox.Literal("last year")), ("数据的时期", "last year")),
        (replacing("place-420113", "skos:notation", ox.Literal("42")), ("实体的代码", "code of entity")),
        (without("kg:sha256", REPORT), ("报告的校验值", "sha256 of report: required")),
        (replacing(REPORT, "kg:chars", ox.Literal(-1)), ("报告的字数", "at least 0")),
        (without("oa:hasSelector", f"{REPORT}/s-0"), (f"{REPORT}/s-0", "章节的起点", "start of section")),
        (adding(f"{REPORT}/r1", "prov:hadPrimarySource", NAMES.node("e-df")), ("承担的报告", "report of undertakes")),
    ],
)  # fmt: skip
def test_broken_data_is_named_in_two_languages(
    shapes: rdflib.Graph, good: Triples, broken: Callable[[Triples], Triples], says: tuple[str, ...]
) -> None:
    said = checked(shapes, broken(good))
    assert said
    assert any(all(words in one for words in says) for one in said), said
    assert all(" · " in one and one.startswith(REPORT) for one in said)


def test_a_store_is_checked_report_by_report(tmp_path) -> None:
    from kg import check

    made: list[nx.MultiDiGraph] = world()
    made[1].nodes["420113-2021/o1"]["props"]["period"] = "soon"
    with stored(tmp_path, made) as store:
        assert check.violations(store, "420113-2020") == []
        (problem,) = check.violations(store, "420113-2021")
    assert problem.report == "420113-2021"
    assert problem.message.startswith("420113-2021:60: 420113-2021/o1 “8%”: 数据的时期")
