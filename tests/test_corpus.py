"""Every report of the corpus is read, and its graph made, without an accident and with true quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.graph import build_graph
from kg.linking import link
from kg.schema import problems
from tests.extraction.invariants import hold
from tests.reports.at_hand import CORPUS


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_a_real_report(file: Path) -> None:
    reading = pipeline.read(file)
    hold(reading)
    graph = build_graph(link(reading))
    assert problems(graph) == []
    stated = [d["props"] for _, d in graph.nodes(data=True)] + [d["props"] for *_, d in graph.edges(data=True)]
    text = reading.report.text
    assert all(text[props["start"] : props["end"]] == props["quote"] for props in stated if "quote" in props)
