"""docs/rdf.md shows what the program writes: its examples are renewed, complete, valid, and its answers right."""

from __future__ import annotations

import re

import pyoxigraph as ox
import rdflib

from kg.check.shapes import against
from kg.data import path
from kg.rdf import Names
from kg.schema import schema
from tests.rdf.page import PAGE, QUESTION, export, filled

PREFIXES = "@base <https://kg.example/id/> .\n" + "".join(
    f"@prefix {n}: <{i}> .\n" for n, i in Names().prefixes.items()
)


def test_the_page_is_fresh() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page) == page, "stale; run: python -m tests.rdf.page"


def test_there_is_an_example_of_each_shape_and_it_is_part_of_the_export() -> None:
    page = PAGE.read_text(encoding="utf-8")
    said = set(ox.parse(export().encode(), format=ox.RdfFormat.TURTLE))
    for owner in schema().owners:
        if owner.name == "Entity":
            continue
        example = re.search(rf"(?s)\*\*{owner.name} [^*]+\*\*\n\n```turtle\n(.*?)```", page)
        assert example, owner.name
        shown = set(ox.parse((PREFIXES + example[1]).encode(), format=ox.RdfFormat.TURTLE))
        assert shown and shown <= said, owner.name
        assert owner.uri in example[1] or owner.predicate in example[1]  # type: ignore[union-attr]


def test_the_world_of_the_examples_conforms_to_the_shapes() -> None:
    graph = rdflib.Graph().parse(data=export(), format="turtle")
    shapes = rdflib.Graph().parse(path("schemas", "shapes.ttl"))
    assert [problem.message for problem in against(shapes, graph, "examples")] == []


def test_rdflib_gives_the_answers_that_are_shown() -> None:
    graph = rdflib.Graph().parse(data=export(), format="turtle")
    questions = QUESTION.findall(PAGE.read_text(encoding="utf-8"))
    assert len(questions) == 5
    for _, query, _ in questions:
        shown = re.search(
            re.escape(query) + r"```\n\n<!-- answer -->\n(.*?)<!-- end", PAGE.read_text("utf-8"), re.DOTALL
        )
        assert shown
        rows = [line.strip("| ").split(" | ") for line in shown[1].strip().splitlines()[2:]]
        answered = [[str(cell) for cell in row] for row in graph.query(query)]
        assert [[_number(c) for c in row] for row in answered] == [[_number(c) for c in row] for row in rows]


def _number(words: str) -> str:
    """Numbers in one form: rdflib keeps 1700.0, Oxigraph says 1700."""
    return str(float(words)) if re.fullmatch(r"-?\d+(\.\d+)?", words) else words
