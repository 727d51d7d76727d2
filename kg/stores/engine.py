"""The ArcadeDB engine in this process: a native library, or the same engine on a bundled JVM where there is none."""

from __future__ import annotations

import importlib
import os
import shlex
import sys
from pathlib import Path
from typing import Any

from kg.schema import schema
from kg.stores.base import node_value, relationship_value

# The native engine reads it when it is first loaded.
os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")


def _load() -> Any:
    # The binding loads numpy where there is one, for arrays that graphs have none of; a lookup would wait for it.
    hidden = "numpy" not in sys.modules
    if hidden:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        return importlib.import_module("arcadedb")
    except ModuleNotFoundError:
        return importlib.import_module("arcadedb_embedded")
    finally:
        if hidden:
            del sys.modules["numpy"]


arcadedb = _load()

NATIVE: bool = arcadedb.__name__ == "arcadedb"
"""Whether it is the native library, which opens folders read-only."""

_LIMIT = "-Darcadedb.command.timeout="

Error: type[Exception] = arcadedb.ArcadeDBError
"""What the engine raises, whatever is wrong."""


def set_limit(seconds: float) -> None:
    """Stops every statement after so many seconds; it is a setting of the engine's start, so the first call decides."""
    limit = f"{_LIMIT}{round(seconds * 1000)}"
    quiet = f"-Djava.util.logging.config.file={Path(__file__).with_name('logging.properties')}"
    for name, ours in (("ARCADEDB_NATIVE_ISOLATE_ARGS", [limit]), ("ARCADEDB_JVM_ARGS", [limit, quiet])):
        # A process that started this one may have left its own limit there.
        given = [one for one in shlex.split(os.environ.get(name, "")) if not one.startswith(_LIMIT) and one != quiet]
        os.environ[name] = shlex.join([*given, *ours])


def exists(folder: Path) -> bool:
    """Whether the folder holds a database."""
    return bool(arcadedb.database_exists(str(folder)))


def create(folder: Path) -> Any:
    """A new database in an empty folder."""
    return arcadedb.DatabaseFactory(str(folder)).create()


def open_(folder: Path, *, read_only: bool = False) -> Any:
    """The database in the folder; the JVM's binding knows no read-only opening, so that a reader locks it there."""
    factory = arcadedb.DatabaseFactory(str(folder))
    return factory.open(read_only=True) if read_only and NATIVE else factory.open()


def causes(error: BaseException) -> list[tuple[str, str]]:
    """The engine's exceptions behind an error as (class, message), outermost first; '' where there is no message."""
    chain = getattr(error, "java_chain", None)
    if chain is None:
        chain = [("", str(error))]
        cause: Any = error.__cause__  # on the JVM, a Java exception
        while cause is not None and hasattr(cause, "getMessage"):
            chain.append((cause.getClass().getName(), cause.getMessage()))
            cause = cause.getCause()
    return [(str(name), "" if message in (None, "None", "null") else str(message)) for name, message in chain]


def plain(value: Any) -> Any:
    """A result value in the form of kg.stores.Rows: nodes and relationships become dictionaries."""
    if isinstance(value, dict):
        if "@type" in value:
            return _record(value["@type"], {name: one for name, one in value.items() if not name.startswith("@")})
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if hasattr(value, "getTypeName"):  # the JVM hands out its own objects
        convert = importlib.import_module(f"{arcadedb.__name__}.type_conversion").convert_java_to_python
        return _record(str(value.getTypeName()), {str(n): convert(value.get(n)) for n in value.getPropertyNames()})
    return value


def _record(type_: str, props: dict[str, Any]) -> dict[str, Any]:
    return relationship_value(type_, props) if type_ in schema().relations else node_value(type_.split("~"), props)
