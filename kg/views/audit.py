"""Findings of the audit as people read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.ledger import Finding, checks

HEADS = {
    "severity": "程度",
    "check": "核对",
    "place": "地方",
    "figures": "数据",
    "stated": "所述",
    "computed": "推算",
    "difference": "差",
    "unit": "单位",
    "reasons": "可能的原因",
}
_SEVERITY = {"high": "高", "medium": "中", "low": "低"}


def rows(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """A row for each finding, with all its figures quoted."""
    return [
        {
            "severity": _SEVERITY[finding.severity],
            "check": checks()[finding.check][0],
            "place": finding.figures[0].place.name,
            "figures": "；".join(
                f"{f.printed}「{f.quote}」{f.period or ''} {f.report}:{f.start}" for f in finding.figures
            ),
            "stated": finding.stated,
            "computed": finding.computed,
            "difference": finding.difference,
            "unit": finding.unit,
            "reasons": "；".join(finding.reasons),
        }
        for finding in found
    ]
