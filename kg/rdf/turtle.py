"""Turtle, streamed: one block a resource, terms in the schema's order. https://www.w3.org/TR/turtle/"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO

from kg.rdf.resources import Resource, prefixes
from kg.rdf.terms import BASE, Chinese, Link, Term, Value, double, relative

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('[\\\\"\\x00-\\x1f\\x7f]')


def write(resources: Iterable[Resource], file: IO[str], base: str = BASE) -> None:
    """Write ``resources`` as Turtle; ids become IRIs under ``base``."""
    file.write(f"@base <{base}> .\n")
    for name, iri in prefixes().items():
        file.write(f"@prefix {name}: <{iri}> .\n")
    for resource in resources:
        file.write(_block(resource))


def _block(resource: Resource) -> str:
    said: dict[str, list[str]] = {}
    if resource.types:
        said["a"] = list(resource.types)
    for statement in resource.statements:
        said.setdefault(statement.term, []).append(_term(statement.value))
    lines = " ;\n    ".join(f"{term} {', '.join(values)}" for term, values in said.items())
    return f"\n<{relative(resource.id)}>\n    {lines} .\n"


def _term(value: Value) -> str:
    """A value as Turtle.

    >>> _term('说"好"'), _term(1700.0), _term(True), _term(Chinese("项目"))
    ('"说\\\\"好\\\\""', '1.7E3', 'true', '"项目"@zh')
    """
    match value:
        case Link(id_):
            return f"<{relative(id_)}>"
        case Term(name):
            return name
        case Chinese(words):
            return f"{_quoted(words)}@zh"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return double(value)
        case _:
            return _quoted(value)


def _quoted(words: str) -> str:
    return '"' + _ESCAPED.sub(lambda m: _ESCAPES.get(m[0], f"\\u{ord(m[0]):04X}"), words) + '"'
