"""Places side by side: as rows with a bar each, and as a chart in a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.ledger import Compared
from kg.views import labels

HEADS = {
    "place": "地方",
    "value": "数值",
    "bar": "",
    "measure": "度量",
    "kind": "性质",
    "quote": "引文",
    "report": "报告",
    "start": "起点",
}
_WIDTH = 20
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_COLOUR = "#2b6cb0"
_FONTS = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, WenQuanYi Zen Hei, sans-serif"


def rows(found: Sequence[Compared]) -> list[dict[str, Any]]:
    """A row for each place, with a bar as long as its value is large."""
    largest = max((abs(_top(row)) for row in found if row.value is not None), default=0.0)
    return [
        {
            "place": row.figure.place.name,
            "value": _said(row),
            "bar": bar(abs(_top(row)) / largest) if row.value is not None and largest else "",
            "measure": row.figure.measure,
            "kind": row.figure.kind,
            "quote": row.figure.quote,
            "report": row.figure.report,
            "start": row.figure.start,
        }
        for row in found
    ]


def bar(share: float) -> str:
    """A bar of block characters, in eighths of a character.

    >>> bar(1.0) == "█" * 20, bar(0.5) == "█" * 10
    (True, True)
    """
    whole, rest = divmod(round(share * _WIDTH * 8), 8)
    return "█" * whole + (_EIGHTHS[rest] if rest else "")


def draw(found: Sequence[Compared], file: Path) -> None:
    """A bar chart as .svg, .png or .html, by the file's ending. Raises ImportError without altair and vl-convert."""
    import altair

    first = found[0].figure
    title = (
        f"{first.name} {first.period} {labels.value('Kind', first.kind)}（{labels.value('Measure', first.measure)}）"
    )
    values = [
        {"place": row.figure.place.name, "value": _top(row), "words": _said(row), "quote": row.figure.quote}
        for row in found
        if row.value is not None
    ]
    base = altair.Chart(altair.Data(values=values), title=title).encode(
        y=altair.Y("place:N", sort=None, title=None),
        x=altair.X("value:Q", title=next((row.unit for row in found if row.value is not None), "")),
        tooltip=["place:N", "words:N", "quote:N"],
    )
    words = base.mark_text(align="left", dx=4).encode(text="words:N")
    chart = (base.mark_bar(color=_COLOUR) + words).configure(font=_FONTS).properties(width=480)
    format_ = file.suffix.lower().removeprefix(".")
    options = {"inline": True} if format_ == "html" else {"scale_factor": 2} if format_ == "png" else {}
    chart.save(str(file), format=format_, **options)


def _top(row: Compared) -> float:
    return row.high if row.high is not None else row.value or 0.0


def _said(row: Compared) -> str:
    if row.value is None:
        return row.figure.words or ""
    number = f"{row.value:.6g}" if row.high is None else f"{row.value:.6g}–{row.high:.6g}"
    mark = {"ge": "≥", "le": "≤", "approx": "≈"}.get(row.figure.comparator, "")
    return f"{mark}{number}{row.unit}"
