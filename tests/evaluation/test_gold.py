"""Gold files: rows find their place in the report, with and without the paragraph's words."""

import json

import pytest

from kg.data import DataError
from kg.evaluation import gold, index

TEXT = "一、回顾\n东风本田三厂建成。新增5家，又新增5家。\n"
ROW = {
    "id": "p1",
    "start": 5,
    "text": "东风本田三厂建成。新增5家，又新增5家。",
    "entities": [
        {"text": "东风本田三厂", "type": "Project"},
        {"text": "东风本田", "type": "Enterprise", "nested": True},
    ],
    "observations": [{"indicator": "家", "text": "5家", "value": 5}, {"indicator": "家", "text": "5家", "value": 5}],
    "relations": [{"head": "东风本田三厂", "type": "HAS_STATUS", "tail": "completed", "kind": "actual"}],
}


def write(folder, *rows, name="a.jsonl"):
    file = folder / name
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def test_offsets_are_made_absolute_and_repeated_words_are_taken_in_turn(tmp_path):
    [paragraph] = gold.load(write(tmp_path, ROW), TEXT)
    assert set(paragraph.entities) == {(5, 11, "Project"), (5, 9, "Enterprise")}
    assert [TEXT[o["start"] : o["end"]] for o in paragraph.observations] == ["5家", "5家"]
    assert paragraph.observations[0]["start"] < paragraph.observations[1]["start"]
    assert list(paragraph.relations) == [("东风本田三厂", "HAS_STATUS", "completed")]


def test_a_row_without_its_words_says_the_same(tmp_path):
    bare = gold.without_text(ROW)
    assert "text" not in bare
    assert gold.load(write(tmp_path, bare), TEXT) == gold.load(write(tmp_path, ROW), TEXT)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": 4}, "does not have paragraph p1 at 4"),
        ({"entities": [{"text": "东风日产", "type": "Enterprise"}]}, "does not say “东风日产” 1 times"),
        ({"entities": [{"text": "东风本田", "type": "Enterprise", "n": 2}]}, "does not say “东风本田” 2 times"),
    ],
)
def test_a_row_that_does_not_fit_names_file_and_line(tmp_path, change, message):
    with pytest.raises(DataError, match=rf"a\.jsonl:2: .*{message}"):
        gold.load(write(tmp_path, ROW, ROW | change), TEXT)


def test_a_missing_field_and_a_broken_line_name_file_and_line(tmp_path):
    with pytest.raises(DataError, match=r"a\.jsonl:1: the field 'relations' is missing"):
        gold.load(write(tmp_path, {key: value for key, value in ROW.items() if key != "relations"}), TEXT)
    (tmp_path / "b.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match=r"b\.jsonl:1: not JSON"):
        gold.load(tmp_path / "b.jsonl", TEXT)


def test_the_index_names_the_report_and_says_what_it_needs(tmp_path, monkeypatch):
    (tmp_path / "index.tsv").write_text("gold\treport\na.jsonl\ttexts/a.txt\nsub/b.jsonl\t$KG_CORPUS/b.txt\n")
    (tmp_path / "sub").mkdir()
    file, below = write(tmp_path, ROW), write(tmp_path / "sub", ROW, name="b.jsonl")
    assert index.report_of(file) == str(tmp_path / "texts/a.txt")
    monkeypatch.delenv("KG_CORPUS", raising=False)
    with pytest.raises(DataError, match=r"index\.tsv:3: .*KG_CORPUS"):
        index.report_of(below)
    monkeypatch.setenv("KG_CORPUS", "/reports")
    assert index.report_of(below) == "/reports/b.txt"
    with pytest.raises(DataError, match=r"which report c\.jsonl annotates"):
        index.report_of(write(tmp_path, ROW, name="c.jsonl"))


def test_gold_of_several_reports_scores_each_row_against_its_own(tmp_path):
    from kg.evaluation.run import evaluate

    (tmp_path / "index.tsv").write_text("gold\treport\nall.jsonl\t{file}\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("x" + TEXT, encoding="utf-8")
    rows = [ROW | {"file": "a.txt"}, ROW | {"file": "b.txt", "start": ROW["start"] + 1}]
    golds = [(write(tmp_path, *rows, name="all.jsonl"), None)]

    def extract(report):
        text = report.read_text(encoding="utf-8")
        at = text.index("东风本田三厂")
        entities = [{"start": at, "end": at + 6, "type": "Project", "rule": "r"}]
        return text, {"entities": entities, "observations": [], "relations": []}

    assert evaluate(golds, extract).figures()["entity.all"] == [1.0, 0.5, 0.6667, 4]
    (tmp_path / "b.txt").unlink()
    with pytest.raises(DataError, match=r"there is no report .*b\.txt"):
        evaluate(golds, extract)
