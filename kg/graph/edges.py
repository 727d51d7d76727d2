"""The edges of one report, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.model import Mention, Relation
from kg.graph.evidence import Props, evidence, fact_id, given
from kg.linking.model import Entity, Linked
from kg.schema import schema

BY_CODE, BY_LIST, BY_ISSUER = "division code", "gazetteer", "issuer's place"


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the graph between two node ids."""

    type: str
    head: str
    tail: str
    props: Props


def edges(linked: Linked) -> Iterator[Edge]:
    """Every edge, in a fixed order; what cannot be one is told by :func:`left_out`."""
    yield from _structure(linked)
    yield from _references(linked)
    yield from _figures(linked)
    for relation in _sorted(linked):
        if edge := _relation(linked, relation):
            yield edge
    yield from _within(linked)


def left_out(linked: Linked) -> list[str]:
    """Relations that are no edge because an end is no mention of a type that the relation may connect, in words."""
    text = linked.reading.report.text
    return [
        f"{linked.reading.report.id}:{r.start}: {r.type} ({text[r.start : r.end]}) has no fitting mention at an end"
        for r in _sorted(linked)
        if not _relation(linked, r)
    ]


def _sorted(linked: Linked) -> list[Relation]:
    return sorted(linked.reading.relations, key=lambda r: (r.start, r.end, r.type, r.head, str(r.tail), r.id))


def _structure(linked: Linked) -> Iterator[Edge]:
    report, reading = linked.reading.report, linked.reading

    def part(type_: str, head: str, tail: str) -> Edge:
        return Edge(type_, head, tail, {"id": fact_id(report, type_, head, tail), "report": report.id})

    for section in report.sections:
        whole = report.id if section.parent is None else report.sections[section.parent].id
        yield part("PART_OF", section.id, whole)
    stated = [(m.start, m.id) for m in reading.mentions] + [(o.start, o.id) for o in reading.observations]
    for start, id_ in sorted(stated):
        yield part("STATED_IN", id_, report.section_at(start).id)


def _references(linked: Linked) -> Iterator[Edge]:
    report = linked.reading.report
    reasons = {merge.mention: merge.reason for merge in linked.merges}
    for mention in sorted(linked.reading.mentions):
        entity = linked.refers_to[mention.id]
        props = evidence(report, mention.start, mention.end, reasons[mention.id])
        yield Edge("REFERS_TO", mention.id, entity, {"id": fact_id(report, "REFERS_TO", mention.id, entity), **props})


def _figures(linked: Linked) -> Iterator[Edge]:
    report = linked.reading.report
    reasons = {merge.mention: merge.reason for merge in linked.merges}
    for o in sorted(linked.reading.observations, key=lambda o: (o.start, o.end, o.id)):
        indicator, about = linked.measures[o.id], linked.about[o.id]
        how = "vocabulary" if o.canonical else "as printed"
        props = evidence(report, o.indicator_start, o.indicator_end, how)
        yield Edge("MEASURES", o.id, indicator, {"id": fact_id(report, "MEASURES", o.id, indicator), **props})
        props = evidence(report, o.start, o.end, reasons[o.id])
        yield Edge("ABOUT", o.id, about, {"id": fact_id(report, "ABOUT", o.id, about), **props})


def _relation(linked: Linked, relation: Relation) -> Edge | None:
    head = _end(linked, relation.head, schema().relations[relation.type].heads)
    tail: str | None
    if isinstance(relation.tail, str):
        tail = relation.tail
    elif relation.type == "IN_INDUSTRY":
        tail = linked.industry.get(relation.tail)
    else:
        tail = _end(linked, relation.tail, schema().relations[relation.type].tails)
    if not head or not tail:
        return None
    report = linked.reading.report
    content = (relation.type, head, tail, relation.start, relation.end, relation.rule, relation.kind, relation.period)
    props = {
        "id": relation.id or fact_id(report, *content),
        **evidence(report, relation.start, relation.end, relation.rule, relation.cue),
        **given(kind=relation.kind, period=relation.period),
    }
    return Edge(relation.type, head, tail, props)


def _end(linked: Linked, span: tuple[int, int], types: tuple[str, ...]) -> str | None:
    """The entity of the mention at a span, of one of the types."""
    at = [m for m in linked.reading.mentions if (m.start, m.end) == span and m.type in types]
    return linked.refers_to[min(at).id] if at else None


def _within(linked: Linked) -> Iterator[Edge]:
    """Place to enclosing place, once a report, quoting the first mention (or figure) that brings the place in."""
    report = linked.reading.report
    entities = {entity.id: entity for entity in linked.entities}
    done: set[str] = set()
    for start, end, id_ in sorted(_places_named(linked)):
        place = entities[id_]
        while place.within and place.id not in done:
            done.add(place.id)
            props = evidence(report, start, end, _why_within(place))
            id_ = fact_id(report, "WITHIN", place.id, place.within)
            yield Edge("WITHIN", place.id, place.within, {"id": id_, **props})
            place = entities[place.within]


def _places_named(linked: Linked) -> Iterator[tuple[int, int, str]]:
    mentions: dict[str, Mention] = {mention.id: mention for mention in linked.reading.mentions}
    for id_, entity in linked.refers_to.items():
        if mentions[id_].type == "Place":
            yield mentions[id_].start, mentions[id_].end, entity
    places = {entity.id for entity in linked.entities if entity.type == "Place"}
    for o in linked.reading.observations:
        if linked.about[o.id] in places:
            yield o.start, o.end, linked.about[o.id]


def _why_within(place: Entity) -> str:
    if place.code:
        return BY_CODE
    return BY_LIST if place.category == "zone" else BY_ISSUER
