"""Facts as rows: one relation a row, read from left to right, with its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.schema import schema
from kg.views import labels

if TYPE_CHECKING:
    from kg.queries import Fact, Hit, Neighbor, Step

Row = dict[str, object]


def neighbor_row(neighbor: Neighbor) -> Row:
    """A neighbour: how far, what it is, by which relation it was reached."""
    entity, fact = neighbor.entity, neighbor.fact
    forward = fact.tail.id == entity.id
    relation = schema().relations[fact.type]
    return {
        "距离": neighbor.distance,
        "关系": relation.label if forward else relation.inverse,
        "名称": entity.name,
        "类型": labels.entity_type(entity.type),
        **_tail(fact),
    }


def step_row(step: Step) -> Row:
    """A step of a way; an arrow to the left when it is walked against the relation."""
    fact = step.fact
    start, end = (fact.head, fact.tail) if step.forward else (fact.tail, fact.head)
    label = schema().relations[fact.type].label
    return {
        "从": start.name,
        "关系": f"—{label}→" if step.forward else f"←{label}—",
        "到": end.name,
        **_tail(fact),
    }


def hit_row(hit: Hit) -> Row:
    """A search hit: an entity by its name, a mention, figure or relation by its quote."""
    return {
        "名称": hit.name,
        "类型": labels.entity_type(hit.type),
        "原文": hit.sentence or hit.quote or "",
        "报告": hit.report or "",
        "标识": hit.id,
    }


def _tail(fact: Fact) -> Row:
    return {
        "限定": labels.qualifier(fact.kind, fact.period),
        "原文": fact.evidence.quote,
        "标识": fact.id,
    }
