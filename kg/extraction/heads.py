"""Head noun phrases: what stands behind a list and says what its members are (A、B等|一批X项目)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extraction.clauses import OPERATORS, Clause
from kg.extraction.lexicon import lexicon, word_set
from kg.extraction.wording import CLASSES

IN_HEAD = word_set("in_head")
_ALSO_IN_HEAD = word_set("in_head_also")


@dataclass(frozen=True, slots=True)
class Head:
    """A head ``noun`` and the range of its phrase, None where there is none; ``after`` is the item behind it."""

    after: int
    noun: str | None = None
    phrase: tuple[int, int] | None = None


def head_behind(clause: Clause, at: int) -> Head:
    """The head noun phrase behind a list that ends before item ``at`` (等…项目, 4个项目, 为代表的…企业), if any."""
    items = clause.items
    if at == len(items):
        return Head(at)
    word, following = items[at], [i.text for i in items[at + 1 : at + 3]]
    if word.text in ("等", "等等"):
        read = _phrase(clause, at + 4 if following == ["为", "代表"] else at + 1)
        return Head(max(read.after, at + 1), read.noun, read.phrase)
    if word.text == "为" and following[:1] == ["代表"]:
        read = _phrase(clause, at + 3)
        return Head(max(read.after, at + 2), read.noun, read.phrase)
    if word.kind == "quantity" and following[:1] not in (["的"], ["、"]):
        read = _phrase(clause, at + 1)
        if read.phrase is not None and read.phrase[1] - read.phrase[0] <= 6:
            return read
    return Head(at)


def _phrase(clause: Clause, at: int) -> Head:
    """Reads a head noun phrase from item ``at`` on."""
    items = clause.items
    start = items[at].start if at < len(items) else clause.end
    read = Head(at)
    for n in range(at, len(items)):
        item = items[n]
        if item.kind == "chunk":
            found = _head_in(item.text)
            if found:
                read = Head(n + 1, found[1], (start, item.start + len(found[0]) + len(found[1])))
                if n + 1 == len(items) or items[n + 1].kind != "generic":
                    break
        elif item.text in OPERATORS and n == at and n + 1 < len(items) and items[n + 1].text not in ("项目", "工程"):
            break  # A、B等|建设X
        elif not (
            item.kind in ("deverbal", "generic", "quantity")
            or item.text in IN_HEAD
            or item.text in _ALSO_IN_HEAD
            or (item.kind in ("conjunction", "sep") and n - at < 6)
        ):
            break
    return read


@cache
def _head_pattern() -> re.Pattern[str]:
    lex = lexicon()
    kinds = (
        word
        for word, kind in lex.kinds.items()
        if len(word) > 1 and kind.type in ("Project", "Place", "Institution") and "期" not in word
    )
    heads = sorted({*lex.heads, *kinds}, key=lambda word: (-len(word), word))
    return re.compile(rf"^(.*)({'|'.join(heads)})")


@lru_cache(maxsize=20_000)
def _head_in(text: str) -> tuple[str, str] | None:
    """(modifier, head noun) of a head noun phrase: the last head noun in it counts, in its longest form."""
    found = _head_pattern().match(text)
    if not found:
        return None
    modifier, head = found.groups()
    phrase = modifier + head
    if len(head) == 1 and modifier and not any(phrase.endswith(h) for h in lexicon().heads if len(h) > 1):
        return None
    if (
        head not in lexicon().heads
        and head in CLASSES
        and (nearer := max((h for h in lexicon().heads if modifier.endswith(h)), key=len, default=""))
    ):
        phrase, head = modifier, nearer  # 重点企业|扩能: what is done, not what they are
    longest = max((longer for longer in lexicon().heads if phrase.endswith(longer)), key=len, default=head)
    head = max(head, longest, key=len)
    return phrase[: -len(head)], head
