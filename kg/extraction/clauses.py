"""Clauses: the stretch between two commas as a sequence of boundary words and chunks (candidate names)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extraction.lexer import Item
from kg.extraction.lexicon import lexicon, word_set
from kg.extraction.wording import kind_of, ordinary, proper_part

# a predicate may be glued to the works it is said of (治理工程堤防|主体完工)
_WORK = re.compile(r"[^，]{0,8}?(?:工程|项目)(?=[一-鿿]{2,4}$)")
_SEVERAL = word_set("several")
_COUNTED = word_set("counters_of_things")
STOPPERS = frozenset(
    {
        "adverb",
        "function",
        "time",
        "verb",
        "conjunction",
        "generic",
        "quantity",
        "date",
        "sep",
        "mark",
        "title",
        "plan",
        "congress",
    }
)
MATERIAL = frozenset({"material", "firm", "place", "body", "known", "bracket"})
OPERATORS = word_set("operators")


@dataclass(slots=True)
class Clause:
    """What stands between two punctuation marks: ``items`` are boundary words and chunks, in order."""

    start: int
    end: int
    items: list[Item] = field(default_factory=list)


def _follows_kind(text: str, at: int, limit: int) -> bool:
    """Whether right after a verb comes a kind word (possibly behind trade words), so that the verb belongs to a name."""
    rest = text[at:limit]
    work = _WORK.match(rest)
    if work:
        rest = work.group()
    return bool(rest) and len(rest) <= 14 and kind_of(rest) is not None and proper_part(rest) == ""


def _closes_member(tokens: Sequence[Item], n: int) -> bool:
    """Whether the verb nouns from token ``n`` on end a list member (玖兴肉鸡屠宰及饲料|加工、…)."""
    while n < len(tokens) and tokens[n].kind == "deverbal" and tokens[n].text not in OPERATORS:
        if n + 1 == len(tokens) or tokens[n + 1].start != tokens[n].end:
            return False
        n += 1
    return n < len(tokens) and (tokens[n].kind in ("sep", "mark") or tokens[n].text == "等")


def _describes(text: str, tokens: Sequence[Item], n: int, end: int) -> bool:
    """Whether a describing word inside a chunk belongs to a name that goes on to a kind word (成渝|世界级|机场群)."""
    limit = next((t.start for t in tokens[n + 1 :] if t.kind not in MATERIAL and t.kind != "deverbal"), end)
    rest = text[tokens[n].end : limit]
    kind = kind_of(rest)
    if kind is None or kind in lexicon().heads or len(kind) < 2 or len(rest) > 10:
        return False
    return lexicon().kinds[kind].type in ("Project", "Place") and proper_part(rest) == ""


def build(text: str, start: int, end: int, tokens: Sequence[Item]) -> list[Clause]:
    """The clauses of ``text[start:end]`` given its tokens (see ``lexer.tokens``)."""
    clauses: list[Clause] = []
    clause = Clause(start, start)
    chunk_start: int | None = None
    parts: list[Item] = []
    counted = False
    at = start

    def close(upto: int) -> None:
        nonlocal chunk_start, parts, counted
        if chunk_start is not None and upto > chunk_start:
            clause.items.append(Item(chunk_start, upto, "chunk", text[chunk_start:upto], tuple(parts), counted))
            counted = False
        chunk_start, parts = None, []

    for n, token in enumerate(tokens):
        if token.start > at and chunk_start is None:
            chunk_start = at
        if token.kind == "punct":
            close(token.start)
            if clause.items:
                clause.end = token.start
                clauses.append(clause)
            clause = Clause(token.end, token.end)
            counted = False
        elif token.kind == "deverbal":
            following = next((t for t in tokens[n + 1 :] if t.kind not in MATERIAL), None)
            last = next((t.start for t in tokens[n + 1 :] if t.kind not in MATERIAL and t.kind != "deverbal"), end)
            nxt = following.start if following else end
            inside = chunk_start is not None and (
                _follows_kind(text, token.end, nxt)
                or _follows_kind(text, token.end, last)
                or text[token.end : nxt].endswith(("集团", "公司"))
                or (nxt == token.end and token.text in lexicon().kinds)
                or _closes_member(tokens, n)
            )
            opens = (
                chunk_start is None
                and token.text not in OPERATORS
                and clause.items
                and clause.items[-1].end == token.start
                and clause.items[-1].kind in ("verb", "generic", "deverbal", "sep")
                and (_follows_kind(text, token.end, nxt) or _follows_kind(text, token.end, last))
            )
            if token.text == "规划" and not any(i.kind == "verb" for i in clause.items):
                inside = False  # X规划途经Y: a verb; 编制X规划: a plan
            if opens:
                chunk_start = token.start
            elif not inside:
                close(token.start)
                clause.items.append(token)
                counted = False
        elif (
            token.kind == "conjunction"
            and token.text in "和及"
            and not ordinary(text[token.end : token.end + 2])
            and chunk_start is None
            and clause.items
            and clause.items[-1].kind in ("verb", "generic", "quantity", "sep")
        ):
            chunk_start = token.start  # 推进|和谷国际智能港: no conjunction can stand here
        elif token.kind in ("generic", "adverb") and chunk_start is not None and _describes(text, tokens, n, end):
            pass  # 固德引线|高质量|乡村振兴产业示范带: part of the name
        elif token.kind in STOPPERS:
            close(token.start)
            clause.items.append(token)
            if token.text in _SEVERAL:
                counted = True
            elif token.kind not in ("generic", "adverb"):
                counted = token.kind == "quantity" and token.text[-1] in _COUNTED
        else:
            if chunk_start is None:
                chunk_start = token.start
            if token.kind in ("firm", "place", "body", "known"):
                parts.append(token)
        at = token.end
    if at < end and chunk_start is None:
        chunk_start = at
    close(end)
    if clause.items:
        clause.end = end
        clauses.append(clause)
    return clauses
