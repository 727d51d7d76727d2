"""Groups: the names of a clause that share one construction, with the head noun and the verbs that govern them.

The construction ``A、B、C等一批X项目`` carries most names: the head noun (项目) types every member, the verb before the
list or after it gives them a state, the modifier of the head (X) an industry. A single name is a group of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extraction.clauses import Chunk, Clause, kind_of, proper_part
from kg.extraction.lexer import Item
from kg.extraction.lexicon import lexicon

# what may stand between a verb and the names it governs
_TRANSPARENT = frozenset({"adverb", "generic", "time", "quantity", "date", "mark"})
# nouns that carry a predicate for the name before them (主体工程完工、主要车间封顶)
_ASPECT = re.compile(r"(?:主体|工程|项目|车间|厂房|一期|设备|手续|工作|前期|选址|房屋|主楼|结构|征地|规划|路基|土建|站房)*(?:建设|工程|工作)?$")


_IN_HEAD = frozenset("在建 续建 新建 拟建 在谈 储备 签约 招商 引进 扩建 改扩建 新改扩建 合作".split())
_COOPERATES = re.compile(r"合作|签约|签订|签署|对接|达成|洽谈|联合|携手")
_SUPPORTS = frozenset("支持 扶持 帮助 鼓励 培育 壮大 引导".split())


@dataclass(frozen=True, slots=True)
class Group:
    """Members in order, their head noun, its noun phrase's range, and the verbs before and after.

    ``opener`` is the word right before the members, ``next`` the first verb after them; ``enumerated`` says that 、 stands between them, ``acts`` that they do
    something to an object (推动X建设Y), so that a verb before them does not build them; ``pattern`` names a construction
    that tells firms (represent: 以A、B为代表, rely: 依托A、B, with: 与A、B合作, support: 支持A、B做大做强).
    """

    members: tuple[Chunk, ...]
    clause: Clause
    head: str | None
    phrase: tuple[int, int] | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    opener: str
    counted: bool
    acts: bool
    enumerated: bool
    next: str
    pattern: str

    @property
    def listed(self) -> bool:
        """Whether several members, or one with a head noun."""
        return len(self.members) > 1 or self.head is not None


@cache
def _head_pattern() -> re.Pattern[str]:
    kinds = (word for word, kind in lexicon().kinds.items() if len(word) > 1 and kind.type in ("Project", "Place", "Institution"))
    heads = sorted({*lexicon().heads, *kinds}, key=lambda word: (-len(word), word))
    return re.compile(rf"^(.*)({'|'.join(heads)})")


def _head_in(text: str) -> tuple[str, str] | None:
    """(modifier, head noun) of a head noun phrase: the last head noun in it counts."""
    found = _head_pattern().match(text)
    if not found:
        return None
    modifier, head = found.group(1), found.group(2)
    if len(head) == 1 and modifier:
        return None
    for longer in lexicon().heads:
        if len(longer) > len(head) and (modifier + head).endswith(longer):
            return (modifier + head)[: -len(longer)], longer
    return modifier, head


def _head_phrase(text: str, clause: Clause, at: int) -> tuple[int, str | None, tuple[int, int] | None]:
    """Reads a head noun phrase that begins at item ``at``; returns the item after it, the head noun and the phrase's range."""
    items = clause.items
    n = at
    last: tuple[int, str, tuple[int, int]] | None = None
    start = items[at].start if at < len(items) else clause.end
    while n < len(items):
        item = items[n]
        if isinstance(item, Chunk):
            found = _head_in(item.text)
            if found:
                head_end = item.start + len(found[0]) + len(found[1])
                last = (n + 1, found[1], (start, head_end))
                if not (n + 1 < len(items) and getattr(items[n + 1], "kind", "") == "generic"):
                    break
        elif item.kind == "deverbal" or item.text in _IN_HEAD or (item.kind in ("generic", "quantity", "conjunction", "sep") and n - at < 6):
            pass
        elif item.kind == "function" and item.text in ("的", "本地", "国内", "国内外", "国际", "全国"):
            pass
        elif item.kind == "adverb" and item.text in ("重点", "主要"):
            pass
        else:
            break
        n += 1
    if last is None:
        return at, None, None
    return last


def _verbs_before(clause: Clause, at: int) -> tuple[tuple[str, ...], str]:
    """The nearest verb group that governs the items from ``at`` on, and the word right before them."""
    items = clause.items
    n = at - 1
    opener = ""
    if n >= 0:
        first = items[n]
        opener = first.text if isinstance(first, Item) else ""
    verbs: list[str] = []
    skipping = False
    while n >= 0:
        item = items[n]
        if isinstance(item, Chunk):
            following = items[n + 1]
            if verbs or not (skipping or (isinstance(following, Item) and following.kind in ("quantity", "function"))):
                break
        elif item.kind in ("verb", "deverbal"):
            verbs.append(item.text)
        elif verbs and item.kind not in ("adverb", "sep", "conjunction"):
            break
        elif item.kind == "function":
            if item.text in ("的", "了", "以"):
                skipping = item.text == "的"
            elif item.text not in ("我县", "我市", "我区", "全县", "全市", "全区", "全省", "本地", "对", "把", "将"):
                break
        elif item.kind not in _TRANSPARENT and not (item.kind in ("sep", "conjunction") and verbs):
            break
        n -= 1
    return tuple(reversed(verbs)), opener


def _verbs_after(clause: Clause, at: int) -> tuple[tuple[str, ...], bool, str]:
    """The verbs that say something of the items before ``at`` (not those with an object of their own), whether there is
    such an object, and the first verb of all."""
    items = clause.items
    verbs: list[str] = []
    acts, first = False, ""
    n = at
    while n < len(items):
        item = items[n]
        if isinstance(item, Chunk):
            later = [i.text for i in items[n + 1 :] if isinstance(i, Item) and i.kind in ("verb", "deverbal")]
            if _ASPECT.match(item.text) and len(item.text) <= 6:
                n += 1
                continue
            if len(item.text) <= 6 and later and not verbs and lexicon().status.get(later[-1]) in ("topped_out", "completed"):
                n += 1
                continue
            if verbs:
                acts = True
                while verbs and items[n - 1].text == verbs[-1]:  # an object takes the verb before it away
                    verbs.pop()
                    n -= 1
            break
        if item.kind in ("verb", "deverbal"):
            verbs.append(item.text)
            first = first or item.text
        elif item.kind == "function" and item.text not in ("的", "已", "将", "均", "也", "等", "在", "了", "全"):
            break
        elif item.kind in ("sep", "conjunction", "punct"):
            if not verbs:
                break
        n += 1
    return tuple(verbs), acts, first


def _unquoted(chunk: Chunk) -> Chunk:
    """The chunk without quotation marks that enclose the whole name, and without an unpaired one at its edges."""
    start, end, text = chunk.start, chunk.end, chunk.text
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
    return Chunk(start, end, text, chunk.parts, chunk.counted)


def _joined(left: Chunk, word: Item, right: Chunk, text: str, last: bool) -> Chunk | None:
    """One name out of ``A和B``, where B alone names nothing (生产基地与研发中心) or both share a kind (A街和B街改造工程)."""
    a, b = kind_of(left.text), kind_of(right.text)
    whole = Chunk(left.start, right.end, text[left.start : right.end], left.parts + right.parts, left.counted)
    if b and not proper_part(right.text) and proper_part(left.text) and len(right.text) > 2 and word.text in "与及和" and last:
        return whole
    shared = b is not None and b.endswith(("改造", "工程", "整治", "治理"))
    if shared and a and lexicon().kinds[a].type == "Place" and len(a) == 1 and proper_part(left.text):
        return whole
    return None


def _pattern(before: tuple[str, ...], opener: str, after: tuple[str, ...], following: str, represents: bool) -> str:
    if represents:
        return "represent"
    if opener in ("依托", "依靠", "凭借"):
        return "rely"
    if opener in ("与", "和", "同", "对接", "携手", "联合") and any(_COOPERATES.search(v) for v in (*after, following, opener)):
        return "with"
    if before and before[-1] in _SUPPORTS and before[-1] == opener:
        return "support"
    return ""


def groups(text: str, clause: Clause) -> list[Group]:
    """The groups of a clause, in order; every chunk that may be a name is a member of exactly one."""
    items = clause.items
    found: list[Group] = []
    n = 0
    while n < len(items):
        item = items[n]
        if not isinstance(item, Chunk):
            n += 1
            continue
        first = n
        members = [item]
        enumerated = False
        n += 1
        while n + 1 < len(items):
            joint = items[n]
            if isinstance(joint, Item) and joint.kind == "mark":
                n += 1
                continue
            following = items[n + 1]
            if not (isinstance(joint, Item) and joint.kind in ("sep", "conjunction")):
                break
            skip = n + 1
            while skip < len(items) and isinstance(items[skip], Item) and items[skip].kind == "generic":  # type: ignore[union-attr]
                skip += 1
            if skip < len(items):
                following = items[skip]
            if not isinstance(following, Chunk):
                break
            enumerated = enumerated or joint.kind == "sep"
            whole = _joined(members[-1], joint, following, text, True) if joint.kind == "conjunction" else None
            if whole:
                members[-1] = whole
            else:
                members.append(following)
            n = skip + 1
        while n < len(items) and isinstance(items[n], Item) and items[n].kind == "mark":  # type: ignore[union-attr]
            n += 1
        head, phrase, after_at = None, None, n
        if n < len(items) and isinstance(items[n], Item):
            word: Item = items[n]  # type: ignore[assignment]
            if word.kind == "function" and word.text in ("等", "等等"):
                after_at, head, phrase = _head_phrase(text, clause, n + 1)
                if head is None and n + 2 < len(items) and [getattr(i, "text", "") for i in items[n + 1 : n + 3]] == ["为", "代表"]:
                    after_at, head, phrase = _head_phrase(text, clause, n + 4)
                after_at = max(after_at, n + 1)
            elif word.kind == "quantity":
                after_at, head, phrase = _head_phrase(text, clause, n + 1)
                if head is None or phrase is None or phrase[1] - phrase[0] > 6:
                    after_at, head, phrase = n, None, None
            elif word.text == "为" and n + 1 < len(items) and getattr(items[n + 1], "text", "") == "代表":
                after_at, head, phrase = _head_phrase(text, clause, n + 3)
                after_at = max(after_at, n + 2)
        before, opener = _verbs_before(clause, first)
        counted = item.counted or (head is None and n < len(items) and getattr(items[n], "kind", "") == "quantity")
        after, acts, following = _verbs_after(clause, after_at)
        represents = opener == "以" and any(getattr(i, "text", "") == "代表" for i in items[n : n + 4])
        pattern = _pattern(before, opener, after, following, represents)
        parts = tuple(_unquoted(m) for m in members)
        found.append(Group(parts, clause, head, phrase, before, after, opener, counted, acts, enumerated, following, pattern))
        n = max(n, after_at)
    return found
