"""What every store offers, and the values it gives back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    import networkx as nx

VERSION = 1
"""The version of the stored form; a store of a newer one is refused."""

QUERY_TIMEOUT = 60.0
"""Seconds after which a query is stopped, unless the store is opened with another limit."""


class StoreError(Exception):
    """A store could not do what was asked; the message is one sentence for the user."""


class StoreMissing(StoreError):
    """There is no store at the place that was named."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class QueryError(StoreError):
    """A query is malformed, was refused because it writes, lacks a parameter, or took too long.

    ``line`` (from 1) and ``column`` (from 0) say where it is malformed, as far as the engine says so.
    """

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one report: how many of its nodes and relationships were added, changed and removed."""

    report: str
    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def nothing(self) -> bool:
        """Whether the store was already as it is now."""
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Derived:
    """A relationship of a derived type, which follows from several facts together.

    ``props`` has its id and the place that it is ``about``.
    """

    relation: str
    head: str
    tail: str
    props: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """A stored report."""

    id: str
    title: str
    place: str | None
    delivered_on: str | None
    year: int | None
    source: str
    sha256: str
    chars: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query. ``truncated`` says that there were more rows than the limit.

    Values are None, str, int, float, bool, lists and dicts; a node is ``{"labels": [...], "properties": {...}}``,
    a relationship ``{"type": ..., "properties": {...}}``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False

    def dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def node_value(labels: Iterable[str], properties: Mapping[str, Any]) -> dict[str, Any]:
    """A node as it stands in Rows, the same from every engine: labels and properties in the order of their names."""
    return {"labels": sorted(labels), "properties": dict(sorted(properties.items()))}


def relationship_value(type_: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A relationship as it stands in Rows, its properties in the order of their names."""
    return {"type": type_, "properties": dict(sorted(properties.items()))}


class Reader(Protocol):
    """What can be asked: a store, or the inside of a transaction that writes to it."""

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """The answer to a read-only query."""


class Store(Protocol):
    """A place where graphs are kept and asked; use it as a context manager."""

    def put(self, graph: nx.MultiDiGraph) -> Change:
        """Makes the stored report equal to ``graph`` (one report, as kg.graph builds it), in one transaction."""

    def withdraw(self, report: str) -> Change:
        """Removes a report and all that only it said. Raises StoreError when it is not stored."""

    def derive(self, about: Collection[str], edges: Callable[[Reader], Iterable[Derived]]) -> None:
        """Makes the derived relationships that are about these places what ``edges`` finds.

        It reads inside the transaction that writes, so that no other writer comes between; it may be called again.
        """

    def reports(self) -> tuple[ReportInfo, ...]:
        """The stored reports, by id."""

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int | None = None,
    ) -> Rows:
        """The answer to a read-only query, at most ``limit`` rows of it.

        Raises QueryError for a malformed, writing or too slow query.
        """

    def close(self) -> None:
        """Lets go of the store."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
