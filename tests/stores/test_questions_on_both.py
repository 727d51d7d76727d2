"""Every canned question on both stores over real reports: equal rows in equal order, from plans that find by index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import neo4j
import pytest

from kg import ledger, queries
from kg.pipeline import build
from kg.queries.canned import Query, arguments
from kg.queries.texts import text
from kg.schema import schema
from kg.stores import Rows, Store, open_store
from kg.stores import statements as written
from tests.stores import real

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("read_once")]
PER_PARAMETER = 3
# A question's parameter that is no entity, and where its values are found
VALUES = {
    "indicator": "MATCH (o:Observation) WHERE o.canonical IS NOT NULL RETURN DISTINCT o.canonical AS v ORDER BY v",
    "report": "MATCH (r:Report) RETURN r.id AS v ORDER BY v",
    "period": "MATCH (o:Observation) WHERE o.period IS NOT NULL RETURN DISTINCT o.period AS v ORDER BY v",
    "heading": "MATCH (s:Section) WHERE s.level = 1 RETURN DISTINCT s.name AS v ORDER BY v",
}
FULL_SCANS = {"AllNodesScan", "CartesianProduct", "UndirectedAllRelationshipsScan", "DirectedAllRelationshipsScan"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("both") / "kg.db", create=True) as store:
        list(build(real.counties(), store))
        yield store


@pytest.fixture(scope="module")
def server(neo4j_uri: str, driver: neo4j.Driver) -> Iterator[Store]:
    with open_store(neo4j_uri, create=True) as store:
        list(build(real.counties(), store))
        yield store
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def spread(values: list[str]) -> list[str]:
    """A few values from all over the list."""
    step = max(1, len(values) // PER_PARAMETER)
    return values[::step][:PER_PARAMETER]


def candidates(store: Store, query: Query) -> Iterator[dict[str, str]]:
    """Parameter sets: the defaults where they suffice, and a few values for each parameter, from what is stored."""
    if not any(parameter.required for parameter in query.parameters):
        yield {}
    found: dict[str, list[str]] = {}
    for parameter in query.parameters:
        if parameter.entity:
            types = ":UNDERTAKES|IN_INDUSTRY" if parameter.entity == "Entity" else ""
            ask = (
                f"MATCH (e:{parameter.entity})-[r{types}]-() "
                "WITH e.name AS v, count(r) AS n ORDER BY n DESC, v LIMIT 40 RETURN v"
            )
        elif parameter.type == "string" and parameter.name in VALUES:
            ask = VALUES[parameter.name]
        else:
            continue
        found[parameter.name] = spread([row[0] for row in store.run(ask).rows])
    needed = [parameter.name for parameter in query.parameters if parameter.required]
    for turn in range(PER_PARAMETER):
        base = {name: found[name][(turn + at) % len(found[name])] for at, name in enumerate(needed)}
        if needed:
            yield base
        for name in found.keys() - set(needed) if turn < len(found) else ():
            yield {**base, name: found[name][turn % len(found[name])]}


def without_order_of_labels(rows: Rows) -> Any:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: sorted(one) if key == "labels" else plain(one) for key, one in value.items()}
        return [plain(one) for one in value] if isinstance(value, list | tuple) else value

    return plain(rows.rows)


@pytest.mark.parametrize("query", queries.load(), ids=lambda query: query.name)
def test_equal_rows_in_equal_order(server: Store, folder: Store, query: Query) -> None:
    answered = 0
    for given in candidates(folder, query):
        here, there = (queries.run(store, query.name, given) for store in (folder, server))
        assert without_order_of_labels(here) == without_order_of_labels(there), given
        answered += bool(here.rows)
    assert answered or query.name in ("look-path", "path", "suspect-figures", "vanished-projects")


def test_lookups_are_equal(server: Store, folder: Store) -> None:
    names = [row[0] for row in folder.run("MATCH (e:Entity) RETURN DISTINCT e.name AS v ORDER BY v").rows]
    for name in names[:: max(1, len(names) // 12)]:
        found = queries.find_entities(folder, name)
        assert queries.find_entities(server, name) == found
        assert queries.search(server, name) == queries.search(folder, name)
        assert queries.card(server, found[0].id) == queries.card(folder, found[0].id)
        assert queries.neighbors(server, found[0].id, depth=2) == queries.neighbors(folder, found[0].id, depth=2)
        assert queries.suggest(server, name[:2]) == queries.suggest(folder, name[:2])
        assert queries.path(server, found[0].id, "place-100000") == queries.path(folder, found[0].id, "place-100000")


def planned(driver: neo4j.Driver, cypher: str, parameters: Mapping[str, object]) -> tuple[set[str], list[str]]:
    """The operators of a plan, and what the server has to say about it."""
    summary = driver.execute_query(f"EXPLAIN {cypher}", dict(parameters)).summary

    def operators(plan: Mapping[str, Any]) -> Iterator[str]:
        yield plan["operatorType"].partition("@")[0]
        for child in plan.get("children", ()):
            yield from operators(child)

    return set(operators(summary.plan)), [
        str(one.status_description) for one in summary.gql_status_objects if one.is_notification
    ]


@pytest.mark.parametrize("query", queries.load(), ids=lambda query: query.name)
def test_plans_of_questions(server: Store, driver: neo4j.Driver, query: Query) -> None:
    operators, notices = planned(driver, query.cypher, arguments(query, query.examples))
    assert not operators & FULL_SCANS
    assert notices == []


def test_plans_of_lookups_and_writes(server: Store, driver: neo4j.Driver) -> None:
    given = {"id": "x", "ids": ["x"], "rows": [], "text": "x", "type": None, "report": "x", "start": 1, "limit": 5}
    given |= {
        "name": "x",
        "query": "x",
        "raw": "x",
        "about": ["x"],
        "places": ["x"],
        "reports": ["x"],
        "version": 1,
        "schema": "x",
    }
    given |= {"index": "undertakes_text", "phrase": "x", "words": ["x"]}
    declared = schema()
    texts = [text(file.stem) for file in (Path(queries.__file__).parent / "cypher").glob("*.cypher")]
    texts = [one.replace("RELATION", "UNDERTAKES").replace("LABEL", "Mention") for one in texts]
    for label in declared.key_labels:
        texts += [written.nodes_by_id(label), written.replace_nodes(label), written.delete_nodes(label)]
    texts += [written.owned_nodes(label) for label in written.owned_labels(declared)]
    texts += [written.owned_edges("UNDERTAKES"), written.create_nodes(("Entity", "Project"))]
    texts += [written.create_edges("UNDERTAKES", "Entity", "Entity"), written.delete_edges("UNDERTAKES", "Entity")]
    texts += [
        *(written.derived_edges(name) for name, one in declared.relations.items() if one.derived),
        *(written.delete_lonely(one) for one in ("Entity", "Status")),
    ]
    texts += [file.read_text(encoding="utf-8") for file in Path(ledger.__file__).parent.glob("cypher/*.cypher")]
    texts += [
        written.WRITE_VERSION,
        written.REPORTS,
        written.ENTITY_NAMES,
        written.SET_ENTITY_NAMES,
        written.READ_VERSION,
        written.LOCK,
    ]
    for cypher in texts:
        operators, notices = planned(driver, cypher, given)
        # Both ends of a relationship are found by their ids: a product of one and one
        assert not operators & (FULL_SCANS - {"CartesianProduct"}), cypher
        assert notices == [], cypher
