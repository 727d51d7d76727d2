"""Writing RDF: this product's way (pyoxigraph, streamed) against rdflib's serialisers, on the same graph, in one run.

    python benchmarks/rdf.py [FOLDER OF REPORTS] [HOW MANY]

Both begin with the same plain tuples and build their own terms from them; triples (or quads) per second, the median of
three runs. Then the export of the whole store, from the store to the file, and its peak memory in a process of its own.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg import pipeline
from kg.rdf import FORMATS, Names, graphs
from kg.rdf.write import dump
from kg.stores import open_store

SAMPLE = Path(__file__).parents[1] / "seeds" / "reports"
RUNS = 3
Plain = tuple[str, str, str, str | None, str | None, str]  # subject, predicate, value, language, datatype, graph
EXPORT = (
    "import sys\nfrom kg.rdf import write\nfrom kg.stores import open_store\n"
    "with open_store(sys.argv[1], read_only=True) as s, open(sys.argv[3], 'wb') as f: write(s, sys.argv[2], f)\n"
    # not ru_maxrss, which begins with the peak of the process that started this one
    "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


def main() -> None:
    source = sys.argv[1] if len(sys.argv) > 1 else str(SAMPLE)
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "kg.db")
        with open_store(where, create=True) as store:
            for _ in pipeline.build(pipeline.find([source])[:number], store):
                pass
            plain = [_plain(quad) for quad in graphs.named(store, Names())]
            reports = len(store.reports())
        print(f"{reports} reports, {len(plain):,} quads")
        compare(plain)
        exports(where, folder)


def compare(plain: list[Plain]) -> None:
    """Both serialisers over the same tuples."""
    print(f"{'':12}{'kg':>12}{'rdflib':>12}{'ratio':>8}   triples/s")
    for name, ours, theirs in (
        ("N-Quads", lambda: _oxigraph(plain, ox.RdfFormat.N_QUADS), lambda: _rdflib(plain, "nquads")),
        ("TriG", lambda: _oxigraph(plain, ox.RdfFormat.TRIG), lambda: _rdflib(plain, "trig")),
        ("N-Triples", lambda: _oxigraph(plain, ox.RdfFormat.N_TRIPLES), lambda: _rdflib(plain, "nt")),
        ("Turtle", lambda: _oxigraph(plain, ox.RdfFormat.TURTLE), lambda: _rdflib(plain, "turtle")),
    ):
        rates = [len(plain) / _median(run) for run in (ours, theirs)]
        print(f"{name:12}{rates[0]:12,.0f}{rates[1]:12,.0f}{rates[0] / rates[1]:7.1f}x", flush=True)


def exports(where: str, folder: str) -> None:
    """The export as a user runs it."""
    print(f"{'export':12}{'seconds':>12}{'peak MB':>12}{'file MB':>9}")
    for format_ in FORMATS:
        file = f"{folder}/out"
        start = time.perf_counter()
        command = [sys.executable, "-c", EXPORT, where, format_, file]
        peak = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1024
        seconds = time.perf_counter() - start
        size = Path(file).stat().st_size / 1e6
        print(f"{format_:12}{seconds:12.1f}{peak:12.0f}{size:9.0f}", flush=True)


def _median(run: Callable[[], None]) -> float:
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _plain(quad: ox.Quad) -> Plain:
    value, graph = quad.object, quad.graph_name.value
    if isinstance(value, ox.NamedNode):
        return quad.subject.value, quad.predicate.value, value.value, None, None, graph
    return quad.subject.value, quad.predicate.value, value.value, value.language or "", value.datatype.value, graph


def _oxigraph(plain: list[Plain], format_: ox.RdfFormat) -> None:
    terms: dict[str, ox.NamedNode] = {}

    def term(iri: str) -> ox.NamedNode:
        """As kg.rdf does: one object for each term of a vocabulary."""
        if iri not in terms:
            terms[iri] = ox.NamedNode(iri)
        return terms[iri]

    def value(words: str, language: str | None, datatype: str | None) -> ox.NamedNode | ox.Literal:
        if datatype is None:
            return ox.NamedNode(words)
        return ox.Literal(words, language=language) if language else ox.Literal(words, datatype=term(datatype))

    if format_ in (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG):
        quads = (ox.Quad(ox.NamedNode(s), term(p), value(v, lang, d), term(g)) for s, p, v, lang, d, g in plain)
        dump(quads, io.BytesIO(), format_, Names())
    else:
        triples = (ox.Triple(ox.NamedNode(s), term(p), value(v, lang, d)) for s, p, v, lang, d, g in plain)
        dump(triples, io.BytesIO(), format_, Names())


def _rdflib(plain: list[Plain], format_: str) -> None:
    terms: dict[str, rdflib.URIRef] = {}

    def term(iri: str) -> rdflib.URIRef:
        if iri not in terms:
            terms[iri] = rdflib.URIRef(iri)
        return terms[iri]

    def value(words: str, language: str | None, datatype: str | None) -> rdflib.URIRef | rdflib.Literal:
        if datatype is None:
            return rdflib.URIRef(words)
        return rdflib.Literal(words, lang=language) if language else rdflib.Literal(words, datatype=term(datatype))

    if format_ in ("nquads", "trig"):
        dataset, graphs_ = rdflib.Dataset(), {}
        for s, p, v, lang, d, g in plain:
            if g not in graphs_:
                graphs_[g] = dataset.graph(term(g))
            graphs_[g].add((rdflib.URIRef(s), term(p), value(v, lang, d)))
        _bind(dataset).serialize(io.BytesIO(), format=format_)
    else:
        graph = rdflib.Graph()
        for s, p, v, lang, d, _ in plain:
            graph.add((rdflib.URIRef(s), term(p), value(v, lang, d)))
        _bind(graph).serialize(io.BytesIO(), format=format_)


def _bind(graph: rdflib.Graph) -> rdflib.Graph:
    for prefix, iri in Names().prefixes.items():
        graph.bind(prefix, iri)
    return graph


if __name__ == "__main__":
    main()
