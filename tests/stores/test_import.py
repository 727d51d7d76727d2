"""The files for neo4j-admin, imported by the real tool: the graph is the one that kg build makes over Bolt."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import neo4j
import pytest

from kg.data import path
from kg.pipeline import build
from kg.stores import open_store
from tests.conftest import lacking
from tests.reports.at_hand import SAMPLES, SEEDS
from tests.stores.test_equals_fresh_build import dump
from tests.tools.neo4j import server as tool

pytestmark = pytest.mark.slow
KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]


def test_the_imported_graph_is_the_built_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if reason := tool.missing():
        lacking(reason)
    files = [*SAMPLES, *SEEDS, *path("seeds", "statistics").glob("*.csv")]
    with open_store(tmp_path / "kg.db", create=True) as store:
        list(build(files, store))
        wanted = dump(store)
    made = tmp_path / "made"
    subprocess.run([*KG, "export", "neo4j-import", str(made), "--store", str(tmp_path / "kg.db")], check=True)
    server = tool.Server(tmp_path / "neo4j")
    server.prepare()
    *_, command = made.joinpath("import.sh").read_text().splitlines()
    program, *arguments = shlex.split(command)
    assert program == "neo4j-admin"
    server.admin(*arguments, folder=made)
    server.start()
    try:
        with (
            neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", server.password)) as driver,
            driver.session() as session,
        ):
            for statement in made.joinpath("schema.cypher").read_text(encoding="utf-8").split(";\n"):
                if statement:
                    session.run(statement).consume()
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        with open_store(server.uri) as store:
            assert dump(store) == wanted
            assert all(outcome.state == "unchanged" for outcome in build(files, store))
    finally:
        server.kill()


def test_the_files_are_the_same_every_time(tmp_path: Path) -> None:
    with open_store(tmp_path / "kg.db", create=True) as store:
        list(build(SAMPLES, store))
    for name in ("one", "two"):
        folder = tmp_path / name
        subprocess.run([*KG, "export", "neo4j-import", str(folder), "--store", str(tmp_path / "kg.db")], check=True)
    assert {f.name: f.read_bytes() for f in (tmp_path / "one").iterdir()} == {
        f.name: f.read_bytes() for f in (tmp_path / "two").iterdir()
    }
