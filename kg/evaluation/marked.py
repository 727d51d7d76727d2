"""Reports written or retold for training, their names marked in the text (签约【Project 立亚包装新材料<立亚包装>】).

A mark holds the type, the quote and, in angle brackets, the owners inside it, separated by 、.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg import data
from kg.evaluation.gold import Fields, Paragraph, SpanKey
from kg.extraction.lexicon import TYPES

_MARK = re.compile(r"【([A-Z][a-z]+) ([^<>【】]+)(?:<([^<>【】]+)>)?】")
_SENTENCE = re.compile("[。；]")


def load(path: Path) -> Iterator[tuple[str, list[Paragraph]]]:
    """The reports of a marked file, an empty line between them: the text without its marks, and its paragraphs.

    A line is a paragraph with entities, but for titles, dates and headings, in which nobody looked for names: lines
    without a mark and without the end of a sentence. Raises data.DataError, naming file and line, for a mark that is
    broken, of no known type or with an owner that is not in its name.
    """
    text, paragraphs = "", []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line:
            bare, entities = _read(line, len(text), f"{path.name}:{number}")
            if entities or _SENTENCE.search(bare):
                end = len(text) + len(bare)
                paragraphs.append(Paragraph(f"{path.stem}:{number}", len(text), end, entities, (), {}))
            text += f"{bare}\n"
        elif text:
            yield text, paragraphs
            text, paragraphs = "", []


def _read(line: str, start: int, where: str) -> tuple[str, dict[SpanKey, Fields]]:
    """A line without its marks, and the entities that they tell of the line, which begins at ``start``."""
    bare, at = "", 0
    entities: dict[SpanKey, Fields] = {}
    for mark in _MARK.finditer(line):
        type, quote, owners = mark[1], mark[2], mark[3]
        bare += line[at : mark.start()]
        at = mark.end()
        if type not in TYPES:
            raise data.DataError(f"{where}: {type} is no type of entity; one of {', '.join(TYPES)}")
        begin = start + len(bare)
        entities[begin, begin + len(quote), type] = {"text": quote, "type": type}
        for owner in owners.split("、") if owners else ():
            inside = quote.find(owner)
            if inside < 0:
                raise data.DataError(f"{where}: {owner} is not in {quote}")
            span = begin + inside, begin + inside + len(owner), "Enterprise"
            entities[span] = {"text": owner, "type": "Enterprise", "nested": True}
        bare += quote
    bare += line[at:]
    if "【" in bare or "】" in bare:
        raise data.DataError(f"{where}: a broken mark near {bare[:30]}")
    return bare, entities
