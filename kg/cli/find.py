"""From what people type to an entity of the graph, and the answers when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli import Failure

if TYPE_CHECKING:
    from kg.queries import EntityRef
    from kg.stores import Store


class Nothing(click.ClickException):
    """The answer is no: nothing found, or it does not conform. Exit code 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:
        """Print the sentence alone: it is an answer, not a failure."""
        click.echo(self.message, err=True)


def reading(where: str, timeout: float = 60.0) -> Store:
    """The store at ``where`` for reading only; a Failure that says what to do where there is none."""
    return _existing(where, read_only=True, timeout=timeout)


def writing(where: str) -> Store:
    """The store at ``where`` for writing; a Failure that says what to do where there is none."""
    return _existing(where, read_only=False)


def _existing(where: str, **how: Any) -> Store:
    from kg.stores import StoreMissing, open_store

    try:
        return open_store(where, **how)
    except StoreMissing:
        raise Failure(f"There is no graph at {where} yet. Make one with: kg build FILE") from None


def candidates(store: Store, name: str, type_: str | None = None) -> tuple[EntityRef, ...]:
    """The entities called ``name`` (name, alias, code or id), the likeliest first; raises Nothing with suggestions."""
    from kg.queries import find_entities, suggest

    found = find_entities(store, name, type=type_)
    if found:
        return found
    near = suggest(store, name)
    hint = f"Did you mean {'、'.join(near)}?" if near else f"Try: kg search {name}"
    raise Nothing(f"There is no {'entity' if type_ is None else type_} called {name} in the graph. {hint}")


def one(store: Store, name: str) -> EntityRef:
    """The likeliest entity called ``name``; raises Nothing with suggestions."""
    return candidates(store, name)[0]


def place(store: Store, name: str) -> str:
    """The key of the place called ``name``, as the ledger takes it; raises Nothing when there is none."""
    from kg.ledger import place_key

    key = place_key(store, name)
    if key is None:
        raise Nothing(f"There is no place called {name} in the graph. Try: kg search {name}")
    return key


def indicator(name: str) -> str:
    """The canonical name of an indicator; the name itself where the vocabulary does not know it."""
    from kg.extraction.figures.indicators import known

    found = known(name)
    return found.name if found else name
