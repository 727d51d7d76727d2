"""The nodes of one report: itself, its sections, mentions and observations, the entities and statuses they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.extraction.model import Mention, Observation
from kg.graph.evidence import Props, evidence, given
from kg.linking.model import Entity, Linked
from kg.reports.model import Report, Section
from kg.schema import schema

Node = tuple[tuple[str, ...], Props]

WHOLE = "全文"
_CELL_END = re.compile(r",(?=\D)")


def nodes(linked: Linked) -> Iterator[Node]:
    """(labels, properties) of every node, in a fixed order."""
    reading, report = linked.reading, linked.reading.report
    yield _report(report)
    for section in report.sections:
        yield _section(report, section)
    for entity in linked.entities:
        yield _entity(entity)
    for mention in sorted(reading.mentions):
        yield _mention(report, mention)
    for observation in sorted(reading.observations, key=lambda o: (o.start, o.end, o.id)):
        yield _observation(report, observation)
    statuses = {r.tail for r in reading.relations if r.type == "HAS_STATUS" and isinstance(r.tail, str)}
    for name, status in schema().enums["StatusName"].values.items():
        if name in statuses:
            yield ("Status",), {"id": name, "name": status.label, "order": status.order}


def _report(report: Report) -> Node:
    return ("Report",), given(
        id=report.id,
        name=report.title,
        title=report.title,
        place=report.place or None,
        delivered_on=report.delivered_on,
        year=report.year,
        sha256=report.sha256,
        source=report.source,
        chars=len(report.text),
        text=report.text,
    )


def _section(report: Report, section: Section) -> Node:
    return ("Section",), given(
        id=section.id,
        report=report.id,
        name=section.title or (report.title if section.parent is None else WHOLE),
        level=section.level,
        start=section.start,
        end=section.end,
        stance=section.stance,
        period=section.period,
    )


def _entity(entity: Entity) -> Node:
    labels = schema().nodes[entity.type].labels
    return labels, given(id=entity.id, name=entity.name, code=entity.code, category=entity.category)


def _mention(report: Report, mention: Mention) -> Node:
    return ("Mention",), {
        "id": mention.id,
        **evidence(report, mention.start, mention.end, mention.rule, mention.cue),
        **_setting(report, mention.start),
        "name": mention.name,
        "type": mention.type,
        "nested": mention.nested,
    }


def _observation(report: Report, observation: Observation) -> Node:
    target = observation.kind == "target"
    return ("Observation", "Target") if target else ("Observation",), {
        "id": observation.id,
        **evidence(report, observation.start, observation.end, observation.rule, observation.cue),
        **_setting(report, observation.start),
        **_value(observation),
        **given(
            name=caption(observation),
            indicator=observation.indicator,
            canonical=observation.canonical,
            unit=observation.unit,
            comparator=observation.comparator,
            measure=observation.measure,
            kind=observation.kind,
            period=observation.period,
            scope=observation.scope,
            action=observation.action,
            commitment=observation.commitment,
            suspect=observation.suspect,
            reason=observation.reason,
        ),
    }


def caption(observation: Observation) -> str:
    """How a figure shows itself: 地区生产总值 1700亿元 2020; a table's 1700,亿元 likewise."""
    stated = _CELL_END.sub("", observation.text)
    parts = (observation.canonical or observation.indicator, stated, observation.period)
    return " ".join(part for part in parts if part)


def _value(observation: Observation) -> dict[str, Any]:
    value = observation.value
    if isinstance(value, str):
        return {"words": value}
    if isinstance(value, tuple):
        return {"value": float(value[0]), "high": float(value[1])}
    return {"value": float(value)}


def _setting(report: Report, start: int) -> Props:
    """The section and the sentence in which something stands."""
    props: Props = {"section": report.section_at(start).id}
    sentence = report.sentence_at(start)
    if sentence:
        props |= {"sentence": report.text[sentence.start : sentence.end], "sentence_start": sentence.start}
    return props
