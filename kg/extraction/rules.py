"""What each rule of the reading looks for, in words: ``seeds/extraction/rules.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.data import DataError, path, rows


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name, with one line in Chinese and one in English.

    The names that a ``sure`` one reads are not judged again.
    """

    name: str
    chinese: str
    english: str
    sure: bool


@cache
def rules() -> dict[str, Rule]:
    """The rules by name; raises DataError naming file and line when the file is malformed.

    >>> rules()["gazetteer"].english
    'A place of the gazetteer that is no part of a longer word'
    """
    return read(path("seeds", "extraction", "rules.tsv"))


def read(file: Path) -> dict[str, Rule]:
    """The rules of any such file; raises DataError naming file and line when it is malformed."""
    found: dict[str, Rule] = {}
    for line, row in rows(file, ("rule", "chinese", "english", "sure")):
        rule = Rule(row["rule"], row["chinese"], row["english"], row["sure"] == "sure")
        if rule.name in found or not (rule.name and rule.chinese and rule.english):
            raise DataError(f"{file.name}:{line}: {rule.name or 'a rule'} stands twice or is not described")
        if row["sure"] not in ("sure", ""):
            raise DataError(f"{file.name}:{line}: {row['sure']!r} where only 'sure' or nothing may stand")
        found[rule.name] = rule
    return found


def described(name: str) -> str:
    """A rule's name with what it looks for, in Chinese; the name alone for a rule of other origin.

    >>> described("located.verb")
    'located.verb：“入驻、落户、位于”之后的地点'
    """
    rule = rules().get(name)
    return f"{name}：{rule.chinese}" if rule else name
