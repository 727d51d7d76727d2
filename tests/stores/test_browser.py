"""Neo4j Browser in Chromium, as a person uses it: on the real server, and on the store in a folder with kg browse."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest

from kg.data import path
from kg.queries.favourites import archive
from kg.schema import schema
from kg.stores import open_store
from tests.conftest import lacking
from tests.stores.test_equals_fresh_build import dump
from tests.tools import browser
from tests.tools.neo4j import server as neo4j_tool

pytestmark = pytest.mark.slow
KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]
LABELS = {relation.label for relation in schema().relations.values()}
QUESTIONS = [
    ("看一地的企业和项目", {"承担", "位于"}),
    ("看目标的结果", {"兑现", "度量指标"}),
    ("看各产业里有谁", {"所属产业"}),
]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures are kept: KG_PICTURES, or a temporary folder."""
    return Path(os.environ.get("KG_PICTURES") or tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("browse") / "kg.db"
    build(str(store))
    return store


@pytest.fixture(scope="module")
def contents(folder: Path) -> tuple[list, list]:
    """All that the folder holds, read before anybody browses."""
    with open_store(folder, read_only=True) as store:
        return dump(store)


def build(store: str) -> None:
    done = subprocess.run(
        [*KG, "build", str(path("seeds", "reports")), str(path("seeds", "statistics")), "--store", store],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def needs(*reasons: str | None) -> None:
    for reason in reasons:
        if reason:
            lacking(reason)


class Browsing:
    """A running kg browse."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [*KG, "browse", "--no-open", "--store", str(folder), "--browser", str(neo4j_tool.browser_jar())],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().split()[-1]
        said = re.fullmatch(
            r"Bolt: (\S+), user (\S+), password (\S+) \(reading only\)\n", self.process.stdout.readline()
        )
        assert said
        self.bolt, self.user, self.password = said.groups()

    def end(self, how: signal.Signals) -> tuple[int, str]:
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out + err


@pytest.fixture
def browsing(folder: Path) -> Iterator[Browsing]:
    needs(neo4j_tool.missing())
    running = Browsing(folder)
    yield running
    if running.process.poll() is None:
        running.end(signal.SIGTERM)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="the open ports are read from /proc")
def test_browsing_opens_nothing_beyond_this_machine(browsing: Browsing) -> None:
    mine = {
        os.readlink(link).removeprefix("socket:[").removesuffix("]")
        for link in Path(f"/proc/{browsing.process.pid}/fd").iterdir()
        if os.readlink(link).startswith("socket:[")
    }
    listening = [
        line.split()[1].rpartition(":")[0]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[9] in mine
    ]
    assert len(listening) == 3  # the pages, Bolt, and the engine's own HTTP
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
    assert set(listening) <= loopback


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Foo)",
        "MATCH (n:Entity) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX foo FOR (n:Entity) ON (n.x)",
        "CREATE USER eve SET PASSWORD 'long-enough'",
        "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
    ],
)
def test_who_browses_may_only_read(browsing: Browsing, query: str) -> None:
    with neo4j.GraphDatabase.driver(browsing.bolt, auth=(browsing.user, browsing.password)) as driver:
        assert driver.execute_query("MATCH (n:Project) RETURN count(n) AS n").records[0]["n"] > 50
        with pytest.raises(neo4j.exceptions.Neo4jError) as refused:
            driver.execute_query(query)
    assert refused.value.code == "Neo.ClientError.Security.Forbidden"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_browsing_ends_and_leaves_the_store_as_it_was(
    folder: Path, contents: tuple[list, list], browsing: Browsing, how: signal.Signals
) -> None:
    driver = neo4j.GraphDatabase.driver(browsing.bolt, auth=(browsing.user, browsing.password))
    with driver, pytest.raises(neo4j.exceptions.Neo4jError):
        driver.execute_query("MATCH (n:Entity) SET n.name = 'x'")
    code, said = browsing.end(how)
    assert code == 0 and said.endswith("Ended; the graph is as it was.\n")
    with open_store(folder, read_only=True) as store:
        assert dump(store) == contents


def test_the_store_is_in_use_while_somebody_browses(folder: Path, browsing: Browsing) -> None:
    done = subprocess.run([*KG, "reports", "--store", str(folder)], capture_output=True, text=True)
    assert done.returncode == 2 and "in use by another process" in done.stderr


def test_without_a_browser_it_says_how_to_get_one(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*KG, "browse", "--no-open", "--store", str(folder)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path), "NEO4J_HOME": ""},
    )
    assert done.returncode == 2 and "org.neo4j.client:neo4j-browser" in done.stderr and "Traceback" not in done.stderr


def test_the_browser_on_the_store_in_a_folder(browsing: Browsing, pictures: Path) -> None:
    needs(browser.missing())
    with browser.chromium() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: asked.remove(request.url))  # what the policy of the pages forbids
        page.goto(browsing.address)
        browser.connected(page)
        ask_and_look(page, pictures, "folder")
        assert all(url.startswith(("http://127.0.0.1:", "data:", "blob:")) for url in asked), asked


def test_the_browser_on_the_server(neo4j_uri: str, neo4j_server: neo4j_tool.Server, pictures: Path) -> None:
    needs(browser.missing())
    build(neo4j_uri)
    with browser.chromium() as page:
        browser.log_in(page, neo4j_server.browser, neo4j_uri, "neo4j", neo4j_server.password)
        browser.drop(page, "style.grass", path("schemas", "browser.grass").read_bytes())
        browser.drop(page, "favourites.zip", archive())
        ask_and_look(page, pictures, "server")
    with neo4j.GraphDatabase.driver(neo4j_uri, auth=("neo4j", neo4j_server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")


def ask_and_look(page, pictures: Path, where: str) -> None:
    """Runs three favourites and checks what is drawn: names on the nodes, Chinese words on the lines, our colours."""
    for number, (title, words) in enumerate(QUESTIONS):
        frame = browser.run_favourite(page, title, "看图")
        page.wait_for_timeout(2000)
        nodes, edges = browser.drawn(frame)
        browser.picture(page, pictures, f"{where}-{number}")
        assert len(nodes) > 5 and all(caption.strip() for caption in nodes)
        assert set(filter(None, edges)) & words and set(filter(None, edges)) <= LABELS
        colours = {circle.get_attribute("fill") for circle in frame.locator("svg g.node circle.b-outline").all()}
        assert len(colours) > 1 and not colours & {"#A5ABB6", None}
    frame.locator("svg g.relationship").first.click(force=True)
    assert "quote" in frame.inner_text()
