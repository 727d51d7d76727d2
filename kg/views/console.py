"""The console everything is drawn on."""

from __future__ import annotations

import os
from typing import IO

from rich.console import Console
from rich.theme import Theme

THEME = Theme(
    {
        "kg.name": "bold cyan",
        "kg.label": "bold",
        "kg.mark": "bold black on yellow",
        "kg.faint": "dim",
        "kg.rule": "cyan",
        "kg.planned": "yellow",
        "kg.suspect": "bold red",
    }
)
PLAIN_WIDTH = 100


def to(stream: IO[str], width: int | None = None) -> Console:
    """A console on ``stream``: colours and the real width on a terminal, plain text of a fixed width elsewhere."""
    if width is None and not stream.isatty():
        width = int(os.environ.get("COLUMNS") or PLAIN_WIDTH)
    return Console(file=stream, theme=THEME, width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)


def is_plain(console: Console) -> bool:
    """Whether styles do not show, so that marks need brackets."""
    return console.color_system is None or console.no_color
