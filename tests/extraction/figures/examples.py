"""Gold labels written inside the test sentence.

``全县生产总值完成【56亿元|生产总值|level|kind=estimate】`` says that 56亿元 is a figure said of 生产总值,
a level and an estimate. After the quote and the indicator come the measure and any other field by its name.
"""

from __future__ import annotations

import re

from kg.extraction.figures import read_figures
from kg.extraction.model import Dropped, Mention, Observation
from kg.reports.model import Report, Section, Sentence

_LABEL = re.compile(r"【([^|【】]+)\|([^【】]+)】")


def report(text: str, stance: str | None = "review", period: str | None = "2020", year: int = 2021) -> Report:
    """A report of one section and as many sentences as ``text`` has lines."""
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        sentences.append(Sentence(at, at + len(line), 0))
        at += len(line)
    section = Section("s", 0, "", 0, len(text), stance, period, None)  # type: ignore[arg-type]
    return Report(
        id="r", text=text, title="", place="某县", place_code=None, delivered_on=f"{year}-01-20", year=year,
        speaker=None, sha256="", encoding="utf-8", source="", sections=(section,), sentences=tuple(sentences),
        furniture=(),
    )  # fmt: skip


def observations(text: str, names: tuple[Mention, ...] = (), **where: object) -> tuple[Observation, ...]:
    """The figures of ``text``."""
    return read_figures(report(text, **where), names)[0]  # type: ignore[arg-type]


def dropped(text: str, **where: object) -> tuple[Dropped, ...]:
    """The numbers of ``text`` set aside."""
    return read_figures(report(text, **where))[1]  # type: ignore[arg-type]


def check(marked: str, **where: object) -> None:
    """Read the sentence without its labels: exactly the labelled figures are found, with the labelled fields."""
    text, labels, at = "", [], 0
    for match in _LABEL.finditer(marked):
        text += marked[at : match.start()]
        indicator, *fields = match[2].split("|")
        labels.append((len(text), match[1], indicator, fields))
        text += match[1]
        at = match.end()
    text += marked[at:]
    found = observations(text, **where)
    assert [(o.start, o.text) for o in found] == [(start, quote) for start, quote, _, _ in labels]
    for o, (_, _, indicator, fields) in zip(found, labels, strict=True):
        assert text[o.start : o.end] == o.text
        assert text[o.indicator_start : o.indicator_end] == o.indicator == indicator
        if fields and "=" not in fields[0]:
            assert o.measure == fields.pop(0), o
        for field in fields:
            name, value = field.split("=")
            assert str(getattr(o, name)) == value, (name, o)
