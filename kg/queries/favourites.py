"""The canned questions as favourites of Neo4j Browser: a folder for looking, a folder for tables.

The Browser keeps no parameters with a favourite, so that each text holds its values, to be changed there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from kg.queries.canned import Query, Scalar, load

FOLDERS = {True: "看图", False: "查表"}
_COMMENT = re.compile(r"(?m)^//.*\n")


@dataclass(frozen=True, slots=True)
class Favourite:
    """A favourite; its first line is a comment with the title, which the Browser shows."""

    name: str
    title: str
    folder: str
    text: str


def favourites() -> Iterator[Favourite]:
    """All questions that can be asked without typing: those with examples for what they need, looking first."""
    for query in sorted(load(), key=lambda query: (not query.looking, query.name)):
        if all(not parameter.required or parameter.name in query.examples for parameter in query.parameters):
            yield Favourite(query.name, query.title, FOLDERS[query.looking], _text(query))


def _text(query: Query) -> str:
    values = {
        p.name: p.parse(query.examples[p.name]) if p.name in query.examples else p.default for p in query.parameters
    }
    body = _COMMENT.sub("", query.cypher)
    for name, value in values.items():
        body = re.sub(rf"\$`?{name}\b`?", lambda _, value=value: _literal(value), body)  # type: ignore[misc]
    changeable = [f"// {p.meaning}：{_literal(values[p.name])}" for p in query.parameters if p.name in query.examples]
    return "\n".join([f"// {query.title}", *changeable, body.strip()]) + "\n"


def _literal(value: Scalar) -> str:
    """A value as Cypher writes it.

    >>> _literal("三'厂"), _literal(None), _literal(True), _literal(3)
    ("'三\\\\'厂'", 'null', 'true', '3')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return str(value)


def archive() -> bytes:
    """All favourites as the zip file that is dropped onto the Browser; always the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for one in favourites():
            bundle.writestr(zipfile.ZipInfo(f"{one.folder}/{one.name}.cypher"), one.text)
    return buffer.getvalue()
