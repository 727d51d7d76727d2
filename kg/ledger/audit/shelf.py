"""The figures to be audited, by what they are of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.ledger.measuring import same_name, whole_period
from kg.ledger.model import Figure, Finding, Severity
from kg.ledger.outcomes import end_year
from kg.ledger.tables import action_class, checks

Key = tuple[str, str, str, str]


class Shelf:
    """Reached figures (no targets) by place, name, measure and period; those that count only in part are left out."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self.all = list(figures)
        self._by_key: dict[Key, list[Figure]] = defaultdict(list)
        for figure in self.all:
            over = end_year(figure.period) < figure.plans or figure.statistics
            if figure.kind != "target" and figure.period and over and not figure.suspect and whole_period(figure):
                self._by_key[figure.place.key, same_name(figure), figure.measure, figure.period].append(figure)

    def groups(self) -> Iterator[tuple[Key, Sequence[Figure]]]:
        """All figures of one thing and period together."""
        return iter(sorted(self._by_key.items()))

    def of(self, near: Figure, name: str, measure: str, period: str) -> Figure | None:
        """The plain, exact figure of the place of ``near``: of the same report, else of the place's nearest one."""
        found = [
            figure
            for figure in self._by_key.get((near.place.key, name, measure, period), ())
            if is_plain(figure) and figure.comparator == "eq" and figure.scope == near.scope
        ]
        if not found:
            return None
        return min(found, key=lambda f: (f.report != near.report, abs(f.plans - near.plans), f.report, f.start))


def is_plain(figure: Figure) -> bool:
    """A single number, said of the thing itself."""
    return figure.value is not None and figure.high is None and action_class(figure.action) in ("plain", "done")


def finding(
    check: str,
    severity: Severity,
    figures: Sequence[Figure],
    stated: float | None = None,
    computed: float | None = None,
    unit: str = "",
    reason: str | None = None,
) -> Finding:
    """A finding with the reasons that seeds/ledger/checks.tsv gives for its kind, or the one that is known."""
    rounded = None if computed is None else round(computed, 4)
    return Finding(check, severity, tuple(figures), stated, rounded, unit, (reason,) if reason else checks()[check][1])
