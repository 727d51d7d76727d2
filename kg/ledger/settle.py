"""The ledger in the graph: FULFILS from an outcome to the target it answers.

These relationships follow from several reports together. They are worked out again, place by place, whenever a report
of the place comes, changes or goes, so that the store equals one that was built afresh.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from hashlib import sha256

from kg.ledger.figures import cypher, documents, figures
from kg.ledger.matching import ledger
from kg.ledger.model import Row
from kg.stores import Derived, Reader, Store

RELATION = "FULFILS"
_AT_ONCE = 50
"""Places worked out together: enough to spare queries, few enough to fit in memory."""


def places_of(store: Store, report: str) -> set[str]:
    """The keys of the places a stored report gives figures of; none when it is not stored."""
    issuers = {one.place.key for one in documents(store).values() if one.id == report and one.place}
    return issuers | {row["key"] for row in store.run(cypher("places"), {"report": report}).dicts()}


def settle(store: Store, places: Collection[str]) -> None:
    """Makes the FULFILS relationships of these places what the stored reports say together.

    >>> settle(store, places_of(store, "420113-2020-12-24"))  # doctest: +SKIP
    """
    ordered = sorted(places)
    for first in range(0, len(ordered), _AT_ONCE):
        some = ordered[first : first + _AT_ONCE]
        store.derive(RELATION, some, partial(_fulfilments, some))


def _fulfilments(places: Collection[str], store: Reader) -> list[Derived]:
    known = documents(store)
    rows = ledger(figures(store, known, places), known.values())
    return [edge for edge in map(_edge, rows) if edge]


def _edge(row: Row) -> Derived | None:
    outcome, target = row.outcome, row.target
    if outcome is None or row.attainment == "not_reported":
        return None
    content = f"{outcome.id} {target.id}"
    props = {
        "id": f"{outcome.report}/f-{sha256(content.encode()).hexdigest()[:12]}",
        "report": outcome.report,
        "period": target.period,
        "attainment": row.attainment,
        "method": row.matched_by,
        "about": target.place.key,
        "reached": row.value,
    }
    return Derived(outcome.id, target.id, props)
