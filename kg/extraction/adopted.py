"""Plans told by the verb that adopts them (出台|支持乡村富民产业发展20条措施), whatever words name the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.clauses import Clause
from kg.extraction.lexicon import any_of, word_set
from kg.extraction.names import Name
from kg.extraction.wording import proper_part

_ADOPT = word_set("adopt")
_ENDS = re.compile(rf"(?:{any_of('ends_of_plans')}|[0-9]+[条项](?:政策)?(?:措施)?)$")
_NO_BEGINNING = frozenset({"quantity", "generic", "title", "plan", "function", "sep", "conjunction", "mark", "date"})
_JOINTS = frozenset({"sep", "conjunction"})


def adopted(text: str, clauses: Sequence[Clause]) -> Iterator[Name]:
    """The plans that a clause says were adopted, each from right behind the verb or a joint to its last word."""
    for clause in clauses:
        items = clause.items
        verb = next((n for n, item in enumerate(items) if item.text in _ADOPT), len(items))
        while verb + 1 < len(items) and (items[verb + 1].text in _ADOPT or items[verb + 1].text in ("实施", "了")):
            verb += 1
        first = verb + 1
        for n in range(first, len(items)):
            following = items[n + 1] if n + 1 < len(items) else None
            closed = following is None or following.kind in _JOINTS or following.text in ("等", "的")
            if not closed or not _ENDS.search(items[n].text):
                continue
            start, end = items[first].start, items[n].end
            end += text[start:end].count("“") > text[start:end].count("”") and text[end : end + 1] == "”"
            if items[first].kind not in _NO_BEGINNING and _is_one(text[start:end]):
                yield Name(start, end, "Policy", "adopted", items[verb].text)
            first = n + 2


def _is_one(plan: str) -> bool:
    """Whether the words name one plan, not a sort of plans (实施方案, 配套政策措施)."""
    if not "一" <= plan.lstrip("“")[0] <= "鿿":
        return False  # 39项帮扶措施
    return 8 <= len(plan) <= 34 or (len(plan) >= 6 and proper_part(plan) != "")
