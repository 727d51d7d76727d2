"""The same graphs in a Neo4j server: the same contents, the same answers. Needs an empty server to itself.

Skipped unless NEO4J_URI and NEO4J_PASSWORD name one.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import queries
from kg.stores import QueryError, Store, StoreError, StoreMissing, open_store
from tests.queries.test_canned import GIVEN
from tests.queries.world import world
from tests.stores.graphs import report_graph
from tests.stores.test_equals_fresh_build import dump

URI = os.environ.get("NEO4J_URI", "")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (URI and "NEO4J_PASSWORD" in os.environ), reason="NEO4J_URI and NEO4J_PASSWORD name no server"
    ),
]


def _clear() -> None:
    import neo4j

    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    with neo4j.GraphDatabase.driver(URI, auth=(user, os.environ["NEO4J_PASSWORD"])) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=os.environ.get("NEO4J_DATABASE"))


@pytest.fixture
def server() -> Iterator[Store]:
    _clear()
    with open_store(URI, create=True) as store:
        yield store
    _clear()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kg.db", create=True) as store:
        yield store


def test_both_stores_hold_the_same_after_the_same(server: Store, folder: Store) -> None:
    first = report_graph(
        "R1", {"东'风\"": "e-1", "第一\n行": "e-1"}, [("1", "e-1", "p-1")], {"产值": 99.0, "人口": 0.0}
    )
    again = report_graph(
        "R1", {"东'风\"": "e-2"}, [("2", "e-1", "p-1")], {"产值": 101.0}, {"p-1": "planned"}, quote="另"
    )
    other = report_graph("R2", {"😀": "e-1"}, statuses={"p-2": "started"})
    for graph in (first, other, again, again):
        assert server.put(graph) == folder.put(graph)
        assert dump(server) == dump(folder)
    assert server.withdraw("R2") == folder.withdraw("R2")
    assert dump(server) == dump(folder)


def test_every_question_and_lookup_has_the_same_answer(server: Store, folder: Store) -> None:
    for graph in world():
        server.put(graph)
        folder.put(graph)
    for query in queries.load():
        given = GIVEN.get(query.name, {})
        assert queries.run(server, query.name, given) == queries.run(folder, query.name, given), query.name
    assert server.reports() == folder.reports()
    for entity in ("e-df", "place-420113", "place-420100", "k-gdp"):
        assert queries.card(server, entity) == queries.card(folder, entity)
    assert queries.neighbors(server, "e-df", depth=2) == queries.neighbors(folder, "e-df", depth=2)
    assert queries.path(server, "e-md", "e-df") == queries.path(folder, "e-md", "e-df")
    for words in ("三厂", "亿元", "落户 美的", "风", '"(东风~'):
        assert queries.search(server, words) == queries.search(folder, words), words
    for fact in ("420113-2021/r1", "420113-2021/o2", "420113-2020/m2", "none"):
        assert queries.why(server, fact) == queries.why(folder, fact)
    for name in ("东风", "420113"):
        assert queries.find_entities(server, name) == queries.find_entities(folder, name)


def test_nodes_and_relationships_in_rows(server: Store, folder: Store) -> None:
    query = "MATCH (e:Enterprise)-[r:UNDERTAKES]->(:Project) RETURN e, r, [e.id] AS ids, {a: e.id} AS map"
    graph = report_graph("R1", undertakes=[("1", "e-1", "p-1")])
    server.put(graph)
    folder.put(graph)

    def plain(store: Store) -> object:
        rows = dataclasses.asdict(store.run(query))
        rows["rows"][0][0]["labels"].sort()
        return rows

    assert plain(server) == plain(folder)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("CREATE (n:Foo)", "writes"),
        ("MATCH (n) DETACH DELETE n", "writes"),
        ("load  csv FROM 'file:///etc/hosts' AS line RETURN line", "reads files"),
        ("MATCH (n RETURN n", "cannot be run"),
        ("MATCH (n {id: $id}) RETURN n", "id"),
    ],
)
def test_queries_that_are_refused(server: Store, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        server.run(query)


def test_a_query_that_takes_too_long(server: Store) -> None:
    slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(sqrt(a * b)) AS s"
    with open_store(URI, read_only=True, timeout=0.5) as store, pytest.raises(QueryError, match="took too long"):
        store.run(slow)


def test_what_cannot_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    _clear()
    with pytest.raises(StoreMissing, match="there is no store at"):
        open_store(URI, read_only=True)
    with pytest.raises(StoreError, match=r"no server answers at bolt://127\.0\.0\.1:9"):
        open_store("bolt://127.0.0.1:9")
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong")
    with pytest.raises(StoreError, match="user name and password are wrong"):
        open_store(URI)
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreError, match="set NEO4J_PASSWORD"):
        open_store(URI)
