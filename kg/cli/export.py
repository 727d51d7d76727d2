"""The whole graph as files for other tools, and the vocabulary they read it with."""

from __future__ import annotations

from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import click

from kg.cli import find, options, printing

if TYPE_CHECKING:
    from kg.stores import Store

DEFAULT_BASE = "https://kg.example/id/"
RDF = {
    "turtle": "graph.ttl",
    "trig": "graph.trig",
    "nquads": "graph.nq",
    "ntriples": "graph.nt",
    "jsonld": "graph.jsonld",
}
DECLARED = {"vocabulary": "vocabulary.ttl", "shapes": "shapes.ttl", "context": "context.jsonld"}
NAMES = {**RDF, "graphml": "graph.graphml", "csv": "graph-csv", **DECLARED}


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(NAMES)))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write, for csv the folder.  [default: graph.ttl, graph.trig, ..., for csv graph-csv]",
)
@click.option("--base", default=DEFAULT_BASE, show_default=True, metavar="IRI", help="What RDF identifiers begin with.")
@click.option(
    "--vocabulary",
    metavar="IRI",
    help="What the names of own RDF terms begin with.  [default: as schemas/kg.yaml says]",
)
@options.store
def export_command(format_: str, output: Path | None, base: str, vocabulary: str | None, store: str) -> None:
    """Write the whole graph to a file for other tools.

    FORMAT is turtle, ntriples or jsonld (one RDF graph), trig or nquads (a named graph for each report), graphml or
    csv; or vocabulary, shapes or context, which describe the RDF. The same graph gives the same bytes. A file appears
    when it is complete; an earlier one is replaced.

    \b
    Example:
      kg export turtle
      kg export trig --output wuhan.trig --base https://data.example.org/
      kg export vocabulary --vocabulary https://data.example.org/terms#
      kg export csv --output tables
    """
    target = output or Path(NAMES[format_])
    if format_ != "csv" and target.is_dir():
        raise click.UsageError(f"{target} is a folder; name a file with --output.")
    if format_ in DECLARED:
        _declared(format_, target, vocabulary)
    else:
        with find.reading(store) as graph:
            if not graph.reports():
                raise find.Nothing(f"{store} has no reports yet; add one with: kg build FILE")
            if format_ == "csv":
                _csv(graph, target)
            else:
                _file(graph, format_, target, base, vocabulary)
    click.echo(f"Wrote {target}.", err=True)


def _file(graph: Store, format_: str, target: Path, base: str, vocabulary: str | None) -> None:
    if format_ == "graphml":
        from kg.exports import graphml

        with printing.replacing(target) as file:
            graphml.write(graph, file)
        return
    from kg.rdf import Names, write

    names = Names(base, vocabulary or "")
    with printing.replacing(target) as file:
        write(graph, format_, cast(IO[bytes], cast(TextIOWrapper, file).buffer), names)


def _declared(format_: str, target: Path, vocabulary: str | None) -> None:
    from kg.rdf import Names
    from kg.schema import schema
    from kg.schema.documents import context
    from kg.schema.shapes import shapes
    from kg.schema.vocabulary import vocabulary as terms

    declared = replace(schema(), prefixes=Names(vocabulary=vocabulary or "").prefixes)
    with printing.replacing(target) as file:
        file.write({"vocabulary": terms, "shapes": shapes, "context": context}[format_](declared))


def _csv(graph: Store, target: Path) -> None:
    from kg.exports import csv

    if target.exists() and not target.is_dir():
        raise click.UsageError(f"{target} is a file; csv needs a folder.")
    target.mkdir(parents=True, exist_ok=True)
    csv.write(graph, lambda name: printing.replacing(target / name))
