"""What an observation is said of: a thing the report names, a place, or else the issuer's own place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extraction.model import Mention, Observation
from kg.linking.home import Home
from kg.linking.identity import Identity, of_place
from kg.linking.names import plain
from kg.places import gazetteer
from kg.reports.model import Report


def about(
    observation: Observation, report: Report, mentions: Sequence[Mention], refers_to: Mapping[str, Identity], home: Home
) -> Identity:
    """The identity an observation is about.

    Its scope is looked for among the mentions (the same sentence first, then the nearest), as 全市 or 我省, and in the
    gazetteer; where there is none, or it is none of these, the observation is about the issuer's place.
    """
    scope = plain(observation.scope or "")
    if scope:
        named = [m for m in mentions if plain(m.name) == scope or m.text == observation.scope]
        if named:
            sentence = report.sentence_at(observation.start)
            return refers_to[min(named, key=lambda m: _distance(m, observation, sentence)).id]
        split = home.split(scope)
        if split and not split[1]:
            return of_place(split[0])
        place = gazetteer().resolve(scope, home.code).place
        if place:
            return of_place(place)
    return of_place(home.place)


def _distance(mention: Mention, observation: Observation, sentence: object) -> tuple[bool, int, int]:
    start, end = getattr(sentence, "start", 0), getattr(sentence, "end", 0)
    inside = start <= mention.start < end
    return not inside, abs(mention.start - observation.start), mention.start
