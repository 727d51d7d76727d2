"""Owners inside names, judged by a trained model over the letters of a name; the rules' owner is one of the facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from kg.data import path
from kg.extraction.built import states
from kg.extraction.learned.chain import Block, Chain, read, term
from kg.extraction.learned.judge import REASON, spans_of
from kg.extraction.lexicon import lexicon
from kg.extraction.model import Dropped
from kg.extraction.names import Name
from kg.extraction.owners import invested, may_have_owner, owner
from kg.extraction.wording import kind_of, ordinary, proper_part, spelt

Owners = Mapping[tuple[int, int], Sequence[Name]]
"""The owners inside each name, by the name's span."""


@cache
def model() -> Chain:
    """The trained model under ``seeds/model``; raises DataError when it is missing or malformed."""
    return read(path("seeds", "model", "owners.tsv"), lambda block: [str(fact) for fact in block])


@cache
def _words() -> Mapping[str, str]:
    """Words of two letters and more that name no owner, with the sort of each."""
    lex = lexicon()
    sorts = dict.fromkeys(lex.common, "common") | dict.fromkeys(lex.trades, "trade") | dict.fromkeys(lex.kinds, "kind")
    return {word: sort for word, sort in sorts.items() if len(word) > 1}


def letters(name: Name, text: str, ruled: str, firms: Collection[str], places: Collection[str]) -> list[list[Block]]:
    """The facts about each letter of a name's ``text``; ``ruled`` is the owner that the rules see in it, or ''.

    ``firms`` are the enterprise names that the report itself uses, ``places`` the surface forms of places it knows.
    """
    lex, size = lexicon(), len(text)
    kind, front = kind_of(text), len(proper_part(text))
    listed = name.group is not None and invested(name)
    built = name.group is not None and bool(states(name.group))
    whole = [
        f"listed={listed}", f"kind={kind}", f"type={lex.kinds[kind].type if kind else None}/{name.type}",
        f"built={built}", f"rule={name.rule}", f"cue={name.cue}", f"head={name.group.head if name.group else None}",
    ]  # fmt: skip
    of_name = [tuple(f"{fact}|{inner}" for fact in whole) for inner in (0, 1)]
    of_front = [tuple(f"{fact}|{proper}" for fact in whole[:3]) for proper in (False, True)]
    begins, ends = _edges(text)
    in_place = _in_places(text, places)
    found: list[list[Block]] = []
    for at, letter in enumerate(text):
        rest = size - at
        facts = [
            "any", f"letter={letter}", f"-1letter={text[at - 1] if at else '^'}",
            f"1letter={text[at + 1 : at + 2] or '$'}", f"pair={text[at : at + 2]}",
            f"following={text[at + 1 : at + 3]}", f"at={min(at, 7)}", f"left={min(rest, 8)}",
            f"proper={at < front}{at + 1 < front}", f"ruled={at < len(ruled)}{at + 1 < len(ruled)}{listed}",
            f"begins={begins[at]}", f"1begins={begins[at + 1] if rest > 1 else '$'}", f"ends={ends[at]}",
            f"place={in_place[at]}", f"-1place={in_place[at - 1] if at else '^'}",
            f"1place={in_place[at + 1] if rest > 1 else '$'}",
        ]  # fmt: skip
        lead = text[: at + 1]
        if lead in lex.firms:
            facts.append("known firm")
        if lead in firms:
            facts.append("firm of the report")
        if 2 <= at + 1 <= 6 and rest > 1:
            facts += [f"rest is ordinary={ordinary(text[at + 1 :])}", f"spelt={spelt(lead)}"]
        found.append([tuple(facts), of_name[min(at, 1)], of_front[at < front]])
    return found


def _edges(text: str) -> tuple[list[str | None], list[str | None]]:
    """The sort of the word that begins, and of the one that ends, at each letter."""
    begins: list[str | None] = [None] * len(text)
    ends: list[str | None] = [None] * len(text)
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + 8) + 1):
            sort = _words().get(text[start:end])
            if sort:
                begins[start] = sort
                ends[end - 1] = ends[end - 1] or sort
    return begins, ends


def _in_places(text: str, places: Collection[str]) -> list[int]:
    """For each letter: 1 where a place's name begins, 2 where one goes on, else 0."""
    found = [0] * len(text)
    for start in range(len(text)):
        end = next((end for end in range(min(len(text), start + 6), start + 1, -1) if text[start:end] in places), start)
        for at in range(start, end):
            found[at] = found[at] or (1 if at == start else 2)
    return found


def judged(
    names: Iterable[Name], text: str, ruled: Owners, firms: Collection[str], places: Collection[str]
) -> tuple[Owners, list[Dropped]]:
    """The owners inside the names of a report, and those of the rules that are set aside, with the reason.

    One that the rules see too keeps their rule.
    """
    asked = [name for name in names if worth_asking(name, text)]
    seen = [text[name.start : name.end] for name in asked]
    facts = [
        letters(name, words, owner(words, firms, places), firms, places)
        for name, words in zip(asked, seen, strict=True)
    ]
    owners: dict[tuple[int, int], list[Name]] = {}
    terms = map(term, zip(*chain.from_iterable(facts), strict=True))
    lengths = [len(one) for one in facts]
    best = model().best(lengths, model().scores(sum(lengths), terms))
    for name, words, labels in zip(asked, seen, best, strict=True):
        known = {(one.start, one.end): one for one in ruled.get((name.start, name.end), ())}
        for start, end, _ in spans_of([(at, at + 1) for at in range(len(words))], labels):
            if end - start < len(words):
                span = name.start + start, name.start + end
                mine = known.get(span) or Name(*span, "Enterprise", "owner.learned", words[start:end], None, True)
                owners.setdefault((name.start, name.end), []).append(mine)
    stand = {(one.start, one.end) for found in owners.values() for one in found}
    fallen = (one for found in ruled.values() for one in found if (one.start, one.end) not in stand)
    return owners, [Dropped(n.start, n.end, text[n.start : n.end], n.rule, REASON) for n in fallen]


def worth_asking(name: Name, text: str) -> bool:
    """Whether a name may have an owner: it can own one, and something in it is no ordinary word."""
    return may_have_owner(name) and name.end - name.start > 3 and proper_part(text[name.start : name.end]) != ""
