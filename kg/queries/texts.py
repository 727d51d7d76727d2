"""The Cypher of the lookups, kept as files beside this module; like the canned questions, they run on both engines."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "cypher"


@cache
def text(name: str) -> str:
    """The query of that name.

    >>> text("entity").strip().endswith("RETURN e")
    True
    """
    return (_FOLDER / f"{name}.cypher").read_text(encoding="utf-8")
