"""A linear-chain model with whole-number weights: the best labels of many sequences at once, the same on every machine.

The weights are those of a conditional random field (Lafferty, McCallum and Pereira, 2001), rounded to thousandths: sums
are exact, and no order of additions and no processor can change a label. The best labels are found with the algorithm
of Viterbi (1967), over all sequences together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.data import DataError

SCALE = 1000
_NEVER = -(10**8)
_BEHIND = "→"
_REMEMBERED = 200_000

Block = tuple[Hashable, ...]
"""Some facts about a unit, as the key of the features that they are written out to."""
Numbers = NDArray[np.intp]
"""For each unit of all sequences, one behind the other, which of some things it has."""
Scores = NDArray[np.int32]
"""For each unit of all sequences and each label, how well they fit, in thousandths."""
_Fact = TypeVar("_Fact", Block, str)


class Term(NamedTuple):
    """Facts of one sort about the units of all sequences: ``blocks``, and for each unit which of them (-1: none).

    Where each is a single feature, the features may stand instead of the blocks.
    """

    blocks: Sequence[Block] | Sequence[str]
    which: Numbers


def term(blocks: Iterable[_Fact | None]) -> Term:
    """The term of facts that each unit has one block of, or None.

    >>> term([("a",), None, ("b",), ("a",)])
    Term(blocks=[('a',), ('b',)], which=array([ 0, -1,  1,  0]))
    """
    given = list(blocks)
    different = [block for block in dict.fromkeys(given) if block is not None]
    numbers: dict[_Fact | None, int] = {None: -1} | {block: n for n, block in enumerate(different)}
    return Term(different, np.fromiter(map(numbers.__getitem__, given), np.intp, len(given)))


def beside(which: Numbers, side: int, lengths: Sequence[int], outside: int) -> Numbers:
    """What the units ``side`` units further have, ``outside`` where the sequence has ended there.

    >>> beside(np.array([3, 4, 5]), 1, [2, 1], -1)
    array([ 4, -1, -1])
    """
    ends = np.cumsum(lengths, dtype=np.intp)
    near = np.arange(len(which)) + side
    inside = (np.repeat(ends - lengths, lengths) <= near) & (near < np.repeat(ends, lengths))
    return np.where(inside, which.take(near, mode="clip"), outside)


def _steps(lengths: Sequence[int]) -> tuple[list[int], list[Numbers]]:
    """The order of sequences, longest first, and in this order their first units, the second units of those that have
    two, and so on.

    >>> _steps([1, 2])
    ([1, 0], [array([1, 0]), array([2])])
    """
    order = sorted(range(len(lengths)), key=lambda n: -lengths[n])
    size = np.array(lengths, np.intp)
    first, size = (np.cumsum(size) - size)[order], size[order]
    return order, [first[: int(np.searchsorted(-size, -at))] + at for at in range(max(lengths))]


def impossible(before: str, label: str) -> bool:
    """Whether ``label`` cannot follow: only what has begun goes on.

    >>> impossible("B-Place", "I-Place"), impossible("O", "I-Place")
    (False, True)
    """
    return label[0] == "I" and before[1:] != label[1:]


@dataclass(slots=True)
class Chain:
    """Labels, the weights of features and of pairs of labels, and the summed weights of the blocks met so far.

    The weights of a feature are kept as they are written (``label=weight …``) until it is met: few are in one report.
    """

    labels: list[str]
    weights: dict[str, str]
    pairs: NDArray[np.int32]
    features: Callable[[Block], Sequence[str]]
    _met: dict[str, int] = field(default_factory=dict)
    _weights: NDArray[np.int32] = field(init=False)
    _rows: dict[Block, int] = field(default_factory=dict)
    _sums: NDArray[np.int32] = field(init=False)
    _beginning: NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        self._weights = np.zeros((1 + len(self.weights), len(self.labels)), np.int32)  # row 0 is of no feature
        self._sums = np.zeros((1024, len(self.labels)), np.int32)  # row 0 is of no block
        self._beginning = np.array([_NEVER if label[0] == "I" else 0 for label in self.labels], np.int32)

    def best(self, lengths: Sequence[int], scores: Scores) -> list[list[str]]:
        """The best labels of sequences of so many units each (at least one), in which labels have these scores."""
        if not lengths:
            return []
        order, steps = _steps(lengths)
        state = scores[steps[0]] + self._beginning
        back: list[NDArray[np.intp]] = []
        for here in steps[1:]:
            through = state[: len(here), :, None] + self.pairs
            came = through.argmax(axis=1)
            back.append(came)
            state[: len(here)] = np.take_along_axis(through, came[:, None, :], axis=1)[:, 0, :] + scores[here]
        last = state.argmax(axis=1)
        found: list[list[str]] = [[] for _ in lengths]
        for place, n in enumerate(order):
            path = [int(last[place])]
            for at in range(lengths[n] - 2, -1, -1):
                path.append(int(back[at][place, path[-1]]))
            found[n] = [self.labels[label] for label in reversed(path)]
        return found

    def leads(self, lengths: Sequence[int], scores: Scores) -> NDArray[np.int32]:
        """How far the best labels of each sequence are ahead of the next best, which differ in at least one unit.

        By scores from both ends: the best of all labels that have a certain one in a certain unit.
        """
        if not lengths:
            return np.zeros(0, np.int32)
        _, steps = _steps(lengths)
        so_far, still = np.empty_like(scores), np.zeros_like(scores)
        so_far[steps[0]] = scores[steps[0]] + self._beginning
        for here in steps[1:]:
            so_far[here] = (so_far[here - 1][:, :, None] + self.pairs).max(axis=1) + scores[here]
        for here in reversed(steps[1:]):
            still[here - 1] = (self.pairs + (scores[here] + still[here])[:, None, :]).max(axis=2)
        through = np.partition(so_far + still, -2, axis=1)
        starts = np.cumsum(lengths, dtype=np.intp) - lengths
        return np.minimum.reduceat(through[:, -1] - through[:, -2], starts)

    def scores(self, size: int, terms: Iterable[Term]) -> Scores:
        """What each label scores in each of so many units by the facts about them."""
        scores = np.zeros((size, len(self.labels)), np.int32)
        for blocks, which in terms:
            single = [self._row(fact) for fact in blocks if isinstance(fact, str)]
            rows = single or self._rows_of([fact for fact in blocks if not isinstance(fact, str)])
            table = self._weights if single else self._sums
            scores += table[np.array([*rows, 0])[which]]  # the last is row 0, which -1 takes
        return scores

    def _rows_of(self, blocks: Sequence[Block]) -> list[int]:
        if len(self._rows) > _REMEMBERED:
            self._rows.clear()
        rows = [self._rows.get(block, -1) for block in blocks]
        if -1 in rows:
            self._remember({block: None for block in blocks if block not in self._rows})
            rows = [self._rows[block] for block in blocks]
        return rows

    def _remember(self, blocks: Collection[Block]) -> None:
        """Sum the weights of the features of new blocks once."""
        first, after = len(self._rows) + 1, len(self._rows) + 1 + len(blocks)
        if after > len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros((after, len(self.labels)), np.int32)])
        starts: list[int] = []
        features: list[int] = []
        for block in blocks:
            starts.append(len(features))
            features.append(0)
            features += [self._row(feature) for feature in self.features(block) if feature in self.weights]
        self._sums[first:after] = np.add.reduceat(self._weights[features], starts, axis=0)
        self._rows.update(zip(blocks, range(first, after), strict=True))

    def _row(self, feature: str) -> int:
        """The row of the weights of a feature, which are read when it is first met; 0 where it has none."""
        row = self._met.get(feature, 0)
        if row == 0 and feature in self.weights:
            row = self._met[feature] = len(self._met) + 1
            for cell in self.weights[feature].split():
                label, _, weight = cell.rpartition("=")
                self._weights[row, self.labels.index(label)] = int(weight)
        return row


def read(file: Path, features: Callable[[Block], Sequence[str]]) -> Chain:
    """A model from a file of rows ``feature TAB label=weight …``; raises DataError naming file and line.

    Rows of ``→label`` give what a label weighs behind others.
    """
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise DataError(f"{file}: the trained model cannot be read ({error.strerror})") from error
    rows = [line.partition("\t")[::2] for line in lines]
    labels = sorted(name[1:] for name, _ in rows if name.startswith(_BEHIND))
    cells = re.compile(rf"(?:(?:{'|'.join(map(re.escape, labels))})=-?[0-9]+(?: (?=.)|$))*")
    weights: dict[str, str] = {}
    pairs = np.zeros((len(labels), len(labels)), np.int32)
    for number, (name, given) in enumerate(rows, 1):
        if not name or name[0] == "#":
            continue
        if not cells.fullmatch(given):
            raise DataError(f"{file.name}:{number}: not a row of label=weight with labels of {', '.join(labels)}")
        if name[0] != _BEHIND:
            weights[name] = given
            continue
        before = {label: int(weight) for label, _, weight in (cell.rpartition("=") for cell in given.split())}
        for n, other in enumerate(labels):
            label = name[1:]
            pairs[n, labels.index(label)] = _NEVER if impossible(other, label) else before.get(other, 0)
    return Chain(labels, weights, pairs, features)
