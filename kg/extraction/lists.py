"""Groups: the names of a clause that share one construction, with the head noun and the verbs that govern them.

The construction ``A、B、C等一批X项目`` carries most names: the head noun (项目) types every member, the verb before the
list or after it gives them a state, the modifier of the head (X) an industry. A single name is a group of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extraction.clauses import Clause
from kg.extraction.heads import IN_HEAD, head_behind
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.predicates import After, Before, verbs_after, verbs_before
from kg.extraction.wording import kind_of, proper_part

_COOPERATES = re.compile(any_of("cooperates"))
_WITH = word_set("partner_before")
_SUPPORTS = word_set("supports")
_RELIES = word_set("relies")
_AMOUNT = re.compile(rf"[0-9０-９].*{any_of('amount_units')}$")
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
    def behind(self) -> str:
        """What the clause says behind the last member."""
        return self.text[self.members[-1].end : self.clause.end]

    @property
    def phrase_text(self) -> str:
        """The head noun phrase in words."""
        return "" if self.phrase is None else self.text[self.phrase[0] : self.phrase[1]]

    @property
    def listed(self) -> bool:
        """Whether several members, or one with a head noun."""
        return len(self.members) > 1 or self.head is not None


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


_OFFICIAL = re.compile(r"(?:国家|全国|中国).{2,}")


def _joined(left: Item, word: Item, right: Item, text: str) -> Item | None:
    """One name out of ``A和B``, where B alone names nothing (生产基地与研发中心) or share a kind (A街和B街改造)."""
    kind = kind_of(right.text)
    if kind is None or kind == kind_of(left.text):
        return None
    if not proper_part(left.text) and not _OFFICIAL.match(left.text):
        return None
    if word.text == "及" and (kind == "项目" or kind.endswith(_SHARED)) and kind_of(left.text):
        return Item(
            left.start, right.end, "chunk", text[left.start : right.end], left.parts + right.parts, left.counted
        )
    left_kind = kind_of(left.text)
    alone = (
        left.text[-1] not in "路街道" and not proper_part(right.text) and len(right.text) > 2 and word.text in "与及和"
    )
    shared = kind.endswith(_SHARED) and left_kind is not None and left_kind[-1] in "路街道河江湖渠村"
    if not (alone or shared):
        return None
    return Item(left.start, right.end, "chunk", text[left.start : right.end], left.parts + right.parts, left.counted)


def _after_amount(items: list[Item], n: int) -> int:
    """The item after an amount describing the next member (总投资7100万元的|南城学校), or ``n`` if there is none."""
    at = n + 1 if n < len(items) and items[n].text in _MONEY else n
    described = at + 1 < len(items) and items[at].kind == "quantity" and items[at + 1].text == "的"
    return at + 2 if described else n


def _is_bare_work(items: list[Item], n: int) -> bool:
    """Whether item ``n`` is a member of a list that says only what is done (甲医院、|供热|、乙小学)."""
    closing = items[n + 1] if n + 1 < len(items) else None
    return items[n].kind == "deverbal" and closing is not None and (closing.kind == "sep" or closing.text == "等")


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
        if following == len(items) or not (items[following].kind == "chunk" or _is_bare_work(items, following)):
            break
        enumerated = enumerated or joint.kind == "sep"
        if _is_bare_work(items, following):
            n = following + 1
            continue
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


def _verbs_in(clause: Clause, start: int, end: int) -> tuple[str, ...]:
    """The verbs inside a head noun phrase (等6个新签约|项目), which tell the state of the members too."""
    return tuple(i.text for i in clause.items[start:end] if i.text in IN_HEAD and i.text in lexicon().status)


def _pattern(before: Before, after: After, behind: Sequence[Item]) -> str:
    """The construction that tells firms, by the verbs around and the items behind the members; '' for none."""
    opener = before.opener
    if opener == "以" and ("为", "代表") in pairwise(item.text for item in behind):
        return "represent"
    if opener in _RELIES:
        return "rely"
    if opener in _WITH and any(_COOPERATES.search(verb) for verb in (*after.verbs, after.first, opener)):
        return "with"
    if before.verbs and before.verbs[-1] in _SUPPORTS and before.verbs[-1] == opener:
        return "support"
    return ""


def groups(text: str, clause: Clause) -> list[Group]:
    """The groups of a clause, in order; every chunk that may be a name is a member of at most one."""
    found: list[Group] = []
    n = 0
    while n < len(clause.items):
        if clause.items[n].kind == "chunk":
            group, n = _group(text, clause, n)
            found.append(group)
        else:
            n += 1
    return found


def _group(text: str, clause: Clause, n: int) -> tuple[Group, int]:
    """The group that begins with the chunk at item ``n``, and the item after it."""
    items = clause.items
    counted, before = items[n].counted, verbs_before(clause, n)
    members, end, enumerated = _members(text, clause, n)
    while end < len(items) and items[end].kind == "mark":
        end += 1
    head = head_behind(clause, end)
    if head.noun is None and end < len(items) and _AMOUNT.search(items[end].text):
        counted = True
    after = verbs_after(clause, head.after)
    if in_head := _verbs_in(clause, end, head.after):
        after = replace(after, verbs=(*in_head, *after.verbs))
    group = Group(
        text=text,
        members=tuple(_unquoted(member) for member in members),
        clause=clause,
        head=head.noun,
        phrase=head.phrase,
        before=before.verbs,
        after=after.verbs,
        opener=before.opener,
        counted=counted,
        acts=after.acts,
        subject=before.subject,
        enumerated=enumerated,
        next=after.first,
        pattern=_pattern(before, after, items[end : end + 4]),
    )
    return group, head.after
