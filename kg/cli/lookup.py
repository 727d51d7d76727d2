"""Commands about one thing: its card, what is around it, what connects it, and the words behind a fact."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import find, options, printing

if TYPE_CHECKING:
    from rich.console import Console

    from kg.queries import Card
    from kg.stores import Store

SAME_NAME = 3  # of entities that share a name, so many are tried
ENTITY_TYPES = ("Enterprise", "Project", "Place", "Institution", "Event", "Policy", "Industry", "Indicator")
card_format = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A card for people, or JSON with every quote and offset.",
)


@click.command("lookup")
@click.argument("name")
@click.option("--type", "type_", type=click.Choice(ENTITY_TYPES), help="Only entities of this type.")
@click.option("--all", "everything", is_flag=True, help="Every relation, figure and mention, not only the first ones.")
@options.store
@card_format
@options.output
def lookup_command(
    name: str, type_: str | None, everything: bool, store: str, format_: str, output: Path | None
) -> None:
    """Show the card of an entity, each fact with its quote.

    Names, relations in groups, figures and mentions. NAME is a name, an alias, a division code or an id.

    \b
    Example:
      kg lookup 东风公司
      kg lookup 420113 --all
      kg lookup 地区生产总值 --format json
    """
    from kg import queries

    with find.reading(store) as graph:
        refs = find.candidates(graph, name, type_)
        card = queries.card(graph, refs[0].id)
        assert card is not None  # the entity was found a moment ago
        states = _states(graph, card)
    if format_ == "json":
        _json(card, output)
        return
    from kg.views.card import draw

    printing.show(lambda console: draw(console, card, refs[1:], everything, states), output)


@click.command("neighbors")
@click.argument("name")
@click.option("--depth", type=click.IntRange(1, 4), default=1, show_default=True, help="How many steps away.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many neighbours.")
@options.store
@options.rows_format
def neighbors_command(name: str, depth: int, limit: int, store: str, format_: str, output: Path | None) -> None:
    """List what an entity is related to, nearest first.

    \b
    Example:
      kg neighbors 东风公司
      kg neighbors 东风公司 --depth 2 --format csv
    """
    from kg import queries

    with find.reading(store) as graph:
        entity = find.one(graph, name)
        found = queries.neighbors(graph, entity.id, depth=depth, limit=limit + 1)
    if not found:
        raise find.Nothing(f"{entity.name} has no relations in the graph. See its card: kg lookup {name}")
    if len(found) > limit:
        click.echo(f"Only the first {limit}; --limit shows more.", err=True)
    shown = found[:limit]
    from kg.views import facts

    _facts(
        lambda console: facts.draw_neighbors(console, entity, shown), map(facts.neighbor_row, shown), format_, output
    )


@click.command("path")
@click.argument("a")
@click.argument("b")
@click.option("--max-length", type=click.IntRange(1, 8), default=6, show_default=True, help="At most so many steps.")
@options.store
@options.rows_format
def path_command(a: str, b: str, max_length: int, store: str, format_: str, output: Path | None) -> None:
    """Show the shortest way from one entity to another.

    \b
    Example:
      kg path 东风公司 雄韬氢燃料电池
    """
    from kg import queries

    with find.reading(store) as graph:
        starts, ends = find.candidates(graph, a), find.candidates(graph, b)
        ways = [
            queries.path(graph, start.id, end.id, max_length=max_length)
            for start in starts[:SAME_NAME]
            for end in ends[:SAME_NAME]
        ]
    if starts[0].id == ends[0].id:
        raise find.Nothing(f"{a} and {b} are the same entity, {starts[0].name}.")
    steps = min(filter(None, ways), key=len, default=None)
    if steps is None:
        raise find.Nothing(f"No way of at most {max_length} steps leads from {starts[0].name} to {ends[0].name}.")
    from kg.views import facts

    _facts(lambda console: facts.draw_path(console, steps), map(facts.step_row, steps), format_, output)


@click.command("search")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many hits.")
@options.store
@options.rows_format
def search_command(text: str, limit: int, store: str, format_: str, output: Path | None) -> None:
    """Search names and quotes for words.

    \b
    Example:
      kg search 氢燃料电池
    """
    from kg import queries

    with find.reading(store) as graph:
        hits = queries.search(graph, text, limit=limit + 1)
    if not hits:
        raise find.Nothing(f"No name and no quote has {text}. Try fewer or shorter words.")
    if len(hits) > limit:
        click.echo(f"Only the first {limit}; --limit shows more.", err=True)
    shown = hits[:limit]
    from kg.views import facts

    _facts(lambda console: facts.draw_hits(console, text, shown), map(facts.hit_row, shown), format_, output)


@click.command("why")
@click.argument("fact")
@options.store
@card_format
@options.output
def why_command(fact: str, store: str, format_: str, output: Path | None) -> None:
    """Show the rule and the sentence behind a fact.

    FACT is the id of a relation, a figure or a mention, as other commands print it, with its report or without.

    \b
    Example:
      kg why r-0123456789ab
      kg why 420113-2020-12-24/r-0123456789ab --format json
    """
    from kg import queries

    with find.reading(store) as graph:
        ids = [fact] if "/" in fact else [f"{report.id}/{fact}" for report in graph.reports()]
        answer = next(filter(None, (queries.why(graph, one) for one in ids)), None)
    if answer is None:
        raise find.Nothing(f"No fact has the id {fact}. See ids with: kg lookup NAME --format json")
    if format_ == "json":
        _json(answer, output)
        return
    from kg.views.why import draw

    printing.show(lambda console: draw(console, answer), output)


def _states(graph: Store, card: Card) -> dict[str, str]:
    """How far the projects are that the entity undertakes, by name."""
    if not any(group.type == "UNDERTAKES" and group.outgoing for group in card.groups):
        return {}
    from kg import queries
    from kg.views import labels

    states: dict[str, list[str]] = {}
    for row in queries.run(graph, "enterprise-projects", {"enterprise": card.entity.id}).dicts():
        if row["status"]:
            states.setdefault(row["project"], []).append(labels.state(row["status"], row["kind"], row["period"]))
    return {project: "、".join(dict.fromkeys(said)) for project, said in states.items()}


def _json(value: Any, target: Path | None) -> None:
    printing.text(json.dumps(dataclasses.asdict(value), ensure_ascii=False, indent=2), target)


def _facts(draw: Callable[[Console], None], rows: Iterable[dict[str, Any]], format_: str, target: Path | None) -> None:
    """Facts drawn for people, or as rows for programs."""
    if format_ == "table":
        printing.show(draw, target)
        return
    plain = list(rows)
    printing.values(plain, list(plain[0]), format_, target)
