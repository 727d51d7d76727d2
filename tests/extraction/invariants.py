"""What holds for the reading of any text."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.model import Reading


def hold(reading: Reading) -> None:
    """The invariants of a reading."""
    text = reading.report.text
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
    outer = sorted((m.start, m.end) for m in reading.mentions if not m.nested)
    assert all(before[1] <= after[0] for before, after in pairwise(outer))
    spans = {(m.start, m.end) for m in reading.mentions}
    for relation in reading.relations:
        assert relation.head in spans
        assert 0 <= relation.start < relation.end <= len(text)
        if relation.type in ("UNDERTAKES", "LOCATED_IN"):
            assert relation.tail in spans
    for figure in reading.observations:
        assert text[figure.start : figure.end] == figure.text
        assert text[figure.indicator_start : figure.indicator_end] == figure.indicator != ""
    assert all(0 <= dropped.start < dropped.end <= len(text) for dropped in reading.dropped)
    facts = [one.id for one in (*reading.mentions, *reading.observations, *reading.relations)]
    assert len(set(facts)) == len(facts)
