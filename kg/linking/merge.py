"""Identities of one report that are one thing: unions, each with its reason, closed transitively."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extraction.model import Mention
from kg.linking.home import Home
from kg.linking.identity import Identity
from kg.linking.names import plain
from kg.linking.tables import known_firms
from kg.places import gazetteer

Union = tuple[Identity, Identity, str]
Names = Mapping[tuple[str, str], Identity]

_INTRODUCED = re.compile(r"[（(](?:以下|下)?简称[:：]?\s*[“\"‘「]?([^“”\"‘’「」（）()，。；]{2,20})[”\"’」]?[）)]")
_SHORTENED = ("Enterprise", "Institution", "Event")
"""Types whose names may lose any place; those of other types may lose the issuer's own."""


def introduced(text: str, mentions: Sequence[Mention], names: Names) -> Iterator[Union]:
    """What the report itself calls something: 武汉东湖新技术开发区（以下简称“光谷”）."""
    ending = {mention.end: mention for mention in mentions if not mention.nested}
    for match in _INTRODUCED.finditer(text):
        long = ending.get(match.start())
        if not long:
            continue
        short = names.get((long.type, plain(match[1])))
        if short:
            yield short, names[long.type, plain(long.name)], f"introduced as short for {plain(long.name)}"


def shortened(names: Names, home: Home) -> Iterator[Union]:
    """大正物流 beside 保定大正物流有限公司: the long name is a place and the short one, and no other is.

    Not for firms known nationwide: 武汉格力 is a firm of its own beside 格力.
    """
    for type_ in sorted({kind for kind, _ in names}):
        of_type = sorted({i for (kind, _), i in names.items() if kind == type_}, key=_order)
        by_rest: dict[str, set[str]] = defaultdict(set)
        by_name: dict[str, list[Identity]] = defaultdict(list)
        for identity in of_type:
            by_name[identity.name].append(identity)
            for cut in range(2, len(identity.name) - 1):
                place = home.names.get(identity.name[:cut])
                if place and (type_ in _SHORTENED or place == home.place):
                    by_rest[identity.name[cut:]].add(identity.name)
        for short, longs in sorted(by_rest.items()):
            if short in by_name and len(longs) == 1 and short not in known_firms():
                (long,) = longs
                yield by_name[short][0], by_name[long][0], f"short for {long}, the only such name in the report"


def bare_zones(names: Names, home: Home) -> Iterator[Union]:
    """开发区 beside 博野经济开发区 in a report of 博野县: the issuer has no other zone of that kind in the report."""
    places = sorted({identity for (kind, _), identity in names.items() if kind == "Place"}, key=_order)
    own: dict[str, list[Identity]] = defaultdict(list)
    bare: list[tuple[Identity, str]] = []
    for place in places:
        ending = gazetteer().zone_ending(place.name)
        if ending and ending.ending == place.name:
            bare.append((place, ending.kind))
        elif ending and place.known and not place.code and place.inside == home.place:
            own[ending.kind].append(place)
    for place, kind in bare:
        if len(own[kind]) == 1:
            yield place, own[kind][0], f"the issuer's only {kind} in the report"


def same_name(names: Names) -> Iterator[Union]:
    """One name that is unique nationwide in one form (东风本田有限公司) and the issuer's own in another (东风本田)."""
    first: dict[tuple[str, str], Identity] = {}
    for identity in sorted(set(names.values()), key=_order):
        other = first.setdefault((identity.type, identity.name), identity)
        if other != identity:
            yield identity, other, f"same name as {other.name}"


def canonical(identities: Iterable[Identity], unions: Iterable[Union]) -> dict[Identity, tuple[Identity, str]]:
    """Each identity's canonical one and the reason; the known one is canonical, else the unique, else the longest.

    Components are closed transitively: {a, b, c} and {c, d} are one.
    """
    parent = {identity: identity for identity in identities}
    reasons: dict[Identity, list[str]] = defaultdict(list)

    def root(identity: Identity) -> Identity:
        while parent[identity] != identity:
            identity = parent[identity]
        return identity

    for one, other, reason in unions:
        reasons[one].append(reason)
        reasons[other].append(reason)
        parent[root(one)] = root(other)
    components: dict[Identity, list[Identity]] = defaultdict(list)
    for identity in parent:
        components[root(identity)].append(identity)
    result: dict[Identity, tuple[Identity, str]] = {}
    for members in components.values():
        best = min(members, key=_order)
        for member in members:
            result[member] = best, "; ".join(sorted(set(reasons[member]))) if member != best else ""
    return result


def _order(identity: Identity) -> tuple[bool, bool, int, str, str, str]:
    """Canonical first: known, unique nationwide, long; then by name, so that the order of the text plays no part."""
    return (not identity.known, bool(identity.scope), -len(identity.name), identity.name, identity.type, identity.scope)
