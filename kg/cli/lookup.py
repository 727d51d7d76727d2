"""Commands about one thing: its card, what is around it, what connects it, and the words behind a fact."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import click

from kg.cli import find, options, printing

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
    if format_ == "json":
        _json(card, output)
        return
    from kg.views.card import draw

    printing.show(lambda console: draw(console, card, refs[1:], everything), output)


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
    from kg.views import facts

    with find.reading(store) as graph:
        entity = find.one(graph, name)
        found = queries.neighbors(graph, entity.id, depth=depth, limit=limit + 1)
    if not found:
        raise find.Nothing(f"{entity.name} has no relations in the graph. See its card: kg lookup {name}")
    if len(found) > limit:
        click.echo(f"Only the first {limit}; --limit shows more.", err=True)
    _rows([facts.neighbor_row(n) for n in found[:limit]], format_, output)


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
      kg path 东风公司 武汉
    """
    from kg import queries
    from kg.views import facts

    with find.reading(store) as graph:
        start, end = find.one(graph, a), find.one(graph, b)
        steps = queries.path(graph, start.id, end.id, max_length=max_length)
    if start.id == end.id:
        raise find.Nothing(f"{a} and {b} are the same entity, {start.name}.")
    if steps is None:
        raise find.Nothing(f"No way of at most {max_length} steps leads from {start.name} to {end.name}.")
    _rows([facts.step_row(step) for step in steps], format_, output)


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
    from kg.views import facts

    with find.reading(store) as graph:
        hits = queries.search(graph, text, limit=limit + 1)
    if not hits:
        raise find.Nothing(f"No name and no quote has {text}. Try fewer or shorter words.")
    if len(hits) > limit:
        click.echo(f"Only the first {limit}; --limit shows more.", err=True)
    _rows([facts.hit_row(hit) for hit in hits[:limit]], format_, output)


@click.command("why")
@click.argument("fact")
@options.store
@card_format
@options.output
def why_command(fact: str, store: str, format_: str, output: Path | None) -> None:
    """Show the rule and the sentence behind a fact.

    FACT is an id as other commands print it (a relation, a figure or a mention).

    \b
    Example:
      kg why 420113-2020-12-24/o-0123456789ab
    """
    from kg import queries

    with find.reading(store) as graph:
        answer = queries.why(graph, fact)
    if answer is None:
        raise find.Nothing(f"No fact has the id {fact}. See ids with: kg lookup NAME --format json")
    if format_ == "json":
        _json(answer, output)
        return
    from kg.views.why import draw

    printing.show(lambda console: draw(console, answer), output)


def _json(value: Any, target: Path | None) -> None:
    printing.text(json.dumps(dataclasses.asdict(value), ensure_ascii=False, indent=2), target)


def _rows(answer: list[dict[str, Any]], format_: str, target: Path | None) -> None:
    printing.rows(answer, list(answer[0]), format_, target)
