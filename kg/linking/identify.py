"""What one name means in the reports of one issuer, by the seeds alone; the report's other names come in later."""

from __future__ import annotations

from collections.abc import Iterable

from kg.linking.bodies import full_name, with_place
from kg.linking.home import Home
from kg.linking.identity import Identity, of_place
from kg.linking.names import alternatives
from kg.linking.tables import Ending, aliases, endings, known_firms, nationwide, place_endings
from kg.places import Place, gazetteer

Reasoned = tuple[Identity, str]

SAME = "same name"
_UNIQUE = ("province", "city", "district", "zone")
_SHORTEST_FIRM = 2
_DISTINCT_FIRM = 4
_DISTINCT_REGISTERED = 3
_DISTINCT_PROJECT = 4


def identify(type_: str, name: str, home: Home) -> Reasoned:
    """The identity of a plain name, and by which rule.

    Raises KeyError for a type that linking does not know.
    """
    if known := _by_alias(type_, (name,)):
        return known
    return _BY_TYPE[type_](name, home)


def _by_alias(type_: str, names: Iterable[str]) -> Reasoned | None:
    for name in names:
        alias = aliases().get((type_, name))
        if alias:
            reason = SAME if name == alias.canonical else f"aliases.tsv:{alias.line}: {name} is {alias.canonical}"
            return Identity(type_, alias.canonical, known=True), reason
    return None


def _enterprise(name: str, home: Home) -> Reasoned:
    """A firm without its legal form; unique nationwide if registered, well known or long enough."""
    forms = _removable("Enterprise", name, _SHORTEST_FIRM)
    if known := _by_alias("Enterprise", (name.removesuffix(form.text) for form in forms)):
        return known
    core, registered, reason = name, False, SAME
    while forms:
        core, registered = core.removesuffix(forms[0].text), registered or forms[0].registered
        reason = f"without its legal form {name.removeprefix(core)}"
        forms = _removable("Enterprise", core, _SHORTEST_FIRM)
    unique = core in known_firms() or len(core) >= (_DISTINCT_REGISTERED if registered else _DISTINCT_FIRM)
    return Identity("Enterprise", core, "" if unique else home.scope), reason


def _removable(type_: str, name: str, shortest: int) -> list[Ending]:
    """The endings that a name may lose, longest first, keeping ``shortest`` characters."""
    fitting = (e for e in endings(type_) if name.endswith(e.text) and len(name) - len(e.text) >= shortest)
    return [e for e in fitting if not name.removesuffix(e.text).endswith(e.not_after)]


def _institution(name: str, home: Home) -> Reasoned:
    for one in _readings(name):
        if body := full_name(one, home):
            full, reason = body
            return Identity("Institution", full, known=True), SAME if full == name else reason
    return _named("Institution", name, home)


def _readings(name: str) -> Iterable[str]:
    """The name, or where a bracket gives it twice, both, the inner first: 管委会(区政府)."""
    both = alternatives(name)
    return (both[1], both[0]) if both else (name,)


def _named(type_: str, name: str, home: Home) -> Reasoned:
    """A project, institution, event or policy by its name; generic ones belong to the issuer."""
    full, reason = with_place(name, home) or (name, SAME)
    return Identity(type_, full, "" if _unique(type_, full, home) else home.scope), reason


def _unique(type_: str, name: str, home: Home) -> bool:
    """Whether a name means the same nationwide: by its words, or by the place it begins with."""
    if _says_so(type_, name):
        return True
    first = _leading_place(name, home)
    if not first:
        return False
    said, place = first
    return place.category in _UNIQUE and (said == place.name or place in home.chain or home.encloses(place))


def _says_so(type_: str, name: str) -> bool:
    words = nationwide()
    ended = any(name.endswith(end) and len(name) - len(end) > 1 for end in words.get((type_, "end"), ()))
    said = any(word in name for word in words.get((type_, "any"), ()))
    return ended or said or name.startswith(words.get((type_, "start"), ()))


def _leading_place(name: str, home: Home) -> tuple[str, Place] | None:
    """The longest place name that a longer name begins with."""
    for cut in range(min(len(name) - 1, 12), 1, -1):
        place = home.names.get(name[:cut])
        if place:
            return name[:cut], place
    return None


def _project(name: str, home: Home) -> Reasoned:
    """A project with or without the word 项目 at its end."""
    removable = _removable("Project", name, _DISTINCT_PROJECT)
    if not removable:
        return _named("Project", name, home)
    ending = removable[0].text
    identity, reason = _named("Project", name.removesuffix(ending), home)
    return identity, f"without {ending}" if reason == SAME else reason


def _place(name: str, home: Home) -> Reasoned:
    found = gazetteer().resolve(name, home.code)
    if found.place:
        return of_place(found.place), f"gazetteer: {found.reason}"
    both = alternatives(name)
    if both:
        outer, inner = (gazetteer().resolve(one, home.code).place for one in both)
        if outer and inner:
            return of_place(outer), f"bracketed alternative of {outer.name}"
    full, reason = with_place(name, home) or (name, SAME)
    return _unlisted_place(full, home), reason


def _unlisted_place(name: str, home: Home) -> Identity:
    category = next((category for ending, category in place_endings() if name.endswith(ending)), "area")
    if _says_so("Place", name):
        return Identity("Place", name, category=category)
    first = _leading_place(name, home)
    inside = first[1] if first and home.encloses(first[1]) else home.place
    return Identity("Place", name, home.scope, category=category, inside=inside)


def _event(name: str, home: Home) -> Reasoned:
    return _named("Event", name, home)


def _policy(name: str, home: Home) -> Reasoned:
    return _named("Policy", name, home)


_BY_TYPE = {
    "Enterprise": _enterprise,
    "Project": _project,
    "Place": _place,
    "Institution": _institution,
    "Event": _event,
    "Policy": _policy,
}
