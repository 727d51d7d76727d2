"""Rows of the ledger as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.ledger import Figure, ProjectRow, Row, methods

HEADS = {
    "place": "地方",
    "period": "时期",
    "indicator": "指标",
    "measure": "度量",
    "target": "目标",
    "outcome": "结果",
    "attainment": "完成情况",
    "matched_by": "依据",
}
PROJECT_HEADS = {
    "place": "地方",
    "period": "时期",
    "project": "项目",
    "promised": "承诺",
    "reached": "后来",
    "attainment": "完成情况",
    "matched_by": "依据",
}
_DECIDED = ("exceeded", "met", "missed")


def rows(found: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows as text, those with an outcome first."""
    ordered = sorted(found, key=lambda row: row.attainment not in _DECIDED)
    return [
        {
            "place": row.target.place.name,
            "period": row.target.period,
            "indicator": row.target.name,
            "measure": row.target.measure,
            "target": _quoted(row.target),
            "outcome": _quoted(row.outcome) if row.outcome else "",
            "attainment": row.attainment,
            "matched_by": methods()[row.matched_by],
        }
        for row in ordered
    ]


def project_rows(found: Iterable[ProjectRow]) -> list[dict[str, Any]]:
    """Projects as text, those of which something became first."""
    ordered = sorted(found, key=lambda row: row.outcome is None)
    return [
        {
            "place": row.place.name,
            "period": row.target.period,
            "project": row.project,
            "promised": f"{row.target.label}「{row.target.quote}」{row.target.report}:{row.target.start}",
            "reached": f"{row.outcome.label}「{row.outcome.quote}」{row.outcome.report}:{row.outcome.start}"
            if row.outcome
            else "",
            "attainment": row.attainment,
            "matched_by": methods()[row.matched_by],
        }
        for row in ordered
    ]


def flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the JSON with both ends spread over columns: target_value, target_quote …

    >>> flat({"place": "全国", "target": {"value": 8.0}, "outcome": None})["target_value"]
    8.0
    """
    spread: dict[str, Any] = {}
    for name, value in row.items():
        if name in ("target", "outcome"):
            spread |= {f"{name}_{key}": (value or {}).get(key) for key in row["target"]}
        else:
            spread[name] = value
    return spread


def _quoted(figure: Figure) -> str:
    return f"「{figure.quote}」{figure.report}:{figure.start}"
