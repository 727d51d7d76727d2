"""The main job, one report at a time: read → extract → link → graph → store. Memory does not grow with the reports."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.extraction.model import Reading
    from kg.stores import Store

State = Literal["added", "replaced", "unchanged", "bad"]
SUFFIXES = (".txt",)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: stored (``added``, ``replaced``), already there (``unchanged``) or ``bad``, and why."""

    file: Path
    state: State
    report: str = ""
    title: str = ""
    mentions: int = 0
    observations: int = 0
    relations: int = 0
    reason: str = ""


def find(paths: Iterable[str]) -> list[Path]:
    """The report files behind files, folders (searched deeply for .txt) and globs, sorted, each once.

    A path that matches nothing is returned as it is, so that reading it says what is wrong.

    >>> [file.name for file in find(["seeds/reports"])]  # doctest: +SKIP
    ['000_843eda514adec576.txt']
    """
    found: dict[Path, None] = {}
    for path in paths:
        if Path(path).is_dir():
            files = [file for file in Path(path).rglob("*") if file.suffix in SUFFIXES and file.is_file()]
            found.update(dict.fromkeys(sorted(files)))
        elif not Path(path).exists() and glob.has_magic(path):
            found.update(dict.fromkeys(sorted(map(Path, glob.glob(path, recursive=True))) or [Path(path)]))
        else:
            found[Path(path)] = None
    return list(found)


def read(file: Path, place: str | None = None, date: str | None = None) -> Reading:
    """One file as far as extraction: its report and all that it says.

    ``place`` and ``date`` override what the head says. Raises reports.ReportError or OSError when it cannot be read.
    """
    from kg.extraction import extract
    from kg.reports import read_report

    return extract(read_report(file, place=place, date=date))


def build(files: Iterable[Path], store: Store, place: str | None = None, date: str | None = None) -> Iterator[Outcome]:
    """Store the reports of ``files`` one by one; what cannot be built is an outcome too, not an exception.

    Raises stores.StoreError when the store fails; the reports stored before stay stored.
    """
    from kg.graph import build_graph
    from kg.linking import link
    from kg.reports import ReportError

    stored = {info.id for info in store.reports()}
    built: dict[str, Path] = {}
    for file in files:
        try:
            reading = read(file, place, date)
        except ReportError as error:
            yield Outcome(file, "bad", reason=str(error))
            continue
        except OSError as error:
            yield Outcome(file, "bad", reason=error.strerror or str(error))
            continue
        report = reading.report
        if problem := _unfit(reading, built):
            yield Outcome(file, "bad", report.id, report.title, reason=problem)
            continue
        built[report.id] = file
        change = store.put(build_graph(link(reading)))
        state: State = "unchanged" if change.nothing else "replaced" if report.id in stored else "added"
        counts = (len(reading.mentions), len(reading.observations), len(reading.relations))
        yield Outcome(file, state, report.id, report.title, *counts)


def _unfit(reading: Reading, built: dict[str, Path]) -> str | None:
    """Why a report that could be read must not be stored, or None."""
    if not (reading.mentions or reading.observations):
        return "it says nothing that kg knows how to read; is it a government work report?"
    if other := built.get(reading.report.id):
        return f"it has the same place and date as {other} ({reading.report.id}); give --place or --date to one of them"
    return None
