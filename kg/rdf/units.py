"""Printed units as QUDT units with UCUM codes (seeds/rdf/units.tsv). https://qudt.org, https://ucum.org"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import log10

from kg.data import DataError, path, rows
from kg.extraction.figures.units import SCALES, units

KINDS = ("unit", "dimension")


@dataclass(frozen=True, slots=True)
class Standard:
    """What a printed unit is: ``multiplier`` times the QUDT unit ``qudt``, in UCUM ``ucum``."""

    qudt: str
    ucum: str
    multiplier: float


@cache
def standard(printed: str) -> Standard | None:
    """The standard unit behind a printed one, or None where there is none.

    >>> standard("亿元")
    Standard(qudt='CCY_CNY', ucum='10*8.{CNY}', multiplier=100000000.0)
    >>> standard("亩")
    Standard(qudt='M2', ucum='10*-4.6666667.m2', multiplier=666.6667)
    """
    for scale in ("", *sorted(SCALES, key=len, reverse=True)):
        name = printed[len(scale) :].split("(")[0] if printed.startswith(scale) else ""
        if name not in units():
            continue
        times = SCALES.get(scale, 1.0)
        if same := _table().get(("unit", name)):
            return Standard(same[0], _ucum(times, 1.0, same[1]), times)
        unit = units()[name]
        base = _table().get(("dimension", unit.dimension))
        if base and unit.factor is not None:
            return Standard(base[0], _ucum(times, unit.factor, base[1]), times * unit.factor)
    return None


def _ucum(scale: float, factor: float, code: str) -> str:
    """The code with its factor, as a whole number and a power of ten: UCUM has no decimal fractions."""
    _, digits, exponent = Decimal(repr(factor)).normalize().as_tuple()
    power = int(exponent) + round(log10(scale))
    whole = "".join(map(str, digits))
    parts = [f"10*{power}"] * (power != 0) + [whole] * (whole != "1")
    return ".".join([*parts, code] if code != "1" or not parts else parts)


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    file = path("seeds", "rdf", "units.tsv")
    found: dict[tuple[str, str], tuple[str, str]] = {}
    dimensions = {unit.dimension for unit in units().values()}
    for line, row in rows(file, ("key", "kind", "qudt", "ucum")):
        known = {"unit": units().keys(), "dimension": dimensions}.get(row["kind"])
        if known is None:
            raise DataError(f"{file.name}:{line}: kind is {row['kind']!r}, but must be one of {', '.join(KINDS)}")
        if row["key"] not in known:
            raise DataError(f"{file.name}:{line}: {row['key']!r} is no {row['kind']} of seeds/units.tsv")
        found[row["kind"], row["key"]] = (row["qudt"], row["ucum"])
    return found
