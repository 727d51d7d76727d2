"""Whatever is put, changed and withdrawn, in whatever order: the store equals a fresh build of what is left."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.stores import Store, open_store
from tests.stores.graphs import report_graph

REPORTS = ("R1", "R2", "R3")
names = st.dictionaries(
    st.sampled_from(["东风", "东风公司", "东'风\"", "第一\n行", "😀"]),
    st.sampled_from(["e-1", "e-2", "p-1"]),
    max_size=4,
)
facts = st.lists(
    st.tuples(st.sampled_from("123"), st.sampled_from(["e-1", "e-2"]), st.sampled_from(["p-1", "p-2"])),
    max_size=4,
    unique=True,
)
# a figure above 100 is a target, so that labels change too
figures = st.dictionaries(st.sampled_from(["产值", "人口"]), st.sampled_from([0.0, -1.5, 99.0, 101.0]), max_size=2)
statuses = st.dictionaries(st.sampled_from(["p-1", "p-2"]), st.sampled_from(["planned", "started"]), max_size=2)
contents = st.tuples(names, facts, figures, statuses, st.sampled_from(["引文", "另一处"]))
# None withdraws
steps = st.lists(st.tuples(st.sampled_from(REPORTS), st.none() | contents), min_size=1, max_size=6)


def graph_of(report: str, content: tuple) -> nx.MultiDiGraph:
    mentions, undertakes, observed, statuses_, quote = content
    called = {"e-1": "东风公司", "e-2": "美的", "p-1": "三厂", "p-2": "线\"二'"}
    return report_graph(report, mentions, undertakes, observed, statuses_, names=called, quote=quote)


def dump(store: Store) -> tuple[list, list]:
    """Every node and relationship with everything they carry."""
    nodes = store.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS props").dicts()
    edges = store.run(
        "MATCH (a)-[r]->(b) RETURN a.id AS head, type(r) AS type, b.id AS tail, properties(r) AS props"
    ).dicts()
    return (
        sorted(repr((sorted(n["labels"]), sorted(n["props"].items()))) for n in nodes),
        sorted(repr((e["head"], e["type"], e["tail"], sorted(e["props"].items()))) for e in edges),
    )


@cache
def nothing() -> Path:
    """An empty store; copying it is faster than setting one up."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    open_store(folder / "kg.db", create=True).close()
    return folder / "kg.db"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_the_store_equals_a_fresh_build(sequence: list[tuple[str, tuple | None]]) -> None:
    left: dict[str, nx.MultiDiGraph] = {}
    with tempfile.TemporaryDirectory() as folder:
        with open_store(shutil.copytree(nothing(), Path(folder) / "grown")) as grown:
            for report, content in sequence:
                if content is not None:
                    left[report] = graph_of(report, content)
                    grown.put(left[report])
                    assert grown.put(left[report]).nothing
                elif left.pop(report, None) is not None:
                    assert grown.withdraw(report).removed > 0
            is_ = dump(grown)
        with open_store(shutil.copytree(nothing(), Path(folder) / "fresh")) as fresh:
            for graph in left.values():
                fresh.put(graph)
            assert is_ == dump(fresh)
