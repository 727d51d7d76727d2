from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.stores import Store, open_store
from tests.queries.world import world
from tests.rdf.reading import stored

SAMPLE = Path(__file__).parents[2] / "seeds" / "reports"
ODD = '引号"、尖括号<>、反斜线\\、\n换行、\ttab与🚗'


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small world, in which a firm has an odd name."""
    graphs = world()
    for graph in graphs:
        if "e-df" in graph:
            graph.nodes["e-df"]["props"]["name"] = ODD
    with stored(tmp_path_factory.mktemp("rdf"), graphs) as opened:
        yield opened


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample report."""
    with open_store(tmp_path_factory.mktemp("sample") / "kg.db", create=True) as opened:
        for outcome in pipeline.build(pipeline.find([str(SAMPLE)]), opened):
            assert outcome.state == "added", outcome.reason
        yield opened
