"""What tests of several packages share: a real Neo4j server, and real reports that were read before."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from neo4j import Driver

from kg import pipeline
from kg.extraction import Reading
from tests.tools.neo4j import server as neo4j


def lacking(reason: str) -> None:
    """Skips a test for want of a tool; where CI runs, that is a failure."""
    if os.environ.get("KG_CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each report is read once in a run of the tests, by whichever process needs it first."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder  # what the processes share
    read = pipeline.read

    def remembered(file: Path, place: str | None = None, date: str | None = None) -> Reading:
        told = repr((str(file), file.read_bytes(), place, date))
        kept = folder / f"{sha256(told.encode()).hexdigest()}.reading"
        if not kept.exists():
            fresh = kept.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(pickle.dumps(read(file, place, date)))
            fresh.replace(kept)
        reading: Reading = pickle.loads(kept.read_bytes())
        return reading

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read", remembered)
        yield


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j.Server]:
    """A running server; tests share it, and leave it empty."""
    if reason := neo4j.missing():
        lacking(reason)
    server = neo4j.Server(tmp_path_factory.mktemp("neo4j")).start()
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def neo4j_uri(neo4j_server: neo4j.Server) -> Iterator[str]:
    """The address of the shared server; user and password stand in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in neo4j_server.environment.items():
            patch.setenv(name, value)
        patch.delenv("NEO4J_DATABASE", raising=False)
        yield neo4j_server.uri


@pytest.fixture(scope="session")
def driver(neo4j_uri: str, neo4j_server: neo4j.Server) -> Iterator[Driver]:
    """The driver itself, to see what the stores do not show."""
    from neo4j import GraphDatabase

    with GraphDatabase.driver(neo4j_uri, auth=("neo4j", neo4j_server.password)) as opened:
        yield opened
