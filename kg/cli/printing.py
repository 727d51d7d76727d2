"""Printing rows and writing files that are complete or not there at all."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from kg.cli import Failure

if TYPE_CHECKING:
    from rich.console import Console

Row = dict[str, Any]


def rows(answer: Sequence[Row], heads: Mapping[str, str], format_: str, output: Path | None) -> None:
    """Print rows as a table for people (under ``heads``: column name → what people read), JSON or CSV."""
    if format_ == "table":
        from kg.views import tables

        show(lambda console: tables.draw(console, answer, heads), output)
    else:
        values(answer, list(heads), format_, output)


def values(answer: Sequence[Row], columns: Sequence[str], format_: str, output: Path | None) -> None:
    """Print rows for programs: JSON (a list of objects) or CSV."""
    if format_ == "json":
        text(json.dumps(list(answer), ensure_ascii=False, indent=2), output)
        return
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in answer)
    text(buffer.getvalue().removesuffix("\n"), output)


def show(draw: Callable[[Console], None], output: Path | None = None) -> None:
    """Let ``draw`` print on a console: styled on a terminal, plain text elsewhere."""
    from kg.views import console

    if output is None:
        draw(console.to(sys.stdout))
        return
    with replacing(output) as file:
        draw(console.to(file))


def text(words: str, output: Path | None = None) -> None:
    """Print plain text, with one line end after it."""
    if output is None:
        click.echo(words)
        return
    with replacing(output) as file:
        file.write(words + "\n")


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[IO[str]]:
    """A file written beside ``target`` and renamed onto it at the end; nothing is left behind when writing fails.

    >>> with replacing(Path("graph.ttl")) as file:  # doctest: +SKIP
    ...     file.write("...")
    """
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except FileNotFoundError:
        raise Failure(f"The folder {target.parent} does not exist; make it first.") from None
    except OSError as error:
        raise Failure(f"{target} cannot be written: {error.strerror}.") from None
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
