"""Scores against annotated reports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options, printing

if TYPE_CHECKING:
    from kg.evaluation.run import Evaluation

GOLD_SUFFIXES = (".jsonl", ".csv")


@click.command("evaluate")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--by-rule", is_flag=True, help="Also the precision of every rule.")
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Up to N errors of each sort.")
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Compare with an earlier run, saved with --format json.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Tables for people, or JSON, also for --against.",
)
@options.output
def evaluate_command(
    gold: tuple[Path, ...], by_rule: bool, errors: int, against: Path | None, format_: str, output: Path | None
) -> None:
    """Score the reading against annotated reports.

    GOLD is a .jsonl of annotated paragraphs or a .csv of key figures. The report behind each GOLD is named by
    the index.tsv beside it, or given after it: GOLD REPORT.

    \b
    Example:
      kg evaluate tests/gold/seed.gold.jsonl
      kg evaluate tests/gold/seed.gold.jsonl --by-rule --errors 10
      kg evaluate mine.jsonl report.txt --format json --output before.json
      kg evaluate mine.jsonl report.txt --against before.json
    """
    from kg import pipeline
    from kg.evaluation.run import evaluate
    from kg.views.extraction import as_json

    def extract(report: Path) -> tuple[str, dict[str, Any]]:
        reading = pipeline.read(report)
        return reading.report.text, as_json(reading)

    before = json.loads(against.read_text(encoding="utf-8")) if against else None
    evaluation = evaluate(_pairs(gold), extract)
    if format_ == "json":
        printing.text(json.dumps(_plain(evaluation, by_rule, errors), ensure_ascii=False, indent=1), output)
        return
    from kg.views import scores

    printing.show(lambda console: scores.draw(console, evaluation, by_rule, errors, before), output)


def _pairs(files: Sequence[Path]) -> list[tuple[Path, Path | None]]:
    """Each gold file with the report given after it, if one is."""
    pairs: list[tuple[Path, Path | None]] = []
    for file in files:
        if file.suffix in GOLD_SUFFIXES:
            pairs.append((file, None))
        elif pairs and pairs[-1][1] is None:
            pairs[-1] = (pairs[-1][0], file)
        else:
            raise click.UsageError(f"{file} follows no gold file; gold is .jsonl or .csv, its report comes after it.")
    return pairs


def _plain(evaluation: Evaluation, by_rule: bool, errors: int) -> dict[str, Any]:
    plain: dict[str, Any] = evaluation.figures()
    if by_rule:
        plain["by_rule"] = evaluation.scores.by_rule()
    if errors:
        plain["errors"] = {sort: rows[:errors] for sort, rows in sorted(evaluation.errors().items())}
    return plain
