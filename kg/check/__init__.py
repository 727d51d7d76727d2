"""Re-verifying a stored graph: every quote against its text, every node and edge against the schema and its shapes."""

from kg.check.quotes import Problem, problems
from kg.check.shapes import violations

__all__ = ["Problem", "problems", "violations"]
