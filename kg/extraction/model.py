"""What reading a report yields: mentions, observations and relations, each with its quote, rule and cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.reports.model import Report

EntityType = Literal["Enterprise", "Project", "Place", "Institution", "Event", "Policy"]
RelationType = Literal["UNDERTAKES", "LOCATED_IN", "HAS_STATUS", "IN_INDUSTRY"]
Comparator = Literal["eq", "ge", "le", "approx"]
Measure = Literal["level", "growth", "avg_growth", "share", "change", "rank", "multiple"]
Kind = Literal["actual", "estimate", "target"]
StatusKind = Literal["actual", "planned"]
Value = float | tuple[float, float] | str


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One occurrence of a named thing; ``text`` is the quote, ``name`` its plain form, ``cue`` the deciding words."""

    start: int
    end: int
    type: str
    text: str
    name: str
    rule: str
    id: str = ""
    cue: str = ""
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """One number, range or worded value said of one indicator; fields as in the annotation guide.

    ``start``/``end`` bound ``text`` (number, unit, hedge); ``indicator_start``/``indicator_end`` bound ``indicator``.
    ``value`` is a float, ``(low, high)`` or words (与经济增长同步); falls are negative in growth and change.
    ``commitment`` is how firmly a target is promised; ``suspect`` figures carry the ``reason``.
    """

    start: int
    end: int
    text: str
    indicator: str
    indicator_start: int
    indicator_end: int
    canonical: str | None
    value: Value
    unit: str
    comparator: str
    measure: str
    kind: str
    period: str | None
    rule: str
    scope: str | None = None
    action: str | None = None
    commitment: str | None = None
    suspect: bool = False
    reason: str | None = None
    cue: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A stated relation; ``tail`` is a span or, for HAS_STATUS, a status; ``start``/``end`` bound the evidence."""

    type: str
    head: tuple[int, int]
    tail: tuple[int, int] | str
    start: int
    end: int
    rule: str
    kind: str | None = None
    period: str | None = None
    cue: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate that was set aside, and why: nothing disappears silently."""

    start: int
    end: int
    text: str
    rule: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """All that one report says, as found; the value extraction hands to linking."""

    report: Report
    mentions: tuple[Mention, ...]
    observations: tuple[Observation, ...]
    relations: tuple[Relation, ...]
    dropped: tuple[Dropped, ...]
