"""Cards and quotes as they appear: widths, marks, and what is left out saying so."""

import io

import pytest
from rich.cells import cell_len

from kg.queries import Card, EntityRef, Evidence, Fact, Figure, Group, MentionRef
from kg.views import card, console, quotes, why

SENTENCE = "支柱产业持续做大做强，东风本田三厂建成投产，产值突破3000亿元，成为全国最大的基地。"
AT = 100


def evidence(quote, cue=None, sentence=SENTENCE):
    start = AT + sentence.index(quote)
    return Evidence("r-1", "2020年政府工作报告", start, start + len(quote), quote, "list.head", cue, sentence, AT)


FIRM = EntityRef("e-1", "Enterprise", "东风本田", aliases=("东本",))
PLANT = EntityRef("p-1", "Project", "东风本田三厂")
FACT = Fact("r-1/r-1", "UNDERTAKES", FIRM, PLANT, "planned", "2021", evidence("东风本田三厂建成投产"))
FIGURE = Figure(
    "r-1/o-1", "产值 3000亿元", "产值", None, 3000.0, None, None, "亿元", "ge", "level", "actual", "2020", None, None,
    True, "单位缺失", "突破3000亿元", None, evidence("突破3000亿元"),
)  # fmt: skip
MENTION = MentionRef("r-1/m-1", "东风本田", "Enterprise", "一、回顾", "same name", evidence("东风本田"))


def drawn(*, facts=1, width=80, everything=False):
    one = Card(FIRM, (), (Group("UNDERTAKES", True, "承担", (FACT,) * facts),), (FIGURE,), (MENTION,), ("r-1",))
    stream = io.StringIO()
    card.draw(console.to(stream, width), one, [EntityRef("e-2", "Enterprise", "东风本田")], everything)
    return stream.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_console(width):
    assert max(cell_len(line) for line in drawn(width=width).split("\n")) <= width


def test_the_card_says_it_in_chinese_with_marked_quotes_and_offsets():
    text = drawn()
    for words in (
        "东风本田  企业",
        "又称 东本",
        "承担 1",
        "已承诺 2021",
        "【东风本田三厂】建成投产",
        "突破3000亿",
        "存疑",
        "提及 1",
    ):
        assert words in text
    assert "r-1" in text
    assert "kg lookup e-2" in text


def test_what_is_left_out_is_counted_and_all_shows_it():
    assert f"另有 {20 - card.FEW_FACTS} 条" in drawn(facts=20)
    assert "另有" not in drawn(facts=20, everything=True)


def test_styles_on_a_terminal_brackets_elsewhere():
    assert "【" in quotes.marked("东风本田", [(0, 2)], plain=True).plain
    styled = quotes.marked("东风本田", [(0, 2)])
    assert styled.plain == "「东风本田」" and [(span.start, span.end) for span in styled.spans] == [(1, 3)]


@pytest.mark.parametrize("width", range(8, 60, 3))
def test_a_window_fits_and_holds_the_marked_words_when_they_fit(width):
    at = SENTENCE.index("建成")
    start, end = quotes.window(SENTENCE, (at, at + 2), width)
    assert cell_len(SENTENCE[start:end]) <= width
    assert start <= at and at + 2 <= end


def test_overlapping_marks_are_marked_once():
    assert quotes.marked("东风本田", [(0, 2), (0, 4)], plain=True).plain.count("【") <= 2
    assert quotes.occurrences("东风本田三厂", ["东风本田", "东风本田三厂"]) == [(0, 6)]


def test_why_shows_sentence_rule_and_cue():
    from kg.queries import Why

    stream = io.StringIO()
    answer = Why(
        "r-1/r-1",
        "relation",
        "UNDERTAKES",
        "东风本田 承担 东风本田三厂",
        FACT.evidence,
        "一、回顾",
        (("时期", "2021"),),
    )
    why.draw(console.to(stream, 80), answer)
    text = stream.getvalue()
    assert "【东风本田三厂建成投产】" in text
    assert "list.head" in text and "一、回顾" in text and "2021" in text
