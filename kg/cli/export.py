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
FOLDERS = {"csv": "graph-csv", "neo4j-import": "neo4j-import", "neo4j-browser": "neo4j-browser"}
NAMES = {**RDF, "graphml": "graph.graphml", **FOLDERS, **DECLARED}


@click.command("export")
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(NAMES)))
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The same as TARGET.",
)
@click.option("--base", default=DEFAULT_BASE, show_default=True, metavar="IRI", help="What RDF identifiers begin with.")
@click.option(
    "--vocabulary",
    metavar="IRI",
    help="What the names of own RDF terms begin with.  [default: as schemas/kg.yaml says]",
)
@options.store
def export_command(
    format_: str, target: Path | None, output: Path | None, base: str, vocabulary: str | None, store: str
) -> None:
    """Write the whole graph to a file for other tools.

    FORMAT is turtle, ntriples or jsonld (one RDF graph), trig or nquads (a named graph for each report), graphml or
    csv; neo4j-import for neo4j-admin, neo4j-browser for the style and the favourites of Neo4j Browser; or vocabulary,
    shapes or context, which describe the RDF. The same graph gives the same bytes.

    TARGET is the file to write (graph.ttl, graph.trig, ...), or the folder (for csv and neo4j-...). A file appears when
    it is complete; an earlier one is replaced.

    \b
    Example:
      kg export turtle
      kg export trig --output wuhan.trig --base https://data.example.org/
      kg export vocabulary --vocabulary https://data.example.org/terms#
      kg export csv --output tables
      kg export neo4j-import import
    """
    target = output or target or Path(NAMES[format_])
    if format_ in FOLDERS:
        if target.exists() and not target.is_dir():
            raise click.UsageError(f"{target} is a file; {format_} needs a folder.")
    elif target.is_dir():
        raise click.UsageError(f"{target} is a folder; name a file with --output.")
    if format_ == "neo4j-browser":
        _browser(target)
    elif format_ in DECLARED:
        _declared(format_, target, vocabulary)
    else:
        with find.reading(store) as graph:
            if not graph.reports():
                raise find.Nothing(f"{store} has no reports yet; add one with: kg build FILE")
            if format_ in FOLDERS:
                _folder(graph, format_, target)
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


def _folder(graph: Store, format_: str, target: Path) -> None:
    from kg.exports import csv, neo4j_import

    target.mkdir(parents=True, exist_ok=True)
    write = csv.write if format_ == "csv" else neo4j_import.write
    write(graph, lambda name: printing.replacing(target / name))


def _browser(target: Path) -> None:
    from kg.data import path
    from kg.queries.favourites import archive

    target.mkdir(parents=True, exist_ok=True)
    with printing.replacing(target / "style.grass") as file:
        file.write(path("schemas", "browser.grass").read_text(encoding="utf-8"))
    with printing.replacing(target / "favourites.zip") as file:
        cast(IO[bytes], cast(TextIOWrapper, file).buffer).write(archive())
