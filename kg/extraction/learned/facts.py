"""What the trained model is told about each unit of a clause.

Facts come in terms, one sort of fact for all units (its word, the words beside it, the rules' labels around it, its
list's head and verbs): the blocks that occur, and which of them each unit has. ``written`` writes a block out as the
features that the model weighs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

from kg.extraction.learned.chain import Block, Numbers, Term, beside, term
from kg.extraction.learned.units import Units
from kg.extraction.lexicon import lexicon
from kg.extraction.wording import kind_of, ordinary, proper_part, starts_ordinary

_SIDES = (-2, -1, 1, 2)
_BLANKS = str.maketrans("\n\r\t", "   ")
_NUMBERS = frozenset({"quantity", "date", "mark"})


def facts(asked: Sequence[Units]) -> list[Term]:
    """The facts about all units of some clauses, one clause behind the other."""
    if not asked:
        return []
    lengths = [len(one.spans) for one in asked]
    ruled = term(chain.from_iterable(one.ruled for one in asked))
    labels = sorted({str(block[1]) for block in ruled.blocks})
    own = np.array([labels.index(str(block[1])) for block in ruled.blocks], np.intp)[ruled.which]
    sections = term(f"section={one.stance}" for one in asked)
    return [
        *_of_words(asked, lengths),
        Term(sections.blocks, np.repeat(sections.which, lengths)),
        ruled,
        *_of_labels(labels, own, lengths),
        term(one.refused.get(n) for one in asked for n in range(len(one.spans))),
        *_of_members(asked, labels, own),
    ]


def written_out(asked: Sequence[Units]) -> Iterator[list[list[str]]]:
    """The features of each unit, clause by clause."""
    told: list[list[str]] = [[] for one in asked for _ in one.spans]
    for blocks, which in facts(asked):
        features = [[block] if isinstance(block, str) else written(block) for block in blocks]
        for n, block in enumerate(which.tolist()):
            if block >= 0:
                told[n] += features[block]
    units = iter(told)
    for one in asked:
        yield [next(units) for _ in one.spans]


def _of_words(asked: Sequence[Units], lengths: Sequence[int]) -> Iterator[Term]:
    """The unit itself and the words beside it, or the mark that stands there at the edge of the clause."""
    words = [*chain.from_iterable(one.words for one in asked)]
    which = term(words).which
    different = list(dict.fromkeys(words))
    yield Term([("word", *word) for word in different], which)
    for side in _SIDES:
        near = beside(which, side, lengths, -1)
        yield Term([f"{side}none"], np.where(near < 0, 0, -1))
        for features in zip(*(_beside(side, *word) for word in different), strict=True):
            yield Term(features, near)
    for side in (-1, 1):
        marks = term(_printable(f"{side}mark={one.before if side < 0 else one.behind}") for one in asked)
        edge = beside(which, side, lengths, -1) < 0
        yield Term(marks.blocks, np.where(edge, np.repeat(marks.which, lengths), -1))


@lru_cache(maxsize=50_000)
def _beside(side: int, text: str, kind: str) -> tuple[str, ...]:
    """A word before or behind."""
    told = [f"{side}word={_shown(text, kind)}", f"{side}class={kind}"]
    if abs(side) == 1:
        told.append(f"{side}edge={text[-1] if side < 0 else text[0]}")
    return tuple(map(_printable, told))


def _of_labels(labels: Sequence[str], own: Numbers, lengths: Sequence[int]) -> Iterator[Term]:
    """What the rules read of the two units before and the two behind; of the next ones also with the unit's own.

    ``own`` says which of the ``labels`` each unit has.
    """
    others = [*labels, "-"]
    for side in _SIDES:
        near = beside(own, side, lengths, len(labels))
        yield Term([f"{side}ruled={other}" for other in others], near)
        if abs(side) == 1:
            pairs, which = _pairs(near, own)
            yield Term([f"{side}ruled={others[a]}{labels[b]}" for a, b in pairs], which)


def _pairs(left: Numbers, right: Numbers) -> tuple[list[tuple[int, int]], Numbers]:
    """The different pairs in two rows of numbers, and which of them stands where."""
    size = int(right.max(initial=0)) + 1
    different, which = np.unique(left * size + right, return_inverse=True)
    return [divmod(pair, size) for pair in different.tolist()], which


def _of_members(asked: Sequence[Units], labels: Sequence[str], own: Numbers) -> Iterator[Term]:
    """The member of a list, or single name, in which a unit stands, and where in it; its list and its fellows."""
    members = [(member, one) for one in asked for member in one.members]
    before = np.cumsum([0, *(len(one.members) for one in asked[:-1])])
    inside = np.array([n for one in asked for n in one.inside], np.intp)
    within = inside >= 0
    inside[within] += np.repeat(before, [len(one.spans) for one in asked])[within]
    starts = np.array([span[0] for one in asked for span in one.spans])
    ends = np.array([span[1] for one in asked for span in one.spans])
    begins = within & (starts == np.array([*(member.start for member, _ in members), -1])[inside])
    stops = within & (ends == np.array([*(member.end for member, _ in members), -1])[inside])
    fellows = term([*(member.fellows for member, _ in members), None])
    yield Term([member.listed for member, _ in members], inside)
    yield Term(fellows.blocks, fellows.which[inside])
    yield Term([("member", *member.form) for member, _ in members], inside)
    yield Term([("first", *member.form) for member, _ in members], np.where(begins, inside, -1))
    yield Term([f"at={at}" for at in ("O", "II", "BI", "IE", "BE")], within * (1 + begins + 2 * stops))
    pairs, which = _pairs(inside[within], own[within])
    spread = np.full(len(inside), -1)
    spread[within] = which
    told = [(*members[n], labels[label]) for n, label in pairs]
    yield Term([("ruled member", label, member.kind, member.head) for member, _, label in told], spread)
    yield Term([("numbers", one.money, one.numbers, label, member.type) for member, one, label in told], spread)


def _shown(text: str, kind: str) -> str:
    return "#" if kind in _NUMBERS else text if len(text) <= 4 else f"{text[0]}~{text[-2:]}"


def _word(text: str, kind: str) -> list[str]:
    """The unit itself: its text and class."""
    lex = lexicon()
    told = ["any", f"word={_shown(text, kind)}", f"class={kind}/{min(len(text), 8)}"]
    told += [f"ends={text[-1]}", f"ends={text[-2:]}", f"begins={text[0]}", f"begins={text[:2]}"]
    word = kind_of(text)
    if word:
        told += [f"kind={word}", f"type={lex.kinds[word].type}/{lex.kinds[word].built}"]
    if kind in ("gap", "common"):
        told.append(f"ordinary={ordinary(text)}/{min(len(text), 4)}")
    if text in lex.status:
        told.append(f"status={lex.status[text]}")
    return told


def _ruled(label: str, rule: str, ends: bool, length: int, cue: str) -> list[str]:
    """What the rules read here."""
    if label == "O":
        return ["ruled=O"]
    return [
        f"ruled={label}", f"rule={label}/{rule}", f"ruled end={label}/{ends}", f"ruled length={label[1:]}/{length}",
        f"rule's cue={label}/{cue}",
    ]  # fmt: skip


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


@lru_cache(maxsize=20_000)
def _structure(text: str, parts: str, built: bool) -> tuple[str, ...]:
    """What a member or single name is made of."""
    lex = lexicon()
    word, proper = kind_of(text), proper_part(text)
    type = f"{lex.kinds[word].type}/{lex.kinds[word].built}" if word else "-"
    return (
        f"of kind={word}", f"of proper={min(len(proper), 4)}", f"of proper only={proper == text}",
        f"of length={min(len(text), 12)}", f"of ordinary={starts_ordinary(text)}",
        f"of type={type}/{bool(proper)}/{built}", f"of kind={word}/{bool(proper)}", f"of type={type}/{parts}",
    )  # fmt: skip


def _member(text: str, parts: str, built: bool) -> list[str]:
    """The member of a list, or single name, in which the unit stands."""
    told = [*_structure(text, parts, built), f"of parts={parts}", *(f"of end={text[-n:]}" for n in (1, 2, 3))]
    return [*told, *(f"of begin={text[:n]}" for n in (1, 2))]


def _fellows(types: str, before: str, after: str, kind: str | None) -> list[str]:
    """What the rules read of the other members of the list: all sorts of them, and the nearest before and behind."""
    told = [f"fellows read={types}", f"fellow before={before}", f"fellow behind={after}", f"fellows={before}{after}"]
    return [*told, f"fellows read={types}/{kind}"]


def _numbers(money: bool, numbers: int, label: str, type: str | None) -> list[str]:
    """Whether 元 stands in the clause, how many numbers do, with the rules' label and the type of the member's kind."""
    return [f"{told}/{other}" for told in (f"money={money}", f"numbers={numbers}") for other in (label, type)]


_WRITERS: dict[str, Callable[..., list[str]]] = {
    "word": _word,
    "ruled": _ruled,
    "candidates": lambda *candidates: [f"candidate={candidate}" for candidate in candidates],
    "listed": _listed,
    "fellows": _fellows,
    "member": _member,
    "first": lambda *form: [f"first {fact}" for fact in _structure(*form)],
    "ruled member": lambda label, word, head: [f"ruled kind={label}/{word}", f"ruled head={label}/{head}"],
    "numbers": _numbers,
}


def written(block: Block) -> list[str]:
    """The features of a block.

    >>> written(("candidates", "Place/gazetteer"))
    ['candidate=Place/gazetteer']
    """
    name, *told = block
    return [_printable(feature) for feature in _WRITERS[str(name)](*told)]


def _printable(feature: str) -> str:
    return feature if feature.isprintable() else feature.translate(_BLANKS)
