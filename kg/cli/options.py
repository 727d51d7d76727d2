"""Options that several commands share, as decorators."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def store(command: Command) -> Command:
    """``--store``: where the graph is kept."""
    return click.option(
        "--store",
        "store",
        envvar=["KG_STORE", "NEO4J_URI"],
        default="./kg.db",
        show_default=True,
        metavar="FOLDER|URI",
        help="The folder that holds the graph, or a Neo4j server: neo4j://host:7687.  [env: KG_STORE, NEO4J_URI]",
    )(command)


def output(command: Command) -> Command:
    """``--output``: a file instead of the terminal, written beside and renamed when complete."""
    return click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to this file instead of the terminal.",
    )(command)


def rows_format(command: Command) -> Command:
    """``--format table|json|csv`` and ``--output``, for commands that answer with rows."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["table", "json", "csv"]),
        default="table",
        show_default=True,
        help="How to print the answer.",
    )(output(command))


def report_head(command: Command) -> Command:
    """``--place`` and ``--date``, which override what the head of a report says."""
    place = click.option("--place", help="The issuing place, where the head does not say it or says it wrongly.")
    date = click.option("--date", help="The day of delivery, as 2020-12-24, or the year.")
    return place(date(command))
