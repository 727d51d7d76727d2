"""A reading as the JSON that others score against, and as tables for people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from rich.console import Console

from kg.extraction.model import Dropped, Observation, Reading, Relation, Value
from kg.views import labels, tables

ENTITY_HEADS = {"type": "类型", "name": "名称", "count": "次数"}
FIGURE_HEADS = {"indicator": "指标", "text": "数值", "period": "时期", "kind": "性质", "start": "位置"}
DROPPED_HEADS = {"name": "原文", "rule": "规则", "reason": "缘由", "start": "位置"}
RELATION_HEADS = {"head": "从", "relation": "关系", "tail": "到", "qualifier": "限定", "start": "位置"}


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain values: ``report``, ``entities`` (mentions), ``observations``, ``relations``, ``dropped``.

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
        "dropped": [
            {"text": d.text, "start": d.start, "end": d.end, "rule": d.rule, "reason": d.reason}
            for d in reading.dropped
        ],
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
    entities = [{"type": t, "name": name, "count": count} for (t, name), count in sorted(names.items())]
    figures = [
        {
            "indicator": o.canonical or o.indicator,
            "text": o.text,
            "period": o.period,
            "kind": labels.figure_kind(o.kind, o.measure, o.suspect),
            "start": o.start,
        }
        for o in reading.observations
    ]
    relations = [_relation_row(r, report.text) for r in reading.relations]
    tables.draw(console, entities, ENTITY_HEADS, f"实体 {len(entities)}")
    tables.draw(console, figures, FIGURE_HEADS, f"数据 {len(figures)}")
    tables.draw(console, relations, RELATION_HEADS, f"关系 {len(relations)}")


def draw_dropped(console: Console, reading: Reading) -> None:
    """Print what was proposed and set aside, in the order of the text, each with the reason."""
    rows = [
        {"name": d.text, "rule": d.rule, "reason": d.reason, "start": d.start}
        for d in sorted(reading.dropped, key=_place)
    ]
    tables.draw(console, rows, DROPPED_HEADS, f"未取 {len(rows)}")


def _place(dropped: Dropped) -> tuple[int, int, str]:
    return dropped.start, dropped.end, dropped.rule


def _relation_row(r: Relation, text: str) -> dict[str, Any]:
    tail = labels.value("StatusName", r.tail) if isinstance(r.tail, str) else text[slice(*r.tail)]
    return {
        "head": text[slice(*r.head)],
        "relation": r.type,
        "tail": tail,
        "qualifier": labels.qualifier(r.kind, r.period),
        "start": r.start,
    }
