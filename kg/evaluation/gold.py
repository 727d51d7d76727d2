"""Annotated reports: one JSON object a paragraph, as tests/gold/GUIDE.md describes.

A row points into its report with ``start`` and carries either the paragraph's ``text`` or, where the text may not
be copied, its ``length`` and ``sha256``: the words then come from the report itself.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import data

Fields = dict[str, Any]
SpanKey = tuple[int, int, str]
RelationKey = tuple[str, str, str]


@dataclass(frozen=True)
class Paragraph:
    """One annotated paragraph, its offsets made absolute.

    ``entities`` are keyed by (start, end, type), ``observations`` carry "start" and "end",
    ``relations`` are keyed by (head text, type, tail text).
    """

    id: str
    start: int
    end: int
    entities: dict[SpanKey, Fields]
    observations: tuple[Fields, ...]
    relations: dict[RelationKey, Fields]


def load(path: Path, text: str, file: str | None = None) -> list[Paragraph]:
    """The paragraphs of a gold file over the report's ``text``; of several reports, those of the one called ``file``.

    Raises data.DataError, naming file and line, when a row does not fit the text.

    >>> load(Path("tests/gold/seed.gold.jsonl"), text)[0].id  # doctest: +SKIP
    'p000'
    """
    return [
        _paragraph(row, text, f"{path.name}:{number}") for number, row in rows(path) if file in (None, row.get("file"))
    ]


def rows(path: Path) -> Iterator[tuple[int, Fields]]:
    """The rows of a gold file with their line numbers; raises data.DataError for a line that is not JSON."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except json.JSONDecodeError as error:
                    raise data.DataError(f"{path.name}:{number}: not JSON ({error.msg})") from None


def without_text(row: Fields) -> Fields:
    """The same row with the paragraph's length and sha256 instead of its words.

    >>> without_text({"id": "a", "start": 0, "text": "好"})["length"]
    1
    """
    kept = {key: value for key, value in row.items() if key != "text"}
    return kept | {"length": len(row["text"]), "sha256": _sha256(row["text"])}


def _paragraph(row: Fields, text: str, where: str) -> Paragraph:
    try:
        start = row["start"]
        body = text[start : start + (len(row["text"]) if "text" in row else row["length"])]
        if row["text"] != body if "text" in row else row["sha256"] != _sha256(body):
            raise data.DataError(f"{where}: the report does not have paragraph {row['id']} at {start}")
        entities = {}
        for entity in row["entities"]:
            at = start + _nth(body, entity["text"], entity.get("n", 1), where)
            entities[at, at + len(entity["text"]), entity["type"]] = entity
        return Paragraph(
            row["id"],
            start,
            start + len(body),
            entities,
            tuple(_placed(row["observations"], body, start, where)),
            {(r["head"], r["type"], r["tail"]): r for r in row["relations"]},
        )
    except KeyError as error:
        raise data.DataError(f"{where}: the field {error} is missing") from None


def _placed(observations: list[Fields], body: str, start: int, where: str) -> Iterator[Fields]:
    """Observations with offsets; those that repeat the same words without ``n`` are taken in turn."""
    seen: Counter[str] = Counter()
    for observation in observations:
        words = observation["text"]
        n = observation.get("n") or min(seen[words] + 1, body.count(words))
        seen[words] += 1
        at = start + _nth(body, words, n, where)
        yield observation | {"start": at, "end": at + len(words)}


def _nth(body: str, words: str, n: int, where: str) -> int:
    at = -1
    for _ in range(n):
        at = body.find(words, at + 1)
        if at < 0:
            raise data.DataError(f"{where}: the paragraph does not say “{words}” {n} times")
    if n < 1:
        raise data.DataError(f"{where}: the paragraph does not say “{words}”")
    return at


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
