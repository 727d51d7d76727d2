"""The Cypher of the lookups, kept as files beside this module; like the canned questions, they run on both engines."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_LUCENE = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|])')
_FOLDER = Path(__file__).parent / "cypher"


@cache
def text(name: str) -> str:
    """The query of that name.

    >>> text("entity").strip().endswith("RETURN e")
    True
    """
    return (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8")


def escaped(words: str) -> str:
    """Words as they stand within quotes in a full-text query.

    >>> escaped("东风(一期)")
    '东风\\\\(一期\\\\)'
    """
    return _LUCENE.sub(r"\\\1", words)
