"""The store in a folder, as a user meets it: what it refuses, and what it keeps exactly."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores import QueryError, Store, StoreError, StoreLocked, StoreMissing, engine, open_store
from tests.stores.graphs import report_graph


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kg.db", create=True) as opened:
        yield opened


PROGRAM = """
from kg.stores import *
folder = {folder!r}
try:
    {code}
except StoreError as error:
    print(type(error).__name__, error)
"""


JVM_SAYS = "WARNING: Using incubator modules: jdk.incubator.vector\n"


def other_process(code: str, folder: Path) -> str:
    """What a second process prints that runs ``code`` with ``folder`` and ``open_store``."""
    program = PROGRAM.format(folder=str(folder), code=code)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert not done.stderr.replace(JVM_SAYS, ""), done.stderr
    return done.stdout.strip()


def test_putting_twice_changes_nothing(store: Store) -> None:
    graph = report_graph("R1", {"东风": "e-1"}, [("1", "e-1", "p-1")], {"产值": 1.0}, {"p-1": "planned"})
    assert store.put(graph).added == 12 - 3  # all but the three shared nodes
    assert store.put(graph).nothing


def test_values_come_back_as_they_were(store: Store) -> None:
    name = "东风\"本田'三厂\\ 😀\n第二行"
    store.put(report_graph("R1", {name: "e-1"}, figures={"零": 0.0, "负": -1.5}, names={"e-1": name}))
    assert store.run("MATCH (e:Enterprise {name: $name}) RETURN e.name AS name", {"name": name}).rows == ((name,),)
    found = store.run("MATCH (o:Observation) RETURN o.value AS value, o.suspect AS suspect ORDER BY value").rows
    assert found == ((-1.5, False), (0.0, False))


def test_nodes_and_relationships_in_rows(store: Store) -> None:
    store.put(report_graph("R1", undertakes=[("1", "e-1", "p-1")]))
    ((node, edge),) = store.run("MATCH (e:Enterprise)-[r]->(:Project) RETURN e, r").rows
    assert sorted(node["labels"]) == ["Enterprise", "Entity"] and node["properties"]["id"] == "e-1"
    assert edge["type"] == "UNDERTAKES" and edge["properties"]["report"] == "R1"


def test_rows_beyond_the_limit_are_announced(store: Store) -> None:
    query = "UNWIND [1, 2, 3] AS x RETURN x ORDER BY x"
    assert store.run(query, limit=2).rows == ((1,), (2,)) and store.run(query, limit=2).truncated
    assert not store.run(query, limit=3).truncated


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("CREATE (n:Foo)", "writes"),
        ("MATCH (n) DETACH DELETE n", "writes"),
        ("MATCH (n) SET n.name = 'x'", "writes"),
        ("LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line", "reads files"),
        ("MATCH (n RETURN n", "no viable alternative"),
        ("MATCH (n {id: $id}) RETURN n", "id"),
    ],
)
def test_queries_that_are_refused(store: Store, query: str, says: str) -> None:
    store.put(report_graph("R1"))
    with pytest.raises(QueryError, match=says):
        store.run(query)
    assert len(store.reports()) == 1


def test_a_query_that_takes_too_long(tmp_path: Path) -> None:
    open_store(tmp_path / "kg.db", create=True).close()
    query = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(sqrt(a * b)) AS s"
    # The first store that a process opens decides how long its statements may take
    ask = f"open_store(folder, read_only=True, timeout=0.5).run({query!r})"
    assert other_process(ask, tmp_path / "kg.db") == "QueryError the query took too long and was stopped"


def test_withdrawing_what_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError, match="no report R9"):
        store.withdraw("R9")


def test_a_failed_put_leaves_nothing(store: Store) -> None:
    store.put(report_graph("R1", {"东风": "e-1"}))
    before = store.run("MATCH (n) RETURN n.id AS id ORDER BY id").rows
    clash = report_graph("R2", {"东风": "e-1"})
    section = clash.nodes["R2/s-1"]
    section["props"] = {**section["props"], "id": "R1/s-1"}  # an id that another report's section has
    with pytest.raises(StoreError, match="could not be written"):
        store.put(clash)
    assert store.run("MATCH (n) RETURN n.id AS id ORDER BY id").rows == before


def test_a_second_process_is_told_that_the_store_is_in_use(store: Store, tmp_path: Path) -> None:
    told = other_process("open_store(folder)", tmp_path / "kg.db")
    assert told == f"StoreLocked {tmp_path / 'kg.db'} is in use by another process; try again when it has finished"
    assert other_process("open_store(folder, read_only=True)", tmp_path / "kg.db") == told


def test_a_writer_and_a_second_opening_in_the_same_process(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreLocked):
        open_store(tmp_path / "kg.db")


@pytest.mark.skipif(not engine.NATIVE, reason="on the JVM a reader locks the folder")
def test_readers_side_by_side(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg.db", create=True) as store:
        store.put(report_graph("R1"))
    with open_store(tmp_path / "kg.db", read_only=True):
        assert other_process("print(len(open_store(folder, read_only=True).reports()))", tmp_path / "kg.db") == "1"


def test_a_store_whose_writer_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "kg.db"
    with open_store(folder, create=True) as store:
        store.put(report_graph("R1"))
    other_process("store = open_store(folder); import os; os._exit(9)", folder)
    with open_store(folder, read_only=True) as store:
        assert [report.id for report in store.reports()] == ["R1"]


ENDLESS = """
import sys
from kg.stores import open_store
from tests.stores.graphs import report_graph
with open_store(sys.argv[1]) as store:
    for turn in range(1000):
        firms = {str(i): f"e-{i}" for i in range(200)}
        undertakes = [(name, firm, "p-1") for name, firm in firms.items()]
        store.put(report_graph("R1", firms, undertakes, quote=str(turn)))
        print(turn, flush=True)
"""


@pytest.mark.slow
def test_a_put_that_is_killed_is_there_wholly_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "kg.db"
    open_store(folder, create=True).close()
    for delay in (0.0, 0.03, 0.07, 0.11):
        writer = subprocess.Popen([sys.executable, "-c", ENDLESS, str(folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        done = writer.stdout.readline().strip()
        time.sleep(delay)
        writer.kill()
        done = (writer.communicate()[0].split() or [done])[-1]
        with open_store(folder, read_only=True) as store:
            quotes = store.run("MATCH ()-[r:UNDERTAKES]->() RETURN r.quote AS quote, count(*) AS count").rows
            mentions = store.run(
                "MATCH (m:Mention)-[:REFERS_TO]->(e:Entity {name: 'e-' + m.name}) RETURN count(*)"
            ).rows
        assert quotes in (((done, 200),), ((str(int(done) + 1), 200),))
        assert mentions == ((200,),)


def test_a_read_only_opening_refuses_to_write(tmp_path: Path) -> None:
    open_store(tmp_path / "kg.db", create=True).close()
    with open_store(tmp_path / "kg.db", read_only=True) as store, pytest.raises(StoreError, match="for reading only"):
        store.put(report_graph("R1"))


def test_places_that_are_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="there is no store at"):
        open_store(tmp_path / "nothing")
    with pytest.raises(StoreMissing):
        open_store(tmp_path / "nothing", read_only=True, create=True)
    assert not (tmp_path / "nothing").exists()
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is not a store"):
        open_store(tmp_path / "file", create=True)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x")
    with pytest.raises(StoreError, match="is not a store"):
        open_store(tmp_path / "folder", create=True)


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "kg.db").mkdir()
    with open_store(tmp_path / "kg.db", create=True) as store:
        assert store.reports() == ()


def test_a_store_of_a_newer_version(tmp_path: Path) -> None:
    folder = tmp_path / "kg.db"
    open_store(folder, create=True).close()
    with engine.open_(folder) as database, database.transaction():
        database.command("opencypher", "MATCH (s:KgStore) SET s.version = 99")
    with pytest.raises(StoreError, match="newer version"):
        open_store(folder)


@pytest.mark.skipif(sys.platform == "win32" or not engine.NATIVE, reason="no permissions, or no read-only opening")
def test_a_folder_that_may_not_be_written() -> None:
    # Root may write everywhere: become nobody (root's group stays), once everything is loaded.
    become_nobody = "import os; open_store(folder, read_only=True).close(); os.getuid() or os.setuid(65534); "
    with tempfile.TemporaryDirectory() as outside:
        Path(outside).chmod(0o755)
        folder = Path(outside) / "kg.db"
        open_store(folder, create=True).close()
        folder.chmod(0o555)
        for file in folder.iterdir():
            file.chmod(0o644)
        told = other_process(become_nobody + "open_store(folder)", folder)
        count = other_process(become_nobody + "print(len(open_store(folder, read_only=True).reports()))", folder)
        folder.chmod(0o755)
    assert told == f"StoreError {folder} may not be written"
    assert count == "0"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of files")
def test_a_store_that_may_not_be_read_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    folder = tmp_path / "kg.db"
    open_store(folder, create=True).close()
    (folder / "schema.json").chmod(0)
    if os.access(folder / "schema.json", os.R_OK):
        pytest.skip("root may read everything")
    with pytest.raises(StoreError, match="may not be read"):
        open_store(folder, read_only=True)
