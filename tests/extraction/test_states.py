"""The state of a project, and whether it is done or promised."""

from __future__ import annotations

import pytest

from kg.extraction.clauses import build
from kg.extraction.lexer import tokens
from kg.extraction.lists import groups
from kg.extraction.names import Name
from kg.extraction.shared import with_shared_verbs
from tests.extraction.examples import check, read

REVIEW = [
    # planned
    "谋划【Project 石川河大桥:planned】。",
    "【Project 石川河大桥:planned】前期工作完成。",
    # signed, landed
    "【Project 城北水厂:signed】成功签约。",
    "签约【Project 城北水厂:signed】、【Project 庄里水厂:signed】。",
    "引进【Project 城北水厂:landed】。",
    # started, under construction
    "【Project 石川河大桥:started】开工建设。",
    "奠基【Project 石川河大桥:started】。",
    "【Project 石川河大桥:under_construction】加快推进。",
    "推进【Project 石川河大桥:under_construction】建设。",
    # topped out, completed
    "【Project 频阳大厦:topped_out】主体封顶。",
    "【Project 频阳大厦:topped_out】主体工程完工。",
    "【Project 石川河大桥:completed】建成通车。",
    "【Project 庄里水厂:completed】竣工。",
    "新建【Project 石川河大桥:completed】。",
    # operating; the furthest verb counts
    "【Project 庄里水厂:operating】建成投用。",
    "【Project 庄里水厂:operating】、【Project 城北水厂:operating】相继投用。",
    "加快【Project 庄里水厂:under_construction】建设，【Project 城北水厂:operating】投用。",
    "【Project 庄里水厂:operating】对外开放。",
    # verbs that a row shares, and those of the noun that sums it up
    "完成【Project 庄里水厂:completed】建设和【Project 石川河大桥:completed】。",
    "【Project 庄里水厂:under_construction】、配套和【Project 石川河大桥:under_construction】加快实施。",
    "【Project 庄里水厂:operating】、【Project 城北水厂:operating】等大国重器投产发电。",
    "【Project 庄里水厂:landed】、【Project 城北水厂:landed】等50余个合作事项扎实落地。",
    "建成全国首家【Project 庄里水厂:completed】。",
    "建成【Place 华北】首个【Project 庄里水厂:completed】。",
    "完成【Project 庄里水厂:completed】建设，【Project 石川河大桥】是民心所向。",
    # promised in a review
    "抓好【Project 庄里水厂:operating?】建设，确保年底前投用。",
    "力争【Project 庄里水厂:completed?】年底前完工。",
    "【Project 庄里水厂:operating?】即将投用。",
    # verbs without a project
    "支持【Enterprise 红星美羚乳业】做大做强。",
    "推动【Place 庄里工业园区】提质增效。",
]

PLAN = [
    "新建【Project 石川河大桥:under_construction】。",
    "加快【Project 石川河大桥:under_construction】建设。",
    "确保【Project 庄里水厂:completed】年底前完工。",
    "开工建设【Project 城北水厂:started】。",
    "【Project 庄里水厂:operating】、【Project 城北水厂:operating】投入使用。",
    "谋划实施【Project 石川河大桥:planned】。",
    "推动【Project 庄里水厂:operating】、【Project 城北水厂:operating】等项目投产达效。",
    "【Project 庄里水厂:completed】6月底达到运营条件。",
    "布局【Project 庄里水厂:planned】、【Project 城北水厂:planned】等重大项目。",
    "打造冷链物流基地。",
    "打造县级融媒体中心。",
]


@pytest.mark.parametrize("marked", REVIEW)
def test_a_review_says_what_was_done(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", PLAN)
def test_a_plan_says_what_is_to_be_done(marked: str) -> None:
    check(marked, "plan")


@pytest.mark.parametrize(
    ("text", "stance", "period"),
    [
        ("庄里水厂建成投用。", "review", "2022"),
        ("庄里水厂建成投用。", "plan", "2023"),
        ("2021年，石川河大桥建成通车。", "review", "2021"),
        ("力争庄里水厂年底前完工。", "review", "2022"),
        ("庄里水厂即将投用。", "review", None),
    ],
)
def test_period(text: str, stance: str, period: str | None) -> None:
    assert [relation.period for relation in read(text, stance).relations] == [period]


def test_a_name_that_reaches_beyond_its_list_has_the_verbs_behind_it() -> None:
    text = "庄里大街整治完工"
    (clause,) = build(text, 0, len(text), tokens(text, None))
    group = groups(text, clause)[0]
    assert group.members[-1].text == "庄里大街"
    (street, whole) = (Name(0, end, "Project", "learned", "", group) for end in (4, 6))
    assert [name.group.after for name in with_shared_verbs(text, [street]) if name.group] == [group.after]
    assert [name.group.after for name in with_shared_verbs(text, [whole]) if name.group] == [("完工",)]
