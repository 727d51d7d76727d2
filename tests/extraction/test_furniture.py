"""Bodies that the page around a report names."""

from __future__ import annotations

from kg.extraction import extract
from kg.reports import parse_report

PAGE = """2023年富平县政府工作报告
时间：2023-01-24 作者： 来源：渭南日报
各位代表：
现在，我报告工作。
一、2022年工作回顾
税收增长5%。
链接: 县人大 | 县政协 | 友情链接
主办单位:富平县人民政府(富阎办)办公室    承办单位：某某公司
"""


def test_bodies_behind_labels_of_the_page() -> None:
    report = parse_report(PAGE, source="page")
    found = [m for m in extract(report).mentions if m.rule == "furniture"]
    assert [m.text for m in found] == ["渭南日报", "县人大", "县政协", "富平县人民政府(富阎办)办公室"]
    assert all(report.text[m.start : m.end] == m.text and m.type == "Institution" for m in found)
    assert all(report.sentence_at(m.start) is None for m in found)
