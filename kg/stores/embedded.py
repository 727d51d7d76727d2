"""The store in a folder: ArcadeDB in this process, no server.

One writer or many readers: a reader opens the folder read-only and needs no lock.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.schema import indexes, schema
from kg.stores import difference, engine, statements
from kg.stores.base import (
    VERSION,
    Change,
    Derived,
    QueryError,
    Reader,
    ReportInfo,
    Rows,
    StoreError,
    StoreLocked,
    StoreMissing,
)

if TYPE_CHECKING:
    import networkx as nx

_SETTINGS = {
    "arcadedb.txWalFlush": "2",  # a commit survives a power cut
    "arcadedb.opencypher.loadCsv.allowFileUrls": "false",  # queries must not read the user's files
}
_NEEDS_RECOVERY = "com.arcadedb.exception.DatabaseMetadataException"
_LOCKED = ("com.arcadedb.utility.LockException", "already in use")
_POSITION = re.compile(r" at line (\d+)(?::|, column )(\d+)")  # columns count from 0
_RID = re.compile(r"#\d+:\d+")
_PATH = re.compile(r"\(#\d+:\d+\)(<?-\[#\d+:\d+\]->?\(#\d+:\d+\))*")
_REFUSED = {
    "com.arcadedb.exception.QueryNotIdempotentException": "the query writes, and queries may only read",
    "com.arcadedb.exception.TimeoutException": "the query took too long and was stopped",
    "java.lang.SecurityException": "the query reads files, and queries may only read the graph",
}


class EmbeddedStore:
    """A store in ``folder``; see kg.stores.Store for what its methods do."""

    def __init__(self, folder: Path, *, read_only: bool, create: bool, timeout: float) -> None:
        engine.set_limit(timeout)
        self._folder = folder
        self._read_only = read_only
        try:
            self._database = self._enter(create and not read_only)
        except OSError as error:
            raise StoreError(f"{folder} may not be read: {error.strerror}") from error
        try:
            self._check_version(create)
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

    def derive(self, about: Collection[str], edges: Callable[[Reader], Iterable[Derived]]) -> None:
        """Makes the derived relationships that are about these places what ``edges`` finds."""
        with self._transaction() as execute:
            difference.derive(execute, about, edges)

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
            with self._database.query("opencypher", cypher, dict(parameters or {})) as results:
                found = [row.to_dict() for row in islice(results, None if limit is None else limit + 1)]
        except engine.Error as error:
            raise _refusal(error) from None
        columns = tuple(found[0]) if found else ()
        records = self._records(rid for row in found[:limit] for rid in _path_records(row))
        rows = tuple(tuple(_value(row[column], records) for column in columns) for row in found[:limit])
        return Rows(columns, rows, truncated=limit is not None and len(found) > limit)

    def close(self) -> None:
        """Closes the folder."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _records(self, ids: Iterable[str]) -> dict[str, Any]:
        """The nodes and relationships with these ids of the engine."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        rows = self._database.query("sql", f"SELECT [@this] AS one FROM [{', '.join(wanted)}]").to_list()
        return {str(row["one"][0]["@rid"]): engine.plain(row["one"][0]) for row in rows}

    @contextmanager
    def _transaction(self) -> Iterator[difference.Execute]:
        def execute(statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
            rows: list[dict[str, Any]] = self._database.command("opencypher", statement, dict(parameters)).to_list()
            return rows

        if self._read_only:
            raise StoreError(f"{self._folder} was opened for reading only")
        try:
            with self._database.transaction():
                yield execute
        except engine.Error as error:
            raise StoreError(f"{self._folder} could not be written: {_innermost(error)}") from error

    def _enter(self, create: bool) -> Any:
        if engine.exists(self._folder):
            return self._open()
        if self._folder.is_file() or (self._folder.is_dir() and any(self._folder.iterdir())):
            raise StoreError(f"{self._folder} is not a store of kg")
        if not create:
            raise StoreMissing(f"there is no store at {self._folder}")
        return self._create()

    def _open(self) -> Any:
        if not self._read_only and not os.access(self._folder, os.W_OK):
            raise StoreError(f"{self._folder} may not be written")
        if not all(os.access(file, os.R_OK) for file in self._folder.iterdir()):
            # The engine would take what it cannot read for an empty store.
            raise StoreError(f"{self._folder} may not be read")
        try:
            return engine.open_(self._folder, read_only=self._read_only)
        except engine.Error as error:
            if not (self._read_only and any(_NEEDS_RECOVERY in cause for cause in engine.causes(error))):
                raise self._open_problem(error) from error
        # Somebody is writing, or a writer was killed; only opening it for writing tells and repairs.
        try:
            engine.open_(self._folder).close()
            return engine.open_(self._folder, read_only=True)
        except engine.Error as error:
            raise self._open_problem(error) from error

    def _open_problem(self, error: Exception) -> StoreError:
        if any(sign in text for sign in _LOCKED for cause in engine.causes(error) for text in cause):
            return StoreLocked(f"{self._folder} is in use by another process; try again when it has finished")
        return StoreError(f"{self._folder} cannot be opened as a store: {_innermost(error)}")

    def _create(self) -> Any:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self._folder} cannot be created: {error.strerror}") from error
        if not os.access(self._folder, os.W_OK):
            raise StoreError(f"{self._folder} may not be written")
        try:
            return engine.create(self._folder)
        except engine.Error as error:
            raise self._open_problem(error) from error

    def _check_version(self, create: bool) -> None:
        found = self.run(statements.READ_VERSION).rows
        if found and found[0][0] > VERSION:
            raise StoreError(f"{self._folder} was written by a newer version of kg; update kg to read it")
        if create and not self._read_only and (not found or found[0][1] != indexes.fingerprint()):
            try:
                self._set_up()
            except engine.Error as error:
                raise StoreError(f"{self._folder} could not be written: {_innermost(error)}") from error
        elif not found:
            raise StoreError(f"{self._folder} is not a store of kg")

    def _set_up(self) -> None:
        for name, value in _SETTINGS.items():
            self._database.command("sql", f"ALTER DATABASE `{name}` {value}")
        # All types before all indexes, with one file each: the id of a record begins with the number of its file, and
        # Neo4j Browser confuses ids above 2^53, which is 64 files. A query may name a label that nothing has yet, too.
        for statement in _types():
            self._database.command("sql", statement)
        for statement in indexes.constraints():
            self._database.command("opencypher", statement)
        texts = {**indexes.NODE_TEXT, **{i: (type_, "quote") for i, type_ in indexes.RELATION_TEXT.items()}}
        for name, (label, prop) in texts.items():
            self._database.command("sql", f"CREATE PROPERTY {label}.{prop} IF NOT EXISTS STRING")
            self._database.command(
                "sql",
                f"CREATE INDEX {name} IF NOT EXISTS ON {label} ({prop}) FULL_TEXT "
                'METADATA {"analyzer":"org.apache.lucene.analysis.cjk.CJKAnalyzer"}',
            )
        with self._transaction() as execute:
            execute(statements.WRITE_VERSION, {"version": VERSION, "schema": indexes.fingerprint()})


def _types() -> Iterator[str]:
    """The types of records; a node with several labels has a type of its own below those of its labels."""
    declared = schema()
    for label in declared.nodes:  # what is found by its key needs a file, even an empty one
        yield f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS BUCKETS {int(label in declared.key_labels)}"
    for node in declared.nodes.values():
        if len(node.labels) > 1:
            name, above = "~".join(sorted(node.labels)), ", ".join(f"`{label}`" for label in sorted(node.labels))
            yield f"CREATE VERTEX TYPE `{name}` IF NOT EXISTS EXTENDS {above} BUCKETS 1"
    for relation in declared.relations:
        yield f"CREATE EDGE TYPE `{relation}` IF NOT EXISTS BUCKETS 1"


def _path_records(value: Any) -> Iterator[str]:
    """The ids of what the paths in a result are made of; the engine only names them, as (#1:2)-[#3:4]->(#5:6)."""
    if isinstance(value, str):
        if value.startswith("(#") and _PATH.fullmatch(value):
            yield from _RID.findall(value)
    elif isinstance(value, list):
        for one in value:
            yield from _path_records(one)
    elif isinstance(value, dict) and "@type" not in value:
        for one in value.values():
            yield from _path_records(one)


def _value(value: Any, records: Mapping[str, Any]) -> Any:
    """A result value in the form of kg.stores.Rows."""
    if isinstance(value, str):
        return [records[rid] for rid in _path_records(value) if rid in records] or value
    if isinstance(value, list):
        return [_value(one, records) for one in value]
    if isinstance(value, dict) and "@type" not in value:
        return {name: _value(one, records) for name, one in value.items()}
    return engine.plain(value)


def _innermost(error: Exception) -> str:
    """The message of the deepest exception that has one."""
    return next((message for _, message in reversed(engine.causes(error)) if message), str(error))


def _refusal(error: Exception) -> QueryError:
    """Why the engine does not answer a query, and where in the query that shows."""
    for name, _ in engine.causes(error):
        if name in _REFUSED:
            return QueryError(_REFUSED[name])
    message = _innermost(error)
    found = _POSITION.search(message)
    if not found:
        return QueryError(f"the query cannot be run: {message}")
    said = _POSITION.sub("", message.partition("\n")[0], count=1).removeprefix("Syntax error - ")
    return QueryError(f"the query cannot be run: {said}", line=int(found[1]), column=int(found[2]))
