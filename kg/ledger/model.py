"""What the ledger is made of: figures as they are compared, rows of promise and outcome, findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Attainment = Literal["exceeded", "met", "missed", "not_due", "not_reported"]
Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place figures are about; ``key`` is its division code where it has one, else its entity's id."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report or of a statistics table, as the ledger compares it.

    ``name`` is the canonical indicator, or the printed one where the vocabulary does not know it; ``known`` says which.
    ``plans`` is the year the document plans (for statistics: the year after the period), ``part`` where the figure
    stands: the clause from the last punctuation mark up to the figure; ``commitment`` how firmly a target is promised.
    """

    id: str
    place: Place
    name: str
    known: bool
    printed: str
    value: float | None
    high: float | None
    words: str | None
    unit: str
    comparator: str
    measure: str
    kind: str
    period: str | None
    scope: str | None
    action: str | None
    suspect: bool
    quote: str
    report: str
    start: int
    end: int
    part: str
    stance: str | None
    plans: int
    statistics: bool = False
    reason: str | None = None
    commitment: str | None = None

    @property
    def stated(self) -> float | list[float] | str | None:
        """The value as the ledger's JSON gives it: a number, [low, high], or words."""
        if self.value is None:
            return self.words
        return self.value if self.high is None else [self.value, self.high]


@dataclass(frozen=True, slots=True)
class Row:
    """A promise and what became of it.

    ``value`` is the outcome in the unit and measure of the target. ``matched_by`` says how the outcome was found, or,
    where there is none, why: a code of seeds/ledger/methods.tsv.
    """

    target: Figure
    outcome: Figure | None
    value: float | None
    attainment: Attainment
    matched_by: str

    def concerns(self, year: int | None, indicator: str | None) -> bool:
        """Whether the target is for this year (or a span that ends with it) and of this indicator; None is any."""
        ends = (self.target.period or "").split("/")[-1]
        return (year is None or ends[:4] == str(year)) and (
            indicator is None or indicator in (self.target.name, self.target.printed)
        )

    def as_dict(self) -> dict[str, Any]:
        """The row as ``kg ledger --format json`` prints it."""
        return {
            "place": self.target.place.name,
            "indicator": self.target.name,
            "measure": self.target.measure,
            "period": self.target.period,
            "unit": self.target.unit,
            "target": _end(self.target, self.target.stated),
            "outcome": _end(self.outcome, self.value) if self.outcome else None,
            "attainment": self.attainment,
            "matched_by": self.matched_by,
        }


def _end(figure: Figure, value: Any) -> dict[str, Any]:
    return {
        "value": value,
        "comparator": figure.comparator,
        "quote": figure.quote,
        "report": figure.report,
        "start": figure.start,
        "end": figure.end,
    }


@dataclass(frozen=True, slots=True)
class State:
    """A state of a project as one report gives it: planned or actual, with its quote."""

    id: str
    status: str
    label: str
    order: int
    kind: str
    period: str | None
    quote: str
    report: str
    start: int
    end: int

    def as_dict(self) -> dict[str, Any]:
        """The end of a project's row in JSON."""
        return {
            "status": self.status,
            "kind": self.kind,
            "period": self.period,
            "quote": self.quote,
            "report": self.report,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A state that was promised for a project, and the furthest one that later reports say was reached."""

    place: Place
    project: str
    id: str
    target: State
    outcome: State | None
    attainment: Attainment
    matched_by: str

    @property
    def year(self) -> int:
        """The year for which the state was promised."""
        return int(self.target.period.split("/")[-1][:4]) if self.target.period else 0

    def as_dict(self) -> dict[str, Any]:
        """The row as ``kg ledger --projects --format json`` prints it."""
        return {
            "place": self.place.name,
            "project": self.project,
            "project_id": self.id,
            "period": self.target.period,
            "target": self.target.as_dict(),
            "outcome": self.outcome.as_dict() if self.outcome else None,
            "attainment": self.attainment,
            "matched_by": self.matched_by,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that do not fit together, or look damaged: an observation to look at, never an accusation.

    ``stated`` is what the text says, ``computed`` what its other figures give, both in ``unit``. ``severity`` is high
    where rounding and prices cannot explain it, low where they easily can.
    """

    check: str
    severity: Severity
    figures: tuple[Figure, ...]
    stated: float | None
    computed: float | None
    unit: str
    reasons: tuple[str, ...]

    @property
    def difference(self) -> float | None:
        """Stated less computed; None where there is nothing to compute."""
        if self.stated is None or self.computed is None:
            return None
        return round(self.stated - self.computed, 6)

    def as_dict(self) -> dict[str, Any]:
        """The finding as ``kg audit --format json`` prints it."""
        first = self.figures[0]
        return {
            "check": self.check,
            "severity": self.severity,
            "place": first.place.name,
            "indicator": first.name,
            "period": first.period,
            "stated": self.stated,
            "computed": self.computed,
            "difference": self.difference,
            "unit": self.unit,
            "reasons": list(self.reasons),
            "figures": [{"indicator": f.printed, "period": f.period, **_end(f, f.stated)} for f in self.figures],
        }
