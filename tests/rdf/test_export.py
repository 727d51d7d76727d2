"""RDF as other programs read it: nothing lost, evidence at every fact, the same bytes each time."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import pipeline
from kg.rdf import FORMATS, IriError, Names, graphs
from kg.rdf.literals import decimal
from kg.stores import Store, open_store
from tests.queries.world import world
from tests.rdf.conftest import ODD
from tests.rdf.reading import canonical, merged, parsed, stored, written

NAMES = Names()
TYPE = NAMES.term("rdf:type")


@pytest.fixture(scope="module")
def graph(store: Store) -> ox.Store:
    made = ox.Store()
    made.extend(parsed(written(store, "turtle"), "turtle"))
    return made


def objects(graph: ox.Store, subject: ox.NamedNode, *path: str) -> list[str]:
    """The values at the end of a path, sorted."""
    found = [subject]
    for step in path:
        found = [quad.object for one in found for quad in graph.quads_for_pattern(one, NAMES.term(step), None)]
    return sorted(one.value for one in found)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_reads_back_as_the_same_graph(store: Store, format_: str) -> None:
    read = parsed(written(store, format_), format_)
    if format_ in ("trig", "nquads"):
        assert canonical(read) == canonical(list(graphs.named(store, NAMES)))
        read = list(merged(read))
    else:
        assert len(read) == len(set(read)), "nothing is said twice"
    assert canonical(read) == canonical([ox.Quad(*said) for said in graphs.merged(store, NAMES)])


def test_rdflib_reads_the_same(store: Store) -> None:
    for format_, name in (("turtle", "turtle"), ("jsonld", "json-ld")):
        read = rdflib.Graph().parse(data=written(store, format_), format=name)
        again = parsed(read.serialize(format="nt", encoding="utf-8"), "ntriples")
        assert canonical(again) == canonical(parsed(written(store, "ntriples"), "ntriples")), format_


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path, format_: str) -> None:
    made = []
    for number, reports in enumerate((world(), reversed(world()))):
        with stored(tmp_path / str(number), reports) as store:
            made.append(written(store, format_))
    assert made[0] == made[1]


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    with stored(tmp_path, world()) as store:
        expected = written(store, "trig")
    code = (
        "import sys\nfrom kg.rdf import write\nfrom kg.stores import open_store\n"
        f"with open_store({str(tmp_path / 'kg.db')!r}, read_only=True) as s: write(s, 'trig', sys.stdout.buffer)"
    )
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai", "LC_ALL": "C"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)
        assert done.stdout == expected, done.stderr.decode()


def test_odd_names_arrive_unchanged_and_as_chinese(graph: ox.Store) -> None:
    firm = NAMES.node("e-df")
    for term in ("rdfs:label", "schema:name"):
        (quad,) = graph.quads_for_pattern(firm, NAMES.term(term), None)
        assert (quad.object.value, quad.object.language) == (ODD, "zh")


def test_types_are_the_graphs_own_and_standard_ones(graph: ox.Store) -> None:
    types = {quad.object for quad in graph.quads_for_pattern(NAMES.node("420113-2021/o1"), TYPE, None)}
    wanted = ("kg:Observation", "kg:Target", "qb:Observation", "schema:Observation")
    assert {NAMES.term(name) for name in wanted} <= types
    place = {quad.object for quad in graph.quads_for_pattern(NAMES.node("place-420113"), TYPE, None)}
    assert {NAMES.term("geo:Feature"), NAMES.term("schema:Place")} <= place
    assert objects(graph, NAMES.node("place-420113"), "skos:notation") == ["420113"]
    assert objects(graph, NAMES.node("place-420113"), "geo:sfWithin", "skos:notation") == ["420100"]


def test_zero_false_and_empty_are_kept(tmp_path: Path) -> None:
    made = world()[1:]
    made[0].nodes["420113-2021/o2"]["props"] |= {"scope": "", "unit": ""}
    with stored(tmp_path, made) as store:
        read = parsed(written(store, "turtle"), "turtle")
    figure = {quad.predicate: quad.object for quad in read if quad.subject == NAMES.node("420113-2021/o2")}
    assert figure[NAMES.term("schema:value")] == ox.Literal("0.0", datatype=NAMES.term("xsd:decimal"))
    assert figure[NAMES.term("kg:suspect")] == ox.Literal(False)
    assert figure[NAMES.term("kg:scope")] == figure[NAMES.term("schema:unitText")] == ox.Literal("", language="zh")


def test_a_relation_is_stated_directly_and_with_its_evidence(graph: ox.Store) -> None:
    assert objects(graph, NAMES.node("e-df"), "kg:undertakes") == [NAMES.node("p-sc").value]
    fact = NAMES.node("420113-2020/r1")
    assert objects(graph, fact, "rdf:subject") == [NAMES.node("e-df").value]
    assert objects(graph, fact, "rdf:object") == [NAMES.node("p-sc").value]
    assert objects(graph, fact, "rdf:predicate") == [NAMES.term("kg:undertakes").value]
    assert objects(graph, fact, "prov:hadPrimarySource") == [NAMES.node("420113-2020").value]
    assert objects(graph, fact, "kg:rule") == ["rule.fact"]
    selector = ("prov:wasDerivedFrom", "oa:hasSelector")
    assert objects(graph, fact, *selector, "oa:exact") == ["东风三厂"]
    assert objects(graph, fact, *selector, "oa:start") == ["18"]
    assert objects(graph, fact, *selector, "oa:end") == ["22"]


def test_every_fact_has_one_passage_with_both_selectors(graph: ox.Store) -> None:
    found = graph.query(
        """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?fact (COUNT(DISTINCT ?passage) AS ?n) WHERE {
          ?fact prov:hadPrimarySource ?report ; prov:wasGeneratedBy ?reading ; prov:wasDerivedFrom ?passage .
          ?passage a oa:SpecificResource ; oa:hasSource ?report ; oa:hasSelector ?position, ?quote .
          ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
          ?quote a oa:TextQuoteSelector ; oa:exact ?words .
          FILTER(STRLEN(?words) = ?end - ?start)
        } GROUP BY ?fact"""
    )
    passages = {row["fact"].value: row["n"].value for row in found}
    assert set(passages.values()) == {"1"}
    facts = {quad.subject.value for quad in graph.quads_for_pattern(None, NAMES.term("kg:rule"), None)}
    assert passages.keys() == facts


def test_a_mention_is_an_annotation_whose_body_is_the_entity(graph: ox.Store) -> None:
    mention = NAMES.node("420113-2020/m1")
    assert NAMES.term("oa:Annotation") in {quad.object for quad in graph.quads_for_pattern(mention, TYPE, None)}
    assert objects(graph, mention, "oa:hasBody") == [NAMES.node("e-df").value]
    assert objects(graph, mention, "oa:hasTarget", "oa:hasSelector", "oa:exact") == ["东风公司"]
    assert objects(graph, mention, "kg:sentence", "oa:hasSelector", "oa:exact") == ["还有东风公司。"]


def test_figures_are_a_data_cube_with_units_and_periods(graph: ox.Store) -> None:
    figure = NAMES.node("420113-2020/o1")
    assert objects(graph, figure, "qb:dataSet", "qb:structure") == [NAMES.term("kg:figures").value]
    assert objects(graph, figure, "schema:temporalCoverage") == ["2020"]
    assert objects(graph, figure, "kg:kind") == [NAMES.term("kg:Kind-estimate").value]
    assert objects(graph, figure, "qudt:hasUnit", "qudt:ucumCode") == ["10*8.{CNY}"]
    assert objects(graph, figure, "qudt:hasUnit", "qudt:scalingOf") == ["http://qudt.org/vocab/unit/CCY_CNY"]
    assert objects(graph, figure, "schema:variableMeasured", "skos:prefLabel") == [
        "gross regional product",
        "地区生产总值",
    ]


def test_the_reading_is_an_activity_with_the_programs_version(graph: ox.Store) -> None:
    from kg import __version__

    fact = NAMES.node("420113-2020/r1")
    program = ("prov:wasGeneratedBy", "prov:wasAssociatedWith", "schema:softwareVersion")
    assert objects(graph, fact, *program) == [__version__]
    assert objects(graph, fact, "prov:wasGeneratedBy", "prov:used") == [NAMES.node("420113-2020").value]


def test_indicators_have_broader_ones_with_labels_in_two_languages(tmp_path: Path) -> None:
    from kg.linking.identity import Identity

    made = world()[:1]
    made[0].nodes["k-gdp"]["props"]["name"] = "技改投资"
    with stored(tmp_path, made) as store:
        graph = ox.Store()
        graph.extend(parsed(written(store, "turtle"), "turtle"))
    assert objects(graph, NAMES.node("k-gdp"), "skos:broader", "skos:broader", "skos:prefLabel") == [
        "fixed asset investment",
        "固定资产投资",
    ]
    assert objects(graph, NAMES.node("k-gdp"), "skos:broader") == [
        NAMES.node(Identity("Indicator", "工业投资").id).value
    ]


def test_there_are_no_blank_nodes(store: Store) -> None:
    for said in graphs.merged(store, NAMES):
        assert not any(isinstance(term, ox.BlankNode) for term in said)


def test_dropping_a_graph_is_withdrawing_its_report(tmp_path: Path) -> None:
    with stored(tmp_path / "both", world()) as both:
        everything = parsed(written(both, "nquads"), "nquads")
    for number, report in enumerate(("420113-2021", "420113-2020")):
        with stored(tmp_path / str(number), [world()[number]]) as alone:
            expected = parsed(written(alone, "nquads"), "nquads")
        left = [quad for quad in everything if quad.graph_name != NAMES.node(report)]
        assert canonical(left) == canonical(expected)


def test_jsonld_uses_the_published_context(store: Store) -> None:
    from kg.data import path

    document = json.loads(written(store, "jsonld"))
    published = json.loads(path("schemas", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert document["@context"] == {"@base": NAMES.base, **published}
    figure = next(one for one in document["@graph"] if one["@id"] == "420113-2020/o1")
    assert (figure["name"], figure["value"], figure["suspect"]) == ("地区生产总值 1700亿元 2020", "1700.0", False)
    assert figure["about"] == "place-420113"


def test_base_and_vocabulary_can_be_chosen(store: Store) -> None:
    names = Names("https://data.example.org/", "https://data.example.org/terms#")
    read = parsed(written(store, "turtle", names), "turtle")
    assert not [quad for quad in read if "kg.example" in str(quad)]
    project = ox.Quad(names.node("p-sc"), TYPE, ox.NamedNode("https://data.example.org/terms#Project"))
    assert project in read


@pytest.mark.parametrize("iri", ["data/", "https://data.example.org", "https://a b/", "https://a<b>/"])
def test_an_iri_that_cannot_begin_names_is_refused(iri: str) -> None:
    with pytest.raises(IriError, match="absolute IRI"):
        Names(iri)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_graph_is_a_valid_file(tmp_path: Path, format_: str) -> None:
    with open_store(tmp_path / "kg.db", create=True) as store:
        assert parsed(written(store, format_), format_) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [(1700.0, "1700.0"), (0.0, "0.0"), (-0.0, "0.0"), (-6.2, "-6.2"), (1e-7, "0.0000001"), (9.2, "9.2"),
     (12422843.0, "12422843.0"), (1e16, "10000000000000000.0")],
)  # fmt: skip
def test_decimals_are_canonical_and_exact(value: float, words: str) -> None:
    assert decimal(value) == words
    assert float(words) == value


def test_the_sample_reads_back(sample: Store) -> None:
    expected = canonical([ox.Quad(*said) for said in graphs.merged(sample, NAMES)])
    for format_ in FORMATS:
        assert canonical(merged(parsed(written(sample, format_), format_))) == expected, format_


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.usefixtures("read_once")
@pytest.mark.skipif("KG_CORPUS" not in os.environ, reason="KG_CORPUS names no folder of real reports")
def test_twenty_real_reports_read_back(tmp_path: Path) -> None:
    files = pipeline.find([os.environ["KG_CORPUS"]])
    chosen = [file for file in files if file.suffix == ".txt"][:: max(1, len(files) // 20)][:20]
    with open_store(tmp_path / "kg.db", create=True) as store:
        assert [outcome.reason for outcome in pipeline.build(chosen, store) if outcome.state == "bad"] == []
        expected = canonical([ox.Quad(*said) for said in graphs.merged(store, NAMES)])
        for format_ in FORMATS:
            read = parsed(written(store, format_), format_)
            assert canonical(merged(read)) == expected, format_
        assert not [quad for quad in read if isinstance(quad.subject, ox.BlankNode)]


def test_a_stream_is_written_as_it_comes(store: Store) -> None:
    class Counting(io.BytesIO):
        largest = 0

        def write(self, data: bytes) -> int:  # type: ignore[override]
            Counting.largest = max(Counting.largest, len(data))
            return super().write(data)

    from kg.rdf import write

    for format_ in FORMATS:
        write(store, format_, Counting())
    assert Counting.largest < 100_000
