"""Indicators, industries and statuses as SKOS concepts: schemes, English labels, and what is broader.

SKOS: https://www.w3.org/TR/skos-reference/
"""

from __future__ import annotations

from functools import cache

from kg.data import DataError, path, rows
from kg.extraction.figures.indicators import vocabulary
from kg.linking.identity import Identity
from kg.linking.tables import industries
from kg.schema.turtle import SCHEMES


def english(type_: str, name: str) -> str | None:
    """The English label of an indicator or industry, where there is one.

    >>> english("Indicator", "地区生产总值"), english("Industry", "汽车制造业")
    ('gross regional product', 'automobile manufacturing')
    """
    return _labels().get((type_, name))


def broader(type_: str, name: str) -> Identity | None:
    """The concept above an indicator, where the vocabulary of indicators has one.

    >>> broader("Indicator", "民间投资").name
    '固定资产投资'
    """
    known = vocabulary().get(name) if type_ == "Indicator" else None
    return Identity(type_, known.parent) if known and known.name == name and known.parent else None


@cache
def _labels() -> dict[tuple[str, str], str]:
    file = path("seeds", "rdf", "english.tsv")
    known = {
        "Indicator": {indicator.name for indicator in vocabulary().values()},
        "Industry": set(industries().values()),
    }
    found: dict[tuple[str, str], str] = {}
    for line, row in rows(file, ("type", "name", "english")):
        if row["type"] not in SCHEMES:
            raise DataError(f"{file.name}:{line}: {row['type']} is none of {', '.join(SCHEMES)}")
        if row["name"] not in known[row["type"]]:
            raise DataError(f"{file.name}:{line}: {row['name']!r} is no {row['type']} that is known")
        found[row["type"], row["name"]] = row["english"]
    return found
