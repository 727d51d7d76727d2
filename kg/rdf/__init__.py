"""The graph as RDF: every node and every fact an IRI, every fact with its evidence, the same bytes on every run."""
