"""Figures that do not add up: the arithmetic that a text itself allows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.ledger.audit import growth, parts, statements
from kg.ledger.audit.shelf import Shelf
from kg.ledger.figures import documents, figures
from kg.ledger.model import Figure, Finding
from kg.stores import Store

_ORDER = {"high": 0, "medium": 1, "low": 2}


def audit(store: Store, places: Collection[str] | None = None, report: str | None = None) -> list[Finding]:
    """What does not fit together in the reports of these places (all when None), or in one report; gravest first.

    >>> {finding.check for finding in audit(store, ["420113"])}  # doctest: +SKIP
    {'damaged', 'stated_twice'}
    """
    found = findings(figures(store, documents(store), places))
    return [one for one in found if report is None or any(figure.report == report for figure in one.figures)]


def findings(audited: Iterable[Figure]) -> list[Finding]:
    """What does not fit together among these figures, gravest first."""
    shelf = Shelf(audited)
    found = [*growth.findings(shelf), *parts.findings(shelf), *statements.findings(shelf)]
    return sorted(found, key=lambda f: (_ORDER[f.severity], f.figures[0].report, f.figures[0].start, f.check))
