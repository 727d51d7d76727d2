"""Abbreviations of several places at once, as reports coin them: 京雄保, 保西 (the west of 保定)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from kg.extraction.lexicon import lexicon, word_set
from kg.places import gazetteer

_DIRECTIONS = "东西南北"


def abbreviations(home: str | None) -> frozenset[str]:
    """The abbreviations that a report issued by ``home`` may coin around its prefecture; none that is a word.

    Its first character stands with a direction, with places known by a character (京雄保), or with two prefectures
    of its province (石保廊).

    >>> sorted(abbreviations("130637") & {"保西", "京雄保", "石保廊", "承保"})
    ['京雄保', '保西', '石保廊']
    """
    if home is None:
        return frozenset()
    city = next((place for place in gazetteer().chain(home) if place.category == "city"), None)
    if city is None:
        return frozenset()
    lex = lexicon()
    return frozenset(
        word
        for word in _coined(city.name[0], word_set("place_characters"), _neighbours(home, city.parent))
        if word not in lex.dictionary and word not in lex.common and word not in lex.words
    )


def _coined(own: str, known: frozenset[str], near: frozenset[str]) -> Iterator[str]:
    yield from (own + direction for direction in _DIRECTIONS)
    for size, others in ((2, known), (3, known | near), (4, known)):
        for letters in permutations(sorted(others | {own}), size):
            if own in letters:
                yield "".join(letters)


def _neighbours(home: str, province: str | None) -> frozenset[str]:
    """The first characters of the prefectures of a province."""
    named = gazetteer().names_for(home).values()
    return frozenset(place.name[0] for place in named if place.category == "city" and place.parent == province)
