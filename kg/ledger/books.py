"""The ledger of a store: what it says together with the statistics tables that are known."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from kg.ledger.figures import documents, figures, of_table
from kg.ledger.matching import ledger
from kg.ledger.model import Figure, ProjectRow, Row
from kg.ledger.projects import pipeline
from kg.ledger.statistics import StatisticsError, Table, read_table, shipped
from kg.places import gazetteer
from kg.queries import find_entities
from kg.stores import Store


def balance(store: Store, places: Collection[str] | None = None, tables: Iterable[Path] = ()) -> list[Row]:
    """A row for every target of the places with these keys (all places when None).

    Outcomes come from the stored reports, the statistics tables of seeds/statistics and ``tables``.
    Raises StatisticsError for a table that cannot be used.

    >>> [row.attainment for row in balance(store, ["420113"]) if row.outcome]  # doctest: +SKIP
    ['exceeded', 'exceeded', 'met', 'exceeded', 'missed']
    """
    known = documents(store)
    found = figures(store, known, places)
    found += _published(store, tables, places)
    return ledger(found, known.values())


def targets(store: Store, places: Collection[str] | None = None, period: str | None = None) -> list[Figure]:
    """What reports promise in figures, by report and position: of these places, for this year or span; None is any.

    A year also finds the spans that end with it.

    >>> [target.quote for target in targets(store, ["420113"], "2021")][0]  # doctest: +SKIP
    '7.5%'
    """
    found = figures(store, documents(store), places)
    return [one for one in found if one.kind == "target" and _is_for(one.period, period)]


def promised(store: Store, places: Collection[str] | None = None, period: str | None = None) -> list[ProjectRow]:
    """The states that reports promise for projects, by place and period; the same places and years as ``targets``.

    >>> [row.project for row in promised(store, ["130637"], "2021")][0]  # doctest: +SKIP
    '博文路西段'
    """
    return [row for row in pipeline(store, places) if _is_for(row.target.period, period)]


def _is_for(period: str | None, wanted: str | None) -> bool:
    return wanted is None or (period is not None and (period == wanted or period.endswith(f"/{wanted}")))


def place_key(store: Store, name: str) -> str | None:
    """The key of the place called ``name``: its division code, or the id of its entity; None where there is none.

    >>> place_key(store, "全国"), place_key(store, "武汉市汉南区")  # doctest: +SKIP
    ('100000', '420113')
    """
    known = gazetteer().place(name) if name.isdigit() else None
    code = known.code if known else gazetteer().code_of(name)
    if code:
        return code
    found = find_entities(store, name, type="Place", limit=1)
    return (found[0].code or found[0].id) if found else None


def _published(store: Store, given: Iterable[Path], places: Collection[str] | None) -> list[Figure]:
    """The figures of the tables that come with the product or are given, and are not already in the store."""
    stored = {info.id: info.sha256 for info in store.reports()}
    read: dict[str, Table] = {table.id: table for table in map(read_table, shipped())}
    for table in map(read_table, given):
        before = read.setdefault(table.id, table)
        if before.text != table.text or stored.get(table.id, table.sha256) != table.sha256:
            raise StatisticsError(
                f"{table.file}: another table is called {table.file.stem}; give the file another name"
            )
    fresh = [table for table in read.values() if table.id not in stored]
    return [figure for table in fresh for figure in of_table(table) if places is None or figure.place.key in places]
