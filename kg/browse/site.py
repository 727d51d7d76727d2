"""The pages of Neo4j Browser on the loopback interface, and a first page that brings it up connected and styled."""

from __future__ import annotations

import json
import mimetypes
import secrets
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kg.queries.favourites import favourites
from kg.schema import schema
from kg.schema.grass import style
from kg.stores.serving import LOOPBACK, Endpoint

_START = """<!doctype html><meta charset="utf-8"><title>kg</title><script>
const state = %s;
for (const key of Object.keys(localStorage)) if (key.startsWith("neo4j.")) localStorage.removeItem(key);
for (const [key, value] of Object.entries(state)) localStorage.setItem("neo4j." + key, JSON.stringify(value));
location.replace("/browser/");
</script>"""
# Otherwise the Browser loads fonts and scripts from elsewhere, and reports usage to its makers.
_POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws://{bolt} http://{bolt}"


@contextmanager
def site(jar: Path, endpoint: Endpoint) -> Iterator[str]:
    """Serves the pages while the context lasts; the address logs in whoever opens it, and nobody else can guess it."""
    secret = secrets.token_urlsafe(16)
    with zipfile.ZipFile(jar) as bundle:
        server = ThreadingHTTPServer((LOOPBACK, 0), _handler(bundle, endpoint, f"/start/{secret}"))
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/start/{secret}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def browser_state(endpoint: Endpoint) -> dict[str, Any]:
    """What the Browser is to find in its own storage: the connection, the style, the favourites, quiet settings."""
    connection = {
        "id": "$$discovery",
        "name": "$$discovery",
        "type": "bolt",
        "host": endpoint.uri,
        "username": endpoint.user,
        "password": endpoint.password,
        "db": endpoint.database,
        "authEnabled": True,
        "authenticationMethod": "NATIVE",
    }
    kept = list(favourites())
    folders = {folder: f"kg-{number}" for number, folder in enumerate(dict.fromkeys(one.folder for one in kept))}
    return {
        "connections": {
            "allConnectionIds": ["$$discovery"],
            "connectionsById": {"$$discovery": connection},
            "activeConnection": None,
            "connectionState": 0,
        },
        "settings": {
            "playImplicitInitCommands": False,
            "initCmd": "",
            "allowCrashReports": False,
            "allowUserStats": False,
            "showSampleScripts": False,
        },
        "udc": {"consentBannerShownCount": 99},  # nothing is reported: the pages may connect to this machine alone
        "grass": style(schema()),
        "folders": [{"id": i, "name": folder} for folder, i in folders.items()],
        "documents": [{"id": f"kg-{one.name}", "content": one.text, "folder": folders[one.folder]} for one in kept],
    }


def _handler(bundle: zipfile.ZipFile, endpoint: Endpoint, start: str) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()
    files = frozenset(bundle.namelist())
    discovery = json.dumps({"bolt_direct": endpoint.uri, "neo4j_version": "5.26.0", "neo4j_edition": "community"})
    first = _START % json.dumps(browser_state(endpoint), ensure_ascii=False).replace("</", "<\\/")
    policy = _POLICY.format(bolt=endpoint.uri.removeprefix("bolt://"))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.partition("?")[0]
            if self.headers.get("Host") != f"{LOOPBACK}:{self.connection.getsockname()[1]}":
                self._answer(403, b"", "text/plain")  # another site that leads its name to this machine
            elif name == start:
                self._answer(200, first.encode(), "text/html; charset=utf-8")
            elif name == "/":
                self._answer(200, discovery.encode(), "application/json")
            else:
                self._file("browser/index.html" if name == "/browser/" else name.lstrip("/"))

        def _file(self, name: str) -> None:
            if name not in files or not name.startswith("browser/"):
                self._answer(404, b"", "text/plain")
                return
            with lock:
                content = bundle.read(name)
            self._answer(200, content, mimetypes.guess_type(name)[0] or "application/octet-stream")

        def _answer(self, status: int, content: bytes, type_: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", type_)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("Cache-Control", "no-store" if self.path == start else "max-age=3600")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: the address holds a secret."""

    return Handler
