"""Sections: their tree, and what they imply for undated sentences."""

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reports import Report, Section, parse_report, read_report
from kg.reports.sections import outline
from tests.reports.at_hand import CORPUS, SAMPLES, SEEDS

HERE = Path(__file__).parent
ALL = [
    *(pytest.param(file, id=file.stem) for file in (*SEEDS, *SAMPLES)),
    *(pytest.param(file, id=file.stem, marks=pytest.mark.corpus) for file in CORPUS),
]


def named(report: Report, beginning: str) -> Section:
    return next(section for section in report.sections if section.title.startswith(beginning))


def senses(report: Report, level: int = 1) -> list[tuple[str, str | None, str | None]]:
    return [(s.title, s.stance, s.period) for s in report.sections if s.level == level]


def sample(name: str) -> Report:
    return read_report(HERE / "samples" / f"{name}.txt")


def report_of(*paragraphs: str, date: str = "2021-02-05") -> Report:
    return parse_report("\n".join(("各位代表：", *paragraphs)), source="here", date=date)


@pytest.mark.parametrize("file", ALL)
def test_what_holds_for_every_report(file: Path) -> None:
    check(read_report(file))


HEADINGS = ["一、", "（二）", "1.", "——", "一是", "工作回顾", "主要任务", "名词解释", "附件1"]
TIMES = ["2020年", "今年", "过去五年", "“十四五”"]
REST = ["各位代表：", "。", "，", "增长6%", "《规划》", "“", "????", "上一篇：", "博野县", "第一届人大", "\n", "\r\n"]
PIECES = st.sampled_from([*HEADINGS, *TIMES, *REST])


@given(st.lists(PIECES).map("".join).filter(str.strip))
def test_what_holds_for_every_text(text: str) -> None:
    check(parse_report(text, source="here"))
    check(parse_report(text, source="here", place="博野县", date="2021-02-05"))


def check(report: Report) -> None:
    text, sections = report.text, report.sections
    root = sections[0]
    assert (root.level, root.start, root.end, root.parent) == (0, 0, len(text), None)
    assert len({section.id for section in sections}) == len(sections)
    for index, section in enumerate(sections[1:], 1):
        assert section.parent is not None and section.parent < index
        parent = sections[section.parent]
        assert section.level == parent.level + 1
        assert parent.start <= section.start < section.end <= parent.end
        assert sections[index - 1].start < section.start or index == 1
        assert section.title and section.title in text[section.start : section.end]
        assert section.period is None or re.fullmatch(r"\d{4}(/\d{4})?", section.period)
        assert section.id.startswith(report.id + "/s-")
    for one, other in itertools.pairwise(sections):
        assert one.end <= other.start or one.end >= other.end, "sections are nested or apart"
    before = 0
    for sentence in report.sentences:
        assert before <= sentence.start < sentence.end <= len(text)
        before = sentence.end
        quote = text[sentence.start : sentence.end]
        assert quote == quote.strip() and "\n" not in re.sub(r"\n\u200b+\n{1,2}", "", quote), "but for turned pages"
        section = sections[sentence.section]
        assert section.start <= sentence.start < section.end
        assert not any(s.start <= sentence.start < s.end for s in sections[sentence.section + 1 :])
    spans = sorted([(f.start, f.end) for f in report.furniture] + [(s.start, s.end) for s in report.sentences])
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans)), "furniture has no sentences"
    lost = list(text)
    for start, end in spans:
        lost[start:end] = " " * (end - start)
    assert not re.search(r"[一-鿿\d]", "".join(lost)), "every character is in a sentence or set aside with a reason"
    assert all(furniture.reason for furniture in report.furniture)


def test_the_sample_report() -> None:
    report = read_report(SEEDS[0])
    assert senses(report) == [
        ("一、十三五工作回顾", "review", "2016/2020"),
        ("二、十四五目标任务", "plan", "2025"),
        ("三、2021年的主要工作", "plan", "2021"),
    ]
    last_year = named(report, "2020年,是我区发展极不容易的一年")
    assert (last_year.stance, last_year.period) == ("review", "2020")
    assert named(report, "回顾这五年").period == "2016/2020"
    assert named(report, "(一)着力构建现代产业体系").period == "2025"
    assert named(report, "一是持续做强汽车优势产业").period == "2021"


def test_an_annual_report_with_a_glossary() -> None:
    assert senses(sample("gansu-county-2023")) == [
        ("一、2022年工作回顾", "review", "2022"),
        ("二、2023年工作安排", "plan", "2023"),
        ("名词解释", None, None),
    ]


def test_headings_without_numbers() -> None:
    report = sample("guizhou-city-2019")
    assert senses(report) == [("2018年工作回顾", "review", "2018"), ("2019年主要任务", "plan", "2019")]
    assert [title for title, _, _ in senses(report, 2)][:2] == ["——产业革命纵深推进", "——基础设施不断完善"]


def test_a_newly_elected_government() -> None:
    report = sample("zhejiang-district-2022")
    assert senses(report) == [
        ("一、过去五年和2021年工作回顾", "review", "2017/2021"),
        ("二、今后五年的目标任务", "plan", "2026"),
        ("三、2022年重点工作", "plan", "2022"),
        ("四、全面加强政府自身建设", "plan", "2022"),
        ("附件：2022年临平区政府民生实事项目", "plan", "2022"),
    ]
    assert named(report, "刚刚过去的2021年").period == "2021"


def test_the_first_year_of_a_plan() -> None:
    report = sample("wrong-title-2021")
    assert [sense[1:] for sense in senses(report)] == [("review", "2016/2020"), ("plan", "2025"), ("plan", "2021")]
    assert named(report, "2020年，我们统筹").period == "2020"
    assert named(report, "回望五年奋斗").period == "2016/2020"
    report = sample("hunan-city-2026")
    assert [sense[1:] for sense in senses(report)] == [("review", "2021/2025"), ("plan", "2030"), ("plan", "2026")]


def test_a_report_without_headings() -> None:
    assert [sense[1:] for sense in senses(sample("jilin-county-undated"))] == [
        ("review", "2018"),
        ("plan", "2019"),
        ("plan", "2023"),
    ]


@pytest.mark.parametrize(
    ("heading", "stance", "period"),
    [
        ("一、2020年工作回顾", "review", "2020"),
        ("一、“十三五”和2020年工作回顾", "review", "2016/2020"),
        ("一、过去一年的工作", "review", "2020"),
        ("一、政府工作回顾", "review", "2020"),
        ("一、过去五年的主要成就", "review", "2016/2020"),
        ("一、五年政府工作回顾", "review", "2016/2020"),
        ("一、过去四年工作回顾", "review", "2017/2020"),
        ("一、2020年和今年以来工作回顾", "review", "2020"),
        ("一、“十三五”时期发展成就和“十四五”时期主要目标", "review", "2016/2020"),
        ("二、“十四五”时期经济社会发展主要目标和二〇三五年远景目标", "plan", "2025"),
        ("二、今后五年的奋斗目标", "plan", "2025"),
        ("二、2021年工作安排", "plan", "2021"),
        ("二、２０２１年政府工作的总体要求", "plan", "2021"),
        ("二、2021年面临的形势和总体要求", "plan", "2021"),
        ("二、今年的重点工作", "plan", "2021"),
        ("第一部分　2020年工作总结", "review", "2020"),
        ("当前形势", None, None),
    ],
)
def test_what_headings_say(heading: str, stance: str | None, period: str | None) -> None:
    report = report_of(heading, "我们新建学校3所。")
    at = report.text.index("新建")
    assert (report.section_at(at).stance, report.section_at(at).period) == (stance, period)


@pytest.mark.parametrize(
    ("paragraph", "period"),
    [
        ("各位代表！刚刚过去的2020年，我们新建学校3所。", "2020"),
        ("2020年，我们新建学校3所。", "2020"),
        ("过去一年，新建学校3所。", "2020"),
        ("这五年，新建学校3所。", "2016/2020"),
        ("四年来，新建学校3所。", "2017/2020"),
        ("2020年是“十三五”收官之年。五年来，新建学校3所。", "2016/2020"),
        ("“十三五”时期，新建学校3所。", "2016/2020"),
        ("今年，我们将新建学校3所。", "2021"),
        ("2021年，我们将新建学校3所。", "2021"),
        ("2021年的主要预期目标是：新建学校3所。", "2021"),
        ("今后五年，我们将新建学校3所。", "2025"),
        ("“十四五”时期，新建学校3所。", "2025"),
        ("面对新的一年，我们将新建学校3所。", "2021"),
    ],
)
def test_turns_in_running_text(paragraph: str, period: str) -> None:
    report = report_of("我们进入了新时代。", paragraph)
    assert report.section_at(report.text.index("学校")).period == period


def test_a_plan_does_not_turn_back() -> None:
    report = report_of("二、2021年工作安排", "过去一年的经验表明，必须实干。", "今后五年，要新建学校9所。")
    assert len(report.sections) == 2


def test_problems_stay_in_the_review() -> None:
    report = report_of("一、2020年工作回顾", "新建学校3所。", "同时，我们也清醒地看到，还存在不少困难和问题。")
    assert report.section_at(report.text.index("困难")).stance == "review"


def test_a_count_that_begins_again_is_nested() -> None:
    industry = ("（一）工业", "一、质量。", "二、数量。", "（二）农业")
    report = report_of("一、总论", "甲。", "二、问题", *industry, "三、结语", "乙。")
    assert [(s.title, s.level) for s in report.sections[1:]] == [
        ("一、总论", 1),
        ("二、问题", 1),
        ("（一）工业", 2),
        ("一、质量", 3),
        ("二、数量", 3),
        ("（二）农业", 2),
        ("三、结语", 1),
    ]


def test_an_annex_is_called_by_its_next_line() -> None:
    first, second = ("附件1", "2021年十大工程", "学校3所。"), ("附件2", "2020年十大工程进展情况", "学校4所。")
    report = report_of("二、2021年工作安排", *first, *second)
    assert [s[1:] for s in senses(report)] == [("plan", "2021")] * 2 + [("review", "2020")]


def test_notes_without_a_heading() -> None:
    explained = ("[1]“双创”：指创新和创业。", "[2]“放管服”：指简政放权。")
    report = report_of("二、2021年工作安排", "推进“双创”[1]。", *explained)
    notes = report.section_at(report.text.index("简政"))
    assert (notes.stance, notes.period) == (None, None)


def test_without_any_year_only_the_stance_is_known() -> None:
    sections = outline("一、工作回顾", "r", (), None)
    assert len(sections) == 1
    report = parse_report("各位代表：\n一、工作回顾\n新建学校3所。", source="here")
    assert senses(report) == [("一、工作回顾", "review", None)]


def test_furniture_inside_the_text() -> None:
    report = report_of("一、2020年工作回顾", "新建学校3所。????新建医院1所。")
    assert [report.text[s.start : s.end] for s in report.sentences][-2:] == ["新建学校3所。", "新建医院1所。"]


def test_nested_sections_begin_where_their_heading_begins() -> None:
    report = sample("gansu-county-2023")
    assert report.text[named(report, "（一）").start :].startswith("（一）项目建设有力有效")
    assert report.section_at(report.text.index("稳定粮食生产")).title == "（二）聚力建设现代农业强县"
    assert report.section_at(report.text.index("新建冷库")).title == "2.做强高原夏菜"


def test_numbered_headings_under_one_without_a_number() -> None:
    done, to_do = ("一、加快产业升级", "新建园区3个。"), ("一、加快产业升级", "新建园区4个。")
    report = report_of("二〇二〇年工作回顾", *done, "二〇二一年工作安排", *to_do)
    assert report.section_at(report.text.index("3个")).period == "2020"
    assert report.section_at(report.text.index("4个")).period == "2021"
    assert [section.level for section in report.sections] == [0, 1, 2, 1, 2]


def test_a_report_whose_line_ends_were_lost() -> None:
    filler = "我们坚持实干。" * 500
    head = "政府工作报告——2012年1月3日在盐田区第四届人民代表大会第一次会议上盐田区人民政府区长李明各位代表："
    review = f"一、过去五年工作回顾五年来，{filler}（一）产业。{filler}"
    text = f"{head}现在报告工作。{review}二、今后五年工作安排今后，{filler}"
    report = parse_report(text, source="here")
    assert report.id == "440308-2012-01-03"
    assert [(s.stance, s.period, s.level) for s in report.sections[1:]] == [
        ("review", "2007/2011", 1),
        ("review", "2007/2011", 2),
        ("plan", "2016", 1),
    ]


def test_a_plan_of_several_years_turns_to_the_first() -> None:
    report = report_of("二、2021年和“十四五”时期主要目标", "年均增长7%。", "今年主要预期目标是：增长10%。")
    assert report.section_at(report.text.index("7%")).period == "2025"
    assert report.section_at(report.text.index("10%")).period == "2021"


def test_what_says_nothing_stays_with_the_plans() -> None:
    foreign = ("三、关于国际形势和外交工作", "过去一年，出访12次。")
    report = report_of("一、2020年工作回顾", "甲。", "二、2021年工作安排", "乙。", *foreign, "结束语", "建成12项。")
    assert report.section_at(report.text.index("12次")).period == "2020"
    assert report.section_at(report.text.index("12项")).period == "2021"


def test_a_bare_heading_below_a_numbered_one() -> None:
    report = report_of("二、“十四五”时期的工作", "主要目标", "增长7%。", "三、2021年工作安排", "主要任务", "增长8%。")
    assert [report.section_at(report.text.index(figure)).period for figure in ("7%", "8%")] == ["2025", "2021"]
    assert [section.level for section in report.sections] == [0, 1, 2, 1, 2]
