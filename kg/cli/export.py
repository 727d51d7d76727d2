"""The whole graph as files for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import find, options, printing

if TYPE_CHECKING:
    from kg.stores import Store

DEFAULT_BASE = "https://kg.example/id/"
NAMES = {"turtle": "graph.ttl", "jsonld": "graph.jsonld", "graphml": "graph.graphml", "csv": "graph-csv"}


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(NAMES)))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write, for csv the folder.  [default: graph.ttl, graph.jsonld, graph.graphml or graph-csv]",
)
@click.option("--base", default=DEFAULT_BASE, show_default=True, metavar="IRI", help="What RDF identifiers begin with.")
@options.store
def export_command(format_: str, output: Path | None, base: str, store: str) -> None:
    """Write the whole graph to a file for other tools.

    FORMAT is turtle, jsonld, graphml or csv. The same graph gives the same bytes. A file appears when it is
    complete; an earlier one is replaced.

    \b
    Example:
      kg export turtle
      kg export jsonld --output wuhan.jsonld --base https://data.example.org/
      kg export csv --output tables
    """
    target = output or Path(NAMES[format_])
    with find.reading(store) as graph:
        if not graph.reports():
            raise find.Nothing(f"{store} has no reports yet; add one with: kg build FILE")
        if format_ == "csv":
            _csv(graph, target)
        else:
            _file(graph, format_, target, base)
    click.echo(f"Wrote {target}.", err=True)


def _file(graph: Store, format_: str, target: Path, base: str) -> None:
    if target.is_dir():
        raise click.UsageError(f"{target} is a folder; name a file with --output.")
    with printing.replacing(target) as file:
        if format_ == "graphml":
            from kg.exports import graphml

            graphml.write(graph, file)
            return
        from kg.rdf import jsonld, turtle
        from kg.rdf.resources import resources

        writer = {"turtle": turtle.write, "jsonld": jsonld.write}[format_]
        writer(resources(graph), file, base)


def _csv(graph: Store, target: Path) -> None:
    from kg.exports import csv

    if target.exists() and not target.is_dir():
        raise click.UsageError(f"{target} is a file; csv needs a folder.")
    target.mkdir(parents=True, exist_ok=True)
    csv.write(graph, lambda name: printing.replacing(target / name))
