"""Tuning the encoder: what is shown, and that it is learned and comes out in whole numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.data import path
from kg.evaluation import marked
from kg.evaluation.tuning import Example, batches, examples, tune
from kg.extraction.learned.encoder import Encoder, Linear, Passage, load

FILE = path("seeds", "model", "encoder.npz")
GOLD = "2023年富平县政府工作报告\n天上飘着【Event 大白云】，地上开着【Place 小红花】。天气好。\n"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load(FILE)


@pytest.fixture
def shown(tmp_path: Path, encoder: Encoder) -> list[Example]:
    file = tmp_path / "report.txt"
    file.write_text(GOLD, encoding="utf-8")
    assert list(marked.load(file))
    return list(examples(encoder, [file]))


def test_passages_are_shown_character_by_character(shown: list[Example], encoder: Encoder) -> None:
    said = "天上飘着大白云，地上开着小红花。天气好。"
    rows = [row for example, _, _ in shown for row in example[1:-1]]
    assert rows == encoder.rows_of(said)[1:-1]
    assert all(len(rows) == len(ruled) == len(labels) for rows, ruled, labels in shown)
    labels = [label for _, _, numbers in shown for label in numbers[1:-1]]
    assert [encoder.labels[label] for label in labels[4:7]] == ["B-Event", "I-Event", "I-Event"]
    assert {encoder.labels[label] for label in labels[16:]} == {"O"}
    assert all(labels[0] == labels[-1] == -1 for _, _, labels in shown)


def test_every_example_is_in_one_batch(shown: list[Example]) -> None:
    many = shown * 70
    found = batches(many)
    assert sum(batch.shape[1] for batch in found) == len(many)
    assert all(np.array_equal(a, b) for a, b in zip(found, batches(many), strict=True))
    assert all(batch.shape[1] * batch.shape[2] <= 2048 for batch in found)


@pytest.mark.slow
def test_tuning_learns_what_it_is_shown(shown: list[Example], encoder: Encoder, tmp_path: Path) -> None:
    sentence = "天上飘着大白云，地上开着小红花。"
    with np.load(FILE) as arrays:
        new, losses = tune(dict(arrays), batches(shown) * 30)
    assert losses[-1] < losses[0] / 4
    np.savez(tmp_path / "encoder.npz", allow_pickle=False, **new)
    tuned = load(tmp_path / "encoder.npz")
    best = [
        tuned.labels[label]
        for label in tuned.scores([Passage(sentence, np.ones(len(sentence), np.intp))])[0].argmax(axis=1)
    ]
    assert best[4:7] == ["B-Event", "I-Event", "I-Event"] and best[12:15] == ["B-Place", "I-Place", "I-Place"]
    for layer in tuned.layers:
        for linear in (one for one in layer if isinstance(one, Linear)):
            assert 127 * np.abs(linear.whole).sum(axis=0).max() < 2**24
    assert [new[name].dtype for name in sorted(new)] == [dtype_of(name) for name in sorted(new)]


def dtype_of(name: str) -> np.dtype:
    with np.load(FILE) as arrays:
        return arrays[name].dtype
