"""Numbers, units and hedges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.figures.normal import reading_copy
from kg.extraction.figures.numerals import DIGITS, chinese_number, printed_number
from kg.extraction.figures.quantities import read_quantities
from kg.extraction.figures.units import SCALES, in_base_unit, units


def read(text: str) -> list[tuple[object, str, str, str]]:
    copy = reading_copy(text)
    return [(q.value, q.unit, q.comparator, copy[q.start : q.end]) for q in read_quantities(copy, [])[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值1.16万亿元", (1.16, "万亿元", "eq", "1.16万亿元")),
        ("近8000万台(套)", (8000.0, "万台(套)", "approx", "近8000万台(套)")),
        ("逾1,234.5吨", (1234.5, "吨", "ge", "逾1,234.5吨")),
        ("为３０，７４２，０００元", (30742000.0, "元", "eq", "30,742,000元")),
        ("增加6，600个左右", (6600.0, "个", "approx", "6,600个左右")),
        ("达到4 6 2 8 0 亿元", (46280.0, "亿元", "eq", "4 6 2 8 0 亿元")),
        ("增长12 %", (12.0, "%", "eq", "12 %")),
        ("产值12.5\n\u200b\n亿元", (12.5, "亿元", "eq", "12.5   亿元")),
        ("增长2倍多", (2.0, "倍", "ge", "2倍多")),
        ("4.5%-5%之间", ((4.5, 5.0), "%", "eq", "4.5%-5%")),
        ("浓度28.5微克/立方米", (28.5, "微克/立方米", "eq", "28.5微克/立方米")),
        ("500万左右", (500.0, "万", "approx", "500万左右")),
        ("近百家企业", (100.0, "家", "approx", "近百家")),
    ],
)
def test_quantity(text: str, expected: tuple[object, str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize("text", ["签约20个", "通过5项", "附近5个"])
def test_the_end_of_a_word_is_no_hedge(text: str) -> None:
    assert [comparator for _, _, comparator, _ in read(text)] == ["eq"]


@pytest.mark.parametrize("text", ["4方面", "3支部", "2成立"])
def test_a_sign_that_begins_another_word_is_no_unit(text: str) -> None:
    assert [unit for _, unit, _, _ in read(text)] == [""]


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_printed_numbers_read_as_they_are(whole: int, cents: int) -> None:
    assert printed_number(f"{whole:,}.{cents:02d}") == float(f"{whole}.{cents:02d}")


@given(st.integers(1, 9999))
def test_chinese_numerals_read_back(number: int) -> None:
    signs = {value: sign for sign, value in DIGITS.items() if sign not in "两〇"}
    words, zero = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if zero and words else "") + signs[digit] + name
        zero = not digit
    assert chinese_number(words) == number


@given(st.text(alphabet="0123456789０１.,%％、，。万亿元年增长至近-~ 一二百", max_size=40))
def test_any_text_is_read_without_losing_its_place(text: str) -> None:
    copy = reading_copy(text)
    assert len(copy) == len(text)
    found, dropped = read_quantities(copy, [])
    assert all(0 <= q.start <= q.number < q.end <= len(text) for q in found)
    assert all(0 <= d.start < d.end <= len(text) for d in dropped)
    assert [q.number for q in found] == sorted({q.number for q in found})


def test_every_unit_converts_with_every_scale() -> None:
    for unit in units().values():
        if unit.factor is not None:
            assert in_base_unit(2, unit.name) == (2 * unit.factor, unit.dimension)
            assert in_base_unit(2, "万" + unit.name) == (2 * SCALES["万"] * unit.factor, unit.dimension)
    assert in_base_unit(1, "不知") is None
    assert in_base_unit(3, "万吨/年") == in_base_unit(3, "万吨")
    assert in_base_unit(3, "台(套)") == (3, "machines")
