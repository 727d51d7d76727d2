"""The declaration, what is generated from it, and the check of graphs against it."""

from __future__ import annotations

import json
import subprocess
import sys

import networkx as nx
import pytest
import yaml

from kg.data import path
from kg.schema import problems, schema
from kg.schema.artefacts import artefacts


@pytest.mark.parametrize("file", list(artefacts()), ids=lambda file: file.name)
def test_generated_files_are_fresh(file) -> None:
    assert file.read_text(encoding="utf-8") == artefacts()[file], "stale; run: python -m kg.schema"


def test_every_name_has_chinese_and_the_ends_of_relations_exist() -> None:
    declared = schema()
    for owner in declared.owners:
        assert owner.label and owner.description
        assert "id" in owner.properties
        assert all(prop.label for prop in owner.properties.values())
    for relation in declared.relations.values():
        assert relation.inverse
        assert "report" in relation.properties
        assert set(relation.heads) | set(relation.tails) <= declared.nodes.keys()


def test_relations_between_entities_carry_evidence() -> None:
    declared = schema()
    for name in ("UNDERTAKES", "LOCATED_IN", "HAS_STATUS", "IN_INDUSTRY", "WITHIN"):
        needed = {p.name for p in declared.relations[name].properties.values() if p.required}
        assert needed >= {"id", "report", "start", "end", "quote", "rule"}


def test_examples_fit_their_own_declaration() -> None:
    import re

    for owner in schema().owners:
        for prop in owner.properties.values():
            if prop.pattern and prop.example:
                assert re.search(prop.pattern, prop.example), prop.name


def test_the_declaration_is_a_linkml_schema() -> None:
    linkml = pytest.importorskip("linkml_runtime.utils.schemaview", reason="linkml is a development dependency")
    view = linkml.SchemaView(str(path("schemas", "kg.yaml")))
    declared = schema()
    assert {name for name, c in view.all_classes().items() if not (c.abstract or c.mixin)} == {
        owner.name for owner in declared.owners
    }
    for owner in declared.owners:
        slots = set(view.class_slots(owner.name)) - {"head", "tail"}
        assert slots == owner.properties.keys()
        for slot in slots:
            assert bool(view.induced_slot(slot, owner.name).required) == owner.properties[slot].required


def test_reading_the_declaration_imports_nothing_heavy() -> None:
    heavy = "('networkx', 'rdflib', 'linkml_runtime')"
    code = f"import sys, kg.schema; kg.schema.schema(); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_json_schema_and_context_are_about_the_same_names() -> None:
    definitions = json.loads(path("schemas", "kg.schema.json").read_text(encoding="utf-8"))["$defs"]
    terms = json.loads(path("schemas", "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert definitions.keys() == {owner.name for owner in schema().owners}
    for definition in definitions.values():
        assert definition["properties"].keys() - {"sentence_start"} <= terms.keys(), "the sentence has its own place"


def test_shapes_and_vocabulary_name_the_same_terms() -> None:
    rdflib = pytest.importorskip("rdflib")
    shapes = rdflib.Graph().parse(path("schemas", "shapes.ttl"))
    messages = list(shapes.objects(None, rdflib.SH.message))
    assert {message.language for message in messages} == {"zh", "en"}
    vocabulary = rdflib.Graph().parse(path("schemas", "vocabulary.ttl"))
    targets = set(shapes.objects(None, rdflib.SH.targetClass))
    classes = set(vocabulary.subjects(rdflib.RDF.type, rdflib.OWL.Class))
    assert targets <= classes
    labels = list(vocabulary.objects(rdflib.URIRef("https://kg.example/schema#Project"), rdflib.RDFS.label))
    assert {(str(label), label.language) for label in labels} == {("项目", "zh"), ("project", "en")}


def node(graph: nx.MultiDiGraph, key: str, *labels: str, **props: object) -> None:
    graph.add_node(key, labels=labels, props={"id": key, "name": key, **props})


def graph(**changes: object) -> nx.MultiDiGraph:
    """One fact between an enterprise and a project, with ``changes`` to the fact's properties; None leaves out."""
    made = nx.MultiDiGraph()
    node(made, "e-1", "Entity", "Enterprise")
    node(made, "p-1", "Entity", "Project")
    props = {"id": "R/r-1", "report": "R", "start": 7, "end": 9, "quote": "建成", "rule": "x", **changes}
    kept = {name: value for name, value in props.items() if value is not None}
    made.add_edge("e-1", "p-1", key="R/r-1", type="UNDERTAKES", props=kept)
    return made


def test_a_graph_that_conforms() -> None:
    assert problems(graph()) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rule": None}, "R:7: UNDERTAKES R/r-1: rule is missing"),
        ({"start": None}, "R: UNDERTAKES R/r-1: start is missing"),
        ({"colour": "red"}, "R:7: UNDERTAKES R/r-1: colour is not a property of UNDERTAKES"),
        ({"rule": ""}, "R:7: UNDERTAKES R/r-1: rule is empty"),
        ({"start": "7"}, "R:7: UNDERTAKES R/r-1: start must be integer, not '7'"),
        ({"start": True}, "R:True: UNDERTAKES R/r-1: start must be integer, not True"),
        ({"quote": "已建成"}, "R:7: UNDERTAKES R/r-1: its quote has 3 characters, but it runs from 7 to 9"),
        ({"start": -1, "end": 1}, "R:-1: UNDERTAKES R/r-1: start must be at least 0, but is -1"),
    ],
)
def test_properties_that_are_wrong(change: dict[str, object], says: str) -> None:
    assert [said for said in problems(graph(**change)) if said.startswith(f"{says} · ")]


def test_ends_that_do_not_fit() -> None:
    made = graph()
    made.nodes["p-1"]["labels"] = ("Entity", "Place")
    (said,) = problems(made)
    english = "R:7: UNDERTAKES R/r-1: its tail is Entity, Place, it must be one of Project, Institution"
    assert said == f"{english} · 宾语的类型不对"


def test_undeclared_nodes_relations_and_values() -> None:
    made = nx.MultiDiGraph()
    node(made, "x", "Entity", "Dragon")
    node(made, "p", "Entity", "Place", code="12")
    node(made, "s", "Status", order=1)
    made.add_edge("x", "p", key="k", type="EATS", props={"id": "k"})
    said = problems(made)
    assert any("node x: no node type has the labels Entity, Dragon" in one for one in said)
    assert any("code must match" in one for one in said)
    assert any("s: id must be one of planned, signed" in one for one in said)
    assert "relation k: 'EATS' is not a declared relation · 未声明的关系" in said


def test_a_broken_declaration_names_file_and_line(tmp_path, monkeypatch) -> None:
    from kg.schema import model

    (tmp_path / "kg.yaml").write_text("classes:\n  A: [\n", encoding="utf-8")
    monkeypatch.setattr(model, "path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(ValueError, match=r"kg.yaml:\d+: not valid YAML"):
        model.schema.__wrapped__()
    declaration = yaml.safe_load(path("schemas", "kg.yaml").read_text(encoding="utf-8"))
    declaration["slots"]["start"]["range"] = "number"
    (tmp_path / "kg.yaml").write_text(yaml.safe_dump(declaration, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ValueError, match="number is used but not declared"):
        model.schema.__wrapped__()
