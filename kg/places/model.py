"""The values of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place the gazetteer knows.

    ``category`` is nation, province, city, district, township, zone, region, water, mountain, country or abroad;
    ``code`` the GB/T 2260 code (nine digits for a township) of a division, None for the others; ``parent`` the code
    of the division it lies in. For a zone ``kind`` says which (经开区, 高新区 …) and ``shares`` is the code of the
    district that has the same administration.
    """

    name: str
    category: str
    code: str | None = None
    parent: str | None = None
    kind: str | None = None
    shares: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a name means for one issuer, and why; ``place`` is None where it means nothing known or nothing certain."""

    place: Place | None
    reason: str
