"""Tuning the encoder of the second reading: from annotated paragraphs to other weights.

    python -m kg.evaluation.tuning NEW.npz GOLD…

needs the extra ``kg[train]`` (jax) and, for gold that points into reports kept elsewhere, ``KG_CORPUS``. It goes on
from ``seeds/model/encoder.npz``; docs/extraction.md says where that came from. One pass over the gold, sentences alone
and some together, those of real reports ``REAL`` times, by Adam (Kingma and Ba, 2015) with a rate that rises and falls.
What is learned is rounded to whole numbers at the end, as ``kg.extraction.learned.encoder`` reckons with them; what
characters mean stays as it is.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import Array
from numpy.typing import NDArray

from kg import data
from kg.evaluation import gold
from kg.evaluation.training import annotated, labels_of
from kg.extraction.learned.encoder import HEADS, LONGEST, TOP, Encoder, load
from kg.extraction.learned.judge import ruled_in
from kg.extraction.pipeline import units_of
from kg.reports import Report

REAL = 2
"""How often the sentences of real reports are shown."""
_CHARACTERS = 2048
"""How many characters are shown at once."""
_RATE = 1.5e-4
_RISE = 0.05
_LEFT_OUT = 0.1
_ALONE = 0.4
"""How often a passage ends with a sentence."""
_NONE = -1

Example = tuple[list[int], list[int], list[int]]
"""A passage between its beginning and its end: of each character its row, what the rules read of it, and its label."""
Batch = NDArray[np.int32]
"""Passages of nearly one length: (3, passages, characters), of each character as in an example, -1 behind the end."""
Arrays = dict[str, NDArray[Any]]
Weights = dict[str, Array]


def examples(encoder: Encoder, golds: Iterable[Path]) -> Iterator[Example]:
    """What is to be learned of the annotated paragraphs."""
    random = np.random.default_rng(1)
    for path in golds:
        for report, paragraphs in annotated(path):
            ruled = ruled_in(units_of(report), len(report.text), encoder.ruled)
            for _ in range(REAL if path.suffix != ".txt" else 1):
                for paragraph in paragraphs:
                    names = [key for key, one in paragraph.entities.items() if not one.get("nested")]
                    for start, end in passages(report, paragraph, random):
                        labels = labels_of([(at, at + 1) for at in range(start, end)], names)
                        numbers = [_NONE, *map(encoder.labels.index, labels), _NONE]
                        yield encoder.rows_of(report.text[start:end]), [0, *ruled[start:end].tolist(), 0], numbers


def passages(report: Report, paragraph: gold.Paragraph, random: np.random.Generator) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, one or some in a row at random, that are short enough to be taken in at once."""
    inside = [s for s in report.sentences if paragraph.start <= s.start and s.end <= paragraph.end]
    begin = end = paragraph.start
    for sentence in inside:
        if begin < end and (random.random() < _ALONE or sentence.end - begin > LONGEST):
            yield begin, end
            begin = end
        if sentence.end - sentence.start <= LONGEST:
            begin, end = (begin if begin < end else sentence.start), sentence.end
    if begin < end:
        yield begin, end


def batches(given: Iterable[Example]) -> list[Batch]:
    """Examples of nearly one length together, shuffled, but always in the same way."""
    random, shown = np.random.default_rng(1), list(given)
    waiting: dict[int, list[Example]] = defaultdict(list)
    found: list[Batch] = []
    for at in random.permutation(len(shown)):
        length = 32 * -(-len(shown[at][0]) // 32)
        waiting[length].append(shown[at])
        if len(waiting[length]) == max(1, _CHARACTERS // length):
            found.append(_filled(waiting.pop(length), length))
    found += [_filled(some, length) for length, some in sorted(waiting.items())]
    return [found[at] for at in random.permutation(len(found))]


def _filled(some: Sequence[Example], length: int) -> Batch:
    batch = np.full((3, len(some), length), _NONE, np.int32)
    for n, example in enumerate(some):
        batch[:, n, : len(example[0])] = example
    return batch


def tune(arrays: Arrays, shown: Sequence[Batch]) -> tuple[Arrays, list[float]]:
    """The arrays of an encoder's file after one pass over the batches, and the loss at each of them."""
    fixed, weights = _fixed(arrays), _floats(arrays)
    first, second = ({name: jnp.zeros_like(one) for name, one in weights.items()} for _ in range(2))
    losses = []
    for at, batch in enumerate(shown, 1):
        rate = _RATE * min(1, at / (_RISE * len(shown))) * (1 - (at - 1) / len(shown))
        weights, first, second, loss = _step(weights, first, second, fixed, batch, float(at), rate, jax.random.key(at))
        losses.append(float(loss))
    return arrays | _rounded(weights), losses


@jax.jit
def _step(
    weights: Weights, first: Weights, second: Weights, fixed: Array, batch: Array, at: float, rate: float, key: Array
) -> tuple[Weights, Weights, Weights, Array]:
    loss, slope = jax.value_and_grad(_loss)(weights, fixed, batch, key)
    steep = jnp.maximum(1, jnp.sqrt(sum((one**2).sum() for one in slope.values())))
    first = {name: 0.9 * one + 0.1 * slope[name] / steep for name, one in first.items()}
    second = {name: 0.999 * one + 0.001 * (slope[name] / steep) ** 2 for name, one in second.items()}
    mean, spread = 1 - 0.9**at, 1 - 0.999**at
    for name, one in weights.items():
        weights[name] = one - rate * (first[name] / mean) / (jnp.sqrt(second[name] / spread) + 1e-8)
    return weights, first, second, loss


def _loss(weights: Weights, fixed: Array, batch: Array, key: Array) -> Array:
    rows, ruled, labels = batch
    fits = jax.nn.log_softmax(_fits(weights, fixed, rows, ruled, key))
    right = jnp.take_along_axis(fits, jnp.maximum(labels, 0)[..., None], -1)[..., 0]
    return -(right * (labels >= 0)).sum() / jnp.maximum(1, (labels >= 0).sum())


def _fits(weights: Weights, fixed: Array, rows: Array, ruled: Array, key: Array) -> Array:
    """How well labels fit, as the encoder says it, in fractions and with something left out at random."""

    def linear(name: str, x: Array) -> Array:
        return x @ weights[name] + weights[f"{name} bias"]

    def norm(name: str, x: Array) -> Array:
        apart = x - x.mean(-1, keepdims=True)
        spread = jnp.sqrt((apart**2).mean(-1, keepdims=True) + 1e-12)
        return apart / spread * weights[f"{name} gain"] + weights[f"{name} bias"]

    def some(x: Array, n: int) -> Array:
        kept = jax.random.bernoulli(jax.random.fold_in(key, n), 1 - _LEFT_OUT, x.shape)
        return jnp.where(kept, x / (1 - _LEFT_OUT), 0)

    def attention(x: Array) -> Array:
        asked, offered, given = x.reshape(*rows.shape, 3, HEADS, -1).transpose(2, 0, 3, 1, 4)
        there = jnp.where(rows == _NONE, -1e9, 0)[:, None, None, :]
        fit = asked @ offered.swapaxes(-1, -2) / offered.shape[-1] ** 0.5 + there
        return (jax.nn.softmax(fit) @ given).transpose(0, 2, 1, 3).reshape(*rows.shape, -1)

    x = norm("norm", fixed[rows] + weights["positions"][: rows.shape[1]]) + weights["readings"][ruled]
    x = some(x, 0)
    for n in range(sum(name.endswith(" attend") for name in weights)):
        x = norm(
            f"{n} attended norm", x + some(linear(f"{n} attended", attention(linear(f"{n} attend", x))), 2 * n + 1)
        )
        inner = jax.nn.gelu(linear(f"{n} inner", x), approximate=False)
        x = norm(f"{n} norm", x + some(linear(f"{n} outer", inner), 2 * n + 2))
    return linear("head", x)


def _fixed(arrays: Arrays) -> Array:
    return jnp.asarray(arrays["characters"] * arrays["characters scale"])


def _floats(arrays: Arrays) -> Weights:
    """The weights that are learned, as fractions."""
    learned = [name for name in arrays if name.endswith((" bias", " gain")) or name in ("positions", "readings")]
    matrices = {n: arrays[n] * arrays[f"{n} scale"] for n in arrays if f"{n} bias" in arrays and f"{n} scale" in arrays}
    return {name: jnp.asarray(one) for name, one in {**matrices, **{name: arrays[name] for name in learned}}.items()}


def _rounded(weights: Weights) -> Arrays:
    """Matrices as whole numbers of 8 bits, or fewer where a sum of their products could reach 2²⁴, and the rest."""
    found: Arrays = {}
    for name, one in weights.items():
        fractions = np.asarray(one, np.float32)
        if f"{name} bias" not in weights or f"{name} gain" in weights:
            found[name] = fractions
            continue
        top = min(TOP, (2**24 - 1) // (TOP * len(fractions)))
        scale = np.abs(fractions).max(axis=0) / top
        found[name], found[f"{name} scale"] = np.rint(fractions / scale).astype(np.int8), scale
    return found


def main(file: str, *golds: str) -> None:
    """Write the encoder tuned with the gold files."""
    old = data.path("seeds", "model", "encoder.npz")
    with np.load(old) as arrays:
        new, losses = tune(dict(arrays), batches(examples(load(old), map(Path, golds))))
    np.savez(file, allow_pickle=False, **new)
    print(f"{len(losses)} steps; loss {np.mean(losses[:20]):.3f} at first, {np.mean(losses[-20:]):.3f} at last")


if __name__ == "__main__":
    main(*sys.argv[1:])
