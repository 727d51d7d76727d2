"""The indicator vocabulary (seeds/indicators.tsv): canonical names, and what a percentage of each means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from kg.data import DataError, path, rows

_LOOSE = re.compile(r"[\s“”\"'‘’「」]|\(R&D\)")
_PRODUCT = re.compile(r"地区生产总值|国内生产总值|GDP")
_GOAL = re.compile(r"(?:拼搏|奋斗|预期|增长|年度)?目标$")
_NUMBER_OF = re.compile(r"(?:总数量?|数量|总量|数)$")
_COUNTED = ("organisations", "count", "facilities", "households", "sets", "vehicles")
MEASURES = ("growth", "share", "-")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of the vocabulary; ``split`` are the indicators that 分别 gives one figure each."""

    name: str
    dimension: str
    unit: str
    measure: str
    parent: str | None
    split: tuple[str, ...]


@cache
def vocabulary() -> dict[str, Indicator]:
    """The indicators by canonical name and by every alias, in comparable form (see ``comparable``)."""
    file = path("seeds", "indicators.tsv")
    found: dict[str, Indicator] = {}
    for number, row in rows(file, ("canonical", "aliases", "dimension", "unit", "measure", "parent", "split")):
        if row["measure"] not in MEASURES:
            raise DataError(
                f"{file.name}:{number}: measure is {row['measure']!r}, but must be one of {', '.join(MEASURES)}"
            )
        split = tuple(filter(None, row["split"].split("|")))
        indicator = Indicator(
            row["canonical"], row["dimension"], row["unit"], row["measure"], row["parent"] or None, split
        )
        for alias in (row["canonical"], *filter(None, row["aliases"].split("|"))):
            key = comparable(alias)
            if key in found and found[key] != indicator:
                raise DataError(f"{file.name}:{number}: {alias!r} already means {found[key].name}")
            found[key] = indicator
    for indicator in set(found.values()):
        for other in (*indicator.split, *filter(None, [indicator.parent])):
            if other not in found:
                raise DataError(f"{file.name}: {indicator.name} refers to {other}, which is not listed")
    return found


def comparable(name: str) -> str:
    """``name`` without spaces, quotation marks and (R&D), full-width forms folded, the domestic product by one name.

    >>> comparable("“四上”企业")
    '四上企业'
    """
    return _PRODUCT.sub("生产总值", _LOOSE.sub("", unicodedata.normalize("NFKC", name)))


def known(name: str) -> Indicator | None:
    """The indicator that ``name`` is the name or an alias of.

    >>> known("生产总值").name, known("高新技术企业总数").name, known("粮食数")
    ('地区生产总值', '高新技术企业', None)
    """
    name = comparable(name)
    found = vocabulary().get(name.removesuffix("目标")) or vocabulary().get(_GOAL.sub("", name))
    if found is None and (counted := vocabulary().get(_NUMBER_OF.sub("", name))):
        return counted if counted.dimension in _COUNTED else None
    return found


@cache
def aliases() -> frozenset[str]:
    """All names of the vocabulary as they are printed."""
    file = path("seeds", "indicators.tsv")
    columns = ("canonical", "aliases", "dimension", "unit", "measure", "parent", "split")
    return frozenset(
        name for _, row in rows(file, columns) for name in (row["canonical"], *row["aliases"].split("|")) if name
    )
