"""From text to items: the boundary words of the lexicon, and between them the chunks that may be names.

One pass of an Aho-Corasick automaton finds the lexicon's words; numbers, dates, titles in 《》 and footnote marks are
found by a few patterns that take precedence. What no boundary word covers is a *chunk*: a candidate name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extraction.abbreviations import abbreviations
from kg.extraction.lexicon import lexicon, word_set
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
from kg.places import gazetteer

# what belongs to the verb before it (筹备|好|中医药论坛)
_COMPLEMENT = re.compile(r"好(?![人事心评转多友看坏])")


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


@lru_cache(maxsize=2)
def _automaton(home: str | None) -> tuple[AhoCorasick, tuple[str, ...], tuple[str, ...]]:
    """The automaton for reports issued by ``home`` (a division code), its words and their classes."""
    classes = _classes(home)
    words = tuple(sorted(classes))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words, tuple(classes[w] for w in words)


def _classes(home: str | None) -> dict[str, str]:
    """The class of each word; where a word is in several lists, the later of these decides."""
    lex = lexicon()
    classes = dict.fromkeys((word for word in (*lex.kinds, *lex.trades) if len(word) > 1), "material")
    classes |= dict.fromkeys((*abbreviations(home), *gazetteer().names_for(home)), "place")
    classes |= dict.fromkeys(lex.firms, "firm")
    classes |= {word: kind for word, kind in lex.words.items() if kind != "material" or word not in classes}
    for word in lex.status:
        if len(word) > 1 and (classes.get(word, "material") == "material") and word not in lex.words:
            classes[word] = "verb"
    classes |= dict.fromkeys((word for word in lex.firms if len(word) > 2), "firm")
    classes |= dict.fromkeys(lex.known, "known")
    counted = tuple("一二三四五六七八九十两和与及")
    decoys = (word for word in gazetteer().decoys if not word.startswith(counted))
    classes = dict.fromkeys(decoys, "material") | classes
    classes |= dict.fromkeys(lex.bare_bodies, "body")
    return classes | dict.fromkeys((level + body for level in word_set("levels") for body in lex.bodies), "body")


def _fixed(text: str) -> list[Item]:
    """Stretches that patterns claim before any word is looked up, in order, not overlapping."""
    found: list[tuple[int, int, int, str]] = []
    for rank, (kind, pattern) in enumerate(
        (
            ("title", TITLE),
            ("congress", CONGRESS),
            ("plan", PLAN),
            ("date", DATE),
            ("quantity", QUANTITY),
            ("mark", MARK),
            ("bracket", BRACKET),
        )
    ):
        found += [(m.start(), rank, m.end(), kind) for m in pattern.finditer(text) if m.end() > m.start()]
    found.sort()
    items, at = [], 0
    for start, _, end, kind in found:
        if start >= at:
            items.append(Item(start, end, kind, text[start:end]))
            at = end
    return items


def tokens(text: str, home: str | None) -> list[Item]:
    """The known words and patterns of a text issued by ``home``, in order, not overlapping.

    What lies between them is unknown material: ``kg.extraction.clauses`` makes chunks of it.
    """
    automaton, words, classes = _automaton(home)
    fixed = _fixed(text)
    edges = [(i.start, i.end) for i in fixed]
    items = list(fixed)
    k = 0
    for index, start, end in automaton.find_matches_as_indexes(text):
        while k < len(edges) and edges[k][1] <= start:
            k += 1
        if k < len(edges) and edges[k][0] < end:
            continue
        items.append(Item(start, end, classes[index], words[index]))
    for kind, pattern in (("punct", PUNCTUATION), ("sep", SEPARATOR)):
        items += [Item(m.start(), m.end(), kind, m.group()) for m in pattern.finditer(text)]
    items.sort(key=lambda i: (i.start, -i.end))
    kept: list[Item] = []
    at = 0
    for item in items:
        if item.start >= at:
            at = item.end
            if item.kind in ("verb", "deverbal") and _COMPLEMENT.match(text, at):
                at += 1
                item = replace(item, end=at)
            kept.append(item)
    return kept
