"""Clauses: the stretch between two commas as a sequence of boundary words and chunks (candidate names)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.wording import kind_of, ordinary, proper_part

# a predicate may be glued to the works it is said of (治理工程堤防|主体完工)
_WORK = re.compile(r"[^，]{0,8}?(?:工程|项目)(?=[一-鿿]{2,4}$)")
_CAPACITY = re.compile(r"(?:吨|台|套|辆|兆瓦|千瓦|纱锭|立方米|平方米|平米|米|只|头|羽|片|件|吨/年|英寸|升|瓶|支|亩)$")
_UP_TO_COMPANY = re.compile(rf"[一-鿿（）()]{{0,12}}?{any_of('full_names_of_companies')}")
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
    """Whether right after a verb comes a kind word, possibly behind trade words: then the verb belongs to a name."""
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


def build(text: str, start: int, end: int, tokens: Sequence[Item]) -> list[Clause]:
    """The clauses of ``text[start:end]`` given its tokens (see ``lexer.tokens``)."""
    reader = _Reader(text, end, tokens, Clause(start, start))
    at = start
    for n, token in enumerate(tokens):
        if token.start > at:
            reader.open(at)
        reader.take(n)
        at = token.end
    if at < end:
        reader.open(at)
    reader.end_clause(end, end)
    return reader.clauses


@dataclass(slots=True)
class _Reader:
    """The clauses read so far, the one being read, and the chunk being read in it (from ``chunk_start`` on)."""

    text: str
    end: int
    tokens: Sequence[Item]
    clause: Clause
    clauses: list[Clause] = field(default_factory=list)
    chunk_start: int | None = None
    parts: list[Item] = field(default_factory=list)
    counted: bool = False

    def open(self, at: int) -> None:
        """A chunk begins, if none has begun."""
        if self.chunk_start is None:
            self.chunk_start = at

    def close(self, at: int) -> None:
        """The chunk that is being read, if any, ends."""
        chunk = self.text[self.chunk_start : at] if self.chunk_start is not None else ""
        text = chunk.strip()
        if text:
            start = at - len(chunk.lstrip())
            item = Item(start, start + len(text), "chunk", text, tuple(self.parts), self.counted)
            self.clause.items.append(item)
            self.counted = False
        self.chunk_start, self.parts = None, []

    def end_clause(self, at: int, following: int) -> None:
        """The clause ends; the next begins at ``following``."""
        self.close(at)
        if self.clause.items:
            self.clause.end = at
            self.clauses.append(self.clause)
        self.clause = Clause(following, following)
        self.counted = False

    def take(self, n: int) -> None:
        """Token ``n`` ends the clause, stands between chunks, or is part of one."""
        token = self.tokens[n]
        if token.kind == "punct":
            self.end_clause(token.start, token.end)
        elif token.kind == "deverbal":
            self._take_verb_noun(n)
        elif token.kind == "conjunction" and token.text in "和及" and self._begins_name(token.end):
            self.open(token.start)  # 推进|和谷国际智能港: no conjunction can stand here
        elif token.kind in ("generic", "adverb") and self.chunk_start is not None and self._describes(n):
            pass  # 固德引线|高质量|乡村振兴产业示范带: part of the name
        elif token.kind == "quantity" and self.chunk_start is not None and self._is_capacity(n):
            pass  # 旭阳焦化|20万吨|甲醇: what the works can make is part of its name
        elif token.kind in STOPPERS:
            self.close(token.start)
            self.clause.items.append(token)
            if token.text in _SEVERAL:
                self.counted = True
            elif token.kind not in ("generic", "adverb"):
                self.counted = token.kind == "quantity" and token.text[-1] in _COUNTED
        else:
            self.open(token.start)
            if token.kind in ("firm", "place", "body", "known"):
                self.parts.append(token)

    def _is_capacity(self, n: int) -> bool:
        """Whether a quantity stands between an owner or a place and what is made there, in a list or before a kind."""
        token, begun = self.tokens[n], self.text[self.chunk_start : self.tokens[n].start]
        limit = self._limit(n, "deverbal")
        made = self.text[token.end : limit]
        if len(made) < 2 or not _CAPACITY.search(token.text) or not 2 <= len(begun) <= 10:
            return False
        named = bool(self.parts) or proper_part(begun) != ""
        closing = next((t for t in self.tokens[n + 1 :] if t.start >= limit), None)
        listed = closing is not None and (closing.kind in ("sep", "mark", "conjunction") or closing.text == "等")
        return named and (listed or made.endswith(("项目", "工程", "基地", "生产线")))

    def _take_verb_noun(self, n: int) -> None:
        token = self.tokens[n]
        if self.chunk_start is None and self._opens_name(n):
            self.open(token.start)
        elif self.chunk_start is None or not self._inside_name(n):
            self.close(token.start)
            self.clause.items.append(token)
            self.counted = False

    def _begins_name(self, at: int) -> bool:
        """Whether a name must begin before ``at``, since a word that needs something behind it has just been read."""
        items = self.clause.items
        if ordinary(self.text[at : at + 2]):
            return False
        return self.chunk_start is None and bool(items) and items[-1].kind in ("verb", "generic", "quantity", "sep")

    def _limit(self, n: int, also: str = "") -> int:
        """Where the material behind token ``n`` ends, words of the class ``also`` counted to it."""
        return next((t.start for t in self.tokens[n + 1 :] if t.kind not in MATERIAL and t.kind != also), self.end)

    def _named_by(self, n: int) -> bool:
        """Whether the verb noun ``n`` is followed by a kind word, right behind it or behind further verb nouns."""
        at = self.tokens[n].end
        return _follows_kind(self.text, at, self._limit(n)) or _follows_kind(self.text, at, self._limit(n, "deverbal"))

    def _inside_name(self, n: int) -> bool:
        """Whether a verb noun inside a chunk is part of the name (X|改造|工程)."""
        token = self.tokens[n]
        if token.text == "规划" and not any(i.kind == "verb" for i in self.clause.items):
            return False  # X规划途经Y: a verb; 编制X规划: a plan
        limit = self._limit(n)
        return (
            self._named_by(n)
            or self._of_company(n)
            or self.text[token.end : limit].endswith(("集团", "公司"))
            or (limit == token.end and token.text in lexicon().kinds)
            or _closes_member(self.tokens, n)
        )

    def _opens_name(self, n: int) -> bool:
        """Whether a verb noun between chunks begins a name (推进|疏港公路改造工程)."""
        token, items = self.tokens[n], self.clause.items
        if token.text in OPERATORS or not items or items[-1].end != token.start:
            return False
        return items[-1].kind in ("verb", "generic", "deverbal", "sep") and self._named_by(n)

    def _of_company(self, n: int) -> bool:
        """Whether a word in a chunk stands inside the full name of a company (明德|新型|建材有限公司)."""
        company = _UP_TO_COMPANY.match(self.text, self.tokens[n].end, self.end)
        if company is None or len(self.text[self.chunk_start : self.tokens[n].start]) < 2:
            return False
        inside = takewhile(lambda token: token.start < company.end(), self.tokens[n + 1 :])
        return all(token.kind in MATERIAL or token.kind in ("deverbal", "generic", "adverb") for token in inside)

    def _describes(self, n: int) -> bool:
        """Whether a describing word in a chunk belongs to a name that goes on to a kind word (成渝|世界级|机场群)."""
        token = self.tokens[n]
        if self._of_company(n):
            return True
        limits = (self._limit(n, also) for also in ("deverbal", ""))
        return token.text != "重点" and any(self._goes_on(token.end, limit) for limit in limits)

    def _goes_on(self, at: int, limit: int) -> bool:
        """Whether ordinary words alone lead from ``at`` to a kind word that ends at ``limit``."""
        rest = self.text[at:limit]
        kind = kind_of(rest)
        if kind is None or kind in lexicon().heads or len(kind) < 2 or len(rest) > 10:
            return False
        return lexicon().kinds[kind].type in ("Project", "Place", "Event") and proper_part(rest) == ""
