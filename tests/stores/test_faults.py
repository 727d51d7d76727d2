"""What goes wrong with servers, processes and disks: a clear message, nothing half in, the same again completes it."""

from __future__ import annotations

import atexit
import os
import pickle
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import neo4j
import pytest

from kg.data import path
from kg.pipeline import build
from kg.stores import Store, open_store
from tests.conftest import lacking
from tests.reports.at_hand import SAMPLES
from tests.stores import real
from tests.stores.graphs import report_graph
from tests.stores.test_equals_fresh_build import dump
from tests.tools.neo4j.server import Server, missing

pytestmark = pytest.mark.slow
KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]
KILLS = 20
MOMENTS = 0.8  # seconds, in which every report is put several times
# Loads the same reports again and again, a new graph first, so that any moment is one of writing. For every line that
# names a store and how many graphs to put there, it forks a loader, which says who it is when its store is open.
LOADER = """
import os, sys, itertools, pickle, signal
import kg.stores.embedded, kg.stores.neo4j
kg.stores.neo4j.RETRY = float(sys.argv[2])
graphs = pickle.load(open(sys.argv[1], "rb"))
for line in sys.stdin:
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
        continue
    target, times = line.split()
    with kg.stores.open_store(target, create=True) as store:
        print(os.getpid(), flush=True)
        for graph in itertools.islice(itertools.cycle(graphs), int(times)):
            store.put(graph)
    os._exit(0)
"""
ONCE = 2 * len(SAMPLES)
OWNED = ("Section", "Mention", "Observation")


@pytest.fixture(scope="module")
def wanted() -> tuple[list, list]:
    """The graph of an undisturbed load."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "kg.db", create=True) as store:
        for file in SAMPLES:
            store.put(real.graph(file))
        return dump(store)


@cache
def pickled() -> str:
    """The graphs of all samples, first of the beginning of each, in a file."""
    with tempfile.NamedTemporaryFile(suffix=".pickle", delete=False) as file:
        pickle.dump([real.graph(sample, share) for share in (0.7, 1.0) for sample in SAMPLES], file)
    atexit.register(Path(file.name).unlink)
    return file.name


class Loaders:
    """Loaders that write to a store, one after the other, in processes of their own."""

    def __init__(self, retry: float = 60.0) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-c", LOADER, pickled(), str(retry)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start(self, target: str | Path, times: int = ONCE) -> int:
        """The process of a loader that has opened its store."""
        assert self._parent.stdin is not None
        self._parent.stdin.write(f"{target} {times}\n")
        self._parent.stdin.flush()
        return int(self._said())

    def wait(self) -> int:
        """How the loader ended: 0, or minus the signal."""
        return int(self._said())

    def end(self) -> str:
        """Ends it all, and tells what was said on standard error."""
        return self._parent.communicate(timeout=60)[1]

    def _said(self) -> str:
        assert self._parent.stdout is not None
        return self._parent.stdout.readline() or self.end()


def load(target: str | Path) -> None:
    """Loads every report once more than it changes."""
    loaders = Loaders()
    loaders.start(target)
    assert loaders.wait() == 0
    loaders.end()


def killed_at_random(target: str | Path, seed: int) -> Iterator[Store]:
    """The store after each of many loaders that were killed at a random moment."""
    chance = random.Random(seed)
    loaders = Loaders()
    for _ in range(KILLS):
        process = loaders.start(target, 1000)
        time.sleep(chance.uniform(0, MOMENTS))
        os.kill(process, signal.SIGKILL)
        assert loaders.wait() == -signal.SIGKILL
        with open_store(target, read_only=True) as store:
            yield store
    loaders.end()


def stored(store: Store) -> tuple[set[str], dict[tuple[str, str], int]]:
    """The reports in a store, and how many nodes and relationships of each label each report owns."""
    left = {info.id for info in store.reports()}
    counts = {}
    for label in OWNED:
        rows = store.run(f"MATCH (n:{label}) RETURN n.report AS report, count(n) AS count ORDER BY report").rows
        rows += store.run(f"MATCH (n:{label})-[r]->() RETURN n.report + '→' AS report, count(r) AS count").rows
        for report, count in rows:
            counts[report, label] = count
    return left, counts


def wholly_in_or_not_at_all(store: Store) -> None:
    """Every stored report is the one or the other text, complete, with the relationships of what it owns."""
    left, counts = stored(store)
    if not {report.removesuffix("→") for report, _ in counts} <= left:
        time.sleep(5)  # a server is still carrying out a commit that it had received when its loader was killed
        left, counts = stored(store)
    assert {report.removesuffix("→") for report, _ in counts} <= left
    for file in SAMPLES:
        allowed = []
        for share in (0.7, 1.0):
            graph = real.graph(file, share)
            report = next(str(key) for key, data in graph.nodes(data=True) if data["labels"][0] == "Report")
            label_of = {key: data["labels"][0] for key, data in graph.nodes(data=True)}
            nodes = Counter(label_of.values())
            edges = Counter(label_of[head] for head, _, _ in graph.edges(keys=True))
            allowed.append([(nodes[label], edges[label]) for label in OWNED])
        if report in left:
            found = [(counts.get((report, label), 0), counts.get((f"{report}→", label), 0)) for label in OWNED]
            assert found in allowed


def test_a_loader_killed_at_any_moment_and_again_on_the_folder(tmp_path: Path, wanted: tuple[list, list]) -> None:
    folder = tmp_path / "kg.db"
    for store in killed_at_random(folder, seed=5):
        wholly_in_or_not_at_all(store)
    load(folder)
    with open_store(folder, read_only=True) as store:
        assert dump(store) == wanted


def test_a_full_disk(tmp_path: Path, wanted: tuple[list, list]) -> None:
    with small_disk(tmp_path / "disk", "100m") as disk:
        folder = disk / "kg.db"
        with open_store(folder, create=True) as store:
            store.put(report_graph("R1", {"东风": "e-1"}))
        filler = disk / "filler"
        filler.write_bytes(b"0" * (shutil.disk_usage(disk).free - 200_000))
        done = subprocess.run(
            [*KG, "build", *map(str, SAMPLES), "--store", str(folder)], capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 2 and "Traceback" not in done.stderr, done.stderr
        assert "no space" in done.stderr.lower() or "could not be written" in done.stderr, done.stderr
        filler.unlink()
        with open_store(folder) as store:
            store.withdraw("R1")
            for file in SAMPLES:
                store.put(real.graph(file))
            assert dump(store) == wanted


@contextmanager
def small_disk(where: Path, size: str) -> Iterator[Path]:
    where.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(where)], capture_output=True)
    if done.returncode:
        pytest.skip("only an administrator may mount a small disk")
    try:
        yield where
    finally:
        subprocess.run(["umount", "-l", str(where)], check=True)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that these tests may stop and start."""
    if reason := missing():
        lacking(reason)
    server = Server(tmp_path_factory.mktemp("faults")).start()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        yield server
    server.kill()


@pytest.fixture
def empty(own: Server) -> Server:
    with neo4j.GraphDatabase.driver(own.uri, auth=("neo4j", own.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return own


def test_a_loader_killed_at_any_moment_and_again_on_the_server(empty: Server, wanted: tuple[list, list]) -> None:
    for store in killed_at_random(empty.uri, seed=7):
        wholly_in_or_not_at_all(store)
    load(empty.uri)
    with open_store(empty.uri, read_only=True) as store:
        assert dump(store) == wanted


def test_a_server_that_is_restarted_while_a_load_waits(empty: Server, wanted: tuple[list, list]) -> None:
    loaders = Loaders(retry=240.0)
    loaders.start(empty.uri, 3 * ONCE)
    time.sleep(0.5)
    empty.kill()
    empty.start()
    assert loaders.wait() == 0, loaders.end()
    loaders.end()
    with open_store(empty.uri, read_only=True) as store:
        assert dump(store) == wanted


def test_a_server_that_stops_in_the_middle_of_a_load(empty: Server, wanted: tuple[list, list]) -> None:
    loaders = Loaders(retry=6.0)
    loaders.start(empty.uri, 1000)
    time.sleep(0.5)
    empty.stop()
    try:
        assert loaders.wait() == 1
        said = loaders.end()
        # while it stops, or when it has stopped
        assert re.search(r"StoreError: \S+ is not answered (by a server; is it started|any more; .* running)\?$", said)
        done = subprocess.run(
            [*KG, "build", *map(str, SAMPLES), "--store", empty.uri], capture_output=True, text=True, timeout=120
        )
        assert (
            done.returncode == 2 and done.stderr == f"Error: {empty.uri} is not answered by a server; is it started?\n"
        )
        assert empty.password not in done.stdout + done.stderr + said
    finally:
        empty.start()
    with open_store(empty.uri, create=True) as store:
        wholly_in_or_not_at_all(store)
    load(empty.uri)
    with open_store(empty.uri, read_only=True) as store:
        assert dump(store) == wanted


def test_a_full_text_index_that_is_still_being_built(empty: Server) -> None:
    from kg.queries import search
    from kg.schema import indexes

    files = [*SAMPLES, *path("seeds", "reports").glob("*.txt")]
    with open_store(empty.uri, create=True) as store:
        list(build(files, store))
        whole = search(store, "东风")
        assert whole
        with neo4j.GraphDatabase.driver(empty.uri, auth=("neo4j", empty.password)) as driver:
            for statement in indexes.neo4j_full_text():
                driver.execute_query(f"DROP INDEX {statement.split()[3]}")
            for statement in indexes.neo4j_full_text():
                driver.execute_query(statement)
        assert search(store, "东风") == whole


def test_on_a_terminal_a_missing_password_is_asked_for_and_not_shown() -> None:
    spawn = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    terminal = subprocess.Popen(
        [sys.executable, "-c", spawn, *KG, "reports", "--store", "bolt://127.0.0.1:9"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert terminal.stdin is not None and terminal.stdout is not None
    asked = "Password of neo4j at bolt://127.0.0.1:9: "
    assert terminal.stdout.read(len(asked)) == asked
    terminal.stdin.write("s3cret-word\n")
    terminal.stdin.flush()
    said = terminal.stdout.read()
    terminal.stdin.close()
    assert terminal.wait(60) == 2
    assert "is not answered by a server" in said and "s3cret-word" not in said
