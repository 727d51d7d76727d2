"""RDF as other programs read it: nothing lost, evidence at every fact, the same bytes each time."""

import io
import json

import pytest
import rdflib
from rdflib import RDF, RDFS, XSD, Literal, URIRef

from kg.rdf import jsonld, resources, turtle
from kg.rdf.terms import BASE, double, predicate, relative
from kg.schema import schema
from kg.stores import open_store
from tests.stores.graphs import report_graph

ODD = '引号"、尖括号<>、反斜线\\、\n换行与🚗'
KG = schema().prefixes["kg"]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("rdf") / "kg.db", create=True) as opened:
        for report in ("r-1", "r-2"):
            opened.put(
                report_graph(
                    report,
                    mentions={"东风": "e-1"},
                    undertakes=[("a", "e-1", "p-1")],
                    statuses={"p-1": "started"},
                    figures={"零": 0.0, "目标": 1700.0},
                    names={"e-1": ODD},
                )
            )
        yield opened


def written(writer, store, base=BASE):
    stream = io.StringIO()
    writer(resources.resources(store), stream, base)
    return stream.getvalue()


@pytest.fixture(scope="module")
def graph(store):
    return rdflib.Graph().parse(data=written(turtle.write, store), format="turtle")


def iri(id_):
    return URIRef(BASE + relative(id_))


def test_odd_names_arrive_unchanged_and_as_chinese(graph):
    assert graph.value(
        iri("e-1"),
        URIRef(schema().nodes["Enterprise"].properties["name"].uri.replace("schema:", schema().prefixes["schema"])),
    ) == Literal(ODD)
    assert graph.value(iri("e-1"), RDFS.label) == Literal(ODD, lang="zh")


def test_types_are_the_graphs_own_and_the_wider_ones(graph):
    types = set(graph.objects(iri("r-1/o-目标"), RDF.type))
    assert {URIRef(KG + "Observation"), URIRef(KG + "Target")} <= types


def test_zero_is_kept_and_numbers_are_doubles(graph):
    value = URIRef(schema().prefixes["schema"] + "value")
    assert graph.value(iri("r-1/o-零"), value) == Literal("0.0E0", datatype=XSD.double)
    assert graph.value(iri("r-1/o-目标"), value).toPython() == 1700.0


def test_a_relation_is_stated_directly_and_with_its_evidence(graph, store):
    assert (iri("e-1"), URIRef(KG + "undertakes"), iri("p-1")) in graph
    facts = list(graph.subjects(RDF.type, URIRef(KG + "UNDERTAKES")))
    assert len(facts) == 2
    for fact in facts:
        assert graph.value(fact, RDF.subject) == iri("e-1")
        assert graph.value(fact, RDF.object) == iri("p-1")
        assert str(graph.value(fact, URIRef(schema().prefixes["oa"] + "exact"))) == "引文"
        assert graph.value(fact, URIRef(KG + "report")) in {iri("r-1"), iri("r-2")}


def test_there_are_no_blank_nodes(graph):
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


@pytest.mark.parametrize("writer", [turtle.write, jsonld.write])
def test_two_runs_give_the_same_bytes(writer, store):
    assert written(writer, store) == written(writer, store)


def test_jsonld_says_the_same_as_turtle(graph, store):
    text = written(jsonld.write, store)
    json.loads(text)
    other = rdflib.Graph().parse(data=text, format="json-ld")
    assert set(other) == set(graph)


def test_the_base_can_be_chosen(store):
    other = rdflib.Graph().parse(data=written(turtle.write, store, "https://data.example.org/"), format="turtle")
    assert URIRef("https://data.example.org/e-1") in set(other.subjects())


def test_the_order_of_building_does_not_show(tmp_path, store):
    with open_store(tmp_path / "kg.db", create=True) as other:
        for report in ("r-2", "r-1"):
            other.put(
                report_graph(
                    report,
                    mentions={"东风": "e-1"},
                    undertakes=[("a", "e-1", "p-1")],
                    statuses={"p-1": "started"},
                    figures={"目标": 1700.0, "零": 0.0},
                    names={"e-1": ODD},
                )
            )
        assert written(turtle.write, other) == written(turtle.write, store)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1700.0, "1.7E3"),
        (0.0, "0.0E0"),
        (-6.2, "-6.2E0"),
        (1e-7, "1.0E-7"),
        (12422843.0, "1.2422843E7"),
        (100.0, "1.0E2"),
    ],
)
def test_doubles_are_canonical_and_exact(value, words):
    assert double(value) == words
    assert float(words) == value


def test_relations_become_lower_camel_case_properties():
    assert {predicate(name) for name in ("LOCATED_IN", "WITHIN")} == {"kg:locatedIn", "kg:within"}
