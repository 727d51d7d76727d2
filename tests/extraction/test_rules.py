"""The rules that the code names are those that rules.tsv describes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kg.data import DataError, path
from kg.extraction import extract
from kg.extraction import rules as module
from kg.extraction.rules import described, rules
from kg.reports import read_report

CODE = Path(module.__file__).parent
DOTTED = re.compile(
    r"(?:list|kind|built|construction|known|quoted|region|zone|owner|status|industry|located|figure)\.[a-z_]+"
)
SEEDS = {"known.tsv"}


def literals() -> set[str]:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(CODE.rglob("*.py")))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_the_rules_of_the_code_are_the_rules_described() -> None:
    named = literals()
    dotted = {text for text in named if DOTTED.fullmatch(text)} - SEEDS
    assert {rule for rule in rules() if "." in rule} == dotted
    assert {rule for rule in rules() if "." not in rule} <= named


def test_what_the_sample_yields_is_described() -> None:
    reading = extract(read_report(next(path("seeds", "reports").glob("*.txt"))))
    made = {one.rule for one in (*reading.mentions, *reading.observations, *reading.relations, *reading.dropped)}
    assert made <= rules().keys()


def test_a_rule_in_words() -> None:
    assert described("title").startswith("title：书名号")
    assert described("merge") == "merge"


@pytest.mark.parametrize("line", ["a\t甲", "\t甲\ta", "a\t甲\tx\na\t乙\ty", "a\t甲\tx\tmaybe"])
def test_a_broken_line_is_named(line: str, tmp_path: Path) -> None:
    file = tmp_path / "rules.tsv"
    file.write_text(f"rule\tchinese\tenglish\tsure\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"rules\.tsv:[23]: "):
        module.read(file)
