"""The same graphs on a real Neo4j server: the same contents whatever happened to them, and the same answers."""

from __future__ import annotations

import dataclasses
import random
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import neo4j
import networkx as nx
import pytest

from kg import queries
from kg.ledger.settle import places_of, settle
from kg.pipeline import withdraw
from kg.schema import indexes
from kg.stores import Change, Derived, QueryError, Reader, Store, StoreError, StoreMissing, open_store
from tests.queries.test_canned import GIVEN
from tests.queries.world import world
from tests.reports.at_hand import SAMPLES
from tests.stores import real
from tests.stores.graphs import report_graph
from tests.stores.test_equals_fresh_build import dump

pytestmark = pytest.mark.slow


@pytest.fixture
def server(neo4j_uri: str, driver: neo4j.Driver) -> Iterator[Store]:
    clear(driver)
    with open_store(neo4j_uri, create=True) as store:
        yield store
    clear(driver)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kg.db", create=True) as store:
        yield store


def clear(driver: neo4j.Driver) -> None:
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


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


def stored(store: Store, report: str, graph: nx.MultiDiGraph) -> Change:
    """As kg build stores a report, with what follows from it."""
    before = places_of(store, report)
    change = store.put(graph)
    settle(store, before | places_of(store, report))
    return change


@pytest.mark.parametrize("seed", range(2))
def test_real_reports_in_any_order_equal_a_fresh_build(
    server: Store, folder: Store, driver: neo4j.Driver, neo4j_uri: str, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    left: dict[str, nx.MultiDiGraph] = {}
    for _ in range(9):
        file = chance.choice(real.years())
        graph = real.graph(file, chance.choice((1.0, 0.6)))
        (report,) = (str(key) for key, data in graph.nodes(data=True) if "Report" in data["labels"])
        if report in left and chance.random() < 0.5:
            del left[report]
            assert withdraw(server, report) == withdraw(folder, report)
        else:
            left[report] = graph
            assert stored(server, report, graph) == stored(folder, report, graph)
            assert server.put(graph).nothing
    grown = dump(server)
    assert grown == dump(folder)
    clear(driver)
    with open_store(neo4j_uri, create=True) as fresh, open_store(tmp_path / "fresh", create=True) as other:
        for report, graph in left.items():
            stored(fresh, report, graph)
            stored(other, report, graph)
        assert dump(fresh) == grown
        assert dump(other) == grown


def test_several_loaders_at_once_neither_double_nor_lose(server: Store, folder: Store, neo4j_uri: str) -> None:
    graphs = [real.graph(file) for file in SAMPLES]

    def load(mine: list) -> None:
        with open_store(neo4j_uri, create=True) as store:
            for graph in mine:
                store.put(graph)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(load, (graphs, graphs[::-1], graphs[3:] + graphs[:3])))
    for graph in graphs:
        folder.put(graph)
    assert dump(server) == dump(folder)


def test_nobody_writes_between_the_reading_and_the_writing_of_what_follows(server: Store, neo4j_uri: str) -> None:
    server.put(real.graph(SAMPLES[0]))
    seen: list[list[int]] = []

    def load() -> None:
        with open_store(neo4j_uri) as other:
            other.put(real.graph(SAMPLES[1]))

    def edges(inside: Reader) -> list[Derived]:
        loader.start()
        count = "MATCH (r:Report) RETURN count(r) AS n"
        for wait in (0.0, 2.0):
            loader.join(wait)
            seen.append([row[0] for row in inside.run(count).rows])
        return []

    loader = threading.Thread(target=load)
    server.derive(["130637"], edges)
    loader.join(60)
    assert seen == [[1], [1]]
    assert len(server.reports()) == 2


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


def test_nodes_relationships_and_paths_in_rows(server: Store, folder: Store) -> None:
    query = (
        "MATCH p = (e:Enterprise)-[r:UNDERTAKES]->(:Project) MATCH q = (:Project)<-[:UNDERTAKES]-(e) "
        "RETURN e, r, p, q, [p] AS paths, [e.id] AS ids, {a: e.id} AS map"
    )
    graph = report_graph("R1", undertakes=[("1", "e-1", "p-1")])
    server.put(graph)
    folder.put(graph)

    def plain(store: Store) -> object:
        return _sorted_labels(dataclasses.asdict(store.run(query)))

    assert plain(server) == plain(folder)
    path = server.run(query).dicts()[0]["p"]
    assert [part.get("type") or part["properties"]["id"] for part in path] == ["e-1", "UNDERTAKES", "p-1"]


def _sorted_labels(value: object) -> object:
    if isinstance(value, dict):
        return {k: sorted(v) if k == "labels" else _sorted_labels(v) for k, v in value.items()}
    return [_sorted_labels(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("CREATE (n:Foo)", "writes"),
        ("MATCH (n) DETACH DELETE n", "writes"),
        ("CREATE INDEX foo FOR (n:Foo) ON (n.x)", "writes"),
        ("load  csv FROM 'file:///etc/hosts' AS line RETURN line", "reads files"),
        ("LOAD/**/CSV FROM 'file:///etc/hosts' AS line RETURN line", "reads files"),
        ("LOAD C\\u0053V FROM 'file:///etc/hosts' AS line RETURN line", "reads files"),
        ("MATCH (n {id: $id}) RETURN n", "id"),
    ],
)
def test_queries_that_are_refused(server: Store, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        server.run(query)


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [("MATCH (n RETURN n", 1, 9), ("MATCH (n)\nRETRUN n", 2, 0), ("RETURN 1 +", 1, 10), ("RETURN 'csv' AS a +", 1, 18)],
)
def test_both_say_where_a_query_is_malformed(server: Store, folder: Store, query: str, line: int, column: int) -> None:
    for store in (server, folder):
        with pytest.raises(QueryError) as told:
            store.run(query)
        assert (told.value.line, told.value.column) == (line, column)
        assert "\n" not in str(told.value) and "line" not in str(told.value)


def test_words_about_csv_are_no_reading_of_files(server: Store) -> None:
    assert server.run("RETURN 'load csv' AS words").rows == (("load csv",),)


def test_a_query_that_takes_too_long(server: Store, neo4j_uri: str) -> None:
    slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(sqrt(a * b)) AS s"
    with open_store(neo4j_uri, read_only=True, timeout=0.5) as store, pytest.raises(QueryError, match="took too long"):
        store.run(slow)


def test_the_declared_indexes_are_there_and_setting_up_again_changes_nothing(
    server: Store, driver: neo4j.Driver, neo4j_uri: str
) -> None:
    def names() -> list[tuple[str, str]]:
        rows = driver.execute_query("SHOW INDEXES YIELD name, state RETURN name, state ORDER BY name").records
        return [tuple(row.values()) for row in rows]

    before = names()
    assert {state for _, state in before} == {"ONLINE"}
    declared = [*indexes.constraints(), *indexes.neo4j_full_text()]
    wanted = {re.search(r"(?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS", statement)[1] for statement in declared}
    assert {name for name, _ in before} >= wanted
    with pytest.raises(neo4j.exceptions.ConstraintError):
        driver.execute_query(
            "CREATE (a:Project {id: 'a'})-[:LOCATED_IN {id: 'r'}]->(b:Place {id: 'b'})-[:LOCATED_IN {id: 'r'}]->(a)"
        )
    driver.execute_query("MATCH (s:KgStore) SET s.schema = 'another'")
    open_store(neo4j_uri, create=True).close()
    assert names() == before
    assert server.run("MATCH (s:KgStore) RETURN s.schema AS schema").rows == ((indexes.fingerprint(),),)


def test_what_cannot_be_opened(neo4j_uri: str, driver: neo4j.Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    clear(driver)
    with pytest.raises(StoreMissing, match="there is no store at"):
        open_store(neo4j_uri, read_only=True)
    port = neo4j_uri.rpartition(":")[2]
    for address, says in (
        ("bolt://127.0.0.1:9", r"bolt://127\.0\.0\.1:9 is not answered by a server; is it started\?"),
        ("neo4j://127.0.0.1:9", r"neo4j://127\.0\.0\.1:9 is not answered by a server; is it started\?"),
        ("bolt://no.such.machine.invalid", "names a machine that cannot be found"),
        (f"bolt+s://127.0.0.1:{port}", "does not speak TLS"),
        (f"neo4j+s://127.0.0.1:{port}", "does not speak TLS"),
        (f"http://127.0.0.1:{port}", "begins with neo4j:// or bolt://, not http://"),
    ):
        with pytest.raises(StoreError, match=says):
            open_store(address)
    for address in (
        f"bolt://neo4j:s3cret-word@127.0.0.1:{port}",
        f"bolt://127.0.0.1:{port}/?password=s3cret-word",
        "bolt://[s3cret-word",
        "bolt://127.0.0.1:s3cret-word",
    ):
        with pytest.raises(StoreError) as told:
            open_store(address)
        assert "s3cret-word" not in str(told.value) and "NEO4J_PASSWORD" in str(told.value)
    with monkeypatch.context() as patch:
        patch.setenv("NEO4J_DATABASE", "nowhere")
        for scheme in ("bolt", "neo4j"):
            with pytest.raises(StoreError, match="has no such database; see NEO4J_DATABASE"):
                open_store(f"{scheme}://127.0.0.1:{port}")
    monkeypatch.setenv("NEO4J_PASSWORD", "wr0ng-password")
    with pytest.raises(StoreError, match="refuses this user name and password") as told:
        open_store(neo4j_uri)
    assert "wr0ng-password" not in str(told.value)
    monkeypatch.delenv("NEO4J_PASSWORD")
    with pytest.raises(StoreError, match="set NEO4J_PASSWORD"):
        open_store(neo4j_uri)


def test_the_web_port_is_not_the_bolt_port(neo4j_uri: str, neo4j_server) -> None:
    with pytest.raises(StoreError, match="Bolt has another port"):
        open_store(f"bolt://127.0.0.1:{neo4j_server.http}")


def test_a_store_of_a_newer_version(server: Store, driver: neo4j.Driver, neo4j_uri: str) -> None:
    driver.execute_query("MATCH (s:KgStore) SET s.version = 99")
    for create in (False, True):
        with pytest.raises(StoreError, match="newer version"):
            open_store(neo4j_uri, create=create)
