"""Figures made by hand, and small reports of one county."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.ledger.figures import Document
from kg.ledger.model import Figure, Place

COUNTY = Place("130637", "博野县")
PLAIN = Figure(
    id="o",
    place=COUNTY,
    name="地区生产总值",
    known=True,
    printed="生产总值",
    value=8.0,
    high=None,
    words=None,
    unit="%",
    comparator="eq",
    measure="growth",
    kind="actual",
    period="2021",
    scope=None,
    action=None,
    suspect=False,
    quote="8%",
    report="130637-2022",
    start=100,
    end=102,
    part="生产总值增长",
    stance="review",
    plans=2022,
)
DOCUMENTS = [Document(f"130637-{year}", year, False, COUNTY) for year in (2021, 2022)]


def reached(value: float | None = 8.0, **given: Any) -> Figure:
    """A figure of the report of 2022 about 2021."""
    return replace(PLAIN, value=value, **given)


def target(value: float | None = 8.0, **given: Any) -> Figure:
    """A target of the report of 2021 for 2021."""
    said = {"kind": "target", "report": "130637-2021", "plans": 2021, "stance": "plan", "id": "t"} | given
    return replace(PLAIN, value=value, **said)


FIRST = """博野县2021年政府工作报告
——2021年1月20日在博野县第十届人民代表大会第一次会议上

各位代表：
一、2020年工作回顾
全县生产总值完成56亿元，增长5.9%。一般公共预算收入完成4亿元，增长6%。
二、2021年工作安排
2021年，主要预期目标是：地区生产总值增长6%以上；一般公共预算收入增长8%。加快推进城北污水处理厂项目建设，确保年内建成投用。开工建设南湖学校项目。
"""
SECOND = """博野县2022年政府工作报告
——2022年1月20日在博野县第十届人民代表大会第二次会议上

各位代表：
一、2021年工作回顾
全县生产总值完成60亿元，增长6.8%。一般公共预算收入完成4.2亿元，增长5%。城北污水处理厂项目建成投用。
二、2022年工作安排
2022年，主要预期目标是：地区生产总值增长7%左右；一般公共预算收入增长6%。
"""
THIRD = """博野县2023年政府工作报告
——2023年1月20日在博野县第十届人民代表大会第三次会议上

各位代表：
一、2022年工作回顾
全县生产总值完成64亿元，增长6.9%。一般公共预算收入完成4.5亿元，增长7%。
二、2023年工作安排
2023年，主要预期目标是：地区生产总值增长6%。
"""
TABLE = """place,indicator,period,value,unit,source
博野县,地区生产总值,2023,6.1,%,博野县2023年统计公报
博野县,一般公共预算收入,2023,4.9,亿元,博野县2023年统计公报
"""


def written(folder: Path) -> list[Path]:
    """The three reports and the table as files."""
    files = []
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", THIRD), ("county.csv", TABLE)):
        file = folder / name
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files
