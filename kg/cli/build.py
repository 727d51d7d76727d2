"""Building the graph from reports, and withdrawing them."""

from __future__ import annotations

import dataclasses
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import COULD_NOT_RUN, Failure, find, options, printing

if TYPE_CHECKING:
    from kg.pipeline import Outcome

REPORT_HEADS = {
    "id": "标识",
    "title": "标题",
    "place": "地方",
    "delivered_on": "日期",
    "year": "年份",
    "chars": "字数",
    "source": "来源",
}


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.report_head
@options.store
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that read reports.")
@options.rows_format
def build_command(
    paths: tuple[str, ...], place: str | None, date: str | None, store: str, workers: int, format_: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Read reports and store what they say.

    PATH is a file, a folder (all .txt and .csv in it) or a glob; a .csv is a table of published statistics. Building
    the same report again changes nothing; a report that says something else than before replaces the earlier one. Exit
    code 1 when some files could not be built, 2 when none could.

    \b
    Example:
      kg build seeds/reports
      kg build report.txt --place 武汉市汉南区 --date 2020-12-24
      kg build "reports/**/*.txt" --store all.db --workers 4
    """
    from concurrent.futures.process import BrokenProcessPool

    from kg import pipeline
    from kg.stores import open_store

    files = pipeline.find(paths)
    outcomes: list[Outcome] = []
    missing = [file for file in files if not file.exists()]
    if len(missing) == len(files):
        raise Failure(f"There is no report at {'、'.join(map(str, missing)) or '、'.join(paths)}.")
    new = not Path(store).exists()
    with open_store(store, create=True) as graph, _progress(files) as shown:
        try:
            for outcome in pipeline.build(shown, graph, place, date, workers):
                outcomes.append(outcome)
        except BrokenProcessPool as error:
            raise Failure(
                "A process that reads reports was ended, perhaps for want of memory; try again with fewer --workers. "
                "What is stored stays, and the same command adds the rest."
            ) from error
    bad = sum(outcome.state == "bad" for outcome in outcomes)
    if new and bad == len(outcomes):
        shutil.rmtree(store, ignore_errors=True)  # nobody asked for an empty store
    _print(outcomes, store, format_, output)
    click.get_current_context().exit(COULD_NOT_RUN if bad == len(outcomes) else int(bad > 0))


@click.command("reports")
@options.store
@options.rows_format
def reports_command(store: str, format_: str, output: Path | None) -> None:
    """List the stored reports.

    \b
    Example:
      kg reports
    """
    with find.reading(store) as graph:
        rows = [dataclasses.asdict(info) for info in graph.reports()]
    if not rows:
        raise find.Nothing(f"{store} has no reports yet; add one with: kg build FILE")
    printing.rows(rows, REPORT_HEADS, format_, output)


@click.command("remove")
@click.argument("report")
@options.store
def remove_command(report: str, store: str) -> None:
    """Withdraw one report from the graph.

    The graph is then as if the report had never been built. REPORT is the id that kg reports shows.

    \b
    Example:
      kg remove 420113-2020-12-24
    """
    from kg import pipeline

    with find.writing(store) as graph:
        known = [info.id for info in graph.reports()]
        if report not in known:
            raise find.Nothing(f"There is no report {report} in {store}. It has: {'、'.join(known) or 'none'}")
        change = pipeline.withdraw(graph, report)
    click.echo(f"Removed {report}: {change.removed:,} nodes and relationships.")


def _progress(files: list[Path]) -> AbstractContextManager[Iterable[Path]]:
    """The files, with a bar on standard error where that is a terminal and there is something to wait for."""
    if len(files) < 2 or not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, file=sys.stderr, label="Building", item_show_func=lambda f: f.name if f else None)


def _print(outcomes: list[Outcome], store: str, format_: str, output: Path | None) -> None:
    if format_ != "table":
        rows = [{**dataclasses.asdict(outcome), "file": str(outcome.file)} for outcome in outcomes]
        printing.values(rows, list(rows[0]), format_, output)
        return
    printing.text("\n".join(_lines(outcomes, store)), output)


def _lines(outcomes: list[Outcome], store: str) -> Iterator[str]:
    for outcome in outcomes:
        if outcome.state == "bad":
            yield f"bad        {outcome.file}: {outcome.reason}"
        else:
            counts = f"{outcome.mentions} mentions, {outcome.observations} figures, {outcome.relations} relations"
            yield f"{outcome.state:<9}  {outcome.report}  {outcome.title}  ({counts})"
            if outcome.reason:
                yield f"           {outcome.reason}"
    states = [outcome.state for outcome in outcomes]
    counted = ", ".join(f"{states.count(s)} {s}" for s in ("added", "replaced", "unchanged", "bad") if s in states)
    if set(states) == {"unchanged"}:
        yield f"No change: {store} already says all this."
    elif set(states) == {"bad"}:
        yield "Nothing was built."
    else:
        yield f"{counted}. The graph is in {store}; ask it with kg lookup NAME, or kg query --list."
