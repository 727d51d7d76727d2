"""The words that an issuer shares and those of its own are found as if one automaton knew them all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction.vocabulary import Vocabulary, joined, shared, vocabulary

CORPUS = os.environ.get("KG_CORPUS")
SAMPLE = Path(__file__).parents[2] / "seeds" / "reports"
HOMES = (None, "130637", "420115", "110000", "460100")
WORDS = st.sets(st.text("东西南北", min_size=2, max_size=5), max_size=12)


def by_one_automaton(text: str, words: Vocabulary) -> list[tuple[int, int, str]]:
    whole = AhoCorasick(sorted(words.classes), matchkind=MatchKind.LeftmostLongest)
    return [(start, end, words.classes[text[start:end]]) for _, start, end in whole.find_matches_as_indexes(text)]


@given(st.sets(st.text("东西南北", min_size=1, max_size=4), min_size=1), WORDS, st.data())
@settings(max_examples=400, deadline=None)
def test_any_words(common: set[str], own: set[str], data: st.DataObject) -> None:
    lacked = data.draw(st.sets(st.sampled_from(sorted(common))))
    words = joined(shared(common), dict.fromkeys((common - lacked) | own, "place"))
    text = data.draw(st.text("东西南北中", max_size=40))
    assert list(words.find(text)) == by_one_automaton(text, words)


@pytest.mark.parametrize("home", HOMES)
def test_the_sample_from_anywhere(home: str | None) -> None:
    for file in SAMPLE.glob("*.txt"):
        text = file.read_text(encoding="utf-8")
        assert list(vocabulary(home).find(text)) == by_one_automaton(text, vocabulary(home))


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.skipif(CORPUS is None, reason="KG_CORPUS names no folder of reports")
@pytest.mark.parametrize("home", HOMES)
def test_every_text_of_the_corpus(home: str | None) -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in sorted(Path(CORPUS or "").rglob("*.txt")))
    assert list(vocabulary(home).find(text)) == by_one_automaton(text, vocabulary(home))
