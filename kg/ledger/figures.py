"""Figures of a store in the form in which the ledger compares them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from kg.ledger.model import Figure, Place
from kg.ledger.statistics import Entry, Table
from kg.stores import Reader

NATION = "100000"
STATISTICS = "Statistics"
_BREAK = re.compile(r"[，,。；;！？\n]")
_ADVERBIAL = re.compile(r"(?:相比|以来|年来|年间|期间|时期|季度|半年|\d月|价格?|价格计算|价计算)$")
_CODED = re.compile(r"(\d{6})-\d{4}")
_FOLDER = Path(__file__).parent / "cypher"
_YEAR_END = 11
"""Reports of November and December speak of the next year."""


@dataclass(frozen=True, slots=True)
class Document:
    """When a stored report or statistics table speaks: the year it ``plans`` (0 where unknown)."""

    id: str
    plans: int
    statistics: bool
    place: Place | None


@cache
def cypher(name: str) -> str:
    """A query of this package, kept as a file beside it."""
    return (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8")


def documents(store: Reader) -> dict[str, Document]:
    """The stored reports and statistics tables by id."""
    found = {}
    for row in store.run(cypher("documents")).dicts():
        plans = planned_year(row["year"], row["delivered_on"])
        issuer = _CODED.match(row["id"])
        where = place(row["id"], row["place"] or "", issuer[1]) if issuer else None
        found[row["id"]] = Document(row["id"], plans, STATISTICS in row["labels"], where)
    return found


def planned_year(year: int | None, delivered_on: str | None) -> int:
    """The year that a report plans: the year of its delivery, from November on the next.

    >>> planned_year(2020, "2020-12-24"), planned_year(2021, "2021-02-05"), planned_year(2003, None)
    (2021, 2021, 2003)
    """
    if delivered_on and len(delivered_on) >= len("2020-12"):
        return int(delivered_on[:4]) + (int(delivered_on[5:7]) >= _YEAR_END)
    return year or 0


def figures(
    store: Reader, known: Mapping[str, Document], places: Collection[str] | None = None, name: str | None = None
) -> list[Figure]:
    """All figures of the ``known`` documents, or those of the places with these keys, or of one indicator.

    Sorted by report and position.
    """
    asked = None
    if places is not None:
        asked = sorted({*places, *(f"place-{key}" for key in places)})
    issued = sorted(one.id for one in known.values() if one.place and one.place.key in (places or ()))
    rows = store.run(cypher("figures"), {"places": asked, "reports": issued, "name": name}).dicts()
    found = {row["id"]: _figure(row, known[row["report"]]) for row in rows}
    return sorted(found.values(), key=lambda f: (f.report, f.start, f.end, f.id))


def of_table(table: Table) -> list[Figure]:
    """The figures of a statistics table, without a store."""
    return [_entry(table, entry) for entry in table.entries]


def place(id_: str, name: str, code: str | None) -> Place:
    """A place by which figures are put together; the nation is called as its reports call it."""
    return Place(code or id_, "全国" if code == NATION else name)


def _figure(row: Mapping[str, Any], document: Document) -> Figure:
    before = (row["sentence"] or "")[: row["start"] - (row["sentence_start"] or 0)]
    where, scope = place(row["place_id"], row["place"], row["code"]), row["scope"]
    if not row["is_place"] and document.place:  # 中央财政: a figure of the nation, of one body
        where, scope = document.place, scope or row["place"]
    return Figure(
        id=row["id"],
        place=where,
        name=row["canonical"] or row["indicator"],
        known=bool(row["canonical"]),
        printed=row["indicator"],
        value=row["value"],
        high=row["high"],
        words=row["words"],
        unit=normalize("NFKC", row["unit"] or ""),
        comparator=row["comparator"],
        measure=row["measure"],
        kind=row["kind"],
        period=row["period"],
        scope=scope,
        action=row["action"],
        suspect=row["suspect"],
        quote=row["quote"],
        report=row["report"],
        start=row["start"],
        end=row["end"],
        part=_part(before),
        stance=row["stance"],
        plans=_period_end(row["period"]) + 1 if document.statistics else document.plans,
        statistics=document.statistics,
        reason=row["reason"],
        commitment=row["commitment"],
    )


def _entry(table: Table, entry: Entry) -> Figure:
    code = entry.place.code
    return Figure(
        id=f"{table.id}/{entry.span[0]}",
        place=place(entry.place.name, entry.place.name, code),
        name=entry.indicator,
        known=True,
        printed=table.text[slice(*entry.name)],
        value=entry.value,
        high=None,
        words=None,
        unit=entry.unit,
        comparator="eq",
        measure=entry.measure,
        kind="actual",
        period=entry.period,
        scope=None,
        action=None,
        suspect=False,
        quote=table.text[slice(*entry.span)],
        report=table.id,
        start=entry.span[0],
        end=entry.span[1],
        part="",
        stance=None,
        plans=_period_end(entry.period) + 1,
        statistics=True,
    )


def _part(before: str) -> str:
    """The words before a figure, back to the last punctuation mark; those before it too where they say only when.

    >>> _part("全年完成1700亿元，比2015年增长"), _part("与2000年相比，产值增长")
    ('比2015年增长', '与2000年相比产值增长')
    """
    parts = _BREAK.split(before)
    before = parts[-2] if len(parts) > 1 else ""
    return (before if _ADVERBIAL.search(before) else "") + parts[-1]


def _period_end(period: str | None) -> int:
    return int(period.split("/")[-1][:4]) if period else 0
