"""Which of the rules' names stand, and which others there are, in the judgement of the trained models.

The chain judges by what the rules and lists know of the units of a clause. Where its best labels are hardly ahead of
the next best, the encoder, which is dearer and knows the characters around, is heard too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from kg.data import path
from kg.extraction.learned.chain import SCALE, Chain, Scores, read
from kg.extraction.learned.encoder import LONGEST, Encoder, Floats, Numbers, Passage, load
from kg.extraction.learned.facts import facts, written
from kg.extraction.learned.units import Units
from kg.extraction.lists import Group
from kg.extraction.model import Dropped
from kg.extraction.names import Name
from kg.extraction.rules import rules
from kg.extraction.wording import has_letter, kind_of
from kg.reports import Report

_DOUBT = 1.5
"""How far the best labels must be ahead of the next best, as a logarithm, for the chain alone to decide."""
_HEARD = 0.25
"""How much the encoder weighs beside the chain."""
_BEFORE, _BEHIND = 32, 16
"""How many characters around a clause the encoder reads with it, at most: what stands whole between marks."""
_MARKS = "[，、；：。！？\n]"
_FIRST_MARK, _LAST_MARK = re.compile(_MARKS), re.compile(f"(?s).*{_MARKS}")
REASON = "no name of this span and type in the second reading"


@cache
def model() -> Chain:
    """The trained model under ``seeds/model``; raises DataError when it is missing or malformed."""
    return read(path("seeds", "model", "names.tsv"), written)


@cache
def encoder() -> Encoder:
    """The encoder under ``seeds/model``; raises DataError when it is missing or damaged."""
    return load(path("seeds", "model", "encoder.npz"))


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


def _labels(text: str, asked: Sequence[Units]) -> list[list[str]]:
    """The best labels of the units of each clause."""
    chain = model()
    lengths = [len(one.spans) for one in asked]
    scores = chain.scores(sum(lengths), facts(asked))
    ends = np.cumsum(lengths, dtype=np.intp)
    doubtful = np.flatnonzero(chain.leads(lengths, scores) < _DOUBT * SCALE).tolist()
    if not doubtful:
        return chain.best(lengths, scores)
    passages, where = passages_of(text, [(asked[n].spans[0][0], asked[n].spans[-1][1]) for n in doubtful])
    ruled = ruled_in(asked, len(text), encoder().ruled)
    said = encoder().scores([Passage(text[a:b], ruled[a:b]) for a, b in passages])
    for n, at in zip(doubtful, where, strict=True):
        begin = passages[at][0]
        spans = [(start - begin, end - begin) for start, end in asked[n].spans]
        scores[ends[n] - lengths[n] : ends[n]] += in_units(said[at], spans)
    return chain.best(lengths, scores)


def passages_of(text: str, clauses: Iterable[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[int]]:
    """What is read for the sake of clauses, in order, and which of it for each of them.

    It is a clause with what is around it; what overlaps is one passage, as long as it can be taken in at once.

    >>> passages_of("环境优美。大翠云、五彩阁闪亮登场。百业兴", [(5, 8), (9, 16)])
    ([(5, 17)], [0, 0])
    """
    found: list[tuple[int, int]] = []
    where: list[int] = []
    for start, end in clauses:
        before = _FIRST_MARK.search(text, max(0, start - _BEFORE), start)
        behind = _LAST_MARK.match(text, end, end + _BEHIND)
        begin, stop = before.end() if before else start, behind.end() if behind else end
        if found and begin <= found[-1][1] and stop - found[-1][0] <= LONGEST:
            found[-1] = found[-1][0], max(stop, found[-1][1])
        else:
            found.append((begin, stop))
        where.append(len(found) - 1)
    return found, where


def ruled_in(asked: Iterable[Units], size: int, numbers: Mapping[str, int]) -> Numbers:
    """What the rules read of each character of a text of this size, as an encoder numbers it."""
    found = np.full(size, numbers[""], np.intp)
    for one in asked:
        for (start, end), (_, label, *_) in zip(one.spans, one.ruled, strict=True):
            found[start:end] = numbers[str(label).replace("B", "I", 1)]
            found[start] = numbers[str(label)]
    return found


def in_units(said: Floats, spans: Sequence[tuple[int, int]]) -> Scores:
    """What the scores of characters make for the labels of units, in thousandths, as much as they are to weigh."""
    labels = encoder().labels
    inside = [labels.index(label.replace("B-", "I-")) for label in labels]
    whole = np.rint(said * np.float32(_HEARD * SCALE)).astype(np.int32)
    sums = np.concatenate([np.zeros((1, len(labels)), np.int32), np.cumsum(whole[:, inside], axis=0, dtype=np.int32)])
    start, end = np.array(spans).T
    return sums[end] - sums[start] + (whole - whole[:, inside])[start]


def judged(
    report: Report, asked: Sequence[Units], groups: Sequence[Group], names: Sequence[Name]
) -> tuple[list[Name], list[Dropped]]:
    """The names of a report after the second reading, in order, and what it set aside, with the reason.

    ``asked`` are its clauses as ``units`` cuts them, in order, ``names`` the rules' reading. A name that the model
    confirms keeps its rule; one that it finds has the rule ``learned``. Names outside what is asked are not judged, nor
    are those of sure rules, unless it reads a longer one there.
    """
    text, labels = report.text, _labels(report.text, asked)
    read_again = [span for one, found in zip(asked, labels, strict=True) for span in spans_of(one.spans, found)]
    reaches = [(one.spans[0][0], one.spans[-1][1]) for one in asked]
    begins = [start for start, _ in reaches]

    def is_asked(name: Name) -> bool:
        at = bisect_right(begins, name.start) - 1
        return at >= 0 and name.end <= reaches[at][1]

    def is_sure(name: Name) -> bool:
        longer = (start <= name.start and name.end <= end for start, end, _ in read_again)
        return rules()[name.rule].sure and not any(longer)

    kept = [name for name in names if not is_asked(name) or is_sure(name)]
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
