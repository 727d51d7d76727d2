"""Stores keep the graphs of many reports and answer Cypher: a folder on disk, or a Neo4j server.

>>> from kg.stores import open_store
>>> with open_store(folder, create=True) as store:  # doctest: +SKIP
...     store.put(graph)
...     store.run("MATCH (p:Project) RETURN p.name AS name ORDER BY name").rows
"""

from __future__ import annotations

from pathlib import Path

from kg.stores.base import (
    QUERY_TIMEOUT,
    Change,
    Derived,
    QueryError,
    Reader,
    ReportInfo,
    Rows,
    Store,
    StoreError,
    StoreLocked,
    StoreMissing,
)

__all__ = [
    "DEFAULT_STORE",
    "Change",
    "Derived",
    "QueryError",
    "Reader",
    "ReportInfo",
    "Rows",
    "Store",
    "StoreError",
    "StoreLocked",
    "StoreMissing",
    "open_store",
]

DEFAULT_STORE = "kg.db"
_NEO4J = {scheme + security for scheme in ("neo4j", "bolt") for security in ("", "+s", "+ssc")}


def open_store(
    target: str | Path = DEFAULT_STORE,
    *,
    read_only: bool = False,
    create: bool = False,
    timeout: float = QUERY_TIMEOUT,
) -> Store:
    """The store at ``target``: a folder, or a server for ``neo4j://…`` and ``bolt://…``.

    ``create`` makes a store where there is none; ``read_only`` opens it for questions alone, also beside other readers.
    A statement is stopped after ``timeout`` seconds; for folders, the first opening in a process decides.
    Raises StoreError: nothing there, not a store, locked by a writer, not writable, or written by a newer version.
    """
    scheme, separator, _ = str(target).partition("://")
    if separator and scheme not in _NEO4J:
        raise StoreError(f"a server's address begins with neo4j:// or bolt://, not {scheme}://")
    if separator:
        from kg.stores.neo4j import Neo4jStore

        return Neo4jStore(str(target), read_only=read_only, create=create, timeout=timeout)
    from kg.stores.embedded import EmbeddedStore

    return EmbeddedStore(Path(target), read_only=read_only, create=create, timeout=timeout)
