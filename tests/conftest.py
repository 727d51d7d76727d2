"""What tests of several packages share: a real Neo4j server."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from neo4j import Driver

from tests.tools.neo4j import server as neo4j


def lacking(reason: str) -> None:
    """Skips a test for want of a tool; where CI runs, that is a failure."""
    if os.environ.get("KG_CI"):
        pytest.fail(reason)
    pytest.skip(reason)


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
