"""What linking hands on: a reading, the entities its mentions refer to, and why each mention went where it did."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.model import Reading


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world.

    ``id`` depends on type, canonical name and (for names that are only unique at home) the issuing place.
    ``code`` is the GB/T 2260 division code of an administrative place; ``category`` is, for places, one of
    nation, province, city, district, township, zone, village, water, mountain, transport, region, country, abroad,
    area, and for other types a finer kind or None; ``within`` is the id of the enclosing place.
    """

    id: str
    type: str
    name: str
    code: str | None = None
    category: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Why the mention refers to the entity (or the observation with this id is about it): a rule, a line of a file."""

    mention: str
    entity: str
    reason: str


@dataclass(frozen=True)
class Linked:
    """A reading with its entities. ``refers_to`` maps a mention id to an entity id; ``about`` an observation id to the
    entity it is said of; ``measures`` an observation id to an Indicator entity; ``industry`` maps an industry's span
    to an Industry entity. ``entities`` are sorted by id and include enclosing places."""

    reading: Reading
    entities: tuple[Entity, ...]
    refers_to: dict[str, str]
    about: dict[str, str]
    measures: dict[str, str]
    industry: dict[tuple[int, int], str]
    merges: tuple[Merge, ...]
