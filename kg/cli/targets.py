"""What is promised."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import find, options, printing
from kg.cli.query import limit_option


@click.command("targets")
@click.option("--period", help="Only targets for this year or span, as 2021 or 2021/2025.")
@click.option("--place", help="Only this place: a name or division code; 全国 for the nation.")
@limit_option
@options.store
@options.rows_format
def targets_command(
    period: str | None, place: str | None, limit: int, store: str, format_: str, output: Path | None
) -> None:
    """List what is promised, each target with its quote.

    Figures, and the states that projects are to reach (measure: status). A year also finds the spans that end with it.
    What became of them says kg ledger.

    \b
    Example:
      kg targets
      kg targets --period 2021 --format csv
      kg targets --place 汉南区 --period 2025
    """
    from kg.ledger import promised, targets
    from kg.views import targets as views

    with find.reading(store) as graph:
        places = [find.place(graph, place)] if place else None
        found = [views.row(target) for target in targets(graph, places, period)]
        found += [views.project(promise) for promise in promised(graph, places, period)]
    if not found:
        raise find.Nothing("There is no such target in the graph.")
    found.sort(key=lambda row: (row["report"], row["start"], row["end"], row["fact"]))
    rows = found[:limit]
    if format_ == "table":
        printing.rows([views.worded(row) for row in rows], views.HEADS, format_, output)
    else:
        printing.values(rows, list(rows[0]), format_, output)
    if len(found) > limit:
        click.echo(f"Only the first {limit} rows; --limit shows more.", err=True)
