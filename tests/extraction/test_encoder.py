"""The encoder: whole numbers that sum up exactly, sentences of any length, what it says of units."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest

from kg.data import DataError, path
from kg.extraction import extract
from kg.extraction.learned import judge
from kg.extraction.learned.encoder import Encoder, Linear, load
from kg.reports import parse_report

SENTENCE = "重点推进东风本田三厂、南太子湖创新谷等项目建设，引进ＡＢＣ公司。"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load(path("seeds", "model", "encoder.npz"))


def linears(encoder: Encoder) -> list[Linear]:
    return [encoder.head] + [one for layer in encoder.layers for one in layer if isinstance(one, Linear)]


def test_no_sum_can_be_inexact(encoder: Encoder) -> None:
    for linear in linears(encoder):
        assert np.array_equal(linear.whole, np.rint(linear.whole))
        assert 127 * np.abs(linear.whole).sum(axis=0).max() < 2**24


def test_the_order_of_additions_changes_nothing(encoder: Encoder) -> None:
    backwards = np.s_[::-1]
    x = np.random.default_rng(1).normal(size=(40, len(encoder.head.whole))).astype(np.float32)
    for linear in linears(encoder):
        if len(linear.whole) == x.shape[1]:
            turned = linear._replace(whole=linear.whole[backwards])
            assert np.array_equal(linear(x), turned(np.ascontiguousarray(x[:, backwards])))


def test_no_processor_reckons_otherwise() -> None:
    code = (
        "import sys; from kg.data import path; from kg.extraction.learned.encoder import load\n"
        "scores = load(path('seeds', 'model', 'encoder.npz')).scores(sys.argv[1:])\n"
        "print(b''.join(one.tobytes() for one in scores).hex())"
    )
    others: list[dict[str, str]] = [  # kernels for older processors, of OpenBLAS and of numpy itself
        {},
        {"OPENBLAS_CORETYPE": "Prescott", "OPENBLAS_NUM_THREADS": "1"},
        {"OPENBLAS_CORETYPE": "Sandybridge", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 X86_V3"},
    ]
    run = [sys.executable, "-W", "ignore", "-c", code, SENTENCE, SENTENCE[:20]]
    said = [subprocess.run(run, env=os.environ | e, capture_output=True, check=True).stdout for e in others]
    assert said[0] == said[1] == said[2] and len(said[0]) > 1000


def test_it_tells_the_labels_that_the_chain_knows(encoder: Encoder) -> None:
    assert list(encoder.labels) == judge.model().labels


def test_every_character_has_its_scores(encoder: Encoder) -> None:
    texts = [SENTENCE, "县", "\n", "𠮷\ufeff", SENTENCE * 20, "县" * 600, SENTENCE.replace("ＡＢＣ", "ABC")]
    together = encoder.scores(texts)
    for text, scores in zip(texts, together, strict=True):
        assert scores.shape == (len(text), len(encoder.labels)) and np.isfinite(scores).all()
        assert np.array_equal(encoder.scores([text])[0], scores)
    assert np.array_equal(together[0], together[-1])
    assert encoder.scores([]) == []


def test_it_sees_a_name(encoder: Encoder) -> None:
    best = [encoder.labels[label] for label in encoder.scores([SENTENCE])[0].argmax(axis=1)]
    at = SENTENCE.index("东风本田三厂")
    assert best[at : at + 6] == ["B-Project"] + ["I-Project"] * 5 and best[:2] == ["O", "O"]


def test_a_unit_scores_what_its_characters_score(encoder: Encoder) -> None:
    [said] = encoder.scores([SENTENCE])
    whole = np.rint(said * np.float32(judge._HEARD * 1000)).astype(int)
    [scores] = judge.in_units(said, [(4, 10)])
    first, inside = encoder.labels.index("B-Project"), encoder.labels.index("I-Project")
    assert scores[first] == whole[4, first] + whole[5:10, inside].sum()
    assert scores[inside] == whole[4:10, inside].sum()


def test_it_is_heard_only_where_the_chain_doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    listen = Encoder.scores
    monkeypatch.setattr(Encoder, "scores", lambda self, texts: heard.extend(texts) or listen(self, texts))
    sure = "2023年富平县政府工作报告\n一、2022年工作回顾\n签约立亚包装新材料等项目。环境优美。\n"
    extract(parse_report(sure, source="example"))
    assert heard == []
    extract(parse_report(f"{sure}大翠云、黑峪子百里廊、五彩阁新晋闪亮登场。\n", source="example"))
    assert heard == ["大翠云、黑峪子百里廊、五彩阁新晋闪亮登场。"]


@pytest.mark.parametrize("damage", ["missing", "empty", "no archive", "cut off", "an array less"])
def test_a_damaged_model_is_named(damage: str, tmp_path: Path) -> None:
    whole = path("seeds", "model", "encoder.npz").read_bytes()
    file = tmp_path / "encoder.npz"
    if damage == "an array less":
        with zipfile.ZipFile(path("seeds", "model", "encoder.npz")) as old, zipfile.ZipFile(file, "w") as new:
            for name in old.namelist():
                if name != "head.npy":
                    new.writestr(name, old.read(name))
    elif damage != "missing":
        file.write_bytes({"empty": b"", "no archive": b"PK" + b"x" * 99, "cut off": whole[: len(whole) // 2]}[damage])
    with pytest.raises(DataError, match=r"encoder\.npz: the trained model cannot be read"):
        load(file)
