"""A linear-chain model with whole-number weights: the best labels of many sequences at once, the same on every machine.

The weights are those of a conditional random field (Lafferty, McCallum and Pereira, 2001), rounded to thousandths: sums
are exact, and no order of additions and no processor can change a label. The best labels are found with the algorithm
of Viterbi (1967), over all sequences together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.data import DataError

SCALE = 1000
_NEVER = -(10**8)
_BEHIND = "→"
_REMEMBERED = 200_000
SIDES = (-2, -1, 1, 2)
"""How far from a unit the words beside it are looked at."""

Block = tuple[Hashable, ...]
"""Some facts about a unit, as the key of the features that they are written out to."""


def beside(side: int, word: Block | None) -> Block:
    """What a unit is told of the word ``side`` units from it, None where the sequence has ended."""
    return ("edge", side) if word is None else ("beside", side, word)


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

    def __post_init__(self) -> None:
        self._weights = np.zeros((1 + len(self.weights), len(self.labels)), np.int32)  # row 0 is of no feature
        self._sums = np.zeros((1024, len(self.labels)), np.int32)

    def best(
        self, sequences: Sequence[Sequence[Sequence[Block]]], words: Sequence[Sequence[Block]] = ()
    ) -> list[list[str]]:
        """The best labels of each sequence of units, a unit being its blocks (at least one).

        ``words`` are what the neighbours of each unit are told of it, see :func:`beside`.
        """
        if not sequences:
            return []
        order = sorted(range(len(sequences)), key=lambda n: -len(sequences[n]))
        lengths = np.array([len(sequences[n]) for n in order])
        first = np.cumsum(lengths) - lengths
        scores = self._scores([unit for n in order for unit in sequences[n]])
        if words:
            scores += self._beside([word for n in order for word in words[n]], first, lengths)
        state = scores[first] + np.array([_NEVER if label[0] == "I" else 0 for label in self.labels], np.int32)
        back: list[NDArray[np.intp]] = []
        for at in range(1, int(lengths[0])):
            going = int(np.searchsorted(-lengths, -at))
            through = state[:going, :, None] + self.pairs
            came = through.argmax(axis=1)
            back.append(came)
            reached = np.take_along_axis(through, came[:, None, :], axis=1)[:, 0, :]
            state[:going] = reached + scores[first[:going] + at]
        last = state.argmax(axis=1)
        found: list[list[str]] = [[] for _ in sequences]
        for place, n in enumerate(order):
            path = [int(last[place])]
            for at in range(int(lengths[place]) - 2, -1, -1):
                path.append(int(back[at][place, path[-1]]))
            found[n] = [self.labels[label] for label in reversed(path)]
        return found

    def _scores(self, units: Sequence[Sequence[Block]]) -> NDArray[np.int32]:
        """What each label scores in each unit by its blocks."""
        if len(self._rows) > _REMEMBERED:
            self._rows.clear()
        rows = self._rows_of([block for unit in units for block in unit])
        sizes = np.array([len(unit) for unit in units])
        return np.add.reduceat(self._sums[rows], np.cumsum(sizes) - sizes, axis=0)

    def _beside(self, words: Sequence[Block], first: NDArray[np.intp], lengths: NDArray[np.intp]) -> NDArray[np.int32]:
        """What each label scores in each unit by the words beside it; sequences begin at ``first``."""
        known = {word: n for n, word in enumerate(dict.fromkeys(words))}
        number = np.array([known[word] for word in words])
        place, begin, end = np.arange(len(words)), np.repeat(first, lengths), np.repeat(first + lengths, lengths)
        scores = np.zeros((len(words), len(self.labels)), np.int32)
        for side in SIDES:
            rows = np.array(self._rows_of([beside(side, word) for word in (*known, None)]))
            near = place + side
            inside = (begin <= near) & (near < end)
            scores += self._sums[rows[np.where(inside, number.take(near, mode="clip"), len(known))]]
        return scores

    def _rows_of(self, blocks: Sequence[Block]) -> list[int]:
        rows = [self._rows.get(block, -1) for block in blocks]
        if -1 in rows:
            self._remember({block: None for block in blocks if block not in self._rows})
            rows = [self._rows[block] for block in blocks]
        return rows

    def _remember(self, blocks: Collection[Block]) -> None:
        """Sum the weights of the features of new blocks once."""
        first, after = len(self._rows), len(self._rows) + len(blocks)
        if after > len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros((after, len(self.labels)), np.int32)])
        starts: list[int] = []
        features: list[int] = []
        for block in blocks:
            starts.append(len(features))
            features.append(0)
            features += [self._met.get(f) or self._meet(f) for f in self.features(block) if f in self.weights]
        self._sums[first:after] = np.add.reduceat(self._weights[features], starts, axis=0)
        self._rows.update(zip(blocks, range(first, after), strict=True))

    def _meet(self, feature: str) -> int:
        """Read the weights of a feature; their row."""
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
        lines = file.read_text(encoding="utf-8").splitlines()
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
