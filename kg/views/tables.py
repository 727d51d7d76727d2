"""Rows as a table with Chinese column names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table, box


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], title: str = "") -> Table:
    """A table of ``rows``; numbers to the right, words folded rather than cut."""
    drawn = Table(
        box=box.SIMPLE_HEAD, title=title or None, title_justify="left", title_style="kg.label", pad_edge=False
    )
    for column in columns:
        numeric = all(isinstance(row.get(column), int | float) for row in rows) if rows else False
        drawn.add_column(column, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(cell(row.get(column)) for column in columns))
    return drawn


def cell(value: Any) -> str:
    """A value as people write it: no value is empty, whole numbers have no point, lists are joined with 、

    >>> cell(1700.0), cell(None), cell(["东风", "东风公司"]), cell(True)
    ('1700', '', '东风、东风公司', '是')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, list | tuple):
        return "、".join(cell(item) for item in value)
    return str(value)
