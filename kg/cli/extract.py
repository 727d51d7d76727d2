"""The reading alone, without a graph: what one report says, as JSON or as tables."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli import find, options, printing


@click.command("extract")
@click.argument("file", type=click.Path(path_type=Path))
@options.report_head
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Tables for people, or the JSON that kg evaluate scores.",
)
@click.option("--dropped", is_flag=True, help="Show what was set aside instead, with the reasons (JSON has both).")
@options.output
def extract_command(
    file: Path, place: str | None, date: str | None, format_: str, dropped: bool, output: Path | None
) -> None:
    """Print what one report says; nothing is stored.

    \b
    Example:
      kg extract seeds/reports/000_843eda514adec576.txt
      kg extract report.txt --format json --output report.json
    """
    from kg import pipeline

    reading = pipeline.read(file, place, date)
    if format_ == "json":
        from kg.views.extraction import as_json

        printing.text(json.dumps(as_json(reading), ensure_ascii=False, indent=1), output)
    else:
        from kg.views.extraction import draw, draw_dropped

        drawn = draw_dropped if dropped else draw
        printing.show(lambda console: drawn(console, reading), output)
    if not (reading.mentions or reading.observations):
        raise find.Nothing(f"{file} says nothing that kg knows how to read; is it a government work report?")
