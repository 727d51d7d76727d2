"""GraphML and CSV: every node and relationship arrives, with values other programs can read."""

import contextlib
import csv
import io

import networkx as nx
import pytest

from kg.exports import csv as tables
from kg.exports import graphml, whole
from kg.stores import open_store
from tests.stores.graphs import report_graph

ODD = '引号"、<尖括号>、\n换行、🚗与\x0b'


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("exports") / "kg.db", create=True) as opened:
        for report in ("r-1", "r-2"):
            opened.put(
                report_graph(
                    report,
                    mentions={"东风": "e-1", "东风公司": "e-1"},
                    undertakes=[("a", "e-1", "p-1"), ("b", "e-1", "p-1")],
                    figures={"零": 0.0},
                    names={"e-1": ODD},
                )
            )
        yield opened


def test_the_whole_graph_comes_in_order_and_once(store):
    nodes, edges = list(whole.nodes(store)), list(whole.edges(store))
    assert len({node.id for node in nodes}) == len(nodes)
    assert len({edge.id for edge in edges}) == len(edges)
    assert {end for edge in edges for end in (edge.head, edge.tail)} <= {node.id for node in nodes}
    assert len(nodes) == store.run("MATCH (n) WHERE n.id <> 'kg' RETURN count(n) AS n").rows[0][0]
    assert len(edges) == store.run("MATCH ()-[r]->() RETURN count(r) AS n").rows[0][0]


def test_shared_nodes_come_in_pages(store, monkeypatch):
    everything = list(whole.nodes(store))
    monkeypatch.setattr(whole, "PAGE", 1)
    assert list(whole.nodes(store)) == everything


def test_graphml_reads_back_with_both_relations_between_a_pair(store):
    stream = io.StringIO()
    graphml.write(store, stream)
    graph = nx.read_graphml(io.BytesIO(stream.getvalue().encode()), force_multigraph=True)
    assert graph.nodes["e-1"]["name"] == ODD.replace("\x0b", "\ufffd")
    assert graph.number_of_edges("e-1", "p-1") == 4
    assert graph.nodes["r-1/o-零"]["value"] == 0.0


def test_csv_has_three_files_and_reads_back(store):
    files = {}

    @contextlib.contextmanager
    def open_file(name):
        files[name] = io.StringIO(newline="")
        yield files[name]

    tables.write(store, open_file)
    rows = {name: list(csv.DictReader(io.StringIO(file.getvalue(), newline=""))) for name, file in files.items()}
    assert set(rows) == set(tables.FILES)
    by_id = {row["id"]: row for row in rows["nodes.csv"]}
    assert by_id["e-1"]["name"] == ODD and by_id["e-1"]["labels"] == "Entity:Enterprise"
    assert [row["value"] for row in rows["observations.csv"]] == ["0.0", "0.0"]
    undertakes = [row for row in rows["relationships.csv"] if row["type"] == "UNDERTAKES"]
    assert [(row["head"], row["tail"], row["quote"]) for row in undertakes] == [("e-1", "p-1", "引文")] * 4
