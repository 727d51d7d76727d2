"""What follows from several facts: right, and as in a store built afresh, whatever came and went before."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.check import problems
from kg.data import path
from kg.ledger.audit import audit
from kg.pipeline import _graph, build, withdraw
from kg.stores import Store, open_store
from tests.ledger.figures import FIRST, written
from tests.stores.test_equals_fresh_build import dump

FULFILS = (
    "MATCH (o:Observation)-[f:FULFILS]->(t:Target) "
    "RETURN t.period AS period, t.quote AS target, o.quote AS outcome, f.attainment AS attainment, f.method AS method "
    "ORDER BY period, target"
)


DISAGREES = (
    "MATCH (a:Observation)-[d:DISAGREES_WITH]->(b:Observation) RETURN a.id AS one, b.id AS other, d.check AS check, "
    "d.severity AS severity, d.stated AS stated, d.computed AS computed, d.unit AS unit, d.reasons AS reasons "
    "ORDER BY d.id"
)


def contents(store: Store) -> tuple[list, list]:
    return dump(store)


def built(folder: Path, files: list[Path]) -> Store:
    store = open_store(folder, create=True)
    assert all(outcome.state == "added" for outcome in build(files, store))
    return store


def test_every_outcome_points_at_its_target(tmp_path: Path) -> None:
    with built(tmp_path / "kg.db", written(tmp_path)) as store:
        answers = [tuple(row.values()) for row in store.run(FULFILS).dicts()]
        assert list(problems(store)) == []
    assert answers == [
        ("2021", "6%以上", "6.8%", "exceeded", "same_measure"),
        ("2021", "8%", "5%", "missed", "same_measure"),
        ("2022", "6%", "7%", "exceeded", "same_measure"),
        ("2022", "7%左右", "6.9%", "met", "same_measure"),
        ("2023", "6%", "6.1,%", "exceeded", "statistics"),
    ]


@pytest.mark.slow
def test_the_audit_is_in_the_graph(tmp_path: Path, neo4j_uri: str) -> None:
    files = [*written(tmp_path), *path("seeds", "reports").glob("*.txt")]
    with built(tmp_path / "kg.db", files) as folder, open_store(neo4j_uri, create=True) as server:
        found = [finding for finding in audit(folder) if finding.check != "damaged"]
        rows = folder.run(DISAGREES).dicts()
        assert list(problems(folder)) == []
        list(build(files, server))
        try:
            assert server.run(DISAGREES).dicts() == rows
        finally:
            for info in server.reports():
                withdraw(server, info.id)
    told = {(r["check"], r["severity"], r["stated"], r["computed"], r["unit"], *r["reasons"]) for r in rows}
    assert told == {(f.check, f.severity, f.stated, f.computed, f.unit, *f.reasons) for f in found}
    assert {(r["one"], r["other"]) for r in rows} == {
        (f.figures[0].id, other.id) for f in found for other in f.figures[1:] or f.figures
    }
    assert ("stated_twice", 3000.0, 2950.0) in {(r["check"], r["stated"], r["computed"]) for r in rows}


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_building_does_not_matter(tmp_path: Path, order: tuple[int, ...]) -> None:
    files = written(tmp_path)
    with built(tmp_path / "one", files) as one, open_store(tmp_path / "two", create=True) as two:
        for place in order:
            list(build([files[place]], two))
        assert contents(one) == contents(two)


def test_a_load_that_ended_before_it_settled_is_completed_by_the_same_command(tmp_path: Path) -> None:
    files = written(tmp_path)
    with built(tmp_path / "one", files) as one, open_store(tmp_path / "two", create=True) as two:
        for file in files:
            graph, _ = _graph(file, None, None)
            two.put(graph)
        assert two.run(FULFILS).rows == ()
        assert [outcome.state for outcome in build(files, two)] == ["unchanged"] * 4
        assert contents(one) == contents(two)


@pytest.mark.slow
def test_a_server_settles_the_same(tmp_path: Path, neo4j_uri: str) -> None:
    files = written(tmp_path)
    with built(tmp_path / "kg.db", files) as folder, open_store(neo4j_uri, create=True) as server:
        list(build(files, server))
        try:
            assert server.run(FULFILS).rows == folder.run(FULFILS).rows
        finally:
            for info in server.reports():
                withdraw(server, info.id)
        assert server.run("MATCH ()-[f:FULFILS]->() RETURN count(f) AS n").rows == ((0,),)


def test_a_report_withdrawn_or_changed_leaves_no_trace(tmp_path: Path) -> None:
    files = written(tmp_path)
    with built(tmp_path / "grown", files) as grown:
        withdraw(grown, "130637-2022-01-20")
        files[0].write_text(FIRST.replace("增长6%以上", "增长9%以上"), encoding="utf-8")
        assert [outcome.state for outcome in build(files[:1], grown)] == ["replaced"]
        with built(tmp_path / "fresh", [files[0], *files[2:]]) as fresh:
            assert contents(grown) == contents(fresh)
        list(build(files[1:2], grown))
        assert ("9%以上", "missed") in [(r["target"], r["attainment"]) for r in grown.run(FULFILS).dicts()]
        assert [outcome.state for outcome in build(files, grown)] == ["unchanged"] * 4
