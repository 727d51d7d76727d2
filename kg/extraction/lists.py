"""Groups: the names of a clause that share one construction, with the head noun and the verbs that govern them.

The construction ``A、B、C等一批X项目`` carries most names: the head noun (项目) types every member, the verb before the
list or after it gives them a state, the modifier of the head (X) an industry. A single name is a group of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.extraction.clauses import OPERATORS, Clause
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.wording import CLASSES, kind_of, proper_part

# what may stand between a verb and the names it governs
_TRANSPARENT = frozenset({"adverb", "generic", "time", "quantity", "date", "mark"})
_OURS = word_set("ours")
# a part of a project that carries the predicate for the name before it
ASPECT = re.compile(rf"{any_of('aspects')}*{any_of('aspect_end')}?$")
_IN_HEAD = word_set("in_head")
_HEAD_WORDS = word_set("in_head_also")
_AFTER_WORDS = word_set("before_predicate")
_COOPERATES = re.compile(any_of("cooperates"))
_WITH = word_set("partner_before")
_SUPPORTS = word_set("supports")
_AMOUNT = re.compile(rf"[0-9０-９].*{any_of('amount_units')}$")
_TRANSITIVE = word_set("transitive")
_MONEY = word_set("money")
_SHARED = tuple(sorted(word_set("shared_works")))


@dataclass(frozen=True, slots=True)
class Group:
    """Members in order (offsets into ``text``), their head noun, its phrase's range, and the verbs before and after.

    ``opener`` is the word right before the members, ``next`` the first verb after them; ``enumerated`` says that 、
    stands between them, ``acts`` that they do something to an object (推动X建设Y), so that a verb before them does not
    build them, ``subject`` that the verb before them has a subject; ``pattern`` names a construction that tells firms
    (represent: 以A、B为代表, rely: 依托A、B, with: 与A、B合作, support: 支持A、B做大做强).
    """

    text: str
    members: tuple[Item, ...]
    clause: Clause
    head: str | None
    phrase: tuple[int, int] | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    opener: str
    counted: bool
    acts: bool
    subject: bool
    enumerated: bool
    next: str
    pattern: str

    @property
    def phrase_text(self) -> str:
        """The head noun phrase in words."""
        return "" if self.phrase is None else self.text[self.phrase[0] : self.phrase[1]]

    @property
    def listed(self) -> bool:
        """Whether several members, or one with a head noun."""
        return len(self.members) > 1 or self.head is not None


@cache
def _head_pattern() -> re.Pattern[str]:
    lex = lexicon()
    kinds = (
        word for word, kind in lex.kinds.items() if len(word) > 1 and kind.type in ("Project", "Place", "Institution")
    )
    heads = sorted({*lex.heads, *kinds}, key=lambda word: (-len(word), word))
    return re.compile(rf"^(.*)({'|'.join(heads)})")


@cache
def _head_in(text: str) -> tuple[str, str] | None:
    """(modifier, head noun) of a head noun phrase: the last head noun in it counts, in its longest form."""
    found = _head_pattern().match(text)
    if not found:
        return None
    modifier, head = found.groups()
    if len(head) == 1 and modifier:
        return None
    phrase = modifier + head
    if (
        head not in lexicon().heads
        and head in CLASSES
        and (nearer := max((h for h in lexicon().heads if modifier.endswith(h)), key=len, default=""))
    ):
        phrase, head = modifier, nearer  # 重点企业|扩能: what is done, not what they are
    longest = max((longer for longer in lexicon().heads if phrase.endswith(longer)), key=len, default=head)
    head = max(head, longest, key=len)
    return phrase[: -len(head)], head


def _head_phrase(clause: Clause, at: int) -> tuple[int, str | None, tuple[int, int] | None]:
    """Reads a head noun phrase from item ``at`` on; returns the item after it, the head noun and the phrase's range."""
    items = clause.items
    start = items[at].start if at < len(items) else clause.end
    read: tuple[int, str | None, tuple[int, int] | None] = (at, None, None)
    for n in range(at, len(items)):
        item = items[n]
        if item.kind == "chunk":
            found = _head_in(item.text)
            if found:
                read = n + 1, found[1], (start, item.start + len(found[0]) + len(found[1]))
                if n + 1 == len(items) or items[n + 1].kind != "generic":
                    break
        elif item.text in OPERATORS and n == at and n + 1 < len(items) and items[n + 1].text not in ("项目", "工程"):
            break  # A、B等|建设X
        elif not (
            item.kind in ("deverbal", "generic", "quantity")
            or item.text in _IN_HEAD
            or item.text in _HEAD_WORDS
            or (item.kind in ("conjunction", "sep") and n - at < 6)
        ):
            break
    return read


def _verbs_before(clause: Clause, at: int) -> tuple[tuple[str, ...], str, bool]:
    """The nearest verb group that governs the items from ``at`` on, the word right before them, and whether something
    stands before the verbs as their subject."""
    items = clause.items
    verbs: list[str] = []
    modified = subject = False
    for n in range(at - 1, -1, -1):
        item = items[n]
        if item.kind == "chunk":
            subject = bool(verbs)
            if verbs or not (modified or items[n + 1].kind in ("quantity", "function")):
                break
        elif item.kind in ("verb", "deverbal"):
            verbs.append(item.text)
        elif verbs and item.kind not in ("adverb", "sep", "conjunction"):
            break
        elif item.kind == "function":
            if item.text in ("的", "了", "以"):
                modified = item.text == "的"
            elif item.text not in _OURS:
                break
        elif item.kind not in _TRANSPARENT and not (item.kind in ("sep", "conjunction") and verbs):
            break
    opener = items[at - 1].text if at and items[at - 1].kind != "chunk" else ""
    return tuple(reversed(verbs)), opener, subject


@cache
def _intransitive() -> frozenset[str]:
    """Status verbs that have no object: what follows them begins something new (贯通|带动X)."""
    told = ("landed", "topped_out", "completed", "operating", "started")
    return frozenset(verb for verb, status in lexicon().status.items() if status in told) - _TRANSITIVE


def _verbs_after(clause: Clause, at: int) -> tuple[tuple[str, ...], bool, str]:
    """The verbs that say something of the items before ``at`` (not those with an object of their own), whether there is
    such an object, and the first verb of all."""
    items = clause.items
    verbs: list[str] = []
    acts, first = False, ""
    for n in range(at, len(items)):
        item = items[n]
        if item.kind == "chunk":
            if len(item.text) <= 6 and ASPECT.match(item.text):
                continue
            later = [i.text for i in items[n + 1 :] if i.kind in ("verb", "deverbal")]
            if (
                len(item.text) <= 6
                and later
                and not verbs
                and lexicon().status.get(later[-1]) in ("topped_out", "completed")
            ):
                continue
            acts = bool(verbs) and verbs[-1] not in _intransitive()
            back = n - 1
            while verbs and items[back].text == verbs[-1] and verbs[-1] not in _intransitive():
                verbs.pop()  # an object takes the verbs right before it away
                back -= 1
            break
        if item.kind in ("verb", "deverbal"):
            verbs.append(item.text)
            first = first or item.text
        elif (item.kind == "function" and item.text not in _AFTER_WORDS) or (
            item.kind in ("sep", "conjunction") and not verbs
        ):
            break
    return tuple(verbs), acts, first


def _unquoted(chunk: Item) -> Item:
    """The chunk without quotation marks that enclose the whole name, and without an unpaired one at its edges."""
    start, end, text = chunk.start, chunk.end, chunk.text
    if text[0] not in '”’)）“‘"' and text[-1] not in '“‘(（”’"':
        return chunk
    while text and text[0] in "”’)）":
        start, text = start + 1, text[1:]
    while text and text[-1] in "“‘(（":
        end, text = end - 1, text[:-1]
    for left, right in ("“”", "‘’", '""'):
        if len(text) > 2 and text[0] == left and text[-1] == right and text.count(left) + text.count(right) <= 2:
            start, end, text = start + 1, end - 1, text[1:-1]
        elif text.startswith(left) and right not in text[1:]:
            start, text = start + 1, text[1:]
        elif text.endswith(right) and left not in text[:-1]:
            end, text = end - 1, text[:-1]
    return Item(start, end, "chunk", text, chunk.parts, chunk.counted)


def _joined(left: Item, word: Item, right: Item, text: str) -> Item | None:
    """One name out of ``A和B``, where B alone names nothing (生产基地与研发中心) or share a kind (A街和B街改造)."""
    kind = kind_of(right.text)
    if kind is None or not proper_part(left.text):
        return None
    if word.text == "及" and (kind == "项目" or kind.endswith(_SHARED)) and kind_of(left.text):
        return Item(
            left.start, right.end, "chunk", text[left.start : right.end], left.parts + right.parts, left.counted
        )
    alone = not proper_part(right.text) and len(right.text) > 2 and word.text in "与及和"
    left_kind = kind_of(left.text)
    shared = kind.endswith(_SHARED) and left_kind is not None and left_kind[-1] in "路街道河江湖渠村"
    if not (alone or shared):
        return None
    return Item(left.start, right.end, "chunk", text[left.start : right.end], left.parts + right.parts, left.counted)


def _after_amount(items: list[Item], n: int) -> int:
    """The item after an amount describing the next member (总投资7100万元的|南城学校), or ``n`` if there is none."""
    at = n + 1 if n < len(items) and items[n].text in _MONEY else n
    described = at + 1 < len(items) and items[at].kind == "quantity" and items[at + 1].text == "的"
    return at + 2 if described else n


def _members(text: str, clause: Clause, at: int) -> tuple[list[Item], int, bool]:
    """The members of the list that begins with the chunk at item ``at``, the item after it, whether 、 joins them."""
    items = clause.items
    members, enumerated, n = [items[at]], False, at + 1
    while n < len(items):
        joint = items[n]
        if joint.kind == "mark":
            n += 1
            continue
        if joint.kind not in ("sep", "conjunction"):
            break
        following = _after_amount(items, n + 1)
        while following < len(items) and items[following].kind == "generic":
            following += 1
        if following == len(items) or items[following].kind != "chunk":
            break
        enumerated = enumerated or joint.kind == "sep"
        whole = _joined(members[-1], joint, items[following], text) if joint.kind == "conjunction" else None
        if whole:
            members[-1] = whole
        else:
            members.append(items[following])
        n = following + 1
    if (
        len(members) > 1
        and not enumerated
        and members[-1].text.endswith(_SHARED)
        and members[0].text[-1] in "路街道河渠"
    ):
        members = [Item(members[0].start, members[-1].end, "chunk", text[members[0].start : members[-1].end])]
    return members, n, enumerated


def _head(clause: Clause, at: int) -> tuple[int, str | None, tuple[int, int] | None]:
    """The head noun phrase behind a list that ends before item ``at`` (等…项目, 4个项目, 为代表的…企业), if any."""
    items = clause.items
    word = items[at] if at < len(items) else None
    if word is None:
        return at, None, None
    following = [i.text for i in items[at + 1 : at + 3]]
    if word.text in ("等", "等等"):
        read = _head_phrase(clause, at + 4 if following == ["为", "代表"] else at + 1)
        return max(read[0], at + 1), read[1], read[2]
    if word.text == "为" and following[:1] == ["代表"]:
        read = _head_phrase(clause, at + 3)
        return max(read[0], at + 2), read[1], read[2]
    if word.kind == "quantity" and following[:1] != ["的"]:
        read = _head_phrase(clause, at + 1)
        if read[2] is not None and read[2][1] - read[2][0] <= 6:
            return read
    return at, None, None


def _verbs_in(clause: Clause, start: int, end: int) -> tuple[str, ...]:
    """The verbs inside a head noun phrase (等6个新签约|项目), which tell the state of the members too."""
    return tuple(i.text for i in clause.items[start:end] if i.text in _IN_HEAD and i.text in lexicon().status)


def _pattern(before: tuple[str, ...], opener: str, after: tuple[str, ...], following: str, represents: bool) -> str:
    if represents:
        return "represent"
    if opener in word_set("relies"):
        return "rely"
    if opener in _WITH and any(_COOPERATES.search(v) for v in (*after, following, opener)):
        return "with"
    if before and before[-1] in _SUPPORTS and before[-1] == opener:
        return "support"
    return ""


def groups(text: str, clause: Clause) -> list[Group]:
    """The groups of a clause, in order; every chunk that may be a name is a member of at most one."""
    items = clause.items
    found: list[Group] = []
    n = 0
    while n < len(items):
        if items[n].kind != "chunk":
            n += 1
            continue
        first = items[n]
        before, opener, subject = _verbs_before(clause, n)
        members, n, enumerated = _members(text, clause, n)
        while n < len(items) and items[n].kind == "mark":
            n += 1
        end = n
        n, head, phrase = _head(clause, end)
        counted = first.counted or (head is None and end < len(items) and bool(_AMOUNT.search(items[end].text)))
        after, acts, following = _verbs_after(clause, n)
        after = (*_verbs_in(clause, end, n), *after)
        behind = [i.text for i in items[end : end + 4]]
        represents = opener == "以" and any(pair == ("为", "代表") for pair in pairwise(behind))
        pattern = _pattern(before, opener, after, following, represents)
        parts = tuple(_unquoted(m) for m in members)
        found.append(
            Group(
                text,
                parts,
                clause,
                head,
                phrase,
                before,
                after,
                opener,
                counted,
                acts,
                subject,
                enumerated,
                following,
                pattern,
            )
        )
    return found
