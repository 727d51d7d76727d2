"""What is behind a single fact: the rule, the cue and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.queries import read
from kg.queries.lookup import report_titles
from kg.queries.model import Evidence, Why
from kg.queries.texts import text
from kg.schema import Property, schema
from kg.stores import Store

_NOT_TOLD = {
    "id", "name", "report", "section", "start", "end", "quote", "sentence", "sentence_start", "rule", "cue",
}  # fmt: skip


def why(store: Store, fact_id: str) -> Why | None:
    """What is behind a relation, an observation or a mention, by its id; None when there is none."""
    titles = report_titles(store)
    for relation in schema().relations.values():
        if "quote" in relation.properties:
            rows = store.run(text("why_relation").replace("RELATION", relation.name), {"id": fact_id}).dicts()
            if rows:
                return _relation(store, rows[0], titles)
    for label in ("Observation", "Mention"):
        rows = store.run(text("why_node").replace("LABEL", label), {"id": fact_id}).dicts()
        if rows:
            return _node(rows[0], label, titles)
    return None


def _relation(store: Store, row: Mapping[str, Any], titles: read.Titles) -> Why:
    declared, props = schema().relations[row["type"]], row["r"]["properties"]
    evidence = read.evidence(props, titles)
    return Why(
        props["id"],
        "relation",
        declared.name,
        f"{row['head']['properties']['name']} {declared.label} {row['tail']['properties']['name']}",
        evidence,
        _section(store, evidence),
        tuple(_details(declared.properties, props)),
    )


def _node(row: Mapping[str, Any], label: str, titles: read.Titles) -> Why:
    props = row["n"]["properties"]
    kind = "Target" if "Target" in row["n"]["labels"] else label
    declared = schema().nodes[kind]
    details = list(_details(declared.properties, props))
    if row["e"]:
        entity = read.entity(row["e"])
        relation = schema().relations["REFERS_TO" if label == "Mention" else "ABOUT"]
        details.append((relation.label, f"{entity.name}（{schema().nodes[entity.type].label}）"))
    if row["reason"]:
        details.append((schema().relations["REFERS_TO"].properties["rule"].label, row["reason"]))
    return Why(
        props["id"],
        label.lower(),
        kind,
        props["name"],
        read.evidence(props, titles),
        row["section"],
        tuple(details),
    )


def _details(declared: Mapping[str, Property], props: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What the properties say, in Chinese; without those that other parts of the answer show."""
    for name, one in declared.items():
        value = props.get(name)
        if name in _NOT_TOLD or value is None or value is False:
            continue
        if one.enum:
            shown = schema().enums[one.enum].values[value].label
        elif value is True:
            shown = "是"
        else:
            shown = f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
        yield one.label, shown


def _section(store: Store, evidence: Evidence) -> str | None:
    """The heading of the deepest section in which the quote stands."""
    rows = store.run(text("section_at"), {"report": evidence.report, "start": evidence.start}).rows
    return rows[0][0] if rows else None
