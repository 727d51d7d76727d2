"""What a clause tells the trained model: its units, and for each the facts that weigh.

A unit is a stretch between two edges of tokens, chunks, members of lists and the rules' candidates; a name begins and
ends at such edges. Facts come in blocks that many units share (a word, a list's head and verbs, a member's structure);
``written`` writes a block out as the model's features.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kg.extraction.built import states
from kg.extraction.clauses import Clause
from kg.extraction.learned.chain import SIDES, Block, beside
from kg.extraction.lexer import Item
from kg.extraction.lexicon import lexicon
from kg.extraction.lists import Group
from kg.extraction.names import Name
from kg.extraction.wording import common, kind_of, ordinary, proper_part, starts_ordinary

# names may begin or end at a quotation mark, a bracket or a blank
_MARKS = re.compile(r"[“”‘’\"《》（）()\s]|(?<=[“”‘’\"《》（）()\s])[^“”‘’\"《》（）()\s]")
_BLANKS = str.maketrans("\n\r\t", "   ")
_NUMBERS = frozenset({"quantity", "date", "mark"})


@dataclass(frozen=True, slots=True)
class Units:
    """A clause cut into units (offsets into the text), the blocks of facts of each, and its word, which others see."""

    spans: list[tuple[int, int]]
    blocks: list[list[Block]]
    words: list[Block] = field(default_factory=list)

    def features(self) -> list[list[str]]:
        """All features of each unit, written out."""
        padded = [None, None, *self.words, None, None]
        near = ([beside(side, padded[n + 2 + side]) for side in SIDES] for n in range(len(self.words)))
        return [[f for b in (*own, *seen) for f in written(b)] for own, seen in zip(self.blocks, near, strict=True)]


def _shown(text: str, kind: str) -> str:
    return "#" if kind in _NUMBERS else text if len(text) <= 4 else f"{text[0]}~{text[-2:]}"


def _word(unit: tuple[str, str], section: str) -> list[str]:
    """The unit itself: its text and class, and the stance of its section."""
    text, kind = unit
    lex = lexicon()
    told = ["any", f"section={section}", f"word={_shown(text, kind)}", f"class={kind}/{min(len(text), 8)}"]
    told += [f"ends={text[-1]}", f"ends={text[-2:]}", f"begins={text[0]}", f"begins={text[:2]}"]
    word = kind_of(text)
    if word:
        told += [f"kind={word}", f"type={lex.kinds[word].type}/{lex.kinds[word].built}"]
    if kind in ("gap", "common"):
        told.append(f"ordinary={ordinary(text)}/{min(len(text), 4)}")
    if text in lex.status:
        told.append(f"status={lex.status[text]}")
    return told


def _beside(side: int, unit: tuple[str, str]) -> list[str]:
    """The unit before or behind."""
    text, kind = unit
    told = [f"{side}word={_shown(text, kind)}", f"{side}class={kind}"]
    if abs(side) == 1:
        told.append(f"{side}edge={text[-1] if side < 0 else text[0]}")
    return told


def _ruled(label: str, rule: str, ends: bool, length: int, cue: str) -> list[str]:
    """What the rules read here."""
    if label == "O":
        return ["ruled=O"]
    return [
        f"ruled={label}", f"rule={label}/{rule}", f"ruled end={label}/{ends}", f"ruled length={label[1:]}/{length}",
        f"rule's cue={label}/{cue}",
    ]  # fmt: skip


def _around(*labels: str) -> list[str]:
    """What the rules read of the two units before (labels 0, 1), of this (2) and of the two behind (3, 4)."""
    told = [f"{side}ruled={labels[at]}" for at, side in ((0, -2), (1, -1), (3, 1), (4, 2))]
    return [*told, f"-1ruled={labels[1]}{labels[2]}", f"1ruled={labels[3]}{labels[2]}"]


def _candidates(*candidates: str) -> list[str]:
    """Candidates of the rules that begin here and were not taken."""
    return [f"candidate={candidate}" for candidate in candidates]


def _listed(
    head: str, opener: str, pattern: str, following: str, size: str, counted: bool, acts: bool,
    told_states: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...], types: str,
) -> list[str]:  # fmt: skip
    """The construction that governs the list in which the unit stands."""
    lex = lexicon()
    type = lex.heads.get(head) or (lex.kinds[head].type if head in lex.kinds else None)
    told = [
        f"head={head}", f"opener={opener}", f"pattern={pattern}", f"next={following}", f"size={size}",
        f"counted={counted}", f"acts={acts}", f"head's type={type}/{bool(told_states)}", f"fellows={types}",
    ]  # fmt: skip
    told += [f"state={state}" for state in told_states or ("none",)]
    told += [f"before={verb}" for verb in before[-2:] or ("none",)]
    return told + [f"after={verb}" for verb in after[:2] or ("none",)]


def _member(text: str, parts: str, built: bool, begins: bool, ends: bool) -> list[str]:
    """The member of a list, or single name, in which the unit stands, and where in it."""
    lex = lexicon()
    word, proper = kind_of(text), proper_part(text)
    type = f"{lex.kinds[word].type}/{lex.kinds[word].built}" if word else "-"
    strong = [
        f"of kind={word}", f"of proper={min(len(proper), 4)}", f"of proper only={proper == text}",
        f"of length={min(len(text), 12)}", f"of ordinary={starts_ordinary(text)}",
        f"of type={type}/{bool(proper)}/{built}", f"of kind={word}/{bool(proper)}", f"of type={type}/{parts}",
    ]  # fmt: skip
    told = [*strong, f"of parts={parts}", *(f"of end={text[-n:]}" for n in (1, 2, 3))]
    told += [f"of begin={text[:n]}" for n in (1, 2)]
    if begins:
        told += [f"first {fact}" for fact in strong]
    return [*told, f"at={'B' if begins else 'I'}{'E' if ends else 'I'}"]


def _read_in_list(label: str, word: str, head: str) -> list[str]:
    """What the rules read, with the member's kind and the list's head."""
    return [f"ruled kind={label}/{word}", f"ruled head={label}/{head}"]


def _fellows(types: str, before: str, after: str, kind: str | None) -> list[str]:
    """What the rules read of the other members of the list: all sorts of them, and the nearest before and behind."""
    told = [f"fellows read={types}", f"fellow before={before}", f"fellow behind={after}", f"fellows={before}{after}"]
    return [*told, f"fellows read={types}/{kind}"]


def _numbers(money: bool, numbers: int, label: str, type: str | None) -> list[str]:
    """Whether 元 stands in the clause, how many numbers do, with the rules' label and the type of the member's kind."""
    return [f"{told}/{other}" for told in (f"money={money}", f"numbers={numbers}") for other in (label, type)]


_WRITERS: dict[str, Callable[..., list[str]]] = {
    "word": _word,
    "beside": _beside,
    "ruled": _ruled,
    "around": _around,
    "candidates": _candidates,
    "listed": _listed,
    "member": _member,
    "read in list": _read_in_list,
    "fellows": _fellows,
    "numbers": _numbers,
    "edge": lambda side: [f"{side}none"],
    "alone": lambda: ["at=O"],
}


def written(block: Block) -> list[str]:
    """The features of a block.

    >>> written(("edge", -1))
    ['-1none']
    """
    name, *facts = block
    features = _WRITERS[str(name)](*facts)
    return [feature if feature.isprintable() else feature.translate(_BLANKS) for feature in features]


@lru_cache(maxsize=20_000)
def pieces(text: str) -> tuple[tuple[str, str], ...]:
    """Unknown material cut where words of the dictionary begin and end in it, the longest first: (text, class).

    >>> pieces("挖掘慈云阁")
    (('挖掘', 'common'), ('慈云阁', 'gap'))
    """
    found: list[tuple[str, str]] = []
    at = unknown = 0
    while at < len(text):
        size = next((n for n in (4, 3, 2) if at + n <= len(text) and common(text[at : at + n])), 0)
        if size:
            if unknown < at:
                found.append((text[unknown:at], "gap"))
            found.append((text[at : at + size], "common"))
            unknown = at = at + size
        else:
            at += 1
    if unknown < at:
        found.append((text[unknown:], "gap"))
    return tuple(found)


def _of_list(group: Group) -> Block:
    lex = lexicon()
    kinds = (kind_of(m.text) for m in group.members)
    types = "+".join(sorted({lex.kinds[kind].type for kind in kinds if kind}))
    return (
        "listed", group.head or "", group.opener, group.pattern, group.next,
        f"{min(len(group.members), 3)}{group.enumerated}", group.counted, group.acts,
        tuple(sorted(states(group))), group.before[-2:], group.after[:2], types,
    )  # fmt: skip


def _worth_asking(named: bool, groups: Sequence[Group]) -> bool:
    """Whether a clause may hold a name: the rules found one, or a member is no word of the dictionary."""
    return named or any(_may_be_named(member.text) for group in groups for member in group.members)


@lru_cache(maxsize=20_000)
def _may_be_named(member: str) -> bool:
    kind = kind_of(member)
    return len(member) > len(kind or member[:7]) or (
        len(member) > 1 and any(sort == "gap" for _, sort in pieces(member))
    )


def units(
    text: str, tokens: Sequence[Item], clauses: Sequence[tuple[Clause, str]], groups: Sequence[Group],
    names: Sequence[Name], candidates: Sequence[Name],
) -> Iterator[Units]:  # fmt: skip
    """The clauses that may hold a name, as units; each clause comes with the stance of its section.

    ``names`` are the rules' names, ``candidates`` all that they proposed, both in the order of the text.
    """
    of_clause: dict[int, list[Group]] = {}
    for group in groups:
        of_clause.setdefault(group.clause.start, []).append(group)
    starts = [[thing.start for thing in things] for things in (tokens, names, candidates)]
    for clause, stance in clauses:
        inside = [slice(bisect_left(places, clause.start), bisect_left(places, clause.end)) for places in starts]
        here = [name for name in names[inside[1]] if name.end <= clause.end]
        governed = of_clause.get(clause.start, [])
        if clause.end > clause.start and _worth_asking(bool(here), governed):
            others = [name for name in candidates[inside[2]] if name.end <= clause.end]
            yield _units(text, tokens[inside[0]], clause, stance, governed, here, others)


def _units(
    text: str, tokens: Sequence[Item], clause: Clause, stance: str, groups: Sequence[Group], names: Sequence[Name],
    candidates: Sequence[Name],
) -> Units:  # fmt: skip
    edges = {clause.start, clause.end}
    members = (member for group in groups for member in group.members)
    things: Iterable[Item | Name] = (*tokens, *clause.items, *candidates, *members)
    for thing in things:
        edges.add(thing.start)
        edges.add(thing.end)
    edges.update(match.start() for match in _MARKS.finditer(text, clause.start, clause.end))
    kinds = {token.start: (token.kind, token.end) for token in tokens}
    spans: list[tuple[int, int]] = []
    shown: list[Block] = []
    for start, end in pairwise(sorted(edge for edge in edges if clause.start <= edge <= clause.end)):
        kind, stop = kinds.get(start, ("gap", start))
        if stop >= end:
            spans.append((start, end))
            shown.append((text[start:end], kind))
        else:
            for piece, sort in pieces(text[start:end]):
                spans.append((start, start + len(piece)))
                shown.append((piece, sort))
                start += len(piece)
    labels, ruled = _labels(spans, names)
    padded = ["-", "-", *labels, "-", "-"]
    refused = _refused(names, candidates)
    blocks: list[list[Block]] = []
    money = "元" in text[clause.start : clause.end]
    numbers = min(3, sum(token.kind == "quantity" for token in tokens))
    told = _members(groups, names)
    member = next(told, None)
    for n, (start, end) in enumerate(spans):
        unit: list[Block] = [("word", shown[n], stance), ruled[n], ("around", *padded[n : n + 5])]
        if start in refused:
            unit.append(("candidates", *sorted(refused[start])))
        while member and member.end <= start:
            member = next(told, None)
        if member and member.start <= start:
            unit += member.shared
            unit.append(("member", *member.form, member.start == start, member.end == end))
            unit.append(("read in list", labels[n], member.kind, member.head))
            unit.append(("numbers", money, numbers, labels[n], member.type))
        else:
            unit.append(("alone",))
        blocks.append(unit)
    return Units(spans, blocks, shown)


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of a list or single name: the blocks that all its units share, and what goes into those that differ."""

    start: int
    end: int
    shared: tuple[Block, ...]
    form: Block
    kind: str | None
    head: str | None
    type: str | None


def _members(groups: Sequence[Group], names: Sequence[Name]) -> Iterator[_Member]:
    kinds, fellows = lexicon().kinds, _of_fellows(groups, names)
    for group in groups:
        listed, built = _of_list(group), bool(states(group))
        for item in group.members:
            kind, fellow = kind_of(item.text), next(fellows)
            form = (item.text, "+".join(part.kind for part in item.parts), built)
            shared = (listed, fellow) if fellow else (listed,)
            yield _Member(item.start, item.end, shared, form, kind, group.head, kinds[kind].type if kind else None)


def _of_fellows(groups: Sequence[Group], names: Sequence[Name]) -> Iterator[Block | None]:
    """For each member of the groups, in order: what the rules read of its fellows, None where it is alone."""
    read = {(name.start, name.end): name.type[:2] for name in names}
    for group in groups:
        types = [read.get((m.start, m.end)) or _inside(m, names) for m in group.members]
        counts = Counter(types)
        for n, (member, mine) in enumerate(zip(group.members, types, strict=True)):
            others = "+".join(sorted(type for type in counts if type != mine or counts[type] > 1))
            before, behind = (types[near] if 0 <= near < len(types) else "-" for near in (n - 1, n + 1))
            yield ("fellows", others, before, behind, kind_of(member.text)) if len(types) > 1 else None


def _inside(member: Item, names: Sequence[Name]) -> str:
    """What the rules read first inside a member, or O."""
    at = bisect_left(names, member.start, key=lambda name: name.start)
    return f"in {names[at].type[:2]}" if at < len(names) and names[at].end <= member.end else "O"


def _labels(spans: Sequence[tuple[int, int]], names: Sequence[Name]) -> tuple[list[str], list[Block]]:
    """What the rules read of each unit: its label, and the block that tells more of it."""
    labels: list[str] = []
    blocks: list[Block] = []
    at = 0
    for start, end in spans:
        while at < len(names) and names[at].end <= start:
            at += 1
        if at == len(names) or names[at].start > start:
            labels.append("O")
            blocks.append(("ruled", "O", "", False, 0, ""))
            continue
        name = names[at]
        labels.append(f"{'B' if name.start == start else 'I'}{name.type[:2]}")
        blocks.append(("ruled", labels[-1], name.rule, name.end == end, min(name.end - name.start, 9), name.cue[-4:]))
    return labels, blocks


def _refused(names: Sequence[Name], candidates: Sequence[Name]) -> dict[int, set[str]]:
    """Type and rule of the candidates that no name was made of, by where they begin."""
    kept = {(name.start, name.end, name.type) for name in names}
    refused: dict[int, set[str]] = {}
    for name in candidates:
        if (name.start, name.end, name.type) not in kept:
            refused.setdefault(name.start, set()).add(f"{name.type}/{name.rule}")
    return refused
