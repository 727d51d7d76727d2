"""What the trained model is asked about: clauses cut into units, with what the rules saw of each.

A unit is a stretch between two edges of tokens, chunks, members of lists and the rules' candidates; a name begins and
ends at such edges.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.extraction.built import states
from kg.extraction.clauses import Clause
from kg.extraction.learned.chain import Block
from kg.extraction.lexer import Item
from kg.extraction.lexicon import lexicon
from kg.extraction.lists import Group
from kg.extraction.names import Name
from kg.extraction.wording import common, kind_of
from kg.places import Place, gazetteer

# names may begin or end at a quotation mark, a bracket or a blank
_MARKS = re.compile(r"[“”‘’\"《》（）()\s]|(?<=[“”‘’\"《》（）()\s])[^“”‘’\"《》（）()\s]")
Word = tuple[str, str]
"""The text of a unit and its class: that of the lexicon, a pattern's, what a place is to the issuer, or gap."""
_UNRULED: Block = ("ruled", "O", "", False, 0, "")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a list, or single name: its text, what it is made of, and the blocks that all its units share.

    ``kind`` is its kind word and ``type`` what that is a kind of, ``head`` the head noun of the list; ``fellows`` is
    what the rules read of the other members, None where there are none.
    """

    start: int
    end: int
    form: Block
    listed: Block
    fellows: Block | None
    kind: str | None
    type: str | None
    head: str | None


@dataclass(frozen=True, slots=True)
class Units:
    """A clause cut into units: for each its span (offsets into the text) and its word with the word's class.

    ``ruled`` is what the rules read of each unit (``_labels`` says how), ``inside`` the number of the member of
    ``members`` that it stands in (-1: none), ``refused`` the rules' candidates that begin at a unit and were not taken.
    Of the clause: the characters before and behind it, the stance of its section, whether it speaks of money, and how
    many numbers stand in it.
    """

    spans: list[tuple[int, int]]
    words: list[Word]
    ruled: list[Block]
    inside: list[int]
    members: list[Member]
    refused: Mapping[int, Block]
    before: str
    behind: str
    stance: str
    money: bool
    numbers: int


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


def _worth_asking(named: bool, groups: Sequence[Group]) -> bool:
    """Whether a clause may hold a name: the rules found one, or a member is no word of the dictionary."""
    return named or any(_may_be_named(member.text) for group in groups for member in group.members)


@lru_cache(maxsize=20_000)
def _may_be_named(member: str) -> bool:
    kind = kind_of(member)
    return len(member) > len(kind or member[:7]) or (
        len(member) > 1 and any(sort == "gap" for _, sort in pieces(member))
    )


def sort_of(place: Place, home: str | None) -> str:
    """What a place is to a report issued by ``home``: the issuer, above or below it, or else its category.

    >>> [sort_of(gazetteer().resolve(name, "130637").place, "130637") for name in ("博野", "河北", "安国", "长江")]
    ['home', 'above', 'district', 'water']
    >>> sort_of(gazetteer().chain("130637")[0], "130000")
    'below'
    """
    code, own = _stem(place.code), _stem(home)
    if not code or not own:
        return place.category
    if code == own:
        return "home"
    return "above" if own.startswith(code) else "below" if code.startswith(own) else place.category


def _stem(code: str | None) -> str:
    """What the codes of all divisions inside a division begin with."""
    return (code or "").removesuffix("00").removesuffix("00")


def units(
    text: str, home: str | None, tokens: Sequence[Item], clauses: Sequence[tuple[Clause, str]],
    groups: Sequence[Group], names: Sequence[Name], candidates: Sequence[Name],
) -> Iterator[Units]:  # fmt: skip
    """The clauses that may hold a name, as units; each clause comes with the stance of its section.

    ``home`` is the issuer's code, ``names`` are the rules' names, ``candidates`` all that they proposed, both in the
    order of the text.
    """
    places = gazetteer().names_for(home)
    sorts = {token.text: sort_of(places[token.text], home) for token in tokens if token.text in places}
    of_clause: dict[int, list[Group]] = {}
    for group in groups:
        of_clause.setdefault(group.clause.start, []).append(group)
    starts = [[thing.start for thing in things] for things in (tokens, names, candidates)]
    for clause, stance in clauses:
        inside = [slice(bisect_left(each, clause.start), bisect_left(each, clause.end)) for each in starts]
        here = [name for name in names[inside[1]] if name.end <= clause.end]
        governed = of_clause.get(clause.start, [])
        if clause.end > clause.start and _worth_asking(bool(here), governed):
            others = [name for name in candidates[inside[2]] if name.end <= clause.end]
            yield _units(text, sorts, tokens[inside[0]], clause, stance, governed, here, others)


def _units(
    text: str, sorts: Mapping[str, str], tokens: Sequence[Item], clause: Clause, stance: str, groups: Sequence[Group],
    names: Sequence[Name], candidates: Sequence[Name],
) -> Units:  # fmt: skip
    edges = {clause.start, clause.end}
    found: tuple[Iterable[Item | Name], ...] = (tokens, clause.items, candidates)
    for things in (*found, *(group.members for group in groups)):
        edges.update(thing.start for thing in things)
        edges.update(thing.end for thing in things)
    edges.update(match.start() for match in _MARKS.finditer(text, clause.start, clause.end))
    kinds = {token.start: (_kind(token, sorts), token.end) for token in tokens}
    spans: list[tuple[int, int]] = []
    words: list[Word] = []
    for start, end in pairwise(sorted(edge for edge in edges if clause.start <= edge <= clause.end)):
        kind, stop = kinds.get(start, ("gap", start))
        if stop >= end:
            spans.append((start, end))
            words.append((text[start:end], kind))
        else:
            for piece, sort in pieces(text[start:end]):
                spans.append((start, start + len(piece)))
                words.append((piece, sort))
                start += len(piece)
    members = list(_members(groups, names))
    return Units(
        spans, words, _labels(spans, names), _inside(spans, members), members, _refused(spans, names, candidates),
        text[max(0, clause.start - 1) : clause.start], text[clause.end : clause.end + 1], stance,
        "元" in text[clause.start : clause.end], min(3, sum(token.kind == "quantity" for token in tokens)),
    )  # fmt: skip


def _kind(token: Item, sorts: Mapping[str, str]) -> str:
    return sorts.get(token.text, token.kind) if token.kind == "place" else token.kind


def _of_list(group: Group, kinds: Sequence[str | None]) -> Block:
    """The construction that governs a list; ``kinds`` are the kind words of its members."""
    known = lexicon().kinds
    types = "+".join(sorted({known[kind].type for kind in kinds if kind}))
    return (
        "listed", group.head or "", group.opener, group.pattern, group.next,
        f"{min(len(group.members), 3)}{group.enumerated}", group.counted, group.acts,
        tuple(sorted(states(group))), group.before[-2:], group.after[:2], types,
    )  # fmt: skip


def _members(groups: Sequence[Group], names: Sequence[Name]) -> Iterator[Member]:
    known = lexicon().kinds
    read = {(name.start, name.end): name.type[:2] for name in names}
    for group in groups:
        kinds = [kind_of(member.text) for member in group.members]
        listed, built = _of_list(group, kinds), bool(states(group))
        fellows = _fellows([read.get((m.start, m.end)) or _first(m, names) for m in group.members], kinds)
        for member, kind, fellow in zip(group.members, kinds, fellows, strict=True):
            form = (member.text, "+".join(part.kind for part in member.parts), built)
            type = known[kind].type if kind else None
            yield Member(member.start, member.end, form, listed, fellow, kind, type, group.head)


def _fellows(read: Sequence[str], kinds: Sequence[str | None]) -> Iterator[Block | None]:
    """What the rules ``read`` of the fellows of each member of a list, None where it is alone."""
    if len(read) == 1:
        yield None
        return
    counts = Counter(read)
    types = sorted(counts)
    for before, mine, behind, kind in zip(("-", *read), read, (*read[1:], "-"), kinds, strict=False):
        others = "+".join(type for type in types if type != mine or counts[type] > 1)
        yield ("fellows", others, before, behind, kind)


def _first(member: Item, names: Sequence[Name]) -> str:
    """What the rules read first inside a member, or O."""
    at = bisect_left(names, member.start, key=lambda name: name.start)
    return f"in {names[at].type[:2]}" if at < len(names) and names[at].end <= member.end else "O"


def _inside(spans: Sequence[tuple[int, int]], things: Sequence[Member | Name]) -> list[int]:
    """The number of the thing that each unit stands in, -1 where it stands in none; both are in order."""
    found: list[int] = []
    at = 0
    for start, _ in spans:
        while at < len(things) and things[at].end <= start:
            at += 1
        found.append(at if at < len(things) and things[at].start <= start else -1)
    return found


def _labels(spans: Sequence[tuple[int, int]], names: Sequence[Name]) -> list[Block]:
    """What the rules read of each unit: label, rule, whether the name ends there, its length, and its cue."""
    numbers = zip(spans, _inside(spans, names), strict=True)
    return [_UNRULED if n < 0 else _label(start, end, names[n]) for (start, end), n in numbers]


def _label(start: int, end: int, name: Name) -> Block:
    label = f"{'B' if name.start == start else 'I'}{name.type[:2]}"
    return ("ruled", label, name.rule, name.end == end, min(name.end - name.start, 9), name.cue[-4:])


def _refused(
    spans: Sequence[tuple[int, int]], names: Sequence[Name], candidates: Sequence[Name]
) -> Mapping[int, Block]:
    """Type and rule of the candidates that no name was made of, by the number of the unit where they begin."""
    kept = {(name.start, name.end, name.type) for name in names}
    refused: dict[int, set[str]] = {}
    for name in candidates:
        if (name.start, name.end, name.type) not in kept:
            refused.setdefault(name.start, set()).add(f"{name.type}/{name.rule}")
    if not refused:
        return {}
    return {n: ("candidates", *sorted(refused[start])) for n, (start, _) in enumerate(spans) if start in refused}
