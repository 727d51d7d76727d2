"""Units of measure and counting words (seeds/units.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.data import DataError, path, rows

_EACH = re.compile(r"\([^()]*\)|/[年月日天时]$")
FORMS = ("classifier", "measure", "rate", "span")
SCALES = {
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit without its scale. ``factor`` leads to the base unit of ``dimension``, None where none does."""

    name: str
    dimension: str
    factor: float | None
    form: str
    unless: str


@cache
def units() -> dict[str, Unit]:
    """All known units by name.

    >>> units()["亩"].dimension
    'area'
    """
    file = path("seeds", "units.tsv")
    found: dict[str, Unit] = {}
    for number, row in rows(file, ("unit", "dimension", "factor", "form", "unless")):
        if row["form"] not in FORMS:
            raise DataError(f"{file.name}:{number}: form is {row['form']!r}, but must be one of {', '.join(FORMS)}")
        if row["unit"] in found:
            raise DataError(f"{file.name}:{number}: {row['unit']!r} is listed twice")
        try:
            factor = float(row["factor"]) if row["factor"] else None
        except ValueError as error:
            raise DataError(f"{file.name}:{number}: factor {row['factor']!r} is no number") from error
        found[row["unit"]] = Unit(row["unit"], row["dimension"], factor, row["form"], row["unless"])
    return found


@cache
def unit_pattern() -> str:
    """A regular expression that matches any unit, longest first, unless it begins another word."""
    parts = []
    for unit in sorted(units().values(), key=lambda unit: (-len(unit.name), unit.name)):
        guard = f"(?![{re.escape(unit.unless)}])" if unit.unless else ""
        parts.append(re.escape(unit.name) + guard)
    return "|".join(parts)


def in_base_unit(value: float, printed_unit: str) -> tuple[float, str] | None:
    """``value`` in the base unit of its dimension, with the dimension; None where the unit cannot be converted.

    >>> in_base_unit(1.5, "万亿元"), in_base_unit(2, "公顷")
    ((1500000000000.0, 'money'), (20000.0, 'area'))
    """
    name = _EACH.sub("", printed_unit)
    for scale in ("", *sorted(SCALES, key=len, reverse=True)):
        unit = units().get(name[len(scale) :]) if name.startswith(scale) else None
        if unit and unit.factor is not None:
            return value * SCALES.get(scale, 1.0) * unit.factor, unit.dimension
    return None
