"""Rows as a table with Chinese heads; words for codes, and quote and fact together in one column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table, box
from rich.text import Text

from kg.schema import schema
from kg.views import labels, quotes

Row = Mapping[str, Any]
EVIDENCE = ("quote", "sentence", "report", "start", "fact")


def draw(console: Console, rows: Sequence[Row], heads: Mapping[str, str], title: str = "") -> None:
    """Print ``rows`` under ``heads`` (column name → what people read).

    Columns without any value are left out. Where rows have a quote, it stands in the last column, the fact's id below.
    """
    full = [name for name in heads if any(row.get(name) not in (None, "", []) for row in rows)]
    shown = [name for name in full if name not in EVIDENCE] if "quote" in full else full
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="kg.faint")
    table.title, table.title_justify, table.title_style = title or None, "left", "kg.label"
    for name in shown:
        numeric = all(isinstance(row.get(name), int | float | None) for row in rows)
        table.add_column(heads[name], justify="right" if numeric else "left", overflow="fold")
    lines: list[list[str | Text]] = [[_text(name, row.get(name)) for name in shown] for row in rows]
    if "quote" in full:
        width = _room(console, [[heads[name] for name in shown], *lines], rows)
        table.add_column(heads["quote"], overflow="fold", width=width)
        lines = [[*line, _evidence(row, width)] for row, line in zip(rows, lines, strict=True)]
    for line in lines:
        table.add_row(*line)
    console.print(table)


def _room(console: Console, lines: Sequence[Sequence[str | Text]], rows: Sequence[Row]) -> int:
    """The width of the quotes: what they need, and what other columns leave that take no more than a fifth each."""
    most = console.width // 5
    taken = (2 + min(most, max(cell_len(str(part)) for part in column)) for column in zip(*lines, strict=True))
    needed = max(cell_len(f"「{row.get('sentence') or row.get('quote') or ''}」") for row in rows)
    return max(min(console.width - sum(taken), needed), console.width // 3)


def _text(name: str, value: Any) -> str:
    return labels.code(name, value) if isinstance(value, str) else cell(value)


def _evidence(row: Row, width: int) -> Text:
    """The quote, marked in its sentence where that is given, and the fact it belongs to."""
    quote = str(row.get("quote") or "")
    said = str(row.get("sentence") or quote)
    words = quotes.marked(
        said, quotes.occurrences(said, [quote]) if said != quote else [], width=2 * width - quotes.SPARE
    )
    where = quotes.short(str(row.get("fact") or row.get("report") or ""))
    return Text.assemble(quotes.fold(words, width), ("\n" + where if where else "", "kg.faint"))


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
    if isinstance(value, dict):
        return _record(value)
    if isinstance(value, list | tuple):
        between = " " if any(isinstance(item, dict) and "type" in item for item in value) else "、"
        return between.join(cell(item) for item in value)
    return str(value)


def _record(value: Mapping[str, Any]) -> str:
    """A node by name and type, a relationship as a line: a path reads 东风公司（企业） —承担— 三厂（项目）."""
    if value.keys() == {"type", "properties"}:
        relation = schema().relations.get(value["type"])
        return f"—{relation.label if relation else value['type']}—"
    if value.keys() == {"labels", "properties"}:
        declared = schema().node_type(tuple(value["labels"]))
        name = value["properties"].get("name") or value["properties"].get("id", "")
        return f"{name}（{declared.label if declared else ':'.join(value['labels'])}）"
    return "；".join(f"{name} {cell(one)}" for name, one in value.items())
