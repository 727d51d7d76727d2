"""Which of the rules' names stand, and which others there are, in the judgement of the trained model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.data import path
from kg.extraction.learned.chain import Chain, read
from kg.extraction.learned.facts import facts, written
from kg.extraction.learned.units import Units
from kg.extraction.lists import Group
from kg.extraction.model import Dropped
from kg.extraction.names import Name
from kg.extraction.wording import has_letter, kind_of

REASON = "no name of this span and type in the second reading"


@cache
def model() -> Chain:
    """The trained model under ``seeds/model``; raises DataError when it is missing or malformed."""
    return read(path("seeds", "model", "names.tsv"), written)


def spans_of(spans: Sequence[tuple[int, int]], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) of the names that labels mark: B-… begins one, I-… goes on.

    >>> spans_of([(0, 2), (2, 4), (4, 5)], ["B-Place", "I-Place", "O"])
    [(0, 4, 'Place')]
    """
    found: list[tuple[int, int, str]] = []
    for (start, end), label in zip(spans, labels, strict=True):
        if label[0] == "B":
            found.append((start, end, label[2:]))
        elif label[0] == "I":
            found[-1] = (found[-1][0], end, found[-1][2])
    return found


def judged(
    text: str, asked: Sequence[Units], groups: Sequence[Group], names: Sequence[Name]
) -> tuple[list[Name], list[Dropped]]:
    """The names of a report after the second reading, in order, and what it set aside, with the reason.

    ``asked`` are its clauses as ``units`` cuts them, in order, ``names`` the rules' reading. A name that the model
    confirms keeps its rule; one that it finds has the rule ``learned``. Names outside what is asked are not judged.
    """
    chain = model()
    labels = chain.best([len(one.spans) for one in asked], facts(asked))
    read_again = [span for one, found in zip(asked, labels, strict=True) for span in spans_of(one.spans, found)]
    reaches = [(one.spans[0][0], one.spans[-1][1]) for one in asked]
    begins = [start for start, _ in reaches]

    def is_asked(name: Name) -> bool:
        at = bisect_right(begins, name.start) - 1
        return at >= 0 and name.end <= reaches[at][1]

    kept = [name for name in names if not is_asked(name)]
    taken = {at for name in kept for at in range(name.start, name.end)}
    ruled = {(name.start, name.end, name.type): name for name in names}
    for start, end, type in read_again:
        if taken.isdisjoint(range(start, end)) and has_letter(text[start:end]):
            kept.append(ruled.get((start, end, type)) or found(text, start, end, type, groups))
    kept.sort(key=lambda name: name.start)
    stand = {(name.start, name.end, name.type) for name in kept}
    fallen = [name for span, name in ruled.items() if span not in stand]
    return kept, [Dropped(n.start, n.end, text[n.start : n.end], n.rule, REASON) for n in fallen]


def found(text: str, start: int, end: int, type: str, groups: Sequence[Group]) -> Name:
    """A name that the rules did not read, with what governs it."""
    group = _governing(start, end, groups)
    cue = (group.head if group else None) or kind_of(text[start:end]) or ""
    return Name(start, end, type, "learned", cue, group)


def _governing(start: int, end: int, groups: Sequence[Group]) -> Group | None:
    """The group in whose members a name stands; of several that it reaches over, the verbs before and those behind."""
    at = max(0, bisect_right(groups, start, key=lambda group: group.members[0].start) - 1)
    over: list[Group] = []
    while at < len(groups) and groups[at].members[0].start < end:
        if any(member.start < end and start < member.end for member in groups[at].members):
            over.append(groups[at])
        at += 1
    if not over:
        return None
    last = over[-1]
    return replace(over[0], head=last.head, phrase=last.phrase, after=last.after, next=last.next)
