"""Targets as rows."""

from __future__ import annotations

from typing import Any

from kg.ledger import Figure, commitment_labels

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


def worded(row: dict[str, Any]) -> dict[str, Any]:
    """The row for people: the level of commitment in Chinese."""
    return row | {"commitment": commitment_labels().get(row["commitment"] or "", "")}
