"""The arithmetic that a text allows."""

from __future__ import annotations

from kg.ledger.audit import growth, parts, statements
from kg.ledger.audit.shelf import Shelf
from kg.ledger.model import Figure, Finding
from tests.ledger.figures import reached

LEVEL = {"measure": "level", "unit": "亿元"}


def found(*figures: Figure) -> list[Finding]:
    shelf = Shelf(figures)
    return [*growth.findings(shelf), *parts.findings(shelf), *statements.findings(shelf)]


def told(*figures: Figure) -> list[tuple[str, str]]:
    return [(finding.check, finding.severity) for finding in found(*figures)]


def test_average_growth_against_first_and_last_level() -> None:
    span = {"measure": "avg_growth", "period": "2016/2020", "quote": "6.2%"}
    levels = [
        reached(1123.0, period="2015", quote="1123亿元", **LEVEL),
        reached(1700.0, period="2020", quote="1700亿元", **LEVEL),
    ]
    (finding,) = found(reached(6.2, **span), *levels)
    assert finding.check == "average_growth" and finding.severity == "low"
    assert round(finding.computed or 0, 2) == 8.65 and round(finding.difference or 0, 2) == -2.45
    assert any("名义" in reason for reason in finding.reasons)
    assert found(reached(8.6, **span), *levels) == []


def test_growth_against_two_levels() -> None:
    revenue = {"name": "一般公共预算收入", **LEVEL}
    levels = [
        reached(4.0, period="2020", quote="4.00亿元", **revenue),
        reached(4.2, period="2021", quote="4.20亿元", **revenue),
    ]
    assert told(reached(15.0, name="一般公共预算收入", quote="15%"), *levels) == [("growth_and_level", "high")]
    assert told(reached(5.0, name="一般公共预算收入", quote="5%"), *levels) == []


def test_shares_parts_and_sums() -> None:
    trade, exports, imports = (
        reached(value, name=name, quote=f"{value}亿元", **LEVEL)
        for value, name in ((100.0, "进出口总额"), (70.0, "出口总额"), (40.0, "进口总额"))
    )
    assert told(trade, exports, imports) == [("sum_of_parts", "medium")]
    assert told(trade, reached(120.0, name="出口总额", quote="120亿元", **LEVEL)) == [("part_and_whole", "high")]
    share = reached(60.0, name="出口总额占进出口总额比重", known=False, measure="share", quote="60%")
    assert told(share, trade, exports) == [("share_of_parts", "medium")]
    assert told(reached(104.0, name="污水处理率", measure="share", quote="104%")) == [("rate_above_hundred", "medium")]


def test_points_against_shares() -> None:
    rate = {"name": "常住人口城镇化率", "measure": "share"}
    shares = [reached(50.0, period="2020", quote="50%", **rate), reached(52.0, quote="52%", **rate)]
    rise = {"name": "常住人口城镇化率", "measure": "change", "unit": "个百分点", "quote": "3个百分点"}
    assert told(reached(3.0, **rise), *shares) == [("points_and_shares", "medium")]
    assert told(reached(2.0, **rise), *shares) == []


def test_the_same_figure_in_two_places() -> None:
    output = {"name": "规模以上工业总产值", **LEVEL}
    exact = reached(2950.0, start=6545, quote="2950亿元", period="2020", **output)
    passed = reached(3000.0, comparator="ge", period="2016/2020", start=536, quote="突破3000亿", **output)
    (finding,) = found(passed, exact)
    assert (finding.check, finding.severity, finding.difference) == ("stated_twice", "medium", 50.0)
    assert (
        told(reached(2900.0, comparator="ge", start=536, quote="突破2900亿", **output | {"period": "2020"}), exact)
        == []
    )
    rounded = reached(7.0, start=900, quote="7%")
    assert told(reached(7.4, quote="7.4%"), rounded) == []
    assert told(reached(7.9, quote="7.9%"), rounded) == [("stated_twice", "high")]


def test_damage_and_ranks() -> None:
    damaged = reached(12422843.0, suspect=True, reason="两个数之间丢了分隔符", unit="人")
    assert found(damaged)[0].reasons == ("两个数之间丢了分隔符",)
    rank = {"measure": "rank", "unit": "", "part": "在全省168个县中居"}
    assert told(reached(170.0, quote="第170位", **rank)) == [("rank_and_total", "high")]
    assert told(reached(8.0, quote="第8位", **rank)) == []
