"""The check finds what is not in the report and what is against the schema, and nothing else."""

import pytest

from kg import check
from kg.check.quotes import misquotes
from kg.stores import open_store
from tests.stores.graphs import report_graph

TEXT = "引文在此，东风本田三厂建成。"


def stored(folder, **changes):
    graph = report_graph("r-1", mentions={"东风": "e-1"}, undertakes=[("a", "e-1", "p-1")])
    graph.nodes["r-1"]["props"] |= {"text": TEXT, "chars": len(TEXT)}
    for key, props in changes.pop("nodes", {}).items():
        graph.nodes[key]["props"] |= props
    store = open_store(folder / "kg.db", create=True)
    store.put(graph)
    return store


def test_a_quote_that_the_report_does_not_have_is_named_with_report_and_offset(tmp_path):
    with stored(tmp_path, nodes={"r-1/m-东风": {"quote": "引言"}}) as store:
        messages = [(p.report, p.message) for p in check.problems(store) if "not “" in p.message]
    assert messages == [
        ("r-1", "r-1/m-东风: the report says “引文” at 0–2, not “引言” · 报告第 0–2 字是“引文”，不是“引言”")
    ]


def test_right_quotes_are_no_problem(tmp_path):
    with stored(tmp_path) as store:
        assert not [p for p in check.problems(store) if "the report says" in p.message]


def test_what_the_schema_does_not_know_is_named(tmp_path):
    with stored(tmp_path, nodes={"r-1/m-东风": {"colour": "blue"}}) as store:
        assert any("colour is not a property of Mention" in p.message for p in check.problems(store))


@pytest.mark.parametrize("start", [1, 100])
def test_a_sentence_must_stand_where_it_says(start):
    props = {"sentence": TEXT, "sentence_start": start}
    assert list(misquotes("r-1/m-1", props, TEXT))
    assert not list(misquotes("r-1/m-1", props | {"sentence_start": 0}, TEXT))
