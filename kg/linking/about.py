"""What an observation is said of: a thing the report names, a place, or else the issuer's own place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extraction.model import Mention, Observation
from kg.linking.home import Home
from kg.linking.identity import Identity, of_place
from kg.linking.names import plain
from kg.places import gazetteer
from kg.reports.model import Report, Sentence

ISSUER = "the issuer's place"


def about(
    observation: Observation, report: Report, mentions: Sequence[Mention], refers_to: Mapping[str, Identity], home: Home
) -> tuple[Identity, str]:
    """The identity an observation is about, and why.

    Its scope is looked for among the mentions (the same sentence first, then the nearest), as 全市 or 我省, and in the
    gazetteer; where there is none, or it is none of these, the observation is about the issuer's place.
    """
    if not observation.scope:
        return of_place(home.place), ISSUER
    scope = plain(observation.scope)
    named = [m for m in mentions if plain(m.name) == scope or m.text == observation.scope]
    if named:
        sentence = report.sentence_at(observation.start)
        nearest = min(named, key=lambda m: _distance(m, observation, sentence))
        return refers_to[nearest.id], f"{scope} is named at {nearest.start}"
    split = home.split(scope)
    if split and not split[1]:
        return of_place(split[0]), f"{scope} is {split[0].name} here"
    found = gazetteer().resolve(scope, home.code)
    if found.place:
        return of_place(found.place), f"gazetteer: {found.reason}"
    return of_place(home.place), f"{ISSUER} ({scope} is no name known here)"


def _distance(mention: Mention, observation: Observation, sentence: Sentence | None) -> tuple[bool, int, int]:
    inside = sentence is not None and sentence.start <= mention.start < sentence.end
    return not inside, abs(mention.start - observation.start), mention.start
