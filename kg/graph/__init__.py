"""From a linked reading to the property graph."""

from kg.graph.build import build_graph, merge

__all__ = ["build_graph", "merge"]
