"""Whole reports: the sample against its gold annotation, and all others without an accident."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from kg.data import path
from kg.extraction.figures import read_figures
from kg.reports import read_report

CORPUS = os.environ.get("KG_CORPUS")
GOLD = Path(__file__).parents[2] / "gold" / "seed.gold.jsonl"


def test_the_sample_report_against_its_gold() -> None:
    """Found: the value at the place; the full score with all fields is the work of kg.evaluation."""
    report = read_report(path("seeds", "reports", "000_843eda514adec576.txt"))
    observations, _ = read_figures(report)
    expected = found = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        start, end = paragraph["start"], paragraph["start"] + len(paragraph["text"])
        values = [o.value for o in observations if start <= o.start < end]
        for gold in paragraph["observations"]:
            expected += 1
            value = gold["value"]
            value = tuple(map(float, value)) if isinstance(value, list) else float(value)
            if value in values:
                values.remove(value)
                found += 1
    assert found / expected >= 0.98


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="KG_CORPUS names no folder of reports")
def test_every_report_of_the_corpus_is_read_with_true_quotes() -> None:
    characters, seconds = 0, 0.0
    for file in sorted(Path(str(CORPUS)).rglob("*.txt")):
        report = read_report(file)
        begin = time.perf_counter()
        observations, dropped = read_figures(report)
        seconds += time.perf_counter() - begin
        characters += len(report.text)
        for o in observations:
            assert report.text[o.start : o.end] == o.text
            assert report.text[o.indicator_start : o.indicator_end] == o.indicator != ""
        assert all(0 <= d.start < d.end <= len(report.text) for d in dropped)
        assert len({o.id for o in observations}) == len(observations)
    assert characters / seconds > 100_000
