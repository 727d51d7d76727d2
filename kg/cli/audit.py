"""Figures that do not add up, or look damaged."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import find, options, printing

SEVERITIES = ("high", "medium", "low")


@click.command("audit")
@click.option("--place", help="Only figures of this place: a name or division code; 全国 for the nation.")
@click.option("--report", help="Only findings that touch this report, by the id that kg reports shows.")
@click.option(
    "--severity",
    type=click.Choice(SEVERITIES),
    default="low",
    show_default=True,
    help="Findings of at least this severity.",
)
@options.store
@options.rows_format
def audit_command(
    place: str | None, report: str | None, severity: str, store: str, format_: str, output: Path | None
) -> None:
    """List figures that do not fit together.

    Rates against levels, shares against parts, sums, ranks, the same figure stated differently, damaged figures. A
    finding says what may explain it; none is an accusation.

    \b
    Example:
      kg audit --place 汉南区
      kg audit --severity high --format json
    """
    from kg.ledger import audit
    from kg.views import audit as views

    wanted = SEVERITIES[: SEVERITIES.index(severity) + 1]
    with find.reading(store) as graph:
        places = [find.place(graph, place)] if place else None
        if report and report not in {info.id for info in graph.reports()}:
            raise find.Nothing(f"There is no report {report} in the graph. Try: kg reports")
        found = [finding for finding in audit(graph, places, report) if finding.severity in wanted]
    if not found:
        raise find.Nothing("There is nothing that does not fit together.")
    if format_ == "json":
        printing.values([finding.as_dict() for finding in found], [], format_, output)
    else:
        printing.rows(views.rows(found), views.HEADS, format_, output)
