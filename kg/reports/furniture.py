"""What of a page is not the report: site header, counters, summary, links, imprint. Set aside with a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.reports import words
from kg.reports.head import is_own
from kg.reports.headings import TOP, heading
from kg.reports.lines import Line, plain
from kg.reports.model import Furniture

_ADDRESS = re.compile(r"(各位|尊敬的各位|同志们|主席).{0,8}(代表|同志们|主席团?)")
_PARAGRAPH = 90  # characters; a line as long as this is running text, not a label of the page
_LABEL = 60
_LONGEST_HEAD = 80  # lines
_SUMMARY_LABEL = "label of the summary"
_LABELS_WITH_VALUE = ("source line", "date of publication", "record of the page")


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart: the lines of the ``head`` and of the ``body`` of the report, the rest as ``furniture``."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    furniture: tuple[Furniture, ...]


def take_apart(text: str, page: list[Line]) -> Page:
    """Tell the report from the page around it. Every line is in exactly one part."""
    aside: list[Furniture] = []
    start = _speech(page)
    end = _tail(page, start)
    if end < len(page):
        aside.append(Furniture(page[end].start, page[-1].end, _reason(page[end], "tail") or "page furniture"))
    head: list[Line] = []
    label = ""
    for line in page[:start]:
        reason = _head_reason(line, label, head)
        label = reason if reason and line.text.endswith((":", "：")) else label if label == _SUMMARY_LABEL else ""
        if reason:
            aside.append(Furniture(line.start, line.end, reason))
        else:
            head.append(line)
    body: list[Line] = []
    for line in page[start:end]:
        reason = _reason(line, "any") if len(line.text) < _LABEL else None
        if reason:
            aside.append(Furniture(line.start, line.end, reason))
        else:
            body.append(line)
    for line in (*head, *body):
        for pattern, reason in words.furniture("inline"):
            for match in pattern.finditer(line.text):
                aside.append(Furniture(line.start + match.start(), line.start + match.end(), reason))
    return Page(tuple(head), tuple(body), tuple(sorted(aside, key=lambda f: f.start)))


def _reason(line: Line, where: str) -> str | None:
    compared = plain(line.text[:80]).lstrip("【[(")
    for pattern, reason in words.furniture(where):
        if pattern.match(compared):
            return reason
    return None


def _head_reason(line: Line, label: str, head: list[Line]) -> str | None:
    """Why a line before the speech is not the report's, or None for title, meeting, date and speaker.

    ``label`` is the reason of the line before, if that was a label waiting for its value (来源：).
    """
    reason = _reason(line, "any") or _reason(line, "head")
    if reason:
        return reason
    if label == _SUMMARY_LABEL and len(line.text) > _LABEL:
        return "summary of the page"
    if any(line.text == earlier.text for earlier in head):
        return "repeated line"
    if label in _LABELS_WITH_VALUE and not is_own(line, first=True):
        return label
    return None if is_own(line, first=not head) else "page header"


def _tail(page: list[Line], start: int) -> int:
    """Index of the first line after the report, which begins at ``start``: the earliest label of a page's end that no
    running text follows."""
    end = len(page)
    for index in range(len(page) - 1, start, -1):
        line = page[index]
        if len(line.text) >= _PARAGRAPH and not _reason(line, "any"):
            break
        if _reason(line, "tail"):
            end = index
    return end


def _speech(page: list[Line]) -> int:
    """Index of the line with which the speech begins: 各位代表, or else the first heading or running text."""
    fallback = None
    summary = False
    before: Line | None = None
    for index, line in enumerate(page):
        compared = plain(line.text[:40])
        if _ADDRESS.match(compared) and not summary:
            return index
        reason = _reason(line, "any")
        running = len(line.text) >= _PARAGRAPH and not reason and not summary
        summary = reason == _SUMMARY_LABEL or (summary and reason is not None)
        opening = heading(line, before)
        if fallback is None and (running or (opening is not None and opening.rank <= TOP)):
            fallback = index
        if index > _LONGEST_HEAD:
            break
        before = line
    return fallback or 0
