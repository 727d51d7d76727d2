"""What holds for any text: quotes are slices, names do not overlap, relations join names, twice is the same as once."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extraction import extract
from kg.extraction.clauses import build
from kg.extraction.lexer import tokens
from kg.extraction.lexicon import lexicon
from kg.reports import parse_report
from tests.extraction.invariants import hold

HEAD = "2023年富平县政府工作报告\n一、2022年工作回顾\n"
PLAN = "\n二、2023年工作安排\n"


def vocabulary() -> list[str]:
    lex = lexicon()
    known = (lex.words, lex.status, lex.heads, lex.kinds, lex.trades, lex.known, lex.firms, lex.bodies, lex.bare_bodies)
    return sorted({word for words in known for word in words})


PIECES = st.one_of(
    st.sampled_from(vocabulary()),
    st.sampled_from(list("0123456789０５％%.，。；、：！（）()“”‘’《》〔〕[]①·—和与及等的 \n\t\u3000")),
    st.sampled_from(["渭南", "西安市", "柳河", "恒昌", "秦骊", "2022年", "十四五", "第三次会议", "100亩", "A座", "𠮷"]),
    st.text(max_size=3),
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
QUICK = settings(deadline=None, max_examples=80)
WHOLE = settings(deadline=None, max_examples=40)


@given(TEXTS, TEXTS)
@WHOLE
def test_any_report(review: str, plan: str) -> None:
    text = HEAD + review + PLAN + plan
    reading = extract(parse_report(text, source="any"))
    assert reading.report.text == text
    hold(reading)
    assert extract(parse_report(text, source="any")) == reading


@given(TEXTS, st.sampled_from([None, "420113", "610528"]))
@QUICK
def test_tokens_and_clauses_are_in_order(text: str, home: str | None) -> None:
    found = tokens(text, home)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(text[token.start : token.end] == token.text != "" for token in found)
    clauses = build(text, 0, len(text), found)
    items = [item for clause in clauses for item in clause.items]
    assert all(before.end <= after.start for before, after in pairwise(items))
    assert all(text[item.start : item.end] == item.text for item in items)
    for clause in clauses:
        assert clause.items and clause.start <= clause.items[0].start and clause.items[-1].end <= clause.end
