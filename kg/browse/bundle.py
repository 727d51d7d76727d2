"""Where a copy of Neo4j Browser lies on this machine. It is under another licence (GPL-3) and no part of kg."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

NAME = "neo4j-browser-*.jar"
INDEX = "browser/index.html"
_HOW = (
    "get one with: mvn dependency:copy -Dartifact=org.neo4j.client:neo4j-browser:5.24.0 -DoutputDirectory=. "
    "and give it with --browser, or set NEO4J_HOME to a Neo4j installation"
)


class BundleError(Exception):
    """There is no usable copy of Neo4j Browser; the message says how to get one."""


def find_bundle(given: Path | None = None) -> Path:
    """The jar of Neo4j Browser: ``given``, or that of a Neo4j installation, or that of a local Maven repository.

    A folder that is given is searched for one. Raises BundleError.
    """
    if given is not None and not given.exists():
        raise BundleError(f"there is no file {given}; {_HOW}")
    found = [file for folder in ([given] if given else _places()) for file in _jars(folder)]
    if not found:
        raise BundleError(
            f"there is no {NAME} in {given}; {_HOW}" if given else f"there is no Neo4j Browser here; {_HOW}"
        )
    newest = max(found, key=_version)
    if not zipfile.is_zipfile(newest) or INDEX not in zipfile.ZipFile(newest).namelist():
        raise BundleError(f"{newest} is not the jar of Neo4j Browser; {_HOW}")
    return newest


def _places() -> Iterator[Path]:
    if home := os.environ.get("NEO4J_HOME"):
        yield Path(home)
    yield Path.cwd()
    yield Path.home() / ".m2" / "repository" / "org" / "neo4j" / "client" / "neo4j-browser"


def _jars(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [file for pattern in (NAME, f"lib/{NAME}", f"*/{NAME}") for file in place.glob(pattern)]


def _version(file: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in file.stem.rpartition("-")[2].split(".") if part.isdecimal())
