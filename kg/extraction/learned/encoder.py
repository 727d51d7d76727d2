"""What a passage says of its characters: a small transformer that reckons in whole numbers, the same on every machine.

A BERT (Devlin and others, 2019) over characters, each with what the rules read of it, tuned to the labels of the second
reading. Weights and what they are multiplied with are whole numbers of 8 bits, so that every sum stays below 2²⁴, where
fractions of 32 bits hold whole numbers exactly, in whatever order a processor adds it up; in between there are only
operations that IEEE 754 rounds in one way. The error function is that of I-BERT (Kim and others, 2021), the exponential
a table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kg.data import DataError

Floats = NDArray[np.float32]
Numbers = NDArray[np.intp]

HEADS = 8
TOP = 127
"""The largest whole number."""
LONGEST = 254
"""How many characters of a passage the model can take in."""
_AT_ONCE = 512
"""How many characters are read together."""
_BEGIN, _END, _UNKNOWN = range(3)
# cut behind a mark where there is one
_PIECE = re.compile(rf"(?s).{{1,{LONGEST}}}\Z|.{{1,{LONGEST - 1}}}[，；：、,;:]|.{{1,{LONGEST}}}")
_SHARPER = 16
_FALLING = np.array([round(255 * exp(-n / _SHARPER)) for n in range(256)], np.float32)
_QUOTES = str.maketrans("“”‘’", "\"\"''")


class Linear(NamedTuple):
    """A matrix of whole numbers, what they are to be multiplied with column by column, and what is added."""

    whole: Floats
    scale: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        rounded, scale = _whole(x)
        made = rounded @ self.whole
        made *= self.scale
        made *= scale
        made += self.bias
        return made


class Norm(NamedTuple):
    """Layer normalisation: gain and bias."""

    gain: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        whole = np.rint(x * np.float32(256)).astype(np.float64)  # sums of whole numbers are exact
        mean = whole.mean(-1, keepdims=True)
        spread = np.sqrt((whole * whole).mean(-1, keepdims=True) - mean * mean + 1e-3)
        return ((whole - mean) / spread).astype(np.float32) * self.gain + self.bias


class Layer(NamedTuple):
    """A layer: what is asked, offered and handed on (in one), what attention and the two sides of the inside make."""

    attend: Linear
    attended: Linear
    attended_norm: Norm
    inner: Linear
    outer: Linear
    norm: Norm

    def __call__(self, x: Floats, passages: Sequence[slice]) -> Floats:
        told = self.attend(x)
        attended = np.concatenate([_attention(told[passage]) for passage in passages])
        x = self.attended_norm(x + self.attended(attended))
        return self.norm(x + self.outer(_gelu(self.inner(x))))


class Passage(NamedTuple):
    """What is to be read: a text, and for each character the number of what the rules read of it."""

    text: str
    ruled: Numbers


@dataclass(frozen=True)
class Encoder:
    """The model: the row of each character, their scaled whole numbers, positions, layers, and labels in columns.

    ``ruled`` numbers what the rules may read of a character: ``BPl`` where a Place begins, ``IPl`` where it goes on,
    ``O`` where there is no name, and '' (0) outside the clauses that the second reading is asked about.
    """

    labels: tuple[str, ...]
    ruled: dict[str, int]
    rows: dict[str, int]
    characters: NDArray[np.int8]
    scale: Floats
    positions: Floats
    norm: Norm
    readings: Floats
    layers: tuple[Layer, ...]
    head: Linear

    def scores(self, passages: Sequence[Passage]) -> list[Floats]:
        """How well each label fits each character of each passage: (characters, labels), as a logarithm.

        A name's labels are B-… for its first character and I-… for the others. Passages read together are read as each
        alone, only faster.
        """
        if not passages:
            return []
        pieces = [piece for passage in passages for piece in _pieces(passage)]
        read = [fits for some in _together(pieces) for fits in self._read(some)]
        return np.split(np.concatenate(read), np.cumsum([len(passage.text) for passage in passages])[:-1])

    def _read(self, pieces: Sequence[Passage]) -> list[Floats]:
        rows = [self.rows_of(piece.text) for piece in pieces]
        ends = np.cumsum([len(one) for one in rows])
        spans = [slice(end - len(one), end) for one, end in zip(rows, ends, strict=True)]
        every = np.concatenate(rows)
        places = np.concatenate([np.arange(len(one)) for one in rows])
        ruled = np.concatenate([np.pad(piece.ruled, 1) for piece in pieces])
        x = self.norm(self.characters[every].astype(np.float32) * self.scale[every] + self.positions[places])
        x += self.readings[ruled]
        for layer in self.layers:
            x = layer(x, spans)
        fits = self.head(x)
        return [fits[span][1:-1] for span in spans]

    def rows_of(self, text: str) -> list[int]:
        """The rows of the characters of a text, between those of a beginning and an end."""
        return [_BEGIN, *map(self._row, text), _END]

    def _row(self, character: str) -> int:
        if character == "\n":
            return _END
        row = self.rows.get(character)
        return self.rows.get(_plain(character), _UNKNOWN) if row is None else row


@lru_cache(maxsize=10_000)
def _plain(character: str) -> str:
    return unicodedata.normalize("NFKC", character.translate(_QUOTES)).lower()


def _whole(x: Floats, axis: int = -1) -> tuple[Floats, Floats]:
    """Numbers rounded to whole ones of 8 bits, and what these are to be multiplied with."""
    scale = np.maximum(x.max(axis, keepdims=True), -x.min(axis, keepdims=True)) / np.float32(TOP) + np.float32(1e-9)
    whole = x / scale
    return np.rint(whole, out=whole), scale


def _pieces(passage: Passage) -> Iterator[Passage]:
    """A passage cut where it is too long."""
    for match in _PIECE.finditer(passage.text):
        yield Passage(match[0], passage.ruled[match.start() : match.end()])


def _together(pieces: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The pieces, as many of them together as are to be read at once."""
    some: list[Passage] = []
    for piece in pieces:
        if some and sum(len(one.text) for one in some) + len(piece.text) > _AT_ONCE:
            yield some
            some = []
        some.append(piece)
    yield some


def _attention(x: Floats) -> Floats:
    size = len(x)
    asked, offered, given = x.reshape(size, 3, HEADS, -1).transpose(1, 2, 0, 3)
    (asked, asks), (offered, offers), (given, gives) = _whole(asked), _whole(offered), _whole(given, axis=1)
    fit = offered @ asked.transpose(0, 2, 1)  # this way round numpy finds the best fit of a column much faster
    fit *= offers
    fit *= asks.transpose(0, 2, 1)
    fit /= np.float32(offered.shape[-1] ** 0.5)
    behind = fit.max(1, keepdims=True) - fit
    behind *= np.float32(_SHARPER)
    np.rint(behind, out=behind)
    share = _FALLING[np.minimum(behind, 255).astype(np.intp)]
    said = share.transpose(0, 2, 1) @ given
    said *= gives
    said /= share.sum(1)[:, :, None]
    return said.transpose(1, 0, 2).reshape(size, -1)


def _gelu(x: Floats) -> Floats:
    """x · (1 + erf(x / √2)) / 2, in place for speed: erf(y) ≈ sgn(y) · (1 - 0.2888 (min(|y|, 1.769) - 1.769)²)."""
    y = np.abs(x)
    y *= np.float32(0.5**0.5)
    np.minimum(y, np.float32(1.769), out=y)
    y -= np.float32(1.769)
    y *= y
    y *= np.float32(-0.2888)
    y += np.float32(1)
    np.copysign(y, x, out=y)
    y += np.float32(1)
    y *= x
    y *= np.float32(0.5)
    return y


def load(file: Path) -> Encoder:
    """The model in a file of ``seeds/model``, as numpy writes it; raises DataError when it is missing or damaged."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            return _made_of({name: arrays[name] for name in arrays.files})
    except (OSError, ValueError, EOFError, KeyError, BadZipFile) as error:
        raise DataError(f"{file}: the trained model cannot be read; install kg again") from error


def _made_of(arrays: Mapping[str, NDArray[Any]]) -> Encoder:
    def linear(name: str) -> Linear:
        return Linear(arrays[name].astype(np.float32), arrays[f"{name} scale"], arrays[f"{name} bias"])

    def norm(name: str) -> Norm:
        return Norm(arrays[f"{name} gain"], arrays[f"{name} bias"])

    def layer(n: int) -> Layer:
        attend, attended, attended_norm = linear(f"{n} attend"), linear(f"{n} attended"), norm(f"{n} attended norm")
        return Layer(attend, attended, attended_norm, linear(f"{n} inner"), linear(f"{n} outer"), norm(f"{n} norm"))

    return Encoder(
        labels=tuple(map(str, arrays["labels"])),
        ruled={str(label): n for n, label in enumerate(arrays["ruled"])},
        rows={letter: row for row, letter in enumerate(str(arrays["letters"]), _UNKNOWN + 1)},
        characters=arrays["characters"],
        scale=arrays["characters scale"],
        positions=arrays["positions"],
        norm=norm("norm"),
        readings=arrays["readings"],
        layers=tuple(layer(n) for n in range(sum(name.endswith("attend") for name in arrays))),
        head=linear("head"),
    )
