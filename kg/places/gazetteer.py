"""Which place a name means, seen from the place that issued the report.

The same name means different places to different issuers: 西湖区 is 杭州's in a report from 杭州 and 南昌's in one from
南昌. A name is therefore always looked up from a *home*, the issuer's code, and the candidate nearest to it in the tree
of divisions is taken; where two are equally near, none is. Short names of districts (博野) count only near home, and a
name that would be an ordinary word (城区) never counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from types import MappingProxyType

from kg.places.model import Found, Place
from kg.places.tables import NATION, Name, Tables, ZoneEnding, load

_RANK = {"nation": 0, "province": 1, "city": 2, "zone": 3, "district": 3, "township": 4}
_FORMS = {"full": 0, "alias": 1, "short": 2, "earlier": 3}
_TOWNSHIP_ENDINGS = ("街道", "民族乡", "苏木", "镇", "乡")


class Gazetteer:
    """Looks names up; made once by :func:`gazetteer` and shared."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._names = lru_cache(maxsize=8)(self._names_from)
        self._towns = lru_cache(maxsize=8)(self._towns_by_name)
        self._host = lru_cache(maxsize=2048)(self._nearest)
        self._listed = {(zone.kind, zone.parent): zone for zone in tables.zones if self._named_after_host(zone)}

    @property
    def decoys(self) -> tuple[str, ...]:
        """Expressions that hide a false hit (三大|理念): search for them beside the names, leftmost and longest."""
        return self._tables.decoys

    @property
    def zones(self) -> tuple[Place, ...]:
        """The zones listed by name."""
        return tuple(self._tables.zones)

    def place(self, code: str) -> Place | None:
        """The division or township with this code, or None.

        >>> gazetteer().place("130637").name
        '博野县'
        """
        if len(code) == 9:
            return next((town for town in self._tables.townships(code[:6]) if town.code == code), None)
        return self._tables.divisions.get(code)

    def chain(self, code: str) -> tuple[Place, ...]:
        """The place with this code and all that enclose it, up to the nation; () for an unknown code.

        >>> [place.name for place in gazetteer().chain("130637")]
        ['博野县', '保定市', '河北省', '中华人民共和国']
        """
        found: list[Place] = []
        place = self.place(code)
        while place:
            found.append(place)
            place = self.place(place.parent) if place.parent else None
        return tuple(found)

    def zone_ending(self, name: str) -> ZoneEnding | None:
        """The ending that makes a name a zone's, and the kind of zone it tells, or None.

        >>> gazetteer().zone_ending("博野经济开发区").kind
        '经开区'
        """
        return next((e for e in self._tables.zone_endings if name.endswith(e.ending)), None)

    def resolve(self, name: str, home_code: str | None) -> Found:
        """What ``name`` means in a report issued by ``home_code`` (None: the nation), with the reason.

        Raises KeyError for a home code that no division has.

        >>> gazetteer().resolve("西湖区", "330100").place.code
        '330106'
        >>> gazetteer().resolve("西湖区", "110000")
        Found(place=None, reason='西湖区 is no place near here')
        """
        home = self._codes(home_code or NATION)
        bare = self._bare_zone(name, home)
        if bare.place:
            return bare
        if name in self._tables.ordinary:
            return Found(None, f"{name} is an ordinary word")
        nearest = self._nearest(name, home)
        if nearest.place:
            return nearest
        for lookup in (self._township, self._zone, self._composite):
            found = lookup(name, home)
            if found.place:
                return found
        return nearest

    def code_of(self, name: str, context: str | None = None) -> str | None:
        """The code of the division that a report's head calls ``name``; ``context`` is any text that may name parents.

        None where nothing or more than one division fits. A zone that shares its administration gives the district's.

        >>> gazetteer().code_of("博野县"), gazetteer().code_of("朝阳区", "长春市朝阳区政府工作报告")
        ('130637', '220104')
        """
        named = [n for n in self._tables.names.get(name, ()) if n.place.code or n.place.shares]
        if not named:
            place = self._composite(name, self._codes(NATION)).place
            return (place.code or place.shares) if place else None
        best = min(named, key=lambda n: (_FORMS[n.form], _RANK[n.place.category]))
        alike = [n for n in named if (n.form, n.place.category) == (best.form, best.place.category)]
        if context and len(named) > 1:
            scored = sorted(((self._named_parents(n.place, name, context), n) for n in named), key=lambda s: -s[0])
            if scored[0][0] > scored[1][0]:
                alike = [scored[0][1]]
        return (alike[0].place.code or alike[0].place.shares) if len(alike) == 1 else None

    def names_for(self, home_code: str | None) -> Mapping[str, Place]:
        """Every surface form (two characters or more) that surely means a place in a report from ``home_code``.

        Provinces, cities and districts anywhere, zones, regions, waters, countries, and near home also short names,
        townships and zones named after a division. Names that are ambiguous from there are not among them, nor is
        the nation. Search for :attr:`decoys` too.
        """
        return self._names(home_code or NATION)

    def _names_from(self, home_code: str) -> Mapping[str, Place]:
        home = self._codes(home_code)
        everywhere, open_names = self._everywhere
        found = dict(everywhere)
        for name in (*open_names.get("", ()), *open_names.get(home_code[:2], ())):
            found.pop(name, None)
            if (place := self._nearest(name, home).place) and place.category != "nation":
                found[name] = place
        for ending in self._tables.zone_endings:
            if ending.bare and len(ending.ending) > 1 and (zone := self._bare_zone(ending.ending, home).place):
                found[ending.ending] = zone
        for lookup, names in (
            (self._township, self._towns(self._township_prefix(home))),
            (self._zone, self._zone_forms(home)),
        ):
            for name in names:
                if len(name) > 1 and name not in found and name not in self._tables.ordinary:
                    place = lookup(name, home).place
                    if place and place.category != "nation":
                        found[name] = place
        return MappingProxyType(found)

    @cached_property
    def _everywhere(self) -> tuple[Mapping[str, Place], Mapping[str, list[str]]]:
        """What names mean to issuers anywhere, and the names that are open: what they mean depends on the issuer.

        Open names are by the first two digits of the province that they may mean another place in, '' for all.
        """
        settled: dict[str, Place] = {}
        open_names: dict[str, list[str]] = {}
        for name, known in self._tables.names.items():
            if len(name) < 2 or name in self._tables.ordinary:
                continue
            meant = [n for n in known if self._may_mean(n, (NATION,))]
            if len(meant) > 1:
                open_names.setdefault("", []).append(name)
                continue
            if meant and meant[0].place.category != "nation":
                settled[name] = meant[0].place
            for province in sorted({n.place.code[:2] for n in known if n not in meant and n.place.code}):
                open_names.setdefault(province, []).append(name)
        return settled, open_names

    def _codes(self, code: str | None) -> tuple[str, ...]:
        """The codes from this one up to the nation."""
        codes = []
        while code:
            codes.append(code)
            code = code[:6] if len(code) == 9 else self._tables.divisions[code].parent
        return tuple(codes)

    def _up(self, place: Place) -> tuple[str, ...]:
        return self._codes(place.code or place.parent)

    def _nearest(self, name: str, home: tuple[str, ...]) -> Found:
        known = self._tables.names.get(name, ())
        named = [n for n in known if self._may_mean(n, home)]
        if not named:
            return Found(None, f"{name} is no place near here" if known else f"no place is known as {name}")
        current = [n for n in named if n.form != "earlier"] or named
        if len(current) == 1:
            closest = current
        else:
            near = [len(set(self._up(n.place)) & set(home)) for n in current]
            closest = [n for n, shared in zip(current, near, strict=True) if shared == max(near)]
        rank = min(_RANK.get(n.place.category, 0) for n in closest)
        places = {n.place: n for n in closest if _RANK.get(n.place.category, 0) == rank}
        if len(places) > 1:
            return Found(None, f"{len(places)} places bear the name {name}")
        (place, how), *_ = places.items()
        if how.form == "earlier":
            return Found(place, f"earlier name ({how.note})")
        return Found(place, f"{how.form} name" + ("" if len(current) == 1 else ", the nearest to the issuer"))

    def _may_mean(self, name: Name, home: tuple[str, ...]) -> bool:
        """Whether a district is near enough to be meant.

        By its short name it is in the home city only, for a province in the province. By a name of two characters
        (和县), one in 区 without a short
        form (新市区 would elsewhere be a new urban area) or one in 区 that it has lost, in the home province; by two
        characters that it has lost (定县), at home alone. By any other name anywhere.
        """
        place, code = name.place, name.place.code
        if place.category != "district" or not code or name.form == "alias":
            return True
        if name.form == "short":
            province = len(home) == 2 and code[:2] == home[0][:2]
            return province or (place.parent in home and place.parent != NATION)
        if name.form == "earlier" and len(name.text) == 2:
            return code in home
        in_words = name.text.endswith("区") and (name.form == "earlier" or code not in self._tables.short)
        return code[:2] == home[0][:2] or not (in_words or len(name.text) == 2)

    def _township(self, name: str, home: tuple[str, ...]) -> Found:
        towns = self._towns(self._township_prefix(home)).get(name, ())
        if len(towns) != 1:
            return Found(None, f"{len(towns)} townships here bear the name {name}")
        return Found(towns[0], "township of the issuer")

    def _township_prefix(self, home: tuple[str, ...]) -> str:
        """The code prefix of the townships known at home: a district's own, a city's all; '' elsewhere."""
        category = self._tables.divisions[home[0][:6]].category
        return {"district": home[0][:6], "city": home[0][:4]}.get(category, "")

    def _towns_by_name(self, prefix: str) -> Mapping[str, list[Place]]:
        """The townships with a prefix by name, and in a district also by their names without the ending."""
        towns = list(self._tables.townships(prefix)) if prefix else []
        found: dict[str, list[Place]] = {}
        for town in towns:
            found.setdefault(town.name, []).append(town)
        full = frozenset(found)
        for town in towns if len(prefix) == 6 else ():
            stem = _stem(town.name)
            if stem and stem not in full:
                found.setdefault(stem, []).append(town)
        return found

    def _zone(self, name: str, home: tuple[str, ...]) -> Found:
        """A zone whose name is a division's and an ending: 博野经济开发区."""
        for ending in self._tables.zone_endings:
            stem = name.removesuffix(ending.ending)
            if stem in ("", name) or stem in self._tables.ordinary:
                continue
            host = self._host(stem, home).place
            if host and host.code and host.category != "nation":
                full = self._tables.short.get(host.code, host.name) + ending.full
                zone = self._listed.get((ending.kind, host.code)) or Place(full, "zone", None, host.code, ending.kind)
                return Found(zone, f"{ending.kind} named after {host.name}")
        return Found(None, "not a division with a zone ending")

    def _named_after_host(self, zone: Place) -> bool:
        """保定高新技术产业开发区 is, 沧州临港经济技术开发区 is not: 沧州经开区 may be another zone."""
        stem = self._tables.short.get(zone.parent or "")
        endings = (e.ending for e in self._tables.zone_endings if e.kind == zone.kind)
        return stem is not None and zone.name in {stem + ending for ending in endings}

    def _bare_zone(self, name: str, home: tuple[str, ...]) -> Found:
        """经开区 in a report from the district that shares its administration with one, or the city that has one."""
        kinds = {e.kind for e in self._tables.zone_endings if e.bare and e.ending == name}
        shared = [z for z in self._tables.zones if z.shares == home[0] and z.kind in kinds]
        if len(shared) == 1:
            return Found(shared[0], "shares its administration with the issuer")
        own = [z for z in self._tables.zones if z.parent == home[0] and z.kind in kinds]
        if len(own) == 1:
            return Found(own[0], f"the issuer's only listed {own[0].kind}")
        return Found(None, f"{name} is no one zone of the issuer")

    def _composite(self, name: str, home: tuple[str, ...]) -> Found:
        """A place named with what encloses it: 北京市朝阳区, 湖北武汉."""
        for cut in range(len(name) - 1, 1, -1):
            outer = self._nearest(name[:cut], home).place
            if not outer or not outer.code or outer.category not in ("nation", "province", "city", "district"):
                continue
            inner = self._inside(name[cut:], outer, home)
            if inner.place:
                return inner
        return Found(None, f"no place is known as {name}")

    def _inside(self, name: str, outer: Place, home: tuple[str, ...]) -> Found:
        assert outer.code
        seen_from = (self.resolve(name, outer.code).place, self._zone(name, home).place)
        called = [n.place for n in self._tables.names.get(name, ()) if outer.code in self._up(n.place)]
        for place in (*seen_from, *(called if len(set(called)) == 1 else ())):
            if place and outer.code in self._up(place) and place.code != outer.code:
                return Found(place, f"named within {outer.name}")
        return Found(None, f"{outer.name} has no {name}")

    def _named_parents(self, place: Place, name: str, context: str) -> int:
        rest = context.replace(name, "")
        parents = [p for p in self._up(place) if p not in (place.code, NATION)]
        return sum(self._tables.divisions[p].name in rest or self._tables.short.get(p, "\0") in rest for p in parents)

    def _zone_forms(self, home: tuple[str, ...]) -> Iterator[str]:
        """Names a zone near home would have: of a parent, a sibling or a child division and an ending."""
        tables = self._tables
        near = [code for code, place in tables.divisions.items() if place.parent in home[:2] and place.parent != NATION]
        for code in (*home[:-1], *near):
            for stem in filter(None, (tables.divisions[code[:6]].name, tables.short.get(code))):
                yield from (stem + ending.ending for ending in tables.zone_endings)


def _stem(township: str) -> str:
    """A township's name without its ending; '' where fewer than two characters would be left.

    >>> _stem("邓南街道"), _stem("程委镇"), _stem("东镇")
    ('邓南', '程委', '')
    """
    for ending in _TOWNSHIP_ENDINGS:
        if township.endswith(ending):
            stem = township.removesuffix(ending)
            return stem if len(stem) > 1 else ""
    return ""


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this installation; read once, in a few hundredths of a second."""
    return Gazetteer(load())
