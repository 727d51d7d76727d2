"""Answers that are facts: as rows for programs, and for people as lines with the quote below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from kg.schema import schema
from kg.views import labels, quotes

if TYPE_CHECKING:
    from kg.queries import EntityRef, Fact, Hit, Neighbor, Step

Row = dict[str, Any]


def neighbor_row(neighbor: Neighbor) -> Row:
    """A neighbour and the fact by which it was reached."""
    entity = neighbor.entity
    return {"distance": neighbor.distance, "name": entity.name, "type": entity.type, "id": entity.id} | fact_row(
        neighbor.fact
    )


def step_row(step: Step) -> Row:
    """A step of a way, in the direction it is walked."""
    start, end = _ends(step)
    return {"from": start.name, "to": end.name, "forward": step.forward} | fact_row(step.fact)


def hit_row(hit: Hit) -> Row:
    """A search hit."""
    return {name: getattr(hit, name) for name in ("kind", "name", "type", "quote", "sentence", "report", "id")}


def fact_row(fact: Fact) -> Row:
    """A relation with its evidence."""
    evidence = fact.evidence
    return {
        "relation": fact.type,
        "head": fact.head.name,
        "tail": fact.tail.name,
        "kind": fact.kind,
        "period": fact.period,
        "quote": evidence.quote,
        "report": evidence.report,
        "start": evidence.start,
        "end": evidence.end,
        "rule": evidence.rule,
        "fact": fact.id,
    }


def draw_neighbors(console: Console, entity: EntityRef, neighbors: Sequence[Neighbor]) -> None:
    """Print the neighbours, nearest first, each with the relation that led to it."""
    for distance in sorted({neighbor.distance for neighbor in neighbors}):
        near = [neighbor for neighbor in neighbors if neighbor.distance == distance]
        console.print(Text.assemble((f"距离 {distance}", "kg.label"), (f"  {len(near)}", "kg.faint")))
        for neighbor in near:
            fact = neighbor.fact
            forward = fact.tail.id == neighbor.entity.id
            other = fact.head if forward else fact.tail
            line = Text.assemble("  ", _relation(fact, forward), " ", _named(neighbor.entity))
            if other.id != entity.id:
                line.append(f"  经 {other.name}", style="kg.faint")
            console.print(line)
            _quote(console, fact)


def draw_path(console: Console, steps: Sequence[Step]) -> None:
    """Print a way step by step."""
    console.print(_named(_ends(steps[0])[0]))
    for step in steps:
        fact = step.fact
        label = schema().relations[fact.type].label
        arrow = f"—{label}→ " if step.forward else f"←{label}— "
        console.print(Text.assemble("  ", (arrow, "kg.label"), _named(_ends(step)[1]), _qualifier(fact)))
        _quote(console, fact)


def draw_hits(console: Console, words: str, hits: Sequence[Hit]) -> None:
    """Print search hits: entities by their names, facts by their quotes."""
    marks = words.split()
    for hit in hits:
        console.print(
            Text.assemble(
                (hit.name, "kg.name"), f"  {labels.any_type(hit.type)}", (f"  {quotes.short(hit.id)}", "kg.faint")
            )
        )
        if hit.quote:
            said = hit.sentence or hit.quote
            quotes.show(console, said, quotes.occurrences(said, marks), "")


def _ends(step: Step) -> tuple[EntityRef, EntityRef]:
    fact = step.fact
    return (fact.head, fact.tail) if step.forward else (fact.tail, fact.head)


def _named(entity: EntityRef) -> Text:
    return Text.assemble((entity.name, "kg.name"), f"（{labels.any_type(entity.type)}）")


def _relation(fact: Fact, forward: bool) -> Text:
    relation = schema().relations[fact.type]
    return Text.assemble((relation.label if forward else relation.inverse, "kg.label"), _qualifier(fact))


def _qualifier(fact: Fact) -> Text:
    qualifier = labels.qualifier(fact.kind, fact.period)
    return Text(f"  {qualifier}" if qualifier else "", style="kg.planned" if fact.kind == "planned" else "kg.faint")


def _quote(console: Console, fact: Fact) -> None:
    quotes.show(console, *quotes.of_fact(fact), quotes.short(fact.id))
