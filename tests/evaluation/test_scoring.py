"""Scores: figures worked out by hand, and the annotated sample against itself."""

from pathlib import Path

import pytest

from kg.evaluation import gold
from kg.evaluation.scoring import FIELDS, Scores, same_value

ROOT = Path(__file__).parents[2]
TEXT = "甲厂开工，乙厂建成，产值12亿元，增长5%，就业3万人。"


def paragraph(entities=(), observations=(), relations=()):
    return gold.Paragraph(
        "p",
        0,
        len(TEXT),
        {key: {} for key in entities},
        tuple(observations),
        {(r["head"], r["type"], r["tail"]): r for r in relations},
    )


def span(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def observation(words, value, **fields):
    given = {"indicator": "产值", "text": words, "value": value, "unit": "亿元", "measure": "level", "kind": "actual"}
    return given | span(words) | fields


def extraction(entities=(), observations=(), relations=()):
    return {"entities": list(entities), "observations": list(observations), "relations": list(relations)}


def score(paragraph, given):
    scores = Scores()
    scores.add([paragraph], TEXT, given)
    return scores


def test_entities_match_on_span_and_type():
    given = extraction(
        entities=[
            span("甲厂") | {"type": "Project", "rule": "list"},
            span("乙厂") | {"type": "Enterprise", "rule": "list"},
            span("产值") | {"type": "Place", "rule": "word"},
        ]
    )
    scores = score(paragraph(entities=[(0, 2, "Project"), (5, 7, "Project")]), given)
    figures = scores.figures()
    assert figures["entity.all"] == [0.3333, 0.5, 0.4, 2]
    assert figures["entity.Project"] == [1.0, 0.5, 0.6667, 2]
    assert figures["entity.Enterprise"] == [0.0, 0.0, 0.0, 0]
    assert scores.by_rule() == [
        {"sort": "entity", "rule": "list", "given": 2, "right": 1, "precision": 0.5},
        {"sort": "entity", "rule": "word", "given": 1, "right": 0, "precision": 0.0},
    ]
    assert scores.errors["entity missed"] == [("p", "Project", "乙厂")]


def test_an_observation_is_found_by_value_and_right_by_every_field():
    expected = [observation("12亿元", 12), observation("5%", 5, unit="%", measure="growth"), observation("3万人", 3)]
    given = [
        observation("12亿元", 12.0, comparator="eq"),
        observation("5%", 5, unit="%", measure="share", period="2020"),
        observation("3万人", 4),
    ]
    figures = score(paragraph(observations=expected), extraction(observations=given)).figures()
    assert figures["observation.found"] == [0.6667, 0.6667, 0.6667, 3]
    assert figures["observation.right"] == [0.3333, 0.3333, 0.3333, 3]
    assert (figures["observation.measure"], figures["observation.period"], figures["observation.unit"]) == (0.5, 0.5, 1)


def test_a_given_observation_answers_one_gold_one_only():
    scores = score(
        paragraph(observations=[observation("5%", 5), observation("5%", 5)]),
        extraction(observations=[observation("5%", 5)]),
    )
    assert scores.figures()["observation.found"] == [1.0, 0.5, 0.6667, 2]


@pytest.mark.parametrize(
    ("gold_fields", "given", "same"),
    [
        ({"indicator": "地区生产总值"}, {"indicator": "生产总值"}, True),
        ({"indicator": "GDP"}, {"indicator": "经济总量", "canonical": "GDP"}, True),
        (
            {"indicator": "经济总量", "canonical": "地区生产总值"},
            {"indicator": "总量x", "canonical": "地区生产总值"},
            True,
        ),
        ({"indicator": "产值"}, {"indicator": "税收", "canonical": None}, False),
        ({"indicator": "产值"}, {"indicator": ""}, False),
        ({}, {"indicator": "产值"}, False),
    ],
)
def test_indicators_agree_by_containment_or_canonical_name(gold_fields, given, same):
    assert FIELDS["indicator"](gold_fields, given) is same


def test_the_unit_of_a_rank_is_not_judged_and_eq_is_the_default():
    assert FIELDS["unit"]({"measure": "rank", "unit": "位"}, {"unit": "名"})
    assert FIELDS["comparator"]({}, {"comparator": "eq"})
    assert FIELDS["period"]({"period": "2016/2020"}, {"period": "2016 / 2020"})


def test_values_are_numbers_ranges_or_words():
    assert same_value(0, 0.0) and same_value([15, 20], (15, 20)) and same_value("持平", "持平")
    assert not same_value(5, [5, 6]) and not same_value("持平", 0) and not same_value(0, None)


def test_relations_match_on_words_and_statuses_on_kind_and_period():
    status = {"type": "HAS_STATUS", "kind": "actual", "period": "2020"}
    expected = [{"head": "甲厂", "tail": "started", **status}, {"head": "乙厂", "tail": "completed", **status}]
    given = [
        {"head": span("甲厂"), "tail": "started", "type": "HAS_STATUS", "kind": "planned", "period": "2020"},
        {"head": span("乙厂"), "tail": span("甲厂"), "type": "LOCATED_IN"},
    ]
    scores = score(paragraph(relations=expected), extraction(relations=given))
    figures = scores.figures()
    assert figures["relation.all"] == [0.5, 0.5, 0.5, 2]
    assert figures["relation.HAS_STATUS"] == [1.0, 0.5, 0.6667, 2]
    assert (figures["status.kind"], figures["status.period"]) == (0.0, 1.0)
    assert scores.errors["relation false"] == [("p", "乙厂", "LOCATED_IN", "甲厂")]


def test_what_lies_outside_the_annotated_paragraphs_is_not_judged():
    only_start = gold.Paragraph("p", 0, 4, {}, (), {})
    given = extraction(entities=[span("乙厂") | {"type": "Project"}], observations=[observation("5%", 5)])
    assert score(only_start, given).figures()["entity.all"] == [0.0, 0.0, 0.0, 0]


def test_the_annotated_sample_scores_full_marks_against_itself():
    text = (ROOT / "seeds/reports/000_843eda514adec576.txt").read_bytes().decode("utf-8")
    paragraphs = gold.load(ROOT / "tests/gold/seed.gold.jsonl", text)
    scores = Scores()
    for p in paragraphs:
        where = {text[start:end]: {"start": start, "end": end} for start, end, _ in p.entities}
        relations = [
            r | {"head": where[r["head"]], "tail": where.get(r["tail"], r["tail"])} for r in p.relations.values()
        ]
        entities = [{"start": start, "end": end, "type": type_} for start, end, type_ in p.entities]
        scores.add([p], text, extraction(entities, p.observations, relations))
    figures = scores.figures()
    assert figures["entity.all"] == [1.0, 1.0, 1.0, 471]
    assert figures["observation.right"][:3] == [1.0, 1.0, 1.0]
    assert figures["relation.all"][:3] == [1.0, 1.0, 1.0]
