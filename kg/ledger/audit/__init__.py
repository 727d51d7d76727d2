"""Figures that do not add up: the arithmetic that a text itself allows."""

from __future__ import annotations

from collections.abc import Collection

from kg.ledger.audit import growth, parts, statements
from kg.ledger.audit.shelf import Shelf
from kg.ledger.figures import documents, figures
from kg.ledger.model import Finding
from kg.stores import Store

_ORDER = {"high": 0, "medium": 1, "low": 2}


def audit(store: Store, places: Collection[str] | None = None, report: str | None = None) -> list[Finding]:
    """What does not fit together in the reports of these places (all when None), or in one report; gravest first.

    >>> {finding.check for finding in audit(store, ["420113"])}  # doctest: +SKIP
    {'damaged', 'stated_twice'}
    """
    shelf = Shelf(figures(store, documents(store), places))
    found = [*growth.findings(shelf), *parts.findings(shelf), *statements.findings(shelf)]
    if report is not None:
        found = [finding for finding in found if any(figure.report == report for figure in finding.figures)]
    return sorted(found, key=lambda f: (_ORDER[f.severity], f.figures[0].report, f.figures[0].start, f.check))
