"""Renews what the docs show of the program itself: the help texts in cli.md, the pictures in images/.

    python docs/refresh.py

A test compares cli.md with the program and fails when this has been forgotten.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from picture import svg

from kg.cli import COMMANDS, main

DOCS = Path(__file__).parent
COLUMNS = 80
KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]
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


def picture(target: Path, *arguments: str) -> None:
    """What a command prints about the sample report on an 80-column terminal."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"KG_STORE": f"{folder}/kg.db", "COLUMNS": str(COLUMNS)}
        colours = {"FORCE_COLOR": "1", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
        subprocess.run([*KG, "build", str(SAMPLE)], env=environment, check=True, capture_output=True)
        done = subprocess.run([*KG, *arguments], env=environment | colours, check=True, capture_output=True)
    prompt = f"\x1b[1m$ kg {' '.join(arguments)}\x1b[0m\n"
    target.write_text(svg(prompt + done.stdout.decode("utf-8"), COLUMNS), encoding="utf-8")


if __name__ == "__main__":
    page = DOCS / "cli.md"
    page.write_text(helped(page.read_text(encoding="utf-8")), encoding="utf-8")
    picture(DOCS / "images" / "lookup.svg", "lookup", "东风公司")
