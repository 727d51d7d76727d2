"""GraphML for Gephi, yEd and networkx: nodes with their labels, edges keyed by fact id."""

from __future__ import annotations

import io
import re
from typing import IO, Any

from kg.exports import whole
from kg.stores import Store

# XML 1.0 allows no control characters but tab and line ends; https://www.w3.org/TR/xml/#charsets
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(store: Store, file: IO[str]) -> None:
    """Write the whole graph as one GraphML document; networkx holds it in memory meanwhile.

    Characters that XML cannot hold become U+FFFD; lists are joined with 、.
    """
    import networkx as nx

    graph = nx.MultiDiGraph()
    for node in whole.nodes(store):
        graph.add_node(node.id, labels=":".join(node.labels), **_attributes(node.props))
    for edge in whole.edges(store):
        graph.add_edge(edge.head, edge.tail, key=edge.id, type=edge.type, **_attributes(edge.props))
    buffer = io.BytesIO()
    nx.write_graphml(graph, buffer, named_key_ids=True)
    file.write(buffer.getvalue().decode("utf-8"))


def _attributes(props: dict[str, Any]) -> dict[str, Any]:
    """Properties in the types GraphML has; the id is the node's own, the report's text stays out."""
    return {name: _attribute(value) for name, value in props.items() if name not in ("id", "text")}


def _attribute(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "、".join(value)
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
