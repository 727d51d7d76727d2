"""The store on a Neo4j 5 server, over Bolt.

User and password come from NEO4J_USERNAME (default neo4j) and NEO4J_PASSWORD, the database from NEO4J_DATABASE; on a
terminal, a missing password is asked for.
"""

from __future__ import annotations

import getpass
import logging
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions

from kg.schema import indexes
from kg.stores import bolt, difference, statements
from kg.stores.base import VERSION, Change, Derived, QueryError, Reader, ReportInfo, Rows, StoreError, StoreMissing

if TYPE_CHECKING:
    import networkx as nx

RETRY = 60.0
"""Seconds for which a write waits for a server that does not answer."""

_T = TypeVar("_T")
_ALL = -1
_AWAIT_INDEXES = "CALL db.awaitIndexes(300)"
_MAY_READ_FILES = re.compile(r"csv|\\u", re.IGNORECASE)
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what matters is said in our own messages


class Neo4jStore:
    """A store on the server at ``uri``; see kg.stores.Store for what its methods do."""

    def __init__(self, uri: str, *, read_only: bool, create: bool, timeout: float) -> None:
        _check_address(uri)
        self._uri = uri
        self._read_only = read_only
        self._timeout = timeout
        self._database = os.environ.get("NEO4J_DATABASE") or None
        user = os.environ.get("NEO4J_USERNAME", "neo4j")
        try:
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, _password(uri, user)),
                notifications_min_severity="OFF",
                connection_timeout=10.0,
                max_transaction_retry_time=RETRY,
            )
        except (ValueError, exceptions.DriverError) as error:
            raise StoreError(f"{uri} is not an address of a server: {error}") from error
        try:
            self._check_version(create and not read_only)
        except BaseException:
            self.close()
            raise

    def put(self, graph: nx.MultiDiGraph) -> Change:
        """Makes the stored report equal to ``graph``."""
        return self._write(lambda execute: difference.put(execute, graph))

    def withdraw(self, report: str) -> Change:
        """Removes a report and what only it said."""
        change = self._write(lambda execute: difference.withdraw(execute, report))
        if change.nothing:
            raise StoreError(f"the store has no report {report}")
        return change

    def derive(self, about: Collection[str], edges: Callable[[Reader], Iterable[Derived]]) -> None:
        """Makes the derived relationships that are about these places what ``edges`` finds."""
        self._write(lambda execute: difference.derive(execute, about, edges))

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
        try:
            with self._session(neo4j.READ_ACCESS, batch=_ALL if limit is None else limit + 1) as session:
                self._refuse_files(session, cypher, parameters)
                result = session.run(neo4j.Query(cypher, timeout=self._timeout), dict(parameters or {}))
                columns = tuple(result.keys())
                found = [tuple(record.values()) for record in islice(result, None if limit is None else limit + 1)]
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._problem(error) or bolt.refusal(error) from None
        rows = tuple(tuple(bolt.value(value) for value in row) for row in found[:limit])
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

    def _session(self, access: str, batch: int = _ALL) -> neo4j.Session:
        """A session whose answers come in batches of so many rows: asking in several would cost waiting."""
        return self._driver.session(database=self._database, default_access_mode=access, fetch_size=batch)

    def _refuse_files(self, session: neo4j.Session, cypher: str, parameters: Mapping[str, object] | None) -> None:
        """Refuses a query whose plan reads files, which the server lets readers do."""
        if _MAY_READ_FILES.search(cypher):  # without these signs no query can; asking for the plan would cost time
            try:
                plan = session.run(f"EXPLAIN {cypher}", dict(parameters or {})).consume().plan
            except exceptions.CypherSyntaxError:
                return  # running it says where, counted without the word in front
            if plan and "LoadCSV" in plan["args"]["string-representation"]:
                raise QueryError("the query reads files, and queries may only read the graph")

    def _write(self, work: Callable[[difference.Execute], _T]) -> _T:
        """Does the work in one transaction, again when the server was away or two writers met."""
        if self._read_only:
            raise StoreError(f"{self._uri} was opened for reading only")

        def transaction(managed: neo4j.ManagedTransaction) -> _T:
            def execute(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
                return managed.run(statement, dict(parameters)).data()

            execute(statements.LOCK, {})
            return work(execute)

        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                try:
                    return session.execute_write(transaction)
                except exceptions.IncompleteCommit:  # unknown whether it was kept; what is there already stays as it is
                    return session.execute_write(transaction)
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._problem(error) or StoreError(f"{self._uri} could not be written: {error}") from error

    def _check_version(self, create: bool) -> None:
        try:
            found = self.run(statements.READ_VERSION).rows
        except QueryError as error:
            raise StoreError(f"{self._uri} cannot be used: {error}") from error
        if found and found[0][0] > VERSION:
            raise StoreError(f"{self._uri} was written by a newer version of kg; update kg to read it")
        if create and (not found or found[0][1] != indexes.fingerprint()):
            self._set_up()
        elif not found:
            raise StoreMissing(f"there is no store at {self._uri}")

    def _set_up(self) -> None:
        try:
            with self._session(neo4j.WRITE_ACCESS) as session:
                for statement in (*indexes.constraints(), *indexes.neo4j_full_text(), _AWAIT_INDEXES):
                    session.run(statement).consume()
                version = {"version": VERSION, "schema": indexes.fingerprint()}
                session.run(statements.WRITE_VERSION, version).consume()
        except (exceptions.Neo4jError, exceptions.DriverError) as error:
            raise self._problem(error) or StoreError(f"{self._uri} cannot be used: {error}") from error

    def _problem(self, error: exceptions.Neo4jError | exceptions.DriverError) -> StoreError | None:
        """What keeps the server from being used, where that is the error."""
        clause = bolt.trouble(error)
        return StoreError(f"{self._uri} {clause}") if clause else None


def _check_address(uri: str) -> None:
    """Raises StoreError for an address that names more than a server, without repeating what may be a password."""
    try:
        parts = urlsplit(uri)
        plain = bool(parts.hostname) and parts.port != 0
    except ValueError:
        plain = False
    if not plain or "@" in parts.netloc or parts.query or parts.fragment or parts.path not in ("", "/"):
        raise StoreError(
            "an address of a server is like neo4j://machine:7687, without user and password; "
            "set NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE"
        )


def _password(uri: str, user: str) -> str:
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None and sys.stdin.isatty():
        password = getpass.getpass(f"Password of {user} at {uri}: ")
    if password is None:
        raise StoreError(f"{uri} needs a password: set NEO4J_PASSWORD")
    return password
