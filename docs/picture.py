"""Terminal output as an SVG that needs nothing but itself.

rich's own export squeezes Chinese (it takes every character for one cell wide) and asks a web site for a font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

CELL, LINE, SIZE, MARGIN = 8.2, 22, 15, 16
FONTS = (
    "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', monospace"
)
INK, FAINT, PAPER = "#d8dee9", "#8a93a3", "#12161c"


def svg(ansi: str, columns: int) -> str:
    """The picture of ``ansi``, text with escape sequences, on a terminal of so many columns."""
    console = Console(width=columns, color_system="truecolor", force_terminal=True)
    lines = ansi.rstrip("\n").split("\n")
    width, height = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    body = "".join(
        part for row, line in enumerate(lines) for part in _line(Text.from_ansi(line).render(console, end=""), row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>\n'
        f'<g font-family="{FONTS}" font-size="{SIZE}" fill="{INK}">\n{body}</g>\n</svg>\n'
    )


def _line(segments: Iterator[Segment], row: int) -> Iterator[str]:
    """The segments of a line, each run of equally wide characters stretched to exactly its cells."""
    column, top = 0, MARGIN + row * LINE
    for segment in segments:
        style = segment.style or Style.null()
        cells = cell_len(segment.text)
        if style.bgcolor and not style.bgcolor.is_default:
            yield (
                f'<rect x="{MARGIN + column * CELL:.1f}" y="{top}" width="{cells * CELL:.1f}" height="{LINE}" '
                f'rx="2" fill="{style.bgcolor.get_truecolor(DIMMED_MONOKAI).hex}"/>\n'
            )
        for _, run in groupby(segment.text, _kind):
            words = "".join(run)
            length = cell_len(words)
            if words.strip():
                yield (
                    f'<text x="{MARGIN + column * CELL:.1f}" y="{top + 0.74 * LINE:.1f}" '
                    f'textLength="{length * CELL:.1f}"{_look(style)}>{escape(words)}</text>\n'
                )
            column += length


def _look(style: Style) -> str:
    colour = style.color.get_truecolor(DIMMED_MONOKAI).hex if style.color and not style.color.is_default else INK
    bold = ' font-weight="bold"' if style.bold else ""
    colour = FAINT if style.dim else colour
    return (f' fill="{colour}"' if colour != INK else "") + bold


def _kind(character: str) -> str:
    """Blank, wide or narrow: a run of one kind is drawn as one, blanks are only stepped over."""
    if character.isspace():
        return "blank"
    return "wide" if unicodedata.east_asian_width(character) in "WF" else "narrow"
