"""Quotes as people read them: a window of the sentence, the words that matter marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

if TYPE_CHECKING:
    from kg.queries import Evidence

Span = tuple[int, int]
ELLIPSIS = "…"


def marked(words: str, spans: Iterable[Span], plain: bool = False, width: int | None = None) -> Text:
    """``words`` in 「」 with ``spans`` marked; cut to a window of ``width`` cells around the first span.

    With ``plain`` the marks are brackets 【】, for output without colours.

    >>> marked("东风本田三厂建成投产", [(0, 6)], plain=True).plain
    '「【东风本田三厂】建成投产」'
    """
    spans = sorted(spans)
    start, end = window(words, spans[0] if spans else (0, 0), width) if width else (0, len(words))
    text = Text("「" + (ELLIPSIS if start else ""))
    at = start
    for low, high in spans:
        low, high = max(low, at), min(high, end)
        if low < high:
            text.append(_flat(words[at:low]))
            text.append(f"【{_flat(words[low:high])}】" if plain else _flat(words[low:high]), style="kg.mark")
            at = high
    return text.append(_flat(words[at:end])).append((ELLIPSIS if end < len(words) else "") + "」")


def sentence(evidence: Evidence) -> tuple[str, Span]:
    """The sentence behind a fact, or the quote where no sentence is stored, and where the quote stands in it."""
    before, quote, after = evidence.marked()
    return before + quote + after, (len(before), len(before) + len(quote))


def occurrences(words: str, marks: Iterable[str]) -> list[Span]:
    """Where any of ``marks`` stands in ``words``, longer ones first, none inside another.

    >>> occurrences("东风与东风本田", ["东风", "东风本田"])
    [(0, 2), (3, 7)]
    """
    alternatives = "|".join(re.escape(mark) for mark in sorted(set(filter(None, marks)), key=lambda m: (-len(m), m)))
    return [match.span() for match in re.finditer(alternatives, words)] if alternatives else []


def source(evidence: Evidence) -> Text:
    """Where the quote stands: report and offsets."""
    return Text(f"{evidence.report}:{evidence.start}–{evidence.end}", style="kg.faint")


def window(words: str, focus: Span, width: int) -> Span:
    """The part of ``words`` of at most ``width`` cells that holds ``focus``, about in the middle.

    >>> window("甲乙丙丁戊己庚辛壬癸", (6, 7), 8)
    (4, 8)
    """
    if cell_len(words) <= width:
        return 0, len(words)
    start = focus[0]
    room = max(0, width - cell_len(words[slice(*focus)])) // 2
    while start and cell_len(words[start - 1 : focus[0]]) <= room:
        start -= 1
    end = start
    while end < len(words) and cell_len(words[start : end + 1]) <= width:
        end += 1
    while start and cell_len(words[start - 1 : end]) <= width:
        start -= 1
    return start, end


def _flat(words: str) -> str:
    """Line ends and other blanks as one space, for one line of display."""
    return re.sub(r"\s+", " ", words)
