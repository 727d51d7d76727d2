"""What an entity is: its type, its canonical name, and the issuer it belongs to where the name alone is not unique."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from kg.linking.model import Entity
from kg.places import Place, gazetteer


@dataclass(frozen=True, slots=True)
class Identity:
    """An entity before ids. ``scope`` is '' for names that mean the same nationwide, else the issuer's code.

    ``known``: the name comes from the seeds and is canonical whatever the report says. ``code``, ``category`` and
    ``inside`` (the enclosing place) are a place's.
    """

    type: str
    name: str
    scope: str = ""
    known: bool = False
    code: str | None = None
    category: str | None = None
    inside: Place | None = None

    @property
    def id(self) -> str:
        """A stable id, the same in every report.

        >>> Identity("Place", "汉南区", code="420113").id
        'place-420113'
        >>> Identity("Enterprise", "东风汽车集团").id == Identity("Enterprise", "东风汽车集团").id
        True
        """
        if self.code:
            return f"place-{self.code}"
        content = "\n".join((self.type, self.name, self.scope))
        return f"{self.type[0].lower()}-{sha256(content.encode()).hexdigest()[:12]}"

    def entity(self) -> Entity:
        """The entity as linking hands it on."""
        within = of_place(self.inside).id if self.inside else None
        return Entity(self.id, self.type, self.name, self.code, self.category, within)

    def enclosing(self) -> Iterator[Identity]:
        """The places that enclose this one, the nearest first."""
        inside = self.inside
        while inside:
            around = of_place(inside)
            yield around
            inside = around.inside


def of_place(place: Place) -> Identity:
    """The identity of a place that the gazetteer knows."""
    inside = gazetteer().place(place.parent) if place.parent else None
    scope = "" if place.code else place.parent or ""
    return Identity("Place", place.name, scope, True, place.code, place.category, inside)
