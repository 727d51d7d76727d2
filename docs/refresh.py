"""Renews what the docs show of the program itself: the help texts in cli.md, the pictures in images/.

    python docs/refresh.py

A test compares cli.md with the program and fails when this has been forgotten.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

import click
from picture import svg
from rich.console import Console

from kg.cli import COMMANDS, main
from kg.views.console import THEME

DOCS = Path(__file__).parent
COLUMNS = 80
SAMPLE = DOCS.parent / "seeds" / "reports"
HELP = re.compile(r"(?s)(<!-- help: (\w+) -->\n```text\n).*?(```\n)")


def helped(page: str) -> str:
    """The page with every help block as the program prints it now."""
    return HELP.sub(lambda m: m[1] + help_of(m[2]) + "\n" + m[3], page)


def help_of(name: str) -> str:
    """The help of a command at a width of 80."""
    parent = click.Context(main, info_name="kg", **main.context_settings)
    command = main.get_command(parent, name)
    if command is None:
        raise SystemExit(f"docs/cli.md speaks of kg {name}, which is no command; there are {', '.join(COMMANDS)}")
    return command.get_help(click.Context(command, info_name=name, parent=parent, terminal_width=80)).rstrip()


def draw(name: str, target: Path) -> None:
    """The card of ``name`` from the sample report, as an 80-column terminal shows it."""
    from kg import pipeline, queries
    from kg.stores import open_store
    from kg.views import card

    shown = io.StringIO()
    console = Console(
        file=shown, width=COLUMNS, force_terminal=True, color_system="truecolor", theme=THEME, highlight=False
    )
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "kg.db", create=True) as store:
        list(pipeline.build(pipeline.find([str(SAMPLE)]), store))
        refs = queries.find_entities(store, name)
        console.print(f"$ kg lookup {name}", style="bold")
        card.draw(console, queries.card(store, refs[0].id), refs[1:])
    target.write_text(svg(shown.getvalue(), COLUMNS), encoding="utf-8")


if __name__ == "__main__":
    page = DOCS / "cli.md"
    page.write_text(helped(page.read_text(encoding="utf-8")), encoding="utf-8")
    draw("东风公司", DOCS / "images" / "lookup.svg")
