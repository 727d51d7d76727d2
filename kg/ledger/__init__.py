"""Promised and achieved: targets against outcomes, projects against their states, figures that do not add up.

>>> from kg.ledger import balance
>>> balance(store, places=["420113"])  # doctest: +SKIP
"""

from kg.ledger.audit import audit
from kg.ledger.books import balance, place_key, promised, targets
from kg.ledger.comparison import Compared, compare
from kg.ledger.model import Figure, Finding, Place, ProjectRow, Row, State
from kg.ledger.projects import pipeline
from kg.ledger.statistics import StatisticsError
from kg.ledger.tables import checks, methods

__all__ = [
    "Compared",
    "Figure",
    "Finding",
    "Place",
    "ProjectRow",
    "Row",
    "State",
    "StatisticsError",
    "audit",
    "balance",
    "checks",
    "compare",
    "methods",
    "pipeline",
    "place_key",
    "promised",
    "targets",
]
