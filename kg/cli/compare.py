"""One indicator, place beside place."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import Failure, find, options, printing

MEASURES = ("level", "growth", "avg_growth", "share", "change", "rank", "multiple")
CHARTS = (".svg", ".png", ".html")


@click.command("compare")
@click.argument("indicator")
@click.option("--period", required=True, help="The year or span, as 2026 or 2026/2030.")
@click.option(
    "--kind",
    type=click.Choice(["actual", "target"]),
    default="actual",
    show_default=True,
    help="What was reached, or what is promised.",
)
@click.option("--measure", type=click.Choice(MEASURES), help="The measure; by default the one most places give.")
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also draw a bar chart into this file: .svg, .png or .html.",
)
@options.store
@options.rows_format
def compare_command(
    indicator: str,
    period: str,
    kind: str,
    measure: str | None,
    chart: Path | None,
    store: str,
    format_: str,
    output: Path | None,
) -> None:
    """Set places side by side, the largest first.

    Each has its quote. INDICATOR is any name of an indicator. Estimates count as actual.

    \b
    Example:
      kg compare 地区生产总值 --period 2026 --kind target
      kg compare 城镇调查失业率 --period 2025 --chart unemployment.svg
    """
    from kg.ledger import compare
    from kg.views import comparison

    if chart and chart.suffix.lower() not in CHARTS:
        raise click.UsageError(f"{chart} is neither {', '.join(CHARTS[:-1])} nor {CHARTS[-1]}.")
    with find.reading(store) as graph:
        found = compare(graph, find.indicator(indicator), period, kind, measure)
    if not found:
        raise find.Nothing(f"No report gives {indicator} for {period} ({kind}).")
    if chart:
        try:
            comparison.draw(found, chart)
        except ImportError:
            raise Failure("Charts need the extra packages of kg[chart]: pip install 'kg[chart]'") from None
        click.echo(f"Drew {chart}.", err=True)
    if format_ == "table":
        printing.rows(comparison.rows(found), comparison.HEADS, format_, output)
    else:
        answer = [row.as_dict() for row in found]
        printing.values(answer, list(answer[0]), format_, output)
