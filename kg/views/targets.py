"""Targets as rows."""

from __future__ import annotations

from typing import Any

from kg.extraction.figures.commitments import commitment
from kg.ledger import Figure, ProjectRow
from kg.schema import schema

HEADS = {
    "indicator": "指标",
    "comparator": "比较",
    "value": "数值",
    "high": "高端",
    "words": "文字值",
    "unit": "单位",
    "measure": "度量",
    "period": "时期",
    "about": "关于",
    "commitment": "承诺",
    "quote": "引文",
    "report": "报告",
    "fact": "事实",
}

STATE = "status"
"""The measure of a promised project: the state it is to reach."""


def row(target: Figure) -> dict[str, Any]:
    """A target with everything it says, for programs."""
    return {
        "indicator": target.name,
        "comparator": target.comparator,
        "value": target.value,
        "high": target.high,
        "words": target.words,
        "unit": target.unit,
        "measure": target.measure,
        "period": target.period,
        "about": target.place.name,
        "scope": target.scope,
        "action": target.action,
        "commitment": target.commitment,
        "quote": target.quote,
        "report": target.report,
        "start": target.start,
        "end": target.end,
        "fact": target.id,
    }


def project(promise: ProjectRow) -> dict[str, Any]:
    """The state that a project is to reach, in the columns of a target: its words are the value."""
    target = promise.target
    return {
        "indicator": promise.project,
        "comparator": "eq",
        "value": None,
        "high": None,
        "words": target.label,
        "unit": "",
        "measure": STATE,
        "period": target.period,
        "about": promise.place.name,
        "scope": None,
        "action": target.status,
        "commitment": commitment(target.quote),
        "quote": target.quote,
        "report": target.report,
        "start": target.start,
        "end": target.end,
        "fact": target.id,
    }


def worded(row: dict[str, Any]) -> dict[str, Any]:
    """The row for people: the level of commitment in Chinese, and that it is the state of a project."""
    state = {"measure": "项目状态", "comparator": ""} if row["measure"] == STATE else {}
    levels = schema().enums["Commitment"].values
    return row | {"commitment": levels[row["commitment"]].label if row["commitment"] else ""} | state
