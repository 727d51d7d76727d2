"""CSV files for ``neo4j-admin database import``, the fast way to fill an empty Neo4j with a large graph.

https://neo4j.com/docs/operations-manual/5/tools/neo4j-admin/neo4j-admin-import/
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import IO, Any

from kg.exports import whole
from kg.schema import NodeType, Property, RelationType, indexes, schema
from kg.stores import Store, statements
from kg.stores.base import VERSION

Open = Callable[[str], AbstractContextManager[IO[str]]]
SCRIPT, AFTERWARDS = "import.sh", "schema.cypher"
_BETWEEN = "\x1f"  # what separates the values of a list; no text has it
_TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean"}


def write(store: Store, open_file: Open) -> None:
    """Writes a file for each node type and relation through ``open_file(name)``, the import command, and what follows.

    Identifiers are unique over all types, so that one space of identifiers serves. An import leaves out empty lists and
    makes no indexes; schema.cypher, run afterwards, does both, and then the graph is as kg build would have made it.
    """
    with ExitStack() as opened:
        files: dict[str, IO[str]] = {}

        def into(name: str, header: Iterable[str]) -> IO[str]:
            if name not in files:
                files[name] = opened.enter_context(open_file(name))
                files[name].write(_line(header))
            return files[name]

        for node in whole.nodes(store):
            declared = schema().nodes[node.type]
            file = into(f"nodes-{node.type}.csv", [*_header(declared), ":LABEL"])
            file.write(_line([*_cells(declared, node.props), _text(_BETWEEN.join(node.labels))]))
        for edge in whole.edges(store):
            relation = schema().relations[edge.type]
            file = into(f"edges-{edge.type}.csv", [":START_ID", ":END_ID", *_header(relation)])
            file.write(_line([_text(edge.head), _text(edge.tail), *_cells(relation, edge.props)]))
    with open_file(SCRIPT) as script:
        script.write(_script(sorted(files)))
    with open_file(AFTERWARDS) as cypher:
        cypher.writelines(f"{statement};\n" for statement in _afterwards())


def _script(files: list[str]) -> str:
    arguments = ["database", "import", "full", "neo4j"]
    for name in files:
        kind, _, type_ = name.removesuffix(".csv").partition("-")
        arguments.append(f"--nodes={name}" if kind == "nodes" else f"--relationships={type_}={name}")
    arguments += ["--array-delimiter=U+001F", "--multiline-fields=true", "--overwrite-destination=true"]
    return (
        "#!/bin/sh\n"
        "# Replaces the database neo4j. The server must be stopped; when it runs again:\n"
        f"# cypher-shell -f {AFTERWARDS}\n"
        'cd "$(dirname "$0")" || exit 1\n'
        f"{shlex.join(['neo4j-admin', *arguments])}\n"
    )


def _afterwards() -> Iterator[str]:
    yield from indexes.constraints()
    yield from indexes.neo4j_full_text()
    yield "CALL db.awaitIndexes(300)"
    for node in schema().nodes.values():
        for name in (prop.name for prop in node.properties.values() if prop.many and node.name == node.key_label):
            yield f"MATCH (n:{node.name}) WHERE n.{name} IS NULL SET n.{name} = []"
    version = statements.WRITE_VERSION.replace("$version", str(VERSION))
    yield version.replace("$schema", f"'{indexes.fingerprint()}'")


def _header(declared: NodeType | RelationType) -> Iterator[str]:
    for prop in declared.properties.values():
        if prop.name == "id" and isinstance(declared, NodeType):
            yield "id:ID"
        else:
            yield f"{prop.name}:{_TYPES[prop.type]}{'[]' if prop.many else ''}"


def _cells(declared: NodeType | RelationType, props: dict[str, Any]) -> Iterator[str]:
    return (_cell(prop, props.get(prop.name)) for prop in declared.properties.values())


def _cell(prop: Property, value: Any) -> str:
    """A cell; one without quotes and text is a property that is not there."""
    if value is None or value == []:
        return ""
    if prop.many:
        return _text(_BETWEEN.join(value))
    if isinstance(value, bool):
        return str(value).lower()
    return _text(value) if isinstance(value, str) else repr(value)


def _text(value: str) -> str:
    """A quoted cell; quotes within are doubled."""
    return '"' + value.replace('"', '""') + '"'


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\n"
