"""Whole reports: the sample against its gold annotation, and long ones without a wait."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from kg.data import path
from kg.extraction.figures import read_figures
from kg.reports import read_report
from tests.extraction.figures.examples import report

GOLD = Path(__file__).parents[2] / "gold" / "seed.gold.jsonl"


def test_the_sample_report_against_its_gold() -> None:
    """Found: the value at the place; the full score with all fields is the work of kg.evaluation."""
    sample = read_report(path("seeds", "reports", "000_843eda514adec576.txt"))
    observations, _ = read_figures(sample)
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


@pytest.mark.parametrize(
    "unit", ["税收增长5%、", "12", "年均增长", "投资3亿元的项目", "由2015年的3家增加到5家", "预计5家；"]
)
def test_time_grows_with_the_length_of_a_sentence_and_not_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begin = time.process_time()
        read_figures(report(text))
        return time.process_time() - begin

    seconds(1_000)
    assert seconds(40_000) < 12 * seconds(8_000) + 0.2
