"""The value that reading hands on: one report, its text untouched, its parts as offsets."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Stance = Literal["review", "plan"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the page that is not the report: navigation, address, ICP line, scraper's header."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (or an unheaded turn such as 「2020年，是我区…的一年」) with the range it governs.

    ``start`` is where the heading begins, ``end`` where the next section of the same or a higher level begins;
    ``level`` is the depth in the tree: 0 is the whole report, 1 mostly 一、, 2 （一）, 3 1. or 「一是」.
    ``parent`` is an index into ``Report.sections`` (None for the root, which is always section 0).
    ``stance`` and ``period`` are inherited from the parent where the heading itself says nothing.
    """

    id: str
    level: int
    title: str
    start: int
    end: int
    stance: Stance | None
    period: str | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: it ends after 。！？, never inside quotes or brackets, or at a line end other than a turned page.

    ``section`` is the index of the deepest section that holds it.
    """

    start: int
    end: int
    section: int


@dataclass(frozen=True)
class Report:
    """One report as read. ``text`` is exactly what the file says once decoded; all offsets are code points into it.

    ``place`` is the full name of the issuer (全国 for the State Council, '' where nothing tells), ``place_code`` its
    division code (100000 for the nation). ``year`` is the year of delivery, not always the one planned: a report of
    December plans the next. ``sha256`` is of the text in UTF-8, whatever the encoding of the file.
    """

    id: str
    text: str
    title: str
    place: str
    place_code: str | None
    delivered_on: str | None
    year: int | None
    speaker: str | None
    sha256: str
    encoding: str
    source: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    furniture: tuple[Furniture, ...]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds ``offset``, or None (white space, furniture)."""
        i = bisect_right(self._sentence_starts, offset) - 1
        if i >= 0 and offset < self.sentences[i].end:
            return self.sentences[i]
        return None

    def section_at(self, offset: int) -> Section:
        """The deepest section that holds ``offset``; the root where there is no sentence."""
        sentence = self.sentence_at(offset)
        return self.sections[sentence.section if sentence else 0]
