"""The ledger and the audit in the graph.

FULFILS goes from an outcome to the target it answers, DISAGREES_WITH from a figure to those that contradict it. Both
follow from several facts together. They are worked out again, place by place, whenever a report of the place comes,
changes or goes, so that the store equals one that was built afresh.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from hashlib import sha256

from kg.ledger.audit import findings
from kg.ledger.figures import cypher, documents, figures
from kg.ledger.matching import ledger
from kg.ledger.model import Figure, Finding, Row
from kg.ledger.tables import checks
from kg.stores import Derived, Reader, Store

_AT_ONCE = 50
"""Places worked out together: enough to spare queries, few enough to fit in memory."""


def places_of(store: Store, report: str) -> set[str]:
    """The keys of the places a stored report gives figures of; none when it is not stored."""
    issuers = {one.place.key for one in documents(store).values() if one.id == report and one.place}
    return issuers | {row["key"] for row in store.run(cypher("places"), {"report": report}).dicts()}


def settle(store: Store, places: Collection[str]) -> None:
    """Makes the derived relationships of these places what the stored reports say together.

    >>> settle(store, places_of(store, "420113-2020-12-24"))  # doctest: +SKIP
    """
    ordered = sorted(places)
    for first in range(0, len(ordered), _AT_ONCE):
        some = ordered[first : first + _AT_ONCE]
        store.derive(some, partial(_edges, some))


def _edges(places: Collection[str], store: Reader) -> Iterator[Derived]:
    known = documents(store)
    found = figures(store, known, places)
    for row in ledger(found, known.values()):
        yield from _fulfilment(row)
    for finding in findings(found):
        yield from _disagreements(finding)


def _fulfilment(row: Row) -> Iterator[Derived]:
    if row.outcome is None or row.attainment == "not_reported":
        return
    props = {
        "period": row.target.period,
        "attainment": row.attainment,
        "method": row.matched_by,
        "about": row.target.place.key,
        "reached": row.value,
    }
    yield _edge("FULFILS", f"f-{_hash(row.outcome.id, row.target.id)}", row.outcome, row.target, props)


def _disagreements(finding: Finding) -> Iterator[Derived]:
    """From the figure that is doubted to each that it was held against, or to itself; a damaged one is marked so."""
    doubted, *others = finding.figures
    if finding.check == "damaged":
        return
    props = {
        "check": finding.check,
        "label": checks()[finding.check][0],
        "severity": finding.severity,
        "stated": finding.stated,
        "computed": finding.computed,
        "unit": finding.unit,
        "reasons": list(finding.reasons),
        "about": doubted.place.key,
    }
    for other in others or [doubted]:
        yield _edge("DISAGREES_WITH", f"d-{_hash(finding.check, doubted.id, other.id)}", doubted, other, props)


def _edge(relation: str, name: str, head: Figure, tail: Figure, props: Mapping[str, object]) -> Derived:
    """The relationship, as a fact of the report that its head stands in."""
    return Derived(relation, head.id, tail.id, {"id": f"{head.report}/{name}", "report": head.report, **props})


def _hash(*what: str) -> str:
    return sha256(" ".join(what).encode()).hexdigest()[:12]
