"""Promised and achieved: targets against outcomes, projects against their states, figures that do not add up.

>>> from kg.ledger import balance
>>> balance(store, places=["420113"])  # doctest: +SKIP
"""

from kg.ledger.books import balance, place_key
from kg.ledger.model import Figure, Place, ProjectRow, Row, State
from kg.ledger.projects import pipeline
from kg.ledger.statistics import StatisticsError
from kg.ledger.tables import methods

__all__ = [
    "Figure",
    "Place",
    "ProjectRow",
    "Row",
    "State",
    "StatisticsError",
    "balance",
    "methods",
    "pipeline",
    "place_key",
]
