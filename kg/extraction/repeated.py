"""Names found once by a construction are found again where they stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.extraction.built import firm_is_built
from kg.extraction.lists import Group
from kg.extraction.names import Name
from kg.extraction.wording import proper_part

_LEARNED = frozenset({"Enterprise", "Project", "Institution", "Event"})
_TOLD = frozenset({"body"})


def repeated(text: str, groups: Sequence[Group], found: Sequence[Name]) -> list[Name]:
    """Further occurrences, as members of groups, of the names in ``found``, of the type that a name has most often."""
    types: dict[str, Counter[str]] = {}
    for name in found:
        quote = text[name.start : name.end]
        if name.rule in _TOLD:
            continue  # a body is found wherever it is meant: where it is not, its people are (人大|代表)
        if name.type in _LEARNED and len(quote) >= 2 and (name.type != "Project" or proper_part(quote)):
            types.setdefault(quote, Counter())[name.type] += 1
    spans = {(name.start, name.end) for name in found}
    again = []
    for group in groups:
        for item in group.members:
            if item.text in types and (item.start, item.end) not in spans:
                kind = max(sorted(types[item.text]), key=types[item.text].__getitem__)
                if kind == "Enterprise" and firm_is_built(group, item.text):
                    kind = "Project"
                again.append(Name(item.start, item.end, kind, "repeated", item.text, group))
    return again
