"""From rows of a store to the values that lookups answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.queries.model import EntityRef, Evidence, Fact, Figure, MentionRef
from kg.schema import schema

Titles = Mapping[str, str]
"""The titles of the reports by their ids."""


def entity(node: Mapping[str, Any]) -> EntityRef:
    """An entity or status from its node."""
    props = node["properties"]
    declared = schema().node_type(tuple(node["labels"]))
    return EntityRef(
        id=props["id"],
        type=declared.name if declared else sorted(node["labels"])[0],
        name=props["name"],
        code=props.get("code"),
        category=props.get("category"),
        aliases=tuple(props.get("aliases") or ()),
    )


def evidence(props: Mapping[str, Any], titles: Titles) -> Evidence:
    """The evidence that a node or relationship carries."""
    return Evidence(
        report=props["report"],
        title=titles[props["report"]],
        start=props["start"],
        end=props["end"],
        quote=props["quote"],
        rule=props["rule"],
        cue=props.get("cue"),
        sentence=props.get("sentence"),
        sentence_start=props.get("sentence_start"),
    )


def fact(row: Mapping[str, Any], titles: Titles) -> Fact:
    """A relationship from a row of type, r, head and tail."""
    props = row["r"]["properties"]
    return Fact(
        id=props["id"],
        type=row["type"],
        head=entity(row["head"]),
        tail=entity(row["tail"]),
        kind=props.get("kind"),
        period=props.get("period"),
        evidence=evidence(props, titles),
    )


def figure(row: Mapping[str, Any], titles: Titles) -> Figure:
    """An observation from a row of o and a, the entity it is about."""
    props = row["o"]["properties"]
    return Figure(
        id=props["id"],
        name=props["name"],
        indicator=props["indicator"],
        canonical=props.get("canonical"),
        value=props.get("value"),
        high=props.get("high"),
        words=props.get("words"),
        unit=props.get("unit"),
        comparator=props["comparator"],
        measure=props["measure"],
        kind=props["kind"],
        period=props.get("period"),
        scope=props.get("scope"),
        action=props.get("action"),
        suspect=props["suspect"],
        reason=props.get("reason"),
        text=props["quote"],
        about=entity(row["a"]) if row["a"] else None,
        evidence=evidence(props, titles),
    )


def mention(row: Mapping[str, Any], titles: Titles) -> MentionRef:
    """A mention from a row of m, reason and section."""
    props = row["m"]["properties"]
    return MentionRef(
        id=props["id"],
        name=props["name"],
        type=props["type"],
        section=row["section"] or "",
        reason=row["reason"] or "",
        evidence=evidence(props, titles),
    )


def in_text_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts by report, then as the report says them."""
    return sorted(facts, key=lambda one: (one.evidence.report, one.evidence.start, one.id))
