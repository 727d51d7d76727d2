"""The words of a text: those of the lexicon, and the places by the names that they have for the issuer.

One automaton (Aho and Corasick, 1975) finds the words that all issuers share. The words that only one home has are few
and looked up beside it, so that a report from another place needs no automaton of its own. Together they find exactly
what one automaton of all words would: from left to right, the longest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extraction.abbreviations import abbreviations
from kg.extraction.lexicon import lexicon, word_set
from kg.places import gazetteer


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that (nearly) all issuers have, and their automaton; ``longest`` is the length of the longest."""

    words: frozenset[str]
    automaton: AhoCorasick
    longest: int


def shared(words: Collection[str]) -> Shared:
    """The words as they are shared."""
    automaton = AhoCorasick(sorted(words), matchkind=MatchKind.LeftmostLongest)
    return Shared(frozenset(words), automaton, max(map(len, words)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The class of each word of an issuer, and how it finds those that it does not share.

    ``sizes``: how long these are, the longest first, by their first two characters; ``pairs`` matches all such two.
    """

    classes: Mapping[str, str]
    shared: Shared
    sizes: Mapping[str, tuple[int, ...]]
    pairs: re.Pattern[str]
    longest: int

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and class of the words of a text, from left to right, the longest of several.

        A shared word that the issuer lacks, or that a word of its own overlaps, may hide others from the automaton:
        there the text is searched again.
        """
        found = [(start, -end) for _, start, end in self.shared.automaton.find_matches_as_indexes(text)]
        found += self._own(text)
        found.sort()
        found.append((len(text), -len(text)))
        at = hidden = 0
        for start, negative_end in found:
            while at < hidden and at <= start:
                end = self._longest(text, at)
                if end > at:
                    yield at, end, self.classes[text[at:end]]
                at = max(end, at + 1)
            end = -negative_end
            kind = self.classes.get(text[start:end]) if start >= at else None
            if kind:
                yield start, end, kind
                at = end
            else:
                hidden = max(hidden, end)

    def _own(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and negative end of the words that the issuer does not share, wherever they stand."""
        for pair in self.pairs.finditer(text):
            start = pair.start()
            for size in self.sizes.get(text[start : start + 2], ()):
                word = text[start : start + size]
                if word in self.classes:
                    yield start, -start - len(word)
                    break

    def _longest(self, text: str, at: int) -> int:
        """The end of the longest word that begins at ``at``, or ``at``."""
        ends = range(min(at + self.longest, len(text)), at, -1)
        return next((end for end in ends if text[at:end] in self.classes), at)


def joined(common: Shared, classes: Mapping[str, str]) -> Vocabulary:
    """The vocabulary of an issuer, whose own words have two characters at least."""
    own = classes.keys() - common.words
    sizes: dict[str, set[int]] = {}
    for word in own:
        sizes.setdefault(word[:2], set()).add(len(word))
    first, second = (re.escape("".join(sorted({word[at] for word in own}))) for at in (0, 1))
    pairs = re.compile(f"[{first}](?=[{second}])" if own else r"(?!)")
    longest = max(common.longest, max(map(len, own), default=0))
    return Vocabulary(classes, common, {w: tuple(sorted(n, reverse=True)) for w, n in sizes.items()}, pairs, longest)


@lru_cache(maxsize=8)
def vocabulary(home: str | None) -> Vocabulary:
    """The words of reports issued by ``home`` (a division code; None: the nation)."""
    return joined(_shared(), _classes([*abbreviations(home), *gazetteer().names_for(home)]))


@cache
def _shared() -> Shared:
    return shared(_classes(gazetteer().names_for(None)))


def _classes(places: Iterable[str]) -> dict[str, str]:
    """The class of each word: a place's name is a place unless it is surely something else."""
    weak, strong = _lexical()
    return weak | dict.fromkeys(places, "place") | strong


@cache
def _lexical() -> tuple[dict[str, str], dict[str, str]]:
    """The classes that words have unless they are places, and those that they have even so.

    Where a word is in several lists, the later of these decides.
    """
    lex = lexicon()
    counted = tuple("一二三四五六七八九十两和与及")
    weak = dict.fromkeys((word for word in gazetteer().decoys if not word.startswith(counted)), "material")
    weak |= dict.fromkeys((word for word in (*lex.kinds, *lex.trades) if len(word) > 1), "material")
    weak |= dict.fromkeys((word for word in lex.status if len(word) > 1), "verb")
    weak |= {word: kind for word, kind in lex.words.items() if kind == "material"}
    strong = dict.fromkeys(lex.firms, "firm")
    strong |= {word: kind for word, kind in lex.words.items() if kind != "material"}
    strong |= dict.fromkeys((word for word in lex.firms if len(word) > 2), "firm")
    strong |= dict.fromkeys(lex.known, "known")
    strong |= dict.fromkeys(lex.bare_bodies, "body")
    strong |= dict.fromkeys((level + body for level in word_set("levels") for body in lex.bodies), "body")
    return weak, strong
