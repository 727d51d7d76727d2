"""The division code of the issuing place, told apart from its namesakes by the names of its parents."""

from __future__ import annotations

from functools import cache

from kg.data import path, rows

_COLUMNS = ("code", "name", "short", "parent", "level", "aliases")


def code_of(name: str, context: str) -> str | None:
    """The code of the division called ``name``; of several, the one whose parents ``context`` names; else None.

    >>> code_of("汉南区", ""), code_of("鼓楼区", "福州市鼓楼区"), code_of("鼓楼区", "")
    ('420113', '350102', None)
    """
    known = _divisions()
    candidates = known.get(name, ())
    if len(candidates) > 1:
        named = {code: sum(word in context for word in words) for code, words in candidates}
        best = max(named.values())
        candidates = tuple(pair for pair in candidates if best and named[pair[0]] == best)
    return candidates[0][0] if len(candidates) == 1 else None


@cache
def _divisions() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """For every name its codes, each with the names of its parents."""
    table = {row["code"]: row for _, row in rows(path("seeds", "places", "divisions.tsv"), _COLUMNS)}
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for code, row in table.items():
        parents = []
        above = table.get(row["parent"])
        while above and above["level"] != "nation":
            parents += [above["name"], *([above["short"]] if above["short"] else [])]
            above = table.get(above["parent"])
        for name in {row["name"], *([row["short"]] if row["level"] == "nation" else [])}:
            found.setdefault(name, []).append((code, tuple(parents)))
    return {name: tuple(codes) for name, codes in found.items()}
