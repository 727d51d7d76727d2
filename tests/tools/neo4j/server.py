"""A real Neo4j 5 LTS (community, with Browser) for tests and benchmarks, where no container engine is to be had.

Its jars come from Maven Central (pom.xml) into a folder of the user's cache, once. By hand::

    python -m tests.tools.neo4j.server FOLDER        # prints the addresses, runs until Ctrl-C
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in PACKAGES]
# A server that lives for a few tests ends before the second compiler has paid off, and shares two processors with them
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
CONF = """\
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
"""


class ServerError(RuntimeError):
    """The server does not start, or the tools to run it are missing."""


@dataclass
class Server:
    """A server in a folder of its own, on free ports of the loopback interface."""

    home: Path
    flags: tuple[str, ...] = SHORT_LIVED
    password: str = field(default_factory=lambda: secrets.token_hex(12))  # hex: one that begins with - is an option
    bolt: int = field(default_factory=lambda: free_port())
    http: int = field(default_factory=lambda: free_port())
    _process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """The Bolt address."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        """The address of Neo4j Browser."""
        return f"http://127.0.0.1:{self.http}/browser/"

    @property
    def environment(self) -> dict[str, str]:
        """What kg needs to reach it, beside the address."""
        return {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": self.password}

    def start(self) -> Server:
        """Starts it and waits until it answers."""
        self.prepare()
        with (self.home / "logs" / "console.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["java", *self.flags, *OPENS, "-Xmx1g", "-cp", f"{libraries()}/*",
                 "org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}",
                 f"--config-dir={self.home / 'conf'}"],
                stdout=log, stderr=log, env=self._java_environment(), start_new_session=True,
            )  # fmt: skip
        for _ in range(180):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.http}/", timeout=2):
                return self
            if self._process.poll() is not None:
                break
            time.sleep(0.5)
        raise ServerError((self.home / "logs" / "console.log").read_text()[-2000:])

    def prepare(self) -> None:
        """Lays out its folder, if that has not been done."""
        if not (self.home / "conf").exists():
            for name in ("conf", "data", "logs", "plugins", "import", "run"):
                (self.home / name).mkdir(parents=True)
            (self.home / "conf" / "neo4j.conf").write_text(CONF.format(bolt=self.bolt, http=self.http))
            self.admin("dbms", "set-initial-password", self.password)

    def stop(self) -> None:
        """Stops it in good order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self._end(signal.SIGKILL)

    def admin(self, *arguments: str, folder: Path | None = None) -> str:
        """What neo4j-admin prints, run in ``folder``; raises ServerError when it fails."""
        done = subprocess.run(
            ["java", *self.flags, *OPENS, f"-Dbasedir={self.home}", "-cp", f"{libraries()}/*",
             "org.neo4j.server.startup.Neo4jAdminCommand", *arguments],
            env=self._java_environment(), capture_output=True, text=True, cwd=folder,
        )  # fmt: skip
        if done.returncode:
            raise ServerError(done.stdout + done.stderr)
        return done.stdout

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None

    def _java_environment(self) -> dict[str, str]:
        return os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}


def missing() -> str | None:
    """Why no server can be run here, or None."""
    return next(
        (f"Neo4j needs {tool}, which is not installed" for tool in ("java", "mvn") if not shutil.which(tool)), None
    )


def libraries() -> Path:
    """The folder of the server's jars, fetched when they are not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "kg-tests" / "neo4j-5.26.30"
    if not folder.exists():
        beside = folder.with_name(f"{folder.name}.{os.getpid()}")
        done = subprocess.run(
            ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies",
             "-DincludeScope=runtime", f"-DoutputDirectory={beside}"],
            capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode:
            raise ServerError(f"the jars of Neo4j could not be fetched: {done.stdout[-1000:]}")
        with contextlib.suppress(OSError):  # another process was faster
            beside.rename(folder)
    return folder


def browser_jar() -> Path:
    """The jar of Neo4j Browser."""
    return next(libraries().glob("neo4j-browser-*.jar"))


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Runs a server until Ctrl-C."""
    server = Server(Path(sys.argv[1]).absolute(), flags=()).start()
    print(f"{server.uri}  {server.browser}  user neo4j, password {server.password}", flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main()
