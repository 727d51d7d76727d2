"""The parts of a report as a tree: headings of every kind, and turns to another time inside running text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from kg.reports import sense
from kg.reports.calendar import Calendar
from kg.reports.headings import ANNEX, BARE, DASH, GLOSSARY, ITEM, SUB, TOP, TURN, Heading, heading, title_of
from kg.reports.lines import Line
from kg.reports.model import Section
from kg.reports.sense import NOTHING, Sense

_LONGEST_LABEL = 5  # 附件12：


@dataclass(slots=True)
class _Node:
    kind: int
    rank: int
    number: int
    title: str
    start: int
    end: int
    level: int
    parent: int | None
    sense: Sense


def outline(text: str, report: str, body: tuple[Line, ...], calendar: Calendar | None) -> tuple[Section, ...]:
    """The sections of ``body`` in the order of the text, the root (the whole text) first.

    ``calendar`` resolves 今年 and 过去五年; without it, only what headings say in years is known.
    ``report`` is the report's id, with which the ids of the sections begin.
    """
    tree = _Tree(len(text), body[-1].end if body else len(text))
    before: Line | None = None
    for line in body:
        found = tree.fitted(heading(line, before), calendar)
        before = line
        if tree.in_glossary and not (found and found.rank == ANNEX):
            continue
        if tree.at_annex and found is None:
            tree.name_annex(line, calendar)
            continue
        if calendar and (found is None or found.rank >= DASH):
            turned = tree.turn(sense.of_turn(line.text, calendar))
            if turned:
                tree.add(Heading(TURN, 0, title_of(sense.without_address(line.text)), False), line, turned)
                continue
        if found:
            tree.add(found, line, tree.implied(found, calendar))
    return tuple(
        Section(f"{report}/s-{_digest(n)}", n.level, n.title, n.start, n.end, n.sense.stance, n.sense.period, n.parent)
        for n in tree.nodes
    )


class _Tree:
    """The sections found so far, and which of them are open at the place reached."""

    def __init__(self, length: int, end: int) -> None:
        self.nodes = [_Node(0, 0, 0, "", 0, length, 0, None, NOTHING)]
        self.open = [0]
        self.end = end

    @property
    def deepest(self) -> _Node:
        return self.nodes[self.open[-1]]

    @property
    def in_glossary(self) -> bool:
        return self.deepest.kind == GLOSSARY

    @property
    def at_annex(self) -> bool:
        """Whether the last line was 附件1 or the like, whose name stands on the next."""
        return self.nodes[-1].kind == ANNEX and len(self.nodes[-1].title) <= _LONGEST_LABEL

    def name_annex(self, line: Line, calendar: Calendar | None) -> None:
        annex = self.nodes[-1]
        annex.title = title_of(line.text)
        annex.sense = sense.of_words(line.text, calendar) or annex.sense

    def fitted(self, found: Heading | None, calendar: Calendar | None) -> Heading | None:
        """A heading without a number or a time of its own stands below the numbered one that is open."""
        numbered = len(self.open) > 1 and self.nodes[self.open[1]].kind == TOP
        if found and found.rank == BARE and numbered and not sense.has_period(found.title, calendar):
            return replace(found, rank=SUB)
        return found

    def add(self, found: Heading, line: Line, implied: Sense) -> None:
        rank = self._rank(found)
        while self.deepest.rank >= rank:
            self.nodes[self.open.pop()].end = line.start
        node = _Node(
            found.rank, rank, found.number, found.title, line.start, self.end, len(self.open), self.open[-1], implied
        )
        self.open.append(len(self.nodes))
        self.nodes.append(node)

    def implied(self, found: Heading, calendar: Calendar | None) -> Sense:
        """The sense of a section with this heading: what it says, or else that of the section it is in."""
        if found.rank == GLOSSARY:
            return NOTHING
        rank = self._rank(found)
        above = next(self.nodes[i] for i in reversed(self.open) if self.nodes[i].rank < rank)
        if rank <= TOP and above.level == 0:
            return sense.of_heading(found.title, calendar, self._before())
        if found.rank < ITEM and found.alone and sense.has_period(found.title, calendar):
            said = sense.of_words(found.title, calendar)
            if said:
                return said
        return above.sense

    def _before(self) -> Sense:
        """The sense that goes on under a heading that says nothing: a report that has come to its plans stays there."""
        planned = [node.sense for node in self.nodes if node.level == 1 and node.sense.stance == "plan"]
        last = self.nodes[-1].sense
        return planned[-1] if planned and last.stance != "plan" else last

    def turn(self, wanted: Sense | None) -> Sense | None:
        """``wanted`` if it is another sense than here, and one that may stand under the heading that governs."""
        if wanted is None or wanted == self.deepest.sense:
            return None
        governing = next(self.nodes[i] for i in reversed(self.open) if self.nodes[i].rank < TURN).sense
        beyond = wanted.stance == "review" or (wanted.period or "") > (governing.period or "")
        return None if governing.stance == "plan" and beyond else wanted

    def _rank(self, found: Heading) -> int:
        """Its kind's rank; but a count that begins again inside a deeper section stands below that section."""
        same = [self.nodes[i] for i in reversed(self.open) if self.nodes[i].kind == found.rank and found.number]
        for node in same:
            if node.number == found.number - 1:
                return node.rank
        if same and found.number == 1 and self.deepest.rank > same[0].rank and self.deepest.kind != TURN:
            return self.deepest.rank + 1
        return same[-1].rank if same else found.rank


def _digest(node: _Node) -> str:
    content = f"{node.level}|{node.start}|{node.end}|{node.title}"
    return hashlib.sha256(content.encode()).hexdigest()[:12]
