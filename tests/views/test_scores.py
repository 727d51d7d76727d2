"""The precision of rules is shown with what each rule looks for."""

from __future__ import annotations

import io

from rich.console import Console

from kg.evaluation import gold
from kg.evaluation.run import Evaluation
from kg.evaluation.scoring import Scores
from kg.views import scores


def test_rules_are_described() -> None:
    text = "石川河大桥建成通车。"
    found = {"type": "Project", "start": 0, "end": 5, "text": text[:5], "rule": "kind.project"}
    counts = Scores()
    paragraph = gold.Paragraph("p", 0, len(text), {(0, 5, "Project"): {}}, (), {})
    counts.add([paragraph], text, {"entities": [found], "observations": [], "relations": []})
    console = Console(width=200, file=io.StringIO(), record=True)
    scores.draw(console, Evaluation(scores=counts, annotated=["gold"]), by_rule=True, errors=0, before=None)
    (row,) = (line for line in console.export_text().splitlines() if "kind.project" in line)
    assert "1.000" in row
    assert "A proper part before a kind word of projects is a project" in row
