"""A reading as the JSON that others score against, and as tables for people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rich.console import Console

from kg.extraction.model import Observation, Reading, Relation, Value
from kg.schema import schema
from kg.views import labels, tables


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain values: ``report``, ``entities`` (mentions), ``observations``, ``relations``.

    ``start`` and ``end`` are code points into the file as decoded; a range is ``[low, high]``.
    """
    report = reading.report
    return {
        "report": {
            "id": report.id,
            "title": report.title,
            "place": report.place,
            "delivered_on": report.delivered_on,
            "sha256": report.sha256,
            "chars": len(report.text),
        },
        "entities": [
            {
                "id": m.id,
                "type": m.type,
                "text": m.text,
                "start": m.start,
                "end": m.end,
                "name": m.name,
                "rule": m.rule,
            }
            for m in reading.mentions
        ],
        "observations": [_observation(o) for o in reading.observations],
        "relations": [_relation(r) for r in reading.relations],
    }


def _observation(o: Observation) -> dict[str, Any]:
    return {
        "id": o.id,
        "indicator": o.indicator,
        "canonical": o.canonical,
        "text": o.text,
        "start": o.start,
        "end": o.end,
        "value": _value(o.value),
        "unit": o.unit,
        "comparator": o.comparator,
        "measure": o.measure,
        "kind": o.kind,
        "period": o.period,
        "scope": o.scope,
        "action": o.action,
        "suspect": o.suspect,
        "rule": o.rule,
    }


def _relation(r: Relation) -> dict[str, Any]:
    head: dict[str, Any] = {"id": r.id, "type": r.type, "head": _span(r.head)}
    if isinstance(r.tail, str):
        return head | {"tail": r.tail, "kind": r.kind, "period": r.period, "rule": r.rule}
    return head | {"tail": _span(r.tail), "rule": r.rule}


def _span(span: tuple[int, int]) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _value(value: Value) -> Any:
    """Whole numbers without a point: 1700, not 1700.0."""
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def draw(console: Console, reading: Reading) -> None:
    """Print a reading as three tables: entities (once a name, with their count), figures, relations."""
    report = reading.report
    place = f"  {report.place}" if report.place else ""
    console.print(f"{report.title}{place}  {report.delivered_on or report.year or ''}  {report.id}", style="kg.label")
    names = Counter((m.type, m.name) for m in reading.mentions)
    entities = [
        {"类型": labels.entity_type(type_), "名称": name, "次数": count}
        for (type_, name), count in sorted(names.items())
    ]
    figures = [
        {
            "指标": o.canonical or o.indicator,
            "数值": o.text,
            "时期": o.period,
            "性质": labels.figure_kind(o.kind, o.measure, o.suspect),
            "位置": o.start,
        }
        for o in reading.observations
    ]
    relations = [_relation_row(r, report.text) for r in reading.relations]
    for title, rows in (("实体", entities), ("数据", figures), ("关系", relations)):
        if rows:
            console.print(tables.table(rows, list(rows[0]), f"{title} {len(rows)}"))


def _relation_row(r: Relation, text: str) -> dict[str, Any]:
    tail = labels.value("StatusName", r.tail) if isinstance(r.tail, str) else text[slice(*r.tail)]
    return {
        "从": text[slice(*r.head)],
        "关系": schema().relations[r.type].label,
        "到": tail,
        "限定": labels.qualifier(r.kind, r.period),
        "位置": r.start,
    }
