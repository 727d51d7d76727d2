"""Re-verifying the stored graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import find, options, printing


@click.command("check")
@click.option(
    "--shapes/--no-shapes",
    default=True,
    show_default=True,
    help="Also the RDF of each report against the SHACL shapes, which takes some seconds a report.",
)
@options.store
@options.rows_format
def check_command(shapes: bool, store: str, format_: str, output: Path | None) -> None:
    """Verify every quote, node and relationship.

    Quotes against the reports they came from, nodes and relationships against the schema, their RDF against the
    SHACL shapes. Every message names report and offset, in Chinese and English. Exit code 0 when all is right, 1 when
    something is wrong, 2 when the check could not run.

    \b
    Example:
      kg check
      kg check --no-shapes --format json
    """
    from kg import check

    with find.reading(store) as graph:
        reports = graph.reports()
        found = list(check.problems(graph))
        if shapes and reports:
            with click.progressbar(reports, file=sys.stderr, label="Shapes", hidden=not sys.stderr.isatty()) as shown:
                found += [problem for report in shown for problem in check.violations(graph, report.id)]
    if not reports:
        raise find.Nothing(f"{store} has no reports yet; add one with: kg build FILE")
    rows = [{"report": problem.report, "problem": problem.message} for problem in found]
    if found or format_ != "table":
        printing.rows(rows, {"report": "报告", "problem": "问题"}, format_, output)
    if found:
        raise find.Nothing(f"{len(found)} problems in {len(reports)} reports. 共 {len(found)} 处不符。")
    click.echo(
        f"All quotes and facts of {len(reports)} reports are as the reports and the schema say. 全部相符。", err=True
    )
