"""The tables under seeds/places, read and validated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.data import DataError, path, rows
from kg.places.model import Place

NATION = "100000"
_LEVELS = ("nation", "province", "city", "district")
_REGIONS = ("region", "water", "mountain", "country", "abroad")


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write a place; ``form`` is full, short, alias or earlier; ``note`` tells an earlier name's fate."""

    text: str
    place: Place
    form: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ZoneEnding:
    """An ending that makes a zone's name of a division's name."""

    ending: str
    kind: str
    full: str
    bare: bool


class Tables:
    """All tables; townships are cut out of their file only where asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.divisions: dict[str, Place] = {}
        self.short: dict[str, str] = {}
        self.names: dict[str, list[Name]] = {}
        self.zones: list[Place] = []
        self._read_divisions()
        self._read_earlier_names()
        self._read_zones()
        self._read_regions()
        self.ordinary = frozenset(row["word"] for _, row in rows(folder / "ordinary.tsv", ("word",)))
        self.decoys = tuple(row["expression"] for _, row in rows(folder / "decoys.tsv", ("expression",)))

    def _add(self, name: str, place: Place, form: str, note: str = "") -> None:
        self.names.setdefault(name, []).append(Name(name, place, form, note))

    def _check_code(self, code: str, file: str, line: int) -> str:
        if code not in self.divisions:
            raise DataError(f"{file}:{line}: no division has the code {code!r}")
        return code

    def _read_divisions(self) -> None:
        file = "divisions.tsv"
        for line, row in rows(self._folder / file, ("code", "name", "short", "parent", "level", "aliases")):
            code, level = row["code"], row["level"]
            if not (len(code) == 6 and code.isdigit()):
                raise DataError(f"{file}:{line}: a division code has six digits, not {code!r}")
            if level not in _LEVELS:
                raise DataError(f"{file}:{line}: the level must be one of {', '.join(_LEVELS)}, not {level!r}")
            if level != "nation":
                self._check_code(row["parent"], file, line)
            place = Place(row["name"], level, code, row["parent"] or None)
            self.divisions[code] = place
            self._add(place.name, place, "full")
            if row["short"]:
                self.short[code] = row["short"]
                self._add(row["short"], place, "short")
            for alias in _cells(row["aliases"]):
                self._add(alias, place, "alias")

    def _read_earlier_names(self) -> None:
        file = "historical.tsv"
        for line, row in rows(self._folder / file, ("name", "code", "year", "successor", "change")):
            today = self.divisions[self._check_code(row["successor"], file, line)]
            self._add(row["name"], today, "earlier", f"{row['year']} {row['change']}")

    def _read_zones(self) -> None:
        file = "zones.tsv"
        for line, row in rows(self._folder / file, ("name", "kind", "parent", "shares", "aliases")):
            parent = self._check_code(row["parent"], file, line)
            shares = self._check_code(row["shares"], file, line) if row["shares"] else None
            zone = Place(row["name"], "zone", None, parent, row["kind"], shares)
            self.zones.append(zone)
            self._add(zone.name, zone, "full")
            for alias in _cells(row["aliases"]):
                self._add(alias, zone, "alias")

    def _read_regions(self) -> None:
        file = "regions.tsv"
        for line, row in rows(self._folder / file, ("name", "category", "aliases")):
            if row["category"] not in _REGIONS:
                raise DataError(f"{file}:{line}: the category must be one of {', '.join(_REGIONS)}")
            region = Place(row["name"], row["category"])
            self._add(region.name, region, "full")
            for alias in _cells(row["aliases"]):
                self._add(alias, region, "alias")

    @cached_property
    def zone_endings(self) -> tuple[ZoneEnding, ...]:
        """The endings, longest first."""
        read = rows(self._folder / "zone_kinds.tsv", ("ending", "kind", "full", "bare"))
        endings = [ZoneEnding(row["ending"], row["kind"], row["full"], row["bare"] == "1") for _, row in read]
        return tuple(sorted(endings, key=lambda e: (-len(e.ending), e.ending)))

    @cached_property
    def _townships(self) -> str:
        return (self._folder / "townships.tsv").read_text(encoding="utf-8")

    def townships(self, prefix: str) -> Iterator[Place]:
        """The townships whose code begins with ``prefix`` (four digits: a city, six: a district), in file order.

        The file is sorted by code, so they are one stretch of it.
        """
        text = self._townships
        at = text.find("\n" + prefix) + 1
        while at and text.startswith(prefix, at):
            end = text.find("\n", at)
            code, name = text[at:end].split("\t")
            yield Place(name, "township", code, code[:6])
            at = end + 1


def _cells(joined: str) -> list[str]:
    return joined.split("、") if joined else []


def load() -> Tables:
    """The tables of this installation."""
    return Tables(path("seeds", "places"))
