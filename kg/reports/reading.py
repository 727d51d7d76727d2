"""Reading a report: from a file or a text to a Report, nothing of the text changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.places import gazetteer
from kg.reports import sentences
from kg.reports.calendar import Calendar
from kg.reports.dates import calendar_of
from kg.reports.decoding import ReportError, decode, read_bytes
from kg.reports.furniture import take_apart
from kg.reports.head import Head, read_head
from kg.reports.lines import Line, lines
from kg.reports.meta import Meta, checked_date, read_meta
from kg.reports.model import Furniture, Report, Section, Sentence
from kg.reports.sections import outline


def read_report(path: Path, *, place: str | None = None, date: str | None = None) -> Report:
    """Read a report file.

    ``place`` and ``date`` (YYYY-MM-DD, or YYYY) override what ``<name>.meta.yaml`` and the head say. Raises
    ReportError, one sentence that says what to try, for what cannot be read as a report.

    >>> from kg.data import path
    >>> read_report(path("seeds", "reports", "000_843eda514adec576.txt")).id
    '420113-2020-12-24'
    """
    path = Path(path)
    if date:
        checked_date(date, "date")
    text, encoding = decode(read_bytes(path), str(path))
    meta = read_meta(path)
    meta = replace(meta, place=place or meta.place, date=date or meta.date, source=meta.source or path.name)
    return _report(text, encoding, meta)


def parse_report(
    text: str, *, source: str, encoding: str = "utf-8", place: str | None = None, date: str | None = None
) -> Report:
    """Read a report from a text at hand; ``source`` says where it is from. Raises ReportError for an empty text.

    >>> report = parse_report("2021年甲县政府工作报告\\n一、2020年工作回顾\\n生产总值增长6%。", source="example")
    >>> [(section.title, section.stance, section.period) for section in report.sections[1:]]
    [('一、2020年工作回顾', 'review', '2020')]
    """
    if not text.strip():
        raise ReportError(f"{source}: the text is empty; give the text of a report.")
    if date:
        checked_date(date, "date")
    return _report(text, encoding, Meta(place=place, date=date, source=source))


def _report(text: str, encoding: str, meta: Meta) -> Report:
    all_lines = list(lines(text))
    page = take_apart(text, all_lines)
    head = _overridden(read_head(page.head, page.body, all_lines), meta)
    code = gazetteer().code_of(head.place, text[:6000]) if head.place else None
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    when = head.delivered_on or head.year
    report_id = f"{code}-{when}" if code and when else f"r-{sha256[:12]}"
    sections = outline(text, report_id, page.body, head.calendar)
    return Report(
        id=report_id,
        text=text,
        title=head.title,
        place=head.place,
        place_code=code,
        delivered_on=head.delivered_on,
        year=head.year,
        speaker=head.speaker,
        sha256=sha256,
        encoding=encoding,
        source=meta.source or "",
        sections=sections,
        sentences=_sentences(text, (*page.head, *page.body), sections, page.furniture),
        furniture=page.furniture,
    )


def _overridden(head: Head, meta: Meta) -> Head:
    if meta.date and len(meta.date) > len("2021"):
        head = replace(head, delivered_on=meta.date, year=int(meta.date[:4]), calendar=calendar_of(meta.date))
    elif meta.date and not (head.delivered_on or "").startswith(meta.date):
        year = int(meta.date)
        plans = head.calendar if head.calendar and head.calendar.this in (year, year + 1) else Calendar(year)
        head = replace(head, delivered_on=None, year=year, calendar=plans)
    return replace(head, title=meta.title or head.title, place=meta.place or head.place)


def _sentences(
    text: str, content: tuple[Line, ...], sections: tuple[Section, ...], furniture: tuple[Furniture, ...]
) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    deepest = 0  # the last section that begins at or before the sentence
    for line in content:
        for start, end in _without(line, furniture):
            for first, last in sentences.split(text, start, end):
                while deepest + 1 < len(sections) and sections[deepest + 1].start <= first:
                    deepest += 1
                found.append(Sentence(first, last, deepest))
    return tuple(found)


def _without(line: Line, furniture: tuple[Furniture, ...]) -> Iterator[tuple[int, int]]:
    """The parts of a line that are not furniture."""
    start = line.start
    for aside in furniture:
        if line.start <= aside.start and aside.end <= line.end:
            yield start, aside.start
            start = aside.end
    yield start, line.end
