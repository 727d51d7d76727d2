"""How firmly a target is promised (seeds/figures/commitments.tsv)."""

from __future__ import annotations

from functools import cache

from kg.data import DataError, path, rows
from kg.schema import schema


def commitment(words: str) -> str | None:
    """How firmly the words before a target promise it: the level of the last that is listed, None without any.

    >>> commitment("力争全年实现"), commitment("主要预期目标是：确保增长"), commitment("增长")
    ('striven', 'ensured', None)
    """
    found = [(words.rfind(word) + len(word), level) for word, level in _levels().items() if word in words]
    return max(found)[1] if found else None


@cache
def _levels() -> dict[str, str]:
    """The level of each word."""
    known = schema().enums["Commitment"].values
    file = path("seeds", "figures", "commitments.tsv")
    found: dict[str, str] = {}
    for number, row in rows(file, ("level", "words")):
        if row["level"] not in known:
            raise DataError(f"{file.name}:{number}: level is {row['level']!r}, but must be one of {', '.join(known)}")
        found.update(dict.fromkeys(row["words"].split(), row["level"]))
    return found
