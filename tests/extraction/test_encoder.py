"""The encoder: whole numbers that sum up exactly, sentences of any length, what it says of units."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data import DataError, path
from kg.extraction import extract
from kg.extraction.learned import judge
from kg.extraction.learned.encoder import LONGEST, Encoder, Linear, Passage, load
from kg.extraction.pipeline import units_of
from kg.reports import parse_report

SENTENCE = "重点推进东风本田三厂、南太子湖创新谷等项目建设，引进ＡＢＣ公司。"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load(path("seeds", "model", "encoder.npz"))


def unruled(*texts: str) -> list[Passage]:
    """Texts as the clauses of a report in which the rules read no name."""
    return [Passage(text, np.ones(len(text), np.intp)) for text in texts]


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
        "import sys, numpy; from kg.data import path; from kg.extraction.learned.encoder import Passage, load\n"
        "passages = [Passage(text, numpy.arange(len(text)) % 14) for text in sys.argv[1:]]\n"
        "scores = load(path('seeds', 'model', 'encoder.npz')).scores(passages)\n"
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
    labels = judge.model().labels
    assert list(encoder.labels) == labels
    assert encoder.ruled[""] == 0 and set(encoder.ruled) == {""} | {f"{label[0]}{label[2:4]}" for label in labels}


def test_every_character_has_its_scores(encoder: Encoder) -> None:
    texts = [SENTENCE, "县", "\n", "𠮷\ufeff", SENTENCE * 20, "县" * 600, SENTENCE.replace("ＡＢＣ", "ABC")]
    together = encoder.scores(unruled(*texts))
    for text, scores in zip(texts, together, strict=True):
        assert scores.shape == (len(text), len(encoder.labels)) and np.isfinite(scores).all()
        assert np.array_equal(encoder.scores(unruled(text))[0], scores)
    assert np.array_equal(together[0], together[-1])
    assert encoder.scores([]) == []


def test_it_sees_a_name(encoder: Encoder) -> None:
    best = [encoder.labels[label] for label in encoder.scores(unruled(SENTENCE))[0].argmax(axis=1)]
    at = SENTENCE.index("东风本田三厂")
    assert best[at : at + 6] == ["B-Project"] + ["I-Project"] * 5 and best[:2] == ["O", "O"]


def test_a_unit_scores_what_its_characters_score(encoder: Encoder) -> None:
    [said] = encoder.scores(unruled(SENTENCE))
    whole = np.rint(said * np.float32(judge._HEARD * 1000)).astype(int)
    [scores] = judge.in_units(said, [(4, 10)])
    first, inside = encoder.labels.index("B-Project"), encoder.labels.index("I-Project")
    assert scores[first] == whole[4, first] + whole[5:10, inside].sum()
    assert scores[inside] == whole[4:10, inside].sum()


def test_it_is_heard_only_where_the_chain_doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Passage] = []
    listen = Encoder.scores
    monkeypatch.setattr(Encoder, "scores", lambda self, passages: heard.extend(passages) or listen(self, passages))
    head, sure = "2023年富平县政府工作报告\n", "一、2022年工作回顾\n签约立亚包装新材料等项目。环境优美。\n"
    extract(parse_report(head + sure, source="example"))
    assert heard == []
    doubtful = "大翠云、黑峪子百里廊、五彩阁新晋闪亮登场。\n"
    extract(parse_report(head + sure + doubtful, source="example"))
    assert [(passage.text, len(passage.ruled)) for passage in heard] == [(sure + doubtful, len(sure + doubtful))]


def test_what_the_rules_read_is_told_of_each_character(encoder: Encoder) -> None:
    report = parse_report(
        "2023年富平县政府工作报告\n一、2022年工作回顾\n签约立亚包装新材料等项目。\n", source="example"
    )
    names = list(encoder.ruled)
    told = [names[number] for number in judge.ruled_in(units_of(report), len(report.text), encoder.ruled)]
    at = report.text.index("签约立亚包装新材料等")
    assert told[at : at + 10] == ["O", "O", "BPr"] + ["IPr"] * 6 + ["O"]
    assert told[-1] == "" and len(told) == len(report.text)


@given(st.lists(st.tuples(st.integers(1, 120), st.booleans()), min_size=1, max_size=12))
def test_each_clause_is_read_in_one_passage_with_what_is_around(sizes: list[tuple[int, bool]]) -> None:
    ends = list(accumulate(size + 1 for size, _ in sizes))
    text = "".join("甲" * size + "，" for size, _ in sizes)
    asked = [(end - size - 1, end - 1) for end, (size, wanted) in zip(ends, sizes, strict=True) if wanted]
    passages, where = judge.passages_of(text, asked)
    assert sorted(set(where)) == list(range(len(passages))) and where == sorted(where)
    assert all(0 < end - start <= LONGEST for start, end in passages)
    assert all(text[end - 1] == "，" and (start == 0 or text[start - 1] == "，") for start, end in passages)
    for (start, end), n in zip(asked, where, strict=True):
        assert (passages[n][0] <= start and end < passages[n][1]) or end - start > LONGEST


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
