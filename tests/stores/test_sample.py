"""The sample report on its whole way into a store and out again."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from kg.data import path
from kg.extraction import extract
from kg.graph import build_graph
from kg.linking import link
from kg.queries import load, run
from kg.reports import read_report
from kg.schema import problems
from kg.stores import open_store
from tests.stores.test_equals_fresh_build import dump

AN_ENTERPRISE = "MATCH (e:Enterprise)-[:UNDERTAKES]->(:Project) RETURN e.name AS name ORDER BY name LIMIT 1"


@pytest.fixture(scope="module")
def sample() -> nx.MultiDiGraph:
    (file,) = path("seeds", "reports").glob("*.txt")
    return build_graph(link(extract(read_report(file))))


def test_the_graph_conforms(sample: nx.MultiDiGraph) -> None:
    assert problems(sample) == []


def test_in_and_out_again(sample: nx.MultiDiGraph, tmp_path: Path) -> None:
    with open_store(tmp_path / "kg.db", create=True) as store:
        empty = dump(store)
        assert store.put(sample).added > 2000
        assert store.put(sample).nothing
        full = dump(store)
        assert len(full[0]) == sample.number_of_nodes() + 1 and len(full[1]) == sample.number_of_edges()
        (report,) = store.reports()
        assert (report.place, report.delivered_on) == ("汉南区", "2020-12-24")
        for query in load():
            if not any(parameter.required for parameter in query.parameters):
                run(store, query.name)
        assert len(run(store, "targets", {"period": "2021"}).rows) > 5
        assert len(run(store, "project-pipeline").rows) > 5
        ((enterprise,),) = store.run(AN_ENTERPRISE).rows
        assert run(store, "enterprise-projects", {"enterprise": enterprise}).rows
        assert store.withdraw(report.id).removed > 2000
        assert dump(store) == empty
