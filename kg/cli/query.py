"""Questions over the whole graph: the canned ones, and any read-only Cypher."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import Failure, find, options, printing

if TYPE_CHECKING:
    from kg.queries import Parameter
    from kg.stores import QueryError, Rows

QUERY_TIMEOUT = 60.0
limit_option = click.option(
    "--limit", type=click.IntRange(1), default=1000, show_default=True, help="At most so many rows; says when it cuts."
)
timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=QUERY_TIMEOUT,
    show_default=True,
    help="Give up after so many seconds.",
)


class Setting(click.ParamType):
    """``key=value``, as ``-p`` takes it."""

    name = "key=value"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The pair; a usage error where there is no ``=``."""
        key, equals, rest = value.partition("=")
        if not equals or not key:
            self.fail(f"{value} is not key=value, as in -p enterprise=东风公司.", param, ctx)
        return key, rest


@click.command("query")
@click.argument("name", required=False)
@click.option("-p", "--param", "settings", type=Setting(), multiple=True, help="A parameter of the question.")
@click.option("--list", "listing", is_flag=True, help="List the questions, their parameters and columns.")
@limit_option
@timeout_option
@options.store
@options.rows_format
def query_command(
    name: str | None,
    settings: tuple[tuple[str, str], ...],
    listing: bool,
    limit: int,
    timeout: float,
    store: str,
    format_: str,
    output: Path | None,
) -> None:
    """List the canned questions, or run one.

    \b
    Example:
      kg query --list
      kg query targets -p period=2021
    """

    if listing or name is None:
        _list(format_, output)
        return
    _run(name, dict(settings), limit, timeout, store, format_, output)


@click.command("cypher")
@click.argument("text")
@limit_option
@timeout_option
@options.store
@options.rows_format
def cypher_command(text: str, limit: int, timeout: float, store: str, format_: str, output: Path | None) -> None:
    """Ask the graph in Cypher; reading only.

    TEXT is a query, or - to read it from standard input.

    \b
    Example:
      kg cypher "MATCH (p:Project)-[:LOCATED_IN]->(x:Place) RETURN p.name, x.name ORDER BY p.name"
    """
    query = sys.stdin.read() if text == "-" else text
    if not query.strip():
        raise click.UsageError('There is no query; try: kg cypher "MATCH (e:Enterprise) RETURN e.name"')
    from kg.stores import QueryError

    with find.reading(store, timeout) as graph:
        try:
            answer = graph.run(query, limit=limit)
        except QueryError as error:
            raise Failure(f"{error}{_pointed(query, error)}") from None
    _print(answer, {}, format_, output)


def _pointed(query: str, error: QueryError) -> str:
    """The line of the query where the error shows, with a caret below the place."""
    from rich.cells import cell_len

    lines = query.splitlines()
    if error.line is None or error.column is None or error.line > len(lines):
        return ""
    line = lines[error.line - 1]
    return f"\n  {line}\n  {' ' * cell_len(line[: error.column])}^"


def _run(
    name: str, settings: dict[str, str], limit: int, timeout: float, store: str, format_: str, output: Path | None
) -> None:
    from kg import queries

    with find.reading(store, timeout) as graph:
        try:
            answer = queries.run(graph, name, settings, limit=limit)
        except queries.UnknownName as error:
            raise find.Nothing(str(error)) from None
    labels = next({c.name: c.label for c in query.columns} for query in queries.load() if query.name == name)
    _print(answer, labels, format_, output)


def _list(format_: str, target: Path | None) -> None:
    from kg import queries

    rows = [
        {
            "name": query.name,
            "title": query.title,
            "parameters": [_parameter(parameter) for parameter in query.parameters],
            "columns": [column.label for column in query.columns],
        }
        for query in queries.load()
    ]
    printing.rows(rows, {"name": "名称", "title": "问题", "parameters": "参数", "columns": "列"}, format_, target)


def _parameter(parameter: Parameter) -> str:
    if parameter.required:
        return f"{parameter.name}（必填）"
    return parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"


def _print(answer: Rows, labels: dict[str, str], format_: str, target: Path | None) -> None:
    """Rows with Chinese heads for people, with column names for programs."""
    if not answer.rows:
        raise find.Nothing("The answer is empty.")
    printing.rows(answer.dicts(), {name: labels.get(name, name) for name in answer.columns}, format_, target)
    if answer.truncated:
        click.echo(f"Only the first {len(answer.rows)} rows; --limit shows more.", err=True)
