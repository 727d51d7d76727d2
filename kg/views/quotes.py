"""Quotes as people read them: a window of the sentence, the words that matter marked, lines broken as Chinese is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from kg.views.console import is_plain

if TYPE_CHECKING:
    from kg.queries import Evidence, Fact

Span = tuple[int, int]
ELLIPSIS = "…"
NEVER_FIRST = "，。、；：？！）》」』】”’…％,.;:?!)%"
NEVER_LAST = "「『【（《“‘("
SPARE = 12  # cells for 「」【】, two ellipses and a wide character that does not fit at the end of a line
MARK_LINES = 2


def show(console: Console, words: str, spans: Iterable[Span], where: str, indent: int = 4) -> None:
    """Print a quote, cut to about two lines around the first mark, and where it stands."""
    width = console.width - indent
    quote = marked(words, spans, is_plain(console), MARK_LINES * width - cell_len(where) - SPARE)
    lines = fold(Text.assemble(quote, " ", (where, "kg.faint")), width)
    console.print(Padding(lines, (0, 0, 0, indent), expand=False))


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


def of_fact(fact: Fact) -> tuple[str, list[Span]]:
    """The words behind a relation, and where its two ends (of a status, its cue) are named in the quote.

    An end whose name is part of the other's (东风 of 东风云峰) is marked with it, not wherever else it stands.
    """
    words, span = sentence(fact.evidence)
    ends = [(end.name, *end.aliases) for end in (fact.head, fact.tail)]
    if fact.type == "HAS_STATUS":
        ends[1] = (fact.evidence.cue or "",)
    head, tail = (occurrences(words, names, span) for names in ends)
    if _inside(ends[0], words, tail):
        head = []
    elif _inside(ends[1], words, head):
        tail = []
    return words, [*head, *tail] or [span]


def _inside(names: Iterable[str], words: str, spans: Iterable[Span]) -> bool:
    return any(name and name in words[start:end] for name in names for start, end in spans)


def occurrences(words: str, marks: Iterable[str], within: Span | None = None) -> list[Span]:
    """Where any of ``marks`` stands in ``words`` (or the part ``within``), longer ones first, none inside another.

    >>> occurrences("东风与东风本田", ["东风", "东风本田"])
    [(0, 2), (3, 7)]
    """
    start, end = within or (0, len(words))
    alternatives = "|".join(re.escape(mark) for mark in sorted(set(filter(None, marks)), key=lambda m: (-len(m), m)))
    return [match.span() for match in re.compile(alternatives).finditer(words, start, end)] if alternatives else []


def short(fact: str) -> str:
    """A fact's id without its report, as ``kg why`` takes it too.

    >>> short("420113-2020-12-24/o-7620436d4502")
    'o-7620436d4502'
    """
    return fact.rsplit("/", 1)[-1]


def window(words: str, focus: Span, width: int) -> Span:
    """The part of ``words`` of at most ``width`` cells that holds ``focus``, about in the middle.

    >>> window("甲乙丙丁戊己庚辛壬癸", (6, 7), 8)
    (5, 9)
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


def fold(text: Text, width: int) -> Text:
    """``text`` with line ends so that no line is wider than ``width`` cells: between any two characters, but not before
    closing and after opening punctuation, and not inside numbers and Latin words.

    >>> fold(Text("新增停车位9.7万个。"), 12).plain
    '新增停车位\\n9.7万个。'
    """
    cuts, line, cells = [], 0, 0
    for at, character in enumerate(text.plain):
        wide = cell_len(character)
        if cells + wide > width and at > line:
            line = _cut(text.plain, line, at)
            cuts.append(line)
            cells = cell_len(text.plain[line:at])
        cells += wide
    return Text("\n").join(text.divide(cuts)) if cuts else text


def _cut(words: str, line: int, at: int) -> int:
    """The best place at or before ``at`` to begin a new line, after ``line``; ``at`` where there is none."""
    for cut in range(at, line, -1):
        inside = words[cut - 1].isascii() and words[cut].isascii() and not words[cut - 1].isspace()
        if words[cut] not in NEVER_FIRST and words[cut - 1] not in NEVER_LAST and not inside:
            return cut
    return at


def _flat(words: str) -> str:
    """Line ends and other blanks as one space, for one line of display."""
    return re.sub(r"\s+", " ", words)
