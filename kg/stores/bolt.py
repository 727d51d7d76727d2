"""What comes back over Bolt: values in the form of kg.stores.Rows, and failures in words for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import neo4j
from neo4j import exceptions

from kg.stores.base import QueryError, node_value, relationship_value

_POSITION = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\)")


def value(one: Any) -> Any:
    """A result value in the form of kg.stores.Rows."""
    if isinstance(one, neo4j.graph.Node):
        return node_value(one.labels, dict(one))
    if isinstance(one, neo4j.graph.Relationship):
        return relationship_value(one.type, dict(one))
    if isinstance(one, neo4j.graph.Path):
        steps = zip(one.nodes, [*one.relationships, None], strict=True)
        return [value(part) for step in steps for part in step if part is not None]
    if isinstance(one, Mapping):
        return {name: value(part) for name, part in one.items()}
    if isinstance(one, list | tuple):
        return [value(part) for part in one]
    return one if isinstance(one, str | int | float | bool | None) else str(one)


def refusal(error: exceptions.Neo4jError | exceptions.DriverError) -> QueryError:
    """Why the server does not answer a query, and where in the query that shows."""
    code = getattr(error, "code", None) or ""
    if code.endswith("Statement.AccessMode"):
        return QueryError("the query writes, and queries may only read")
    if "TransactionTimedOut" in code:
        return QueryError("the query took too long and was stopped")
    message = getattr(error, "message", None) or str(error)
    found = _POSITION.search(message)
    if not found:
        return QueryError(f"the query cannot be run: {message}")
    return QueryError(
        f"the query cannot be run: {message[: found.start()]}", line=int(found[1]), column=int(found[2]) - 1
    )


def trouble(error: exceptions.Neo4jError | exceptions.DriverError) -> str | None:
    """What keeps the server from being used at all, in a clause; None where it is something else."""
    if isinstance(error, exceptions.AuthError):
        return "refuses this user name and password; see NEO4J_USERNAME and NEO4J_PASSWORD"
    if isinstance(error, exceptions.Neo4jError):
        code = error.code or ""
        if code.endswith("DatabaseNotFound"):
            return "has no such database; see NEO4J_DATABASE"
        if code.endswith("AuthenticationRateLimit"):
            return "takes no more passwords for some seconds, after several wrong ones"
        return None
    causes = " ".join(_messages(error))
    if "looks like HTTP" in causes:
        return "is the address of the server's web pages; Bolt has another port, usually 7687"
    if "SSL" in causes or "encryption" in causes or "certificate" in causes:
        return "does not speak TLS as the address asks for; try it without +s, or with +ssc for its own certificate"
    if "DNS" in causes:
        return "names a machine that cannot be found"
    if "Failed to establish" in causes or "refused" in causes or "timed out" in causes:
        return "is not answered by a server; is it started?"
    return "is not answered any more; is the server still running?"


def _messages(error: BaseException | None) -> Iterator[str]:
    """The messages of an error and all behind it."""
    if error is None:
        return
    yield str(error)
    yield type(error).__name__
    for one in getattr(error, "exceptions", ()):
        yield from _messages(one)
    yield from _messages(error.__cause__)
