"""Where a report comes from: the issuer's place and the places that enclose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.linking.names import plain
from kg.linking.tables import Level, levels
from kg.places import Place, gazetteer
from kg.reports.model import Report

_OUR_OWN = ("全", "我", "本")
UNKNOWN = "发布地未知"


@dataclass(frozen=True)
class Home:
    """The issuer's place first, then what encloses it, up to the nation."""

    chain: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """The issuer's place."""
        return self.chain[0]

    @property
    def code(self) -> str | None:
        """The division code from which names are looked up."""
        return next((place.code for place in self.chain if place.code), None)

    @property
    def scope(self) -> str:
        """What makes names of this issuer its own: the code, or the name of a place without one."""
        return self.place.code or self.place.name

    @cached_property
    def names(self) -> Mapping[str, Place]:
        """The names that surely mean a place in this issuer's reports."""
        return gazetteer().names_for(self.code)

    def at(self, level: Level) -> Place | None:
        """The issuer's place of a level: 市 is 保定市 in a report of 博野县."""
        return next((place for place in self.chain if place.name.endswith(level.endings)), None)

    def split(self, name: str) -> tuple[Place, str] | None:
        """A name that begins with a level word, as the place meant and the rest: 县|医院, 我市|博物馆, 全区|.

        None where the level word is part of another word (市场), or the issuer has no place of that level.
        """
        deictic = name.startswith(_OUR_OWN)
        bare = name[1:] if deictic else name
        for level in levels():
            if bare.startswith(level.word):
                rest = bare.removeprefix(level.word)
                place = self.at(level)
                if place and (rest or deictic):
                    return place, rest
        return None

    def encloses(self, place: Place) -> bool:
        """Whether a place is the issuer's or lies in it."""
        code = place.code or place.parent
        return bool(code) and self.place in gazetteer().chain(code or "")


def home_of(report: Report) -> Home:
    """The home of a report; of a place the gazetteer does not know, that place alone within what is known of it."""
    known = gazetteer()
    place = known.place(report.place_code) if report.place_code else known.resolve(report.place, None).place
    if not place:
        return Home((Place(plain(report.place) or UNKNOWN, "area"),))
    return Home((place, *known.chain(place.parent or "")))
