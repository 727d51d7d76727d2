"""Reports written for training, their names marked in the text: ``签约【Project 立亚包装新材料<立亚包装>】等项目``.

A mark holds the type, the quote and, in angle brackets, the owners inside it, separated by 、.
"""

from __future__ import annotations

import re
from pathlib import Path

from kg import data
from kg.evaluation.gold import Paragraph
from kg.extraction.lexicon import TYPES

_MARK = re.compile(r"【([A-Z][a-z]+) ([^<>【】]+)(?:<([^<>【】]+)>)?】")


def load(path: Path) -> tuple[str, list[Paragraph]]:
    """The text of a marked report without its marks, and its lines as paragraphs with entities.

    Raises data.DataError, naming file and line, for a mark that is broken, of no known type or with an owner that is
    not in its name.
    """
    text, paragraphs = "", []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        start, at = len(text), 0
        entities = {}
        for mark in _MARK.finditer(line):
            type, quote, owners = mark[1], mark[2], mark[3]
            text += line[at : mark.start()]
            if type not in TYPES:
                raise data.DataError(f"{path.name}:{number}: {type} is no type of entity; one of {', '.join(TYPES)}")
            entities[len(text), len(text) + len(quote), type] = {"text": quote, "type": type}
            for owner in owners.split("、") if owners else ():
                inside = quote.find(owner)
                if inside < 0:
                    raise data.DataError(f"{path.name}:{number}: {owner} is not in {quote}")
                span = len(text) + inside, len(text) + inside + len(owner), "Enterprise"
                entities[span] = {"text": owner, "type": "Enterprise", "nested": True}
            text += quote
            at = mark.end()
        text += line[at:]
        if "【" in text[start:] or "】" in text[start:]:
            raise data.DataError(f"{path.name}:{number}: a broken mark near {text[start:][:30]}")
        paragraphs.append(Paragraph(f"{path.stem}:{number}", start, len(text), entities, (), {}))
        text += "\n"
    return text, paragraphs
