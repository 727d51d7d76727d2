"""From text to items: the boundary words of the lexicon, and between them the chunks that may be names.

One pass of an Aho-Corasick automaton finds the lexicon's words; numbers, dates, titles in 《》 and footnote marks are
found by a few patterns that take precedence. What no boundary word covers is a *chunk*: a candidate name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extraction.patterns import (
    BRACKET,
    CONGRESS,
    DATE,
    MARK,
    PLAN,
    PUNCTUATION,
    QUANTITY,
    SEPARATOR,
    TITLE,
)
from kg.extraction.vocabulary import Vocabulary, vocabulary

# what belongs to the verb before it (筹备|好|中医药论坛)
_COMPLEMENT = re.compile(r"好(?![人事心评转多友看坏])")

# what patterns claim: of two that begin at the same place, the one that stands first here
_FIXED = {
    "title": TITLE,
    "congress": CONGRESS,
    "plan": PLAN,
    "date": DATE,
    "quantity": QUANTITY,
    "mark": MARK,
    "bracket": BRACKET,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a clause: ``kind`` is a lexicon class, a pattern's name (quantity, date, title, plan, congress, mark,
    bracket, sep, punct), place, firm, body, known, or 'chunk' for a run of text that no boundary word interrupts.

    A chunk's ``parts`` are the known firms, places and bodies inside it; ``counted``: a number of such things is given.
    """

    start: int
    end: int
    kind: str
    text: str
    parts: tuple[Item, ...] = ()
    counted: bool = False

    def part(self, start: int, end: int | None = None) -> Item:
        """The stretch ``text[start:end]`` of a chunk as a chunk."""
        text = self.text[start:end]
        return replace(self, start=self.start + start, end=self.start + start + len(text), text=text)


def _fixed(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of stretches that patterns claim before any word is looked up, in order, not overlapping."""
    found = sorted(
        (m.start(), rank, m.end(), kind)
        for rank, (kind, pattern) in enumerate(_FIXED.items())
        for m in pattern.finditer(text)
        if m.end() > m.start()
    )
    at = 0
    for start, _, end, kind in found:
        if start >= at:
            yield start, end, kind
            at = end


def _words(text: str, words: Vocabulary, fixed: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Start, end and class of the words that no fixed stretch overlaps."""
    edges = ((start, end) for start, end, _ in (*fixed, (len(text), len(text) + 1, "")))
    after, until = next(edges)
    for start, end, kind in words.find(text):
        while until <= start:
            after, until = next(edges)
        if end <= after:
            yield start, end, kind


def tokens(text: str, home: str | None) -> list[Item]:
    """The known words and patterns of a text issued by ``home``, in order, not overlapping.

    What lies between them is unknown material: ``kg.extraction.clauses`` makes chunks of it.
    """
    fixed = list(_fixed(text))
    found = [(start, -end, 0, kind) for start, end, kind in fixed]
    found += [(start, -end, 1, kind) for start, end, kind in _words(text, vocabulary(home), fixed)]
    found += [(m.start(), -m.end(), 2, "punct") for m in PUNCTUATION.finditer(text)]
    found += [(m.start(), -m.end(), 3, "sep") for m in SEPARATOR.finditer(text)]
    found.sort()
    kept: list[Item] = []
    at = 0
    for start, negative_end, _, kind in found:
        if start >= at:
            at = end = -negative_end
            if kind in ("verb", "deverbal") and _COMPLEMENT.match(text, at):
                at += 1
            kept.append(Item(start, at, kind, text[start:end]))
    return kept
