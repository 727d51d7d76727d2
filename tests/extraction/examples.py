"""Gold labels written inside the test sentence.

``加快推进【Project 圣泽捷通物流基地<圣泽捷通>:under_construction】等项目建设`` says that the quote
is a Project, undertaken by the firm that its name begins with, and under construction. After the quote may come, in
this order and each left out where nothing is said: ``<owner>``, ``@place`` where it is, ``#industry``, ``:state``
(with ``?`` where it is promised, not done) and ``!rule``. What a sentence does not label must not be found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extraction import extract
from kg.extraction.model import Mention, Reading, Relation
from kg.extraction.pipeline import nlp
from kg.reports import parse_report

_LABEL = re.compile(
    r"【(?P<type>[A-Z][a-z]+) (?P<quote>[^<>@#:!【】]+)(?:<(?P<owner>[^>]+)>)?(?:@(?P<place>[^#:!】]+))?"
    r"(?:#(?P<industry>[^:!】]+))?(?::(?P<state>[a-z_]+)(?P<promised>\??))?(?:!(?P<rule>[a-z._]+))?】"
)
_REPORT = """2023年政府工作报告
——2023年1月12日在富平县第十九届人民代表大会第三次会议上
富平县人民政府县长 王某某
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
一、2022年工作回顾
{review}
二、2023年工作安排
{plan}
"""


@dataclass(frozen=True, slots=True)
class Label:
    """What a sentence says of one quote."""

    start: int
    quote: str
    type: str
    owner: str | None
    place: str | None
    industry: str | None
    state: str | None
    kind: str | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in the sentence; offsets from where it begins."""

    offset: int
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    text: str

    def quote(self, span: tuple[int, int]) -> str:
        """The words of a span."""
        return self.text[span[0] : span[1]]


def parse(marked: str, stance: str = "review") -> tuple[str, list[Label]]:
    """The sentence without its labels, and the labels."""
    text, labels, at = "", [], 0
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        state, promised = match["state"], stance == "plan" or match["promised"]
        kind = ("planned" if promised else "actual") if state else None
        where = match["owner"], match["place"], match["industry"]
        labels.append(Label(len(text), match["quote"], match["type"], *where, state, kind, match["rule"]))
        text += match["quote"]
        at = match.end()
    return text + marked[at:], labels


@cache
def report(text: str, stance: str = "review") -> Reading:
    """The rules' reading of a small report of a county that says ``text`` in its review or its plan."""
    parts = {"review": "全县经济平稳运行。", "plan": "做好全年工作。"} | {stance: text}
    with nlp().select_pipes(disable=["kg_judged", "kg_judged_owners"]):  # the rules are tested, not the second reading
        return extract(parse_report(_REPORT.format(**parts), source="county.txt"))


def read(text: str, stance: str = "review") -> Read:
    """What a sentence of the review or the plan yields."""
    reading = report(text, stance)
    offset = reading.report.text.index(text)
    inside = range(offset, offset + len(text))
    return Read(
        offset,
        tuple(m for m in reading.mentions if m.start in inside),
        tuple(r for r in reading.relations if r.start in inside),
        reading.report.text,
    )


def check(marked: str, stance: str = "review") -> None:
    """Read the sentence without its labels: exactly what they say is found."""
    text, labels = parse(marked, stance)
    found = read(text, stance)
    names = {(m.start - found.offset, m.text, m.type): m.rule for m in found.mentions if not m.nested}
    assert names.keys() == {(one.start, one.quote, one.type) for one in labels}
    for one in labels:
        assert one.rule in (None, names[one.start, one.quote, one.type]), names
    owners = {(m.start - found.offset, m.text) for m in found.mentions if m.nested}
    assert owners == {(one.start, one.owner) for one in labels if one.owner}
    told = {
        "UNDERTAKES": {(one.start, one.owner) for one in labels if one.owner},
        "LOCATED_IN": {(one.start, one.place) for one in labels if one.place},
        "IN_INDUSTRY": {(one.start, one.industry) for one in labels if one.industry},
        "HAS_STATUS": {(one.start, one.state, one.kind) for one in labels if one.state},
    }
    assert {type: _said(found, type) for type in told} == told


def _said(found: Read, type: str) -> set[tuple[object, ...]]:
    """The relations of a type, as labels put them."""
    said: set[tuple[object, ...]] = set()
    for relation in found.relations:
        start = relation.head[0] - found.offset
        if relation.type != type or (type == "UNDERTAKES" and relation.rule == "owner.subject"):
            continue
        if isinstance(relation.tail, str):
            said.add((start, relation.tail, relation.kind))
        elif type == "UNDERTAKES":
            said.add((start, found.quote(relation.head)))
        else:
            said.add((start, found.quote(relation.tail)))
    return said
