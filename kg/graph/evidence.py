"""Properties that every stated node and edge carries, and the ids of facts."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from kg.reports.model import Report

Props = dict[str, Any]


def evidence(report: Report, start: int, end: int, rule: str, cue: str = "") -> Props:
    """Where in the report something is said, the words themselves, and the rule (and cue) by which it was read."""
    quote = report.text[start:end]
    return given(report=report.id, start=start, end=end, quote=quote, rule=rule, cue=cue or None)


def given(**props: Any) -> Props:
    """The properties that are there: None is left out, 0, False and '' are not.

    >>> given(value=0.0, unit="", period=None)
    {'value': 0.0, 'unit': ''}
    """
    return {name: value for name, value in props.items() if value is not None}


def fact_id(report: Report, *content: object) -> str:
    """The id of a fact of this report: the same content gives the same id, in another report another one."""
    digest = sha256("\n".join(map(str, content)).encode()).hexdigest()[:12]
    return f"{report.id}/r-{digest}"
