"""The store on a Neo4j 5 server, over Bolt.

User and password come from NEO4J_USERNAME (default neo4j) and NEO4J_PASSWORD, the database from NEO4J_DATABASE.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import neo4j
from neo4j import exceptions

from kg.schema import indexes
from kg.stores import difference, statements
from kg.stores.base import VERSION, Change, QueryError, ReportInfo, Rows, StoreError, StoreMissing

if TYPE_CHECKING:
    import networkx as nx

_AWAIT_INDEXES = "CALL db.awaitIndexes(300)"
_READS_FILES = "LOAD CSV"


class Neo4jStore:
    """A store on the server at ``uri``; see kg.stores.Store for what its methods do."""

    def __init__(self, uri: str, *, read_only: bool, create: bool, timeout: float) -> None:
        self._uri = uri
        self._read_only = read_only
        self._timeout = timeout
        self._database = os.environ.get("NEO4J_DATABASE") or None
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD")
        if password is None:
            raise StoreError(f"{uri} needs a password: set NEO4J_PASSWORD")
        try:
            self._driver = neo4j.GraphDatabase.driver(uri, auth=(user, password), notifications_min_severity="OFF")
        except (ValueError, exceptions.DriverError) as error:
            raise StoreError(f"{uri} is not an address of a server: {error}") from error
        try:
            self._check_version(create and not read_only)
        except BaseException:
            self.close()
            raise

    def put(self, graph: nx.MultiDiGraph) -> Change:
        """Makes the stored report equal to ``graph``."""
        with self._transaction() as execute:
            return difference.put(execute, graph)

    def withdraw(self, report: str) -> Change:
        """Removes a report and what only it said."""
        with self._transaction() as execute:
            change = difference.withdraw(execute, report)
        if change.nothing:
            raise StoreError(f"the store has no report {report}")
        return change

    def reports(self) -> tuple[ReportInfo, ...]:
        """The stored reports, by id."""
        return tuple(ReportInfo(**row) for row in self.run(statements.REPORTS).dicts())

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int | None = None,
    ) -> Rows:
        """The answer to a read-only query."""
        if _READS_FILES in " ".join(cypher.upper().split()):
            raise QueryError("the query reads files, and queries may only read the graph")
        try:
            with self._session(neo4j.READ_ACCESS) as session:
                result = session.run(neo4j.Query(cypher, timeout=self._timeout), dict(parameters or {}))
                columns = tuple(result.keys())
                found = [tuple(record.values()) for record in islice(result, None if limit is None else limit + 1)]
        except exceptions.ClientError as error:
            raise QueryError(_query_problem(error)) from None
        except exceptions.Neo4jError as error:
            raise QueryError(f"the query cannot be run: {error.message}") from None
        except exceptions.DriverError as error:
            raise self._unreachable(error) from error
        rows = tuple(tuple(_value(value) for value in row) for row in found[:limit])
        return Rows(columns, rows, truncated=limit is not None and len(found) > limit)

    def close(self) -> None:
        """Closes the connection."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)

    @contextmanager
    def _transaction(self) -> Iterator[difference.Execute]:
        if self._read_only:
            raise StoreError(f"{self._uri} was opened for reading only")
        try:
            with self._session(neo4j.WRITE_ACCESS) as session, session.begin_transaction() as transaction:

                def execute(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
                    return transaction.run(statement, dict(parameters)).data()

                yield execute
                transaction.commit()
        except exceptions.Neo4jError as error:
            raise StoreError(f"{self._uri} could not be written: {error.message}") from error
        except exceptions.DriverError as error:
            raise self._unreachable(error) from error

    def _check_version(self, create: bool) -> None:
        try:
            found = self.run(statements.READ_VERSION).rows
        except QueryError as error:
            raise StoreError(f"{self._uri} cannot be used: {error}") from error
        if not found and create:
            self._set_up()
        elif not found:
            raise StoreMissing(f"there is no store at {self._uri}")
        elif found[0][0] > VERSION:
            raise StoreError(f"{self._uri} was written by a newer version of kg; update kg to read it")

    def _set_up(self) -> None:
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                for statement in (*indexes.constraints(), *indexes.neo4j_full_text(), _AWAIT_INDEXES):
                    session.run(statement).consume()
        except exceptions.Neo4jError as error:
            raise StoreError(f"{self._uri} cannot be used: {error.message}") from error
        with self._transaction() as execute:
            execute(statements.WRITE_VERSION, {"version": VERSION})

    def _unreachable(self, error: exceptions.DriverError) -> StoreError:
        return StoreError(f"no server answers at {self._uri}; is it started?")


def _value(value: Any) -> Any:
    """A result value in the form of kg.stores.Rows."""
    if isinstance(value, neo4j.graph.Node):
        return {"labels": sorted(value.labels), "properties": dict(value)}
    if isinstance(value, neo4j.graph.Relationship):
        return {"type": value.type, "properties": dict(value)}
    if isinstance(value, neo4j.graph.Path):
        steps = zip(value.nodes, [*value.relationships, None], strict=True)
        return [_value(one) for step in steps for one in step if one is not None]
    if isinstance(value, Mapping):
        return {name: _value(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_value(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _query_problem(error: exceptions.ClientError) -> str:
    code = error.code or ""
    if code.endswith("Statement.AccessMode"):
        return "the query writes, and queries may only read"
    if "TransactionTimedOut" in code:
        return "the query took too long and was stopped"
    if "Security" in code:
        return "user name and password are wrong; see NEO4J_USERNAME and NEO4J_PASSWORD"
    return f"the query cannot be run: {error.message}"
