"""What was promised, and what became of it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import find, options, printing


@click.command("ledger")
@click.option("--place", help="Only this place: a name or division code; 全国 for the nation.")
@click.option("--year", type=int, help="Only targets for this year, or for a span of years that ends with it.")
@click.option("--indicator", help="Only this indicator, by any of its names.")
@click.option("--projects", is_flag=True, help="Projects instead of figures: promised states and what became of them.")
@click.option(
    "--statistics",
    "tables",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A CSV of published statistics to count as outcomes too; may be given several times.",
)
@options.store
@options.rows_format
def ledger_command(
    place: str | None,
    year: int | None,
    indicator: str | None,
    projects: bool,
    tables: tuple[Path, ...],
    store: str,
    format_: str,
    output: Path | None,
) -> None:
    """Set promises against outcomes, both ends quoted.

    Every target has one row; where no outcome is certain, the row says why. Published statistics that come with kg
    count beside the stored reports.

    \b
    Example:
      kg ledger --place 汉南区 --year 2021
      kg ledger --place 全国 --indicator 地区生产总值 --format json
      kg ledger --place 博野县 --projects
    """
    from kg.ledger import balance, pipeline
    from kg.views import ledger as views

    if projects and (indicator or tables):
        raise click.UsageError("--projects asks about projects; --indicator and --statistics are for figures.")
    with find.reading(store) as graph:
        places = [find.place(graph, place)] if place else None
        if projects:
            found = [row for row in pipeline(graph, places) if year is None or row.year == year]
            answer, shown, heads = [row.as_dict() for row in found], views.project_rows(found), views.PROJECT_HEADS
        else:
            name = find.indicator(indicator) if indicator else None
            rows = [row for row in balance(graph, places, tables) if row.concerns(year, name)]
            answer, shown, heads = [row.as_dict() for row in rows], views.rows(rows), views.HEADS
    if not answer:
        of = f" of {indicator}" if indicator else ""
        raise find.Nothing(f"There is no such promise{of} in the graph.")
    if format_ == "json":
        printing.values(answer, [], format_, output)
    elif format_ == "csv":
        printing.values([views.flat(row) for row in answer], list(views.flat(answer[0])), format_, output)
    else:
        printing.rows(shown, heads, format_, output)
