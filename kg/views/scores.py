"""Scores as tables: precision, recall, F1; the precision of rules; errors; the difference to an earlier run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table, box

from kg.evaluation.run import Evaluation
from kg.extraction.rules import rules


def draw(
    console: Console, evaluation: Evaluation, by_rule: bool, errors: int, before: Mapping[str, Any] | None
) -> None:
    """Print the figures of ``evaluation``, then what else was asked for."""
    figures = evaluation.figures()
    console.print(_counted(figures, before))
    console.print(_shares(figures, before))
    if evaluation.tables:
        console.print(_rows("Key figures by indicator", evaluation.table.by_indicator()))
    if by_rule:
        console.print(_rows("Precision by rule", [_with_words(row) for row in evaluation.scores.by_rule()]))
    for sort, found in sorted(evaluation.errors().items()) if errors else ():
        for error in found[:errors]:
            console.print(f"{sort}: {'  '.join('' if part is None else str(part) for part in error)}", soft_wrap=True)


def _counted(figures: Mapping[str, Any], before: Mapping[str, Any] | None) -> Table:
    table = _table("", "P", "R", "F1", "gold", *(["F1 before", "change"] if before else []))
    for name, value in figures.items():
        if isinstance(value, list):
            then = before.get(name, [0.0, 0.0, 0.0, 0])[2] if before else None
            table.add_row(name, *(f"{x:.3f}" for x in value[:3]), str(value[3]), *_difference(value[2], then))
    return table


def _shares(figures: Mapping[str, Any], before: Mapping[str, Any] | None) -> Table:
    table = _table("share of those found; key figures", "", *(["before", "change"] if before else []))
    for name, value in figures.items():
        if not isinstance(value, list):
            then = before.get(name, 0.0) if before else None
            table.add_row(name, f"{value:.3f}" if isinstance(value, float) else str(value), *_difference(value, then))
    return table


def _difference(now: float, then: float | None) -> tuple[str, ...]:
    return () if then is None else (f"{then:.3f}", f"{now - then:+.3f}")


def _with_words(row: dict[str, Any]) -> dict[str, Any]:
    rule = rules().get(row["rule"])
    return {**row, "what it looks for": rule.english if rule else ""}


def _rows(title: str, rows: list[dict[str, Any]]) -> Table:
    table = _table(*rows[0]) if rows else _table("")
    table.title, table.title_justify = title, "left"
    for row in rows:
        table.add_row(*(f"{value:.3f}" if isinstance(value, float) else str(value) for value in row.values()))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_style="kg.label")
    for at, column in enumerate(columns):
        table.add_column(column, justify="right" if at else "left", overflow="fold")
    return table
