"""The reading is at least as good as it has been: the figures in tests/gold/reached.tsv are floors.

After an improvement raise them: ``kg evaluate GOLD --format json`` gives the figures (of a list, F1 is the third).
"""

import os
from pathlib import Path

import pytest

from kg import data, pipeline
from kg.evaluation.run import evaluate
from kg.views.extraction import as_json

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = [
    (row["gold"], row["figure"], float(row["floor"]))
    for _, row in data.rows(GOLD / "reached.tsv", ("gold", "figure", "floor"))
]


def read(report):
    reading = pipeline.read(report)
    return reading.report.text, as_json(reading)


def cases():
    for pattern in dict.fromkeys(gold for gold, _, _ in FLOORS):
        marks = [] if pattern.startswith("seed") else [pytest.mark.corpus, pytest.mark.slow]
        yield pytest.param(pattern, marks=marks, id=pattern)


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("pattern", list(cases()))
def test_no_figure_falls_below_what_was_reached(pattern, request):
    if request.node.get_closest_marker("corpus") and not os.environ.get("KG_CORPUS"):
        pytest.skip("KG_CORPUS, the folder of real reports, is not set")
    figures = evaluate([(gold, None) for gold in sorted(GOLD.glob(pattern))], read).figures()
    below = {}
    for name, floor in ((figure, floor) for gold, figure, floor in FLOORS if gold == pattern):
        value = figures[name][2] if isinstance(figures[name], list) else figures[name]
        if value < floor:
            below[name] = f"{value} < {floor}"
    assert not below
