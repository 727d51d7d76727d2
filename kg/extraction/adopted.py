"""Plans told by the verb that adopts them (出台|支持乡村富民产业发展20条措施), whatever words name the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.clauses import Clause
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, word_set
from kg.extraction.names import Name
from kg.extraction.wording import proper_part

_ADOPT = word_set("adopt")
_CARRY_OUT = word_set("carry_out")
# what is adopted, and the fewer things that are surely plans when they are carried out
_ADOPTED = re.compile(rf"(?:{any_of('ends_of_plans')}|[0-9]+[条项](?:政策)?(?:措施)?|[”条]政策)$")
_CARRIED_OUT = re.compile(rf"{any_of('ends_of_carried_out')}$")
_BESIDE = tuple(sorted(word_set("also_carried_out")))
_NO_BEGINNING = frozenset({"quantity", "generic", "title", "plan", "function", "sep", "conjunction", "mark", "date"})
_JOINTS = frozenset({"sep", "conjunction"})
_GOES_ON = word_set("behind_adopting")


def adopted(text: str, clauses: Sequence[Clause]) -> Iterator[Name]:
    """The plans that a clause says were adopted or are carried out, each from behind the verb to its last word."""
    for clause in clauses:
        items = clause.items
        verb = next((n for n, item in enumerate(items) if item.text in _ADOPT or item.text in _CARRY_OUT), len(items))
        while verb + 1 < len(items) and (items[verb + 1].text in _ADOPT or items[verb + 1].text in _GOES_ON):
            verb += 1
        ends = _CARRIED_OUT if verb < len(items) and items[verb].text in _CARRY_OUT else _ADOPTED
        first = verb + 1
        for n in range(first, len(items)):
            if not _closes(items, n):
                continue
            if ends.search(items[n].text):
                begin = first if ends is _ADOPTED else _of_one(items, first, n)
                start, end = items[begin].start, items[n].end
                end += text[start:end].count("“") > text[start:end].count("”") and text[end : end + 1] == "”"
                if items[begin].kind not in _NO_BEGINNING and _is_one(text[start:end]):
                    yield Name(start, end, "Policy", "adopted", items[verb].text)
                first = n + 2
            elif items[n].text.endswith(_BESIDE):
                first = n + 2


def _closes(items: Sequence[Item], n: int) -> bool:
    """Whether a name may end with item ``n``."""
    following = items[n + 1] if n + 1 < len(items) else None
    return following is None or following.kind in _JOINTS or following.text in ("等", "的")


def _of_one(items: Sequence[Item], first: int, last: int) -> int:
    """Where a plan begins that is carried out: behind the last 、, unless places are listed (黄河、大运河|保护计划)."""
    begin = first
    for n in range(first, last):
        if items[n].kind == "sep":
            begin = n + 1
    listed = [item for item in items[first:begin] if item.kind != "sep"]
    places = all(item.parts and item.parts[0].text == item.text and item.parts[0].kind == "place" for item in listed)
    return first if places else begin


def _is_one(plan: str) -> bool:
    """Whether the words name one plan, not a sort of plans (实施方案, 配套政策措施)."""
    if not "一" <= plan.lstrip("“")[0] <= "鿿":
        return False  # 39项帮扶措施
    return 8 <= len(plan) <= 34 or (len(plan) >= 6 and proper_part(plan) != "")
