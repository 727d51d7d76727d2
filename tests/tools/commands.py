"""Tools of other makers that judge the RDF: Apache Jena and ROBOT from Maven Central, jsonld from npm.

They come into a folder of the user's cache, once for each version.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
JENA = "-Xmx2g"


class ToolError(RuntimeError):
    """A tool could not be fetched or run."""


def missing(*tools: str) -> str | None:
    """Why something that needs these programs cannot run here, or None."""
    return next((f"{tool} is not installed" for tool in tools if not shutil.which(tool)), None)


def jars(name: str) -> Path:
    """The folder of the jars of tests/tools/NAME/pom.xml, fetched when they are not there yet."""
    pom = HERE / name / "pom.xml"

    def fetch(folder: Path) -> list[str]:
        copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
        where = [f"-DoutputDirectory={folder}", f"-DexcludeTransitive={_whole(name)}"]
        return ["mvn", "-q", "-B", "-f", str(pom), copy, *where]

    return _cached(name, pom, fetch)


def node_modules(name: str) -> Path:
    """The folder with the npm packages of tests/tools/NAME/package.json, and the scripts beside it."""
    package = HERE / name / "package.json"

    def fetch(folder: Path) -> list[str]:
        shutil.copytree(HERE / name, folder)
        return ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]

    return _cached(name, package, fetch)


def java(name: str, main: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """What a Java program of the jars NAME prints."""
    command = ["java", JENA, "-cp", f"{jars(name)}/*", main, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8")


def _whole(name: str) -> str:
    """Whether one jar brings all it needs, as Jena's does."""
    return "true" if name == "jena" else "false"


def _cached(name: str, declaration: Path, fetch: Callable[[Path], list[str]]) -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    version = hashlib.sha256(declaration.read_bytes()).hexdigest()[:12]
    folder = cache / "kg-tests" / f"{name}-{version}"
    if not folder.exists():
        beside = folder.with_name(f"{folder.name}.{os.getpid()}")
        beside.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(fetch(beside), capture_output=True, text=True)
        if done.returncode:
            shutil.rmtree(beside, ignore_errors=True)
            raise ToolError(f"{name} could not be fetched: {(done.stdout + done.stderr)[-1000:]}")
        with contextlib.suppress(OSError):  # another process was faster
            beside.rename(folder)
    return folder
