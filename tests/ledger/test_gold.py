"""Pairs of promise and outcome found by reading, against what the ledger finds."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.ledger import balance
from kg.ledger.statistics import shipped
from kg.pipeline import build
from kg.stores import open_store

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "ledger.jsonl"
DECIDED = ("exceeded", "met", "missed")
PRECISION, RECALL = 0.97, 0.85


def pairs() -> list[dict]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_the_key_has_enough_pairs_of_every_kind() -> None:
    key = pairs()
    kinds = {pair["target"]["file"].split("/")[0] for pair in key}
    assert len(key) >= 60 and kinds >= {"national", "counties", "cities", "seeds"}
    assert {pair["attainment"] for pair in key} == {*DECIDED, "not_reported"}


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.usefixtures("read_once")
def test_the_ledger_finds_what_a_reader_finds(tmp_path: Path) -> None:
    if not os.environ.get("KG_CORPUS"):
        pytest.skip("KG_CORPUS names no folder of reports")
    corpus = Path(os.environ["KG_CORPUS"])
    key = pairs()
    names = sorted({end["file"] for pair in key for end in (pair["target"], pair["outcome"]) if end})
    files = {name: (ROOT if name.startswith("seeds/") else corpus) / name for name in names}
    with open_store(tmp_path / "kg.db", create=True) as store:
        built = {o.report: str(o.file) for o in build([f for n, f in files.items() if n.endswith(".txt")], store)}
        found = {
            (built[row.target.report], row.target.start): row for row in balance(store) if row.target.report in built
        }
    tables = {f"statistics-{file.stem}": str(file) for file in shipped()}
    paths = built | tables
    right = wrong = missing = 0
    for pair in key:
        row = found.get((str(files[pair["target"]["file"]]), pair["target"]["start"]))
        decided = row is not None and row.outcome is not None and row.attainment in DECIDED
        if not decided:
            missing += pair["outcome"] is not None
            continue
        same = (
            pair["outcome"] is not None
            and row.attainment == pair["attainment"]
            and (paths[row.outcome.report], row.outcome.start)
            == (str(files[pair["outcome"]["file"]]), pair["outcome"]["start"])
        )
        right, wrong = right + same, wrong + (not same)
    print(f"ledger: {right} right, {wrong} wrong, {missing} missing of {len(key)}")
    assert right / (right + wrong) >= PRECISION
    assert right / (right + wrong + missing) >= RECALL
