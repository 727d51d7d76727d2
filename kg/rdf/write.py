"""RDF files: every format written as it is read from the store, through pyoxigraph.

Turtle, N-Triples and JSON-LD hold one graph; TriG and N-Quads a named graph for each report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.rdf import graphs, jsonld
from kg.rdf.names import Names
from kg.stores import Store

_MERGED = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}
_NAMED = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}
FORMATS = (*_MERGED, *_NAMED, "jsonld")


def write(store: Store, format_: str, file: IO[bytes], names: Names | None = None) -> None:
    """Write the whole graph to ``file`` in one of FORMATS. Memory does not grow with the number of reports.

    The same graph gives the same bytes.

    >>> write(store, "trig", open("graph.trig", "wb"))  # doctest: +SKIP
    """
    names = names or Names()
    if format_ == "jsonld":
        jsonld.write(graphs.merged(store, names), file, names)
    elif format_ in _NAMED:
        dump(graphs.named(store, names), file, _NAMED[format_], names)
    else:
        dump((Triple(*said) for said in graphs.merged(store, names)), file, _MERGED[format_], names)


def dump(statements: Iterator[Triple] | Iterator[Quad], file: IO[bytes], format_: RdfFormat, names: Names) -> None:
    """Write statements in their order; the readable formats abbreviate IRIs by the prefixes."""
    if format_ not in (RdfFormat.TURTLE, RdfFormat.TRIG):
        serialize(statements, output=file, format=format_)
        return
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.prefixes.items())
    file.write(f"@base <{names.base}> .\n{head}\n".encode())
    body = cast(IO[bytes], _Body(file))
    serialize(statements, output=body, format=format_, prefixes=names.prefixes, base_iri=names.base)


class _Body:
    """Passes on what is written after the head: pyoxigraph puts the prefixes in an order of its own."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._head = b""
        self._passed = False

    def write(self, data: bytes) -> int:
        """Take the next bytes."""
        if self._passed:
            self._file.write(data)
            return len(data)
        self._head += data
        lines = self._head.split(b"\n")
        at = next((at for at, line in enumerate(lines[:-1]) if not line.startswith((b"@prefix ", b"@base "))), None)
        if at is not None:
            self._passed = True
            self._file.write(b"\n".join(lines[at:]))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""
