"""Exports as other programs read them."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox

from kg.rdf import Names, write
from kg.stores import Store, open_store

READ = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
ENDINGS = {"turtle": "ttl", "ntriples": "nt", "trig": "trig", "nquads": "nq", "jsonld": "jsonld"}


def written(store: Store, format_: str, names: Names | None = None) -> bytes:
    """The export of a store."""
    file = io.BytesIO()
    write(store, format_, file, names)
    return file.getvalue()


def parsed(data: bytes, format_: str) -> list[ox.Quad]:
    """The statements of a file, in its order."""
    return list(ox.parse(data, format=READ[format_]))


def canonical(quads: list[ox.Quad] | set[ox.Quad]) -> bytes:
    """The canonical N-Quads of a graph, https://www.w3.org/TR/rdf-canon/: equal for the same graph, and only then."""
    dataset = ox.Dataset(quads)
    if any(isinstance(end, ox.BlankNode) for quad in quads for end in (quad.subject, quad.object, quad.graph_name)):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b""
    return b"\n".join(sorted(lines.splitlines()))


def merged(quads: list[ox.Quad]) -> set[ox.Quad]:
    """The statements without the names of their graphs."""
    return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


def stored(folder: Path, graphs) -> Store:
    """A new store of these graphs."""
    store = open_store(folder / "kg.db", create=True)
    for graph in graphs:
        store.put(graph)
    return store
