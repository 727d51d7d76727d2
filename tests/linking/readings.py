"""Readings made by hand or from gold, so that linking and the graph are tested apart from extraction."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from kg.evaluation.gold import Paragraph, load
from kg.extraction.model import Mention, Observation, Reading, Relation
from kg.places import gazetteer
from kg.reports import read_report
from kg.reports.model import Report, Section, Sentence

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "reports" / "000_843eda514adec576.txt"
GOLD = ROOT / "tests" / "gold" / "seed.gold.jsonl"


def reading(place: str, *named: tuple[str, str], text: str = "") -> Reading:
    """A reading of a one-sentence report issued by ``place`` that mentions the (type, name) pairs in turn.

    With ``text`` the names are found in it, each at its first place after the one before.
    """
    text = text or "、".join(name for _, name in named) + "。"
    mentions, at = [], 0
    for type_, name in named:
        start = text.index(name, at)
        at = start + len(name)
        mentions.append(mention(type_, name, start))
    return Reading(report(place, text), tuple(mentions), (), (), ())


def mention(type_: str, text: str, start: int, nested: bool = False) -> Mention:
    """A mention with an id of its own."""
    key = sha256(f"{type_}{start}{text}".encode()).hexdigest()[:12]
    return Mention(start, start + len(text), type_, text, text, "test", f"test/m-{key}", nested=nested)


def report(place: str, text: str) -> Report:
    """A report of one section and one sentence."""
    return Report(
        id="test",
        text=text,
        title="政府工作报告",
        place=place,
        place_code=gazetteer().code_of(place, place),
        delivered_on=None,
        year=2020,
        speaker=None,
        sha256="0" * 64,
        encoding="utf-8",
        source="test.txt",
        sections=(Section("test/s-0", 0, "政府工作报告", 0, len(text), None, None, None),),
        sentences=(Sentence(0, len(text), 0),),
        furniture=(),
    )


def gold_reading() -> Reading:
    """The annotated sample report as a reading."""
    text_of = read_report(SEED)
    paragraphs = load(GOLD, text_of.text)
    mentions, observations, relations = [], [], []
    for paragraph in paragraphs:
        spans = {}
        for (start, end, type_), fields in sorted(paragraph.entities.items()):
            spans.setdefault(text_of.text[start:end], []).append((start, end, type_))
            mentions.append(mention(type_, text_of.text[start:end], start, fields.get("nested", False)))
        observations += _observations(text_of, paragraph)
        relations += _relations(text_of, paragraph, spans)
    return Reading(text_of, tuple(mentions), tuple(observations), tuple(relations), ())


def _observations(source: Report, paragraph: Paragraph) -> list[Observation]:
    found = []
    for number, gold in enumerate(paragraph.observations):
        value = gold["value"]
        at = source.text.find(gold["indicator"], paragraph.start, paragraph.end)
        indicator = (at, at + len(gold["indicator"])) if at >= 0 else (gold["start"], gold["end"])
        found.append(
            Observation(
                gold["start"],
                gold["end"],
                gold["text"],
                gold["indicator"],
                *indicator,
                None,
                tuple(value) if isinstance(value, list) else value,
                gold.get("unit", ""),
                gold.get("comparator", "eq"),
                gold["measure"],
                gold["kind"],
                gold.get("period"),
                "gold",
                scope=gold.get("scope"),
                action=gold.get("action"),
                suspect=gold.get("suspect", False),
                id=f"{source.id}/o-{paragraph.id}-{number}",
            )
        )
    return found


def _relations(source: Report, paragraph: Paragraph, spans: dict[str, list[tuple[int, int, str]]]) -> list[Relation]:
    found = []
    for number, gold in enumerate(paragraph.relations.values()):
        head = spans[gold["head"]][0][:2]
        tail: tuple[int, int] | str = gold["tail"]
        if gold["type"] == "IN_INDUSTRY":
            at = source.text.index(gold["tail"], paragraph.start)
            tail = (at, at + len(gold["tail"]))
        elif gold["type"] != "HAS_STATUS":
            tail = spans[gold["tail"]][0][:2]
        found.append(
            Relation(
                gold["type"],
                head,
                tail,
                paragraph.start,
                paragraph.end,
                "gold",
                gold.get("kind"),
                gold.get("period"),
                id=f"{source.id}/r-{paragraph.id}-{number}",
            )
        )
    return found
