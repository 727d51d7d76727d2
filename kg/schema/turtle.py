"""Writing the declaration as Turtle: what shapes and vocabulary have in common. https://www.w3.org/TR/turtle/"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from kg.schema.model import Schema

_STANDARD = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme whose concepts are nodes of the graph, not values of an enumeration."""

    term: str
    label: str
    english: str


SCHEMES = {
    "Indicator": Scheme("kg:indicators", "指标", "indicators"),
    "Industry": Scheme("kg:industries", "产业", "industries"),
}


def prefixes(declared: Schema) -> str:
    """The head of a generated file."""
    used = {**{name: iri for name, iri in declared.prefixes.items() if name != "linkml"}, **_STANDARD}
    lines = ["# Generated from schemas/kg.yaml: python -m kg.schema"]
    return "\n".join(lines + [f"@prefix {name}: <{used[name]}> ." for name in sorted(used)]) + "\n"


def block(subject: str, statements: Iterable[str]) -> str:
    """What is said of one subject."""
    return f"{subject}\n    " + " ;\n    ".join(statements) + " .\n"


def words(text: str, language: str) -> str:
    """A literal with a language."""
    return f"{json.dumps(text, ensure_ascii=False)}@{language}"


def english(name: str) -> str:
    """A name as English words: ``delivered_on`` and ``StatusName`` as 'delivered on' and 'status name'.

    >>> english("StatusName"), english("HAS_STATUS"), english("delivered_on")
    ('status name', 'has status', 'delivered on')
    """
    if name.isupper() or "_" in name:
        return name.lower().replace("_", " ")
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
