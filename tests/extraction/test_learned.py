"""The second reading: its model, what it is asked, and what it does to the rules' names."""

from __future__ import annotations

from itertools import chain as chained
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.data import DataError, path
from kg.evaluation import marked
from kg.evaluation.training import labels_of, of_names, of_owners, set_apart, train
from kg.extraction import extract
from kg.extraction.learned import judge, owners
from kg.extraction.learned.chain import Chain, beside, read, term
from kg.extraction.learned.facts import written, written_out
from kg.extraction.learned.judge import spans_of
from kg.extraction.learned.units import pieces
from kg.extraction.pipeline import units_of
from kg.reports import Report, parse_report, read_report

LABELS = ["B-Place", "I-Place", "O"]
SMALL = st.integers(-5, 5)
MODEL = """# a model
→B-Place\tO=1
→I-Place\tB-Place=2 I-Place=1
→O\tB-Place=-1
word=县\tB-Place=3 O=-1
word=中\tO=1
"""


def chain(weights: dict[str, list[int]], pairs: list[list[int]]) -> Chain:
    matrix = np.array(pairs, np.int32)
    matrix[2, 1] = -(10**8)  # nothing goes on behind O
    cells = {f: " ".join(f"{label}={one}" for label, one in zip(LABELS, w, strict=True)) for f, w in weights.items()}
    return Chain(LABELS, cells, matrix, lambda block: [str(f) for f in block])


def score(model: Chain, weights: dict[str, list[int]], facts: list[list[str]], labels: tuple[int, ...]) -> int:
    own = sum(weights[f][label] for unit, label in zip(facts, labels, strict=True) for f in unit)
    return own + sum(int(model.pairs[a, b]) for a, b in pairwise(labels))


@given(
    st.fixed_dictionaries({f: st.lists(SMALL, min_size=3, max_size=3) for f in "abcd"}),
    st.lists(st.lists(SMALL, min_size=3, max_size=3), min_size=3, max_size=3),
    st.lists(
        st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([None, "c", "d"])), min_size=1, max_size=5),
        min_size=1,
        max_size=4,
    ),
)
def test_no_labels_score_higher_than_the_best(weights, pairs, sequences) -> None:  # type: ignore[no-untyped-def]
    model = chain(weights, pairs)
    units = [unit for sequence in sequences for unit in sequence]
    terms = [term((block,) for block, _ in units), term(feature for _, feature in units)]
    lengths = [len(sequence) for sequence in sequences]
    scores = model.scores(sum(lengths), terms)
    found, leads = model.best(lengths, scores), model.leads(lengths, scores)
    for sequence, labels, lead in zip(sequences, found, leads, strict=True):
        facts = [[f for f in unit if f] for unit in sequence]
        allowed = (one for one in product(range(3), repeat=len(sequence)) if one[0] != 1)
        *_, second, best = sorted(score(model, weights, facts, one) for one in allowed)
        assert score(model, weights, facts, tuple(map(LABELS.index, labels))) == best
        assert lead == best - second


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=5), max_size=4), st.sampled_from([-2, -1, 1, 2]))
def test_what_stands_beside_a_unit_stands_in_its_sequence(sequences: list[list[int]], side: int) -> None:
    lengths = [len(sequence) for sequence in sequences]
    expected = [dict(enumerate(one)).get(n + side, -1) for one in sequences for n in range(len(one))]
    assert beside(np.array([*chained.from_iterable(sequences)], np.intp), side, lengths, -1).tolist() == expected


def test_unknown_material_is_cut_at_words_of_the_dictionary() -> None:
    assert pieces("头部企业慈云阁") == (("头部", "common"), ("企业", "common"), ("慈云阁", "gap"))
    for text in ("慈云阁南侧", "百", "药王庙"):
        assert "".join(piece for piece, _ in pieces(text)) == text


def test_a_clause_is_asked_about_when_something_in_it_is_no_word() -> None:
    head = "2023年富平县政府工作报告\n一、2022年工作回顾\n"
    report = parse_report(f"{head}百果旺开花，企业发展。", source="example")
    [asked] = (one for one in units_of(report) if one.spans[0][0] >= len(head))
    [[first, last]] = written_out([asked])
    assert {"word=百果旺", "1word=开花", "2none"} <= set(first)
    assert {"-1word=百果旺", "1mark=，"} <= set(last)


def test_a_report_that_asks_nothing_is_read() -> None:
    report = parse_report("工作报告\n发展。", source="example")
    assert units_of(report) == [] and extract(report).mentions == ()


def test_a_number_torn_apart_is_no_name() -> None:
    text = "1998年富平县政府工作报告\n一、回顾\n国内生产总值达到7 4 7 7 2 亿元。"
    assert [m.text for m in extract(parse_report(text, source="example")).mentions] == ["富平县政府"]


def test_a_place_is_known_by_what_it_is_to_the_issuer() -> None:
    text = "2023年富平县政府工作报告\n一、2022年工作回顾\n富平对接渭南、西安、陕西和长江。"
    words = dict(word for one in units_of(parse_report(text, source="example")) for word in one.words)
    assert [words[place] for place in ("富平", "渭南", "陕西", "西安", "长江")] == [
        "home",
        "above",
        "above",
        "city",
        "water",
    ]


@given(st.lists(st.sampled_from(["B-Place", "I-Place", "B-Event", "O"]), max_size=9))
def test_labels_and_spans_say_the_same(labels: list[str]) -> None:
    for n, label in enumerate(labels):  # a name goes on only where one of its type began
        if label[0] == "I" and (n == 0 or labels[n - 1][1:] != label[1:]):
            labels[n] = "O"
    spans = [(2 * n, 2 * n + 2) for n in range(len(labels))]
    assert labels_of(spans, spans_of(spans, labels)) == labels


def test_a_model_is_read(tmp_path: Path) -> None:
    file = tmp_path / "model.tsv"
    file.write_text(MODEL, encoding="utf-8")
    model = read(file, lambda block: [f"word={word}" for word in block])
    assert model.labels == LABELS
    scores = model.scores(3, [term([("县",), ("中",), ("中",)])])
    assert model.best([2, 1], scores) == [["B-Place", "I-Place"], ["O"]]


@pytest.mark.parametrize("line", ["word=市\tB-Place=x", "word=市\tB-Event=1", "word=市\tB-Place"])
def test_a_broken_model_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "model.tsv"
    file.write_text(f"{MODEL}{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"model\.tsv:7: not a row of label=weight"):
        read(file, written)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read(tmp_path / "none.tsv", written)


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(next(path("seeds", "reports").glob("*.txt")))


def test_units_cover_their_clauses(sample: Report) -> None:
    asked = units_of(sample)
    for one, features in zip(asked, written_out(asked), strict=True):
        assert all(a[1] == b[0] for a, b in pairwise(one.spans))
        assert len(features) == len(one.spans) and all("any" in told for told in features)
        assert not any(mark in feature for told in features for feature in told for mark in "\n\r\t")


def test_what_the_model_adds_and_sets_aside_is_told(sample: Report) -> None:
    reading = extract(sample)
    assert any(mention.rule == "learned" for mention in reading.mentions)
    fallen = [one for one in reading.dropped if one.reason == judge.REASON]
    kept = {(m.start, m.end) for m in reading.mentions if m.rule != "learned" and not m.nested}
    assert fallen and all(sample.text[one.start : one.end] == one.text for one in fallen)
    assert {(one.start, one.end) for one in fallen}.isdisjoint(kept)


def test_owners_stand_inside_their_names(sample: Report) -> None:
    reading = extract(sample)
    names = [(m.start, m.end) for m in reading.mentions if m.type in ("Project", "Institution")]
    inner = [m for m in reading.mentions if m.nested]
    assert any(m.rule == "owner.learned" for m in inner)
    assert all(any(a <= m.start and m.end <= b and (a, b) != (m.start, m.end) for a, b in names) for m in inner)


def test_the_models_weigh_only_what_the_code_tells() -> None:
    assert judge.model().labels[-1] == owners.model().labels[-1] == "O"
    heads = {feature.split("=")[0] for feature in judge.model().weights}
    report = parse_report("2023年柳河县政府工作报告\n一、回顾\n推进柳河物流基地等2个项目。", source="example")
    told = {f.split("=")[0] for clause in written_out(units_of(report)) for unit in clause for f in unit}
    assert told <= heads


def test_a_marked_report_is_read(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(
        "甲县报告\n签约【Project 立亚包装新材料<立亚包装>】等项目。\n\n乙县报告\n一切顺利。\n", encoding="utf-8"
    )
    [(text, [line]), (other, [plain])] = marked.load(file)
    assert (other[plain.start : plain.end], plain.entities) == ("一切顺利。", {})  # titles are not annotated
    assert text == "甲县报告\n签约立亚包装新材料等项目。\n"
    assert line.entities == {
        (7, 14, "Project"): {"text": "立亚包装新材料", "type": "Project"},
        (7, 11, "Enterprise"): {"text": "立亚包装", "type": "Enterprise", "nested": True},
    }


@pytest.mark.parametrize("line", ["【Firm 立亚】", "【Project 立亚包装<中化>】", "签约【Project 立亚"])
def test_a_broken_mark_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(f"第一行\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"report\.txt:2: "):
        list(marked.load(file))


@pytest.mark.slow
def test_training_learns_what_it_is_shown_and_always_the_same(tmp_path: Path) -> None:
    file = sorted((Path(__file__).parents[1] / "gold" / "written").glob("*.txt"))[0]
    [(text, paragraphs)] = marked.load(file)
    report = parse_report(text, source=file.name)
    names = list(of_names(report, paragraphs))
    weights = train(names)
    assert weights == train(names)
    model = tmp_path / "model.tsv"
    model.write_text(weights, encoding="utf-8")
    learned = read(model, lambda block: [str(one) for one in block])
    told = term(tuple(unit) for features, _ in names for unit in features)
    lengths = [len(features) for features, _ in names]
    labels = learned.best(lengths, learned.scores(sum(lengths), [told]))
    right = sum(
        a == b for found, (_, shown) in zip(labels, names, strict=True) for a, b in zip(found, shown, strict=True)
    )
    assert right / sum(len(shown) for _, shown in names) > 0.95
    assert train(of_owners(report, paragraphs))


@pytest.mark.slow
def test_what_is_peculiar_to_reports_written_for_training_is_learned_but_not_kept() -> None:
    real = [([["word=县", "any"]] * 4, ["B-Place", "O", "B-Place", "O"])] * 20
    told = [([set_apart(["word=县", "any"])] * 4, ["O"] * 4)] * 20
    weights = train([*real, *told])
    assert "apart" not in weights
    place = {name: cells for name, _, cells in (row.partition("\t") for row in weights.splitlines())}["word=县"]
    assert "B-Place" in place
    assert weights != train([*real, *(([["word=县", "any"]] * 4, labels) for _, labels in told)])


def test_the_names_of_sure_rules_are_not_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "2023年富平县政府工作报告\n一、2022年工作回顾\n印发《富平县促进就业若干措施》，筑牢黄河上游屏障，走进西安。"
    monkeypatch.setattr(judge, "_labels", lambda text, asked: [["O"] * len(one.spans) for one in asked])
    reading = extract(parse_report(text, source="sure"))
    assert [m.rule for m in reading.mentions][-2:] == ["title", "region.stretch"]
    assert "西安" in {d.text for d in reading.dropped if d.reason == judge.REASON}
