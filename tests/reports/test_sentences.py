"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reports.lines import lines
from kg.reports.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建学校3所。改造医院1所！", ["新建学校3所。", "改造医院1所！"]),
        ("增长6%；其中工业增长7%。", ["增长6%；其中工业增长7%。"]),
        ("贯彻《条例。细则》，落实。", ["贯彻《条例。细则》，落实。"]),
        ("他说：“要实干。要担当！”大家鼓掌。", ["他说：“要实干。要担当！”大家鼓掌。"]),
        ("他说：“要实干。”大家鼓掌。", ["他说：“要实干。”", "大家鼓掌。"]),
        ("“要实干。”的要求落实了。好。", ["“要实干。”的要求落实了。", "好。"]),
        ("十三五”期间增长。成绩显著。", ["十三五”期间增长。", "成绩显著。"]),
        ("（一）实干。（详见附件。）完成。", ["（一）实干。", "（详见附件。）", "完成。"]),
        ("怎么办？！实干。", ["怎么办？！", "实干。"]),
        ("　　各位代表!  没有句号 ", ["各位代表!", "没有句号"]),
        ("增长3.5%", ["增长3.5%"]),
        ("", []),
    ],
)
def test_split(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="甲乙1。！？；“”《》（） "))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    assert "".join(sentences(text)).replace(" ", "") == text.replace(" ", "")


def test_the_mark_of_a_turned_page_ends_no_sentence() -> None:
    text = "全县产值达到12.5\n\u200b\n亿元，增长3%。\n\u200b\n二、今年的工作\n"
    assert [line.text for line in lines(text)] == ["全县产值达到12.5\n\u200b\n亿元，增长3%。", "二、今年的工作"]
