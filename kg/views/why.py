"""The answer to "why does the graph say so": rule, cue and sentence, the quote marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.extraction.rules import described
from kg.views import quotes
from kg.views.console import is_plain

if TYPE_CHECKING:
    from kg.queries import Why


def draw(console: Console, why: Why) -> None:
    """Print what the fact says, the sentence it was read from and how it was read."""
    console.rule(Text(why.subject, style="kg.name"), style="kg.rule", align="left", characters="─")
    sentence, span = quotes.sentence(why.evidence)
    words = quotes.marked(sentence, [span], is_plain(console))
    console.print(Padding(quotes.fold(words, console.width - 4), (1, 2)))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="kg.faint", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row("规则", described(why.evidence.rule))
    if why.evidence.cue:
        grid.add_row("线索", why.evidence.cue)
    grid.add_row("报告", why.evidence.title)
    grid.add_row("位置", f"{why.evidence.report}:{why.evidence.start}–{why.evidence.end}")
    if why.section:
        grid.add_row("章节", why.section)
    for label, value in why.details:
        grid.add_row(label, value)
    console.print(Padding(grid, (0, 0, 0, 2)))
