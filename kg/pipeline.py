"""The main job, one report at a time: read → extract → link → graph → store. Memory does not grow with the reports.

All but storing may run in several processes; what is stored, and in which order, does not depend on that.
"""

from __future__ import annotations

import glob
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import networkx as nx

    from kg.extraction.model import Reading
    from kg.reports import Report
    from kg.stores import Change, Store

State = Literal["added", "replaced", "unchanged", "bad"]
SUFFIXES = (".txt", ".csv")
TABLE = ".csv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: stored (``added``, ``replaced``), already there (``unchanged``) or ``bad``.

    ``reason`` says why it is bad, or of what is stored, what its head does not tell.
    """

    file: Path
    state: State
    report: str = ""
    title: str = ""
    mentions: int = 0
    observations: int = 0
    relations: int = 0
    reason: str = ""


def find(paths: Iterable[str]) -> list[Path]:
    """The files behind files, folders (searched deeply for reports, .txt, and statistics, .csv) and globs, each once.

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


def build(
    files: Iterable[Path], store: Store, place: str | None = None, date: str | None = None, workers: int = 1
) -> Iterator[Outcome]:
    """Store the reports and statistics tables of ``files`` one by one, then what follows from them together.

    With more than one of ``workers``, so many processes read ahead of what is stored. What cannot be built is an
    outcome too, not an exception. Raises stores.StoreError when the store fails; what was stored before stays stored.
    """
    from kg.ledger.settle import places_of, settle

    stored = {info.id for info in store.reports()}
    built: dict[str, Path] = {}
    touched: set[str] = set()
    try:
        for graph, outcome in _graphs(files, place, date, workers):
            if graph is None:
                yield outcome
                continue
            if problem := _unfit(outcome, built):
                yield replace(outcome, state="bad", reason=problem)
                continue
            built[outcome.report] = outcome.file
            touched |= places_of(store, outcome.report)
            change = store.put(graph)
            touched |= places_of(store, outcome.report)
            state: State = "unchanged" if change.nothing else "replaced" if outcome.report in stored else "added"
            yield replace(outcome, state=state)
    finally:
        settle(store, touched)


def withdraw(store: Store, report: str) -> Change:
    """Remove a report or table, and what followed from it together with others.

    Raises stores.StoreError when it is not stored.
    """
    from kg.ledger.settle import places_of, settle

    touched = places_of(store, report)
    change = store.withdraw(report)
    settle(store, touched)
    return change


_Graph = tuple["nx.MultiDiGraph | None", Outcome]
"""What one file says, or None where it cannot be read."""


def _graphs(files: Iterable[Path], place: str | None, date: str | None, workers: int) -> Iterator[_Graph]:
    """The graphs of files, in their order."""
    graph = partial(_graph, place=place, date=date)
    if workers == 1:
        yield from map(graph, files)
        return
    # started afresh: a fork would copy the threads of the embedded engine
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin_worker) as pool:
        ahead: deque[Future[_Graph]] = deque()
        try:
            for file in files:
                ahead.append(pool.submit(graph, file))
                if len(ahead) > 2 * workers:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        except BrokenProcessPool:
            for left in active_children():  # one that was starting when another died would be waited for without end
                left.terminate()
            raise


def _begin_worker() -> None:
    """Let the process that stores end the work on Ctrl-C, and no threads of numpy's hinder another worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # in time: numpy is not imported yet


def _graph(file: Path, place: str | None, date: str | None) -> _Graph:
    """What one file says, as a graph, and how much that is."""
    from kg.data import DataError
    from kg.reports import ReportError

    try:
        if file.suffix == TABLE:
            from kg.ledger.statistics import read_table, table_graph

            table = read_table(file)
            graph = table_graph(table)
            title = graph.nodes[table.id]["props"]["title"]
            return graph, Outcome(file, "added", table.id, title, 0, len(table.entries))
        from kg.graph import build_graph
        from kg.linking import link

        reading = read(file, place, date)
        report = reading.report
        counts = (len(reading.mentions), len(reading.observations), len(reading.relations))
        untold = "; ".join(_untold(report))
        return build_graph(link(reading)), Outcome(file, "added", report.id, report.title, *counts, reason=untold)
    except (ReportError, DataError) as error:
        return None, Outcome(file, "bad", reason=str(error))
    except OSError as error:
        return None, Outcome(file, "bad", reason=error.strerror or str(error))


def _untold(report: Report) -> Iterator[str]:
    """What would tie a report to other reports, where neither its head nor the user tells it."""
    if report.place_code is None:
        missing = f"no one division is known as {report.place}" if report.place else "no issuing place was found"
        yield f"{missing}: give its full name with --place, as 河北省保定市博野县"
    if report.year is None:
        yield "no year was found: give it with --date"


def _unfit(outcome: Outcome, built: dict[str, Path]) -> str | None:
    """Why a file that could be read must not be stored, or None."""
    if not (outcome.mentions or outcome.observations):
        return "it says nothing that kg knows how to read; is it a government work report?"
    if other := built.get(outcome.report):
        return f"it has the same place and date as {other} ({outcome.report}); give --place or --date to one of them"
    return None
