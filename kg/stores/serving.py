"""The store in a folder as a server for this machine alone: Bolt for one user, who may only read.

The engine's Bolt ignores a driver's READ mode, so that reading only is a matter of the user's group.
"""

from __future__ import annotations

import base64
import json
import secrets
import socket
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.stores import engine
from kg.stores.base import StoreError
from kg.stores.embedded import EmbeddedStore

LOOPBACK = "127.0.0.1"
_DATABASE = "kg"
_NO_LIMITS = {"resultSetLimit": -1, "readTimeout": -1}
# As the engine writes the file itself, with one group more that may read records and nothing else.
_GROUPS = {
    "databases": {
        "*": {
            "groups": {
                "admin": {
                    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
                    **_NO_LIMITS,
                    "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
                },
                "reader": {"access": [], **_NO_LIMITS, "types": {"*": {"access": ["readRecord"]}}},
                "*": {"access": [], **_NO_LIMITS, "types": {"*": {"access": []}}},
            }
        }
    },
    "version": 1,
}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the store answers over Bolt, and as whom one may read it."""

    uri: str
    user: str
    password: str
    database: str = _DATABASE


@contextmanager
def serving(folder: Path) -> Iterator[Endpoint]:
    """Answers over Bolt on the loopback interface while the context lasts; the folder is in use meanwhile.

    Raises StoreError as open_store does for a folder that is no store or in use.

    >>> with serving(Path("kg.db")) as endpoint:  # doctest: +SKIP
    ...     neo4j.GraphDatabase.driver(endpoint.uri, auth=(endpoint.user, endpoint.password))
    """
    EmbeddedStore(folder, read_only=False, create=False, timeout=60.0).close()  # says what is wrong with the folder
    bolt, http = _free_ports(2)
    root_password, password = secrets.token_urlsafe(24), secrets.token_urlsafe(12)
    with tempfile.TemporaryDirectory(prefix="kg-browse-") as root:
        _lay_out(Path(root), folder)
        settings = {
            "host": LOOPBACK,
            "http_port": http,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_host": LOOPBACK,
            "bolt_port": bolt,
        }
        try:
            server = engine.arcadedb.create_server(root, root_password=root_password, config=settings)
            server.start()
        except engine.Error as error:
            raise StoreError(f"{folder} cannot be served: {error}") from error
        try:
            _create_reader(http, root_password, "reader", password)
            yield Endpoint(f"bolt://{LOOPBACK}:{bolt}", "reader", password)
        finally:
            server.stop()


def _lay_out(root: Path, folder: Path) -> None:
    """The folders that the engine's server expects; the store stays where it is."""
    (root / "config").mkdir()
    (root / "config" / "server-groups.json").write_text(json.dumps(_GROUPS), encoding="utf-8")
    (root / "databases").mkdir()
    try:
        (root / "databases" / _DATABASE).symlink_to(folder.absolute(), target_is_directory=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be served: this system does not allow symbolic links") from error


def _create_reader(port: int, root_password: str, user: str, password: str) -> None:
    about: dict[str, Any] = {"name": user, "password": password, "databases": {_DATABASE: ["reader"]}}
    token = base64.b64encode(f"root:{root_password}".encode()).decode()
    request = urllib.request.Request(
        f"http://{LOOPBACK}:{port}/api/v1/server",
        data=json.dumps({"command": f"create user {json.dumps(about)}"}).encode(),
        headers={"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30):
            pass
    except urllib.error.URLError as error:
        raise StoreError(f"the engine does not let a user in who only reads: {error}") from error


def _free_ports(count: int) -> list[int]:
    """Ports of the loopback interface that nobody listens on."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((LOOPBACK, 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()
