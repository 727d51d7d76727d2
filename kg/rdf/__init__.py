"""The graph as RDF: every node and every fact an IRI, every fact with its evidence, the same bytes on every run.

>>> write(store, "turtle", file)  # doctest: +SKIP
"""

from kg.rdf.names import BASE, IriError, Names
from kg.rdf.write import FORMATS, write

__all__ = ["BASE", "FORMATS", "IriError", "Names", "write"]
