"""Bodies named by level or place: 县委, 区人大, 北京市委宣传部, 武汉经开区管委会 — as their full names."""

from __future__ import annotations

from kg.linking.home import Home
from kg.linking.tables import bodies, levels
from kg.places import Place, gazetteer

_PARTY = "中共"
_ON_THEIR_OWN = ("中华人民共和国", "特别行政区")
_OF_ZONE = {"管委会": "政府", "管理委员会": "政府", "工委": "委", "党工委": "委"}


def full_name(name: str, home: Home) -> tuple[str, str] | None:
    """The full name of a body and the reason, or None where ``name`` names none by level or place.

    In a report of 博野县 (保定市): 县委 → 中共博野县委, 市政府 → 保定市人民政府, 工会 → 博野县总工会.
    """
    name = name.removeprefix(_PARTY) if name.endswith("委") or name.endswith("委员会") else name
    return _own(name, home) or _by_level(name, home) or _by_place(name, home)


def with_place(name: str, home: Home) -> tuple[str, str] | None:
    """The name with its level word replaced by the place it means: 县十七届人大四次会议 → 博野县十七届人大四次会议."""
    split = home.split(name)
    if not split or not split[1] or name.startswith(_compounds()):
        return None
    place, rest = split
    return place.name + rest, f"{name[: len(name) - len(rest)]} is {place.name} here"


def _own(name: str, home: Home) -> tuple[str, str] | None:
    body = bodies().get(name)
    if not body or not body.own or home.place.category == "nation":
        return None
    if name in _OF_ZONE and not (home.place.category == "zone" or _runs_a_zone(home.place)):
        return None
    return _called(home.place, name), f"the issuer's own {name}"


def _by_level(name: str, home: Home) -> tuple[str, str] | None:
    split = home.split(name)
    if not split or split[1] not in bodies():
        return None
    place, rest = split
    return _called(place, rest), f"{name[: len(name) - len(rest)]} is {place.name} here"


def _by_place(name: str, home: Home) -> tuple[str, str] | None:
    for cut in range(len(name) - 1, 1, -1):
        if name[cut:] not in bodies():
            continue
        place = gazetteer().resolve(name[:cut], home.code).place
        if place and (place.code or place.category == "zone") and not place.name.endswith(_ON_THEIR_OWN):
            return _called(place, name[cut:]), f"a body of {place.name}"
    return None


def _called(place: Place, form: str) -> str:
    """The body of a place; a zone's administration is the district's that shares it."""
    shared = gazetteer().place(place.shares) if place.shares else None
    for of_zone, of_district in _OF_ZONE.items():
        if form.startswith(of_zone) and (shared or _runs_a_zone(place)):
            rest = of_district + form.removeprefix(of_zone)
            if rest in bodies():
                return bodies()[rest].full.format(place=(shared or place).name)
    return bodies()[form].full.format(place=place.name)


def _runs_a_zone(place: Place) -> bool:
    return any(zone.shares == place.code for zone in gazetteer().zones)


def _compounds() -> tuple[str, ...]:
    return tuple(word for level in levels() for word in level.compounds)
