"""Title, place, day, year and speaker: our samples, the sample report and every report of the corpus."""

import shutil
from pathlib import Path

import pytest

from kg.data import rows
from kg.reports import ReportError, parse_report, read_report
from kg.reports.dates import calendar_of, date_in
from kg.reports.issuer import canonical
from tests.reports.at_hand import CORPUS, SAMPLES, SEEDS

HERE = Path(__file__).parent
HEADS = {row["file"]: row for _, row in rows(HERE / "heads.tsv", ("file", "place", "date", "year", "speaker"))}
FILES = {file.stem: file for file in (*SEEDS, *SAMPLES, *CORPUS)}


def told(value: str) -> str | None:
    return value or None


OUR_OWN = {file.stem for file in (*SEEDS, *SAMPLES)}


@pytest.mark.parametrize(
    "name", [name if name in OUR_OWN else pytest.param(name, marks=pytest.mark.corpus) for name in HEADS]
)
def test_the_head_of_every_report(name: str, tmp_path: Path) -> None:
    if name not in FILES:
        pytest.skip("KG_CORPUS is not set to the folder of real reports")
    bare = shutil.copy(FILES[name], tmp_path / "report.txt")  # no metadata beside it, and a name that says nothing
    report = read_report(Path(bare))
    expected = HEADS[name]
    assert report.place == expected["place"]
    assert report.delivered_on == told(expected["date"])
    assert report.year == (int(expected["year"]) if expected["year"] else None)
    assert report.speaker == told(expected["speaker"])
    assert report.place_code


@pytest.mark.corpus
def test_the_table_knows_every_report_of_the_corpus() -> None:
    if not CORPUS:
        pytest.skip("KG_CORPUS is not set to the folder of real reports")
    assert {file.stem for file in CORPUS} <= HEADS.keys()


def test_ids() -> None:
    ids = {file.stem: read_report(file).id for file in (*SEEDS, *SAMPLES)}
    assert ids == {
        "000_843eda514adec576": "420113-2020-12-24",
        "gansu-county-2023": "620123-2023-01-06",
        "guizhou-city-2019": "520500-2019-01-18",
        "hunan-city-2026": "430500-2026",
        "jilin-county-undated": "220322-2019",
        "wrong-title-2021": "621122-2021-02-03",
        "zhejiang-district-2022": "330113-2022-02-16",
    }


def test_a_report_that_tells_nothing_is_called_by_its_hash() -> None:
    report = parse_report("加快发展，改善民生。", source="here")
    assert report.id == f"r-{report.sha256[:12]}"
    assert (report.place, report.place_code, report.year, report.speaker) == ("", None, None, None)


def test_the_title_does_not_decide_the_place() -> None:
    report = read_report(HERE / "samples" / "wrong-title-2021.txt")
    assert (report.title, report.place) == ("2021年通渭县政府工作报告", "陇西县")


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("gansu-county-2023", "榆中县2023年政府工作报告"),
        ("guizhou-city-2019", "政府工作报告"),
        ("zhejiang-district-2022", "2022年杭州市临平区政府工作报告"),
        ("jilin-county-undated", "2019年梨树县政府工作报告"),
    ],
)
def test_titles(file: str, title: str) -> None:
    assert read_report(HERE / "samples" / f"{file}.txt").title == title


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("——2022年1月10日在西藏自治区第十一届人民代表大会第五次会议上", "西藏自治区"),
        ("2024年1月9日在延边朝鲜族自治州第十六届人民代表大会第四次会议上", "延边朝鲜族自治州"),
        ("（2019年1月5日在日喀则市第二届人民代表大会第二次会议上）", "日喀则市"),
        ("2023年1月3日在云南省大理白族自治州漾濞彝族自治县第十八届人民代表大会第二次会议上", "漾濞彝族自治县"),
        ("二〇二〇年一月七日在上饶市广信区第一届人民代表大会第一次会议上", "广信区"),
        ("2018年12月29日在锡林郭勒盟苏尼特右旗第十六届人民代表大会第三次会议上", "苏尼特右旗"),
        ("2021年1月24日在上海市第十五届人民代表大会第五次会议上", "上海市"),
        ("在深圳市第七届人民代表大会第二次会议上（2022年4月11日）", "深圳市"),
    ],
)
def test_the_line_of_the_meeting(line: str, place: str) -> None:
    report = parse_report(f"政府工作报告\n{line}\n各位代表：\n现在，我作工作报告。", source="here")
    assert report.place == place
    assert report.delivered_on is not None


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("某县人民政府代县长　王　小　明", "王小明"),
        ("县长 李四", "李四"),
        ("自治区主席 艾尔肯·吐尼亚孜", "艾尔肯·吐尼亚孜"),
        ("市人民政府市长：欧阳文", "欧阳文"),
    ],
)
def test_the_speaker(line: str, speaker: str) -> None:
    assert parse_report(f"政府工作报告\n{line}\n各位代表：\n现在报告工作。", source="here").speaker == speaker


def test_the_day_behind_the_speaker() -> None:
    head = "苏尼特右旗政府工作报告\n苏尼特右旗人民政府代旗长 李某某 （2019年1月8日）\n"
    report = parse_report(f"{head}各位代表：\n一、2018年工作回顾\n税收增长5%。\n", source="x")
    assert (report.delivered_on, report.speaker) == ("2019-01-08", "李某某")


def test_namesakes_are_told_apart_by_their_parents() -> None:
    head = "政府工作报告\n2022年1月6日在{}鼓楼区第十九届人民代表大会第一次会议上\n各位代表：\n现在报告工作。"
    assert parse_report(head.format("南京市"), source="here").place_code == "320106"
    assert parse_report(head.format("福州市"), source="here").place_code == "350102"
    assert parse_report(head.format(""), source="here").place_code is None


@pytest.mark.parametrize("name", ["完成了市", "我县", "全市", "各区"])
def test_what_is_no_name(name: str) -> None:
    assert canonical(name) is None


def test_dates() -> None:
    assert date_in("二0二一年二月五日") == "2021-02-05"
    assert date_in("2021年2月31日") is None
    assert calendar_of("2020-12-24").this == 2021
    assert calendar_of("2021-07-28").this == 2021


def test_what_the_caller_and_the_metadata_say_goes_first(tmp_path: Path) -> None:
    file = Path(shutil.copy(HERE / "samples" / "wrong-title-2021.txt", tmp_path / "a.txt"))
    assert read_report(file, place="漳县", date="2022-01-05").id == "621125-2022-01-05"
    meta = "title: 陇西县政府工作报告\ndate: 2021-02-04\nsource: 县政府网\n"
    (tmp_path / "a.meta.yaml").write_text(meta, encoding="utf-8")
    report = read_report(file)
    assert (report.title, report.delivered_on, report.source) == ("陇西县政府工作报告", "2021-02-04", "县政府网")
    assert read_report(file, date="2021-02-09").delivered_on == "2021-02-09"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("titel: x", "titel is not known here; the keys are title, place, date, source"),
        ("- a", "is not known"),
        ("date: 2021/02/04", "write it as 2021-02-05"),
        ("date: 21", "write it as 2021-02-05, or 2021"),
        ("place: 7", "must be text"),
        ("a: [", "not readable as YAML"),
    ],
)
def test_mistakes_in_the_metadata(content: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("各位代表：\n现在报告工作。", encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(ReportError) as error:
        read_report(file)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("says", "given", "id_", "planned"),
    [
        ("", "2021", "130637-2021", "2021"),
        ("一、2021年工作回顾\n增长6%。\n二、2022年工作安排\n", "2021", "130637-2021", "2022"),
        ("一、2021年工作回顾\n增长6%。\n二、2022年工作安排\n", "2019", "130637-2019", "2019"),
        ("2021年2月4日在博野县第七届人民代表大会第一次会议上\n", "2021", "130637-2021-02-04", "2021"),
    ],
)
def test_a_year_from_the_caller(says: str, given: str, id_: str, planned: str) -> None:
    text = f"博野县政府工作报告\n{says}今年，地区生产总值增长7%。"
    report = parse_report(text, source="here", date=given)
    assert report.id == id_ and report.year == int(given)
    assert report.section_at(len(text) - 2).period == planned


def test_a_year_in_the_metadata(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("博野县政府工作报告\n各位代表：\n现在报告工作。", encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text("date: 2021\n", encoding="utf-8")
    assert read_report(file).id == "130637-2021"


def test_a_wrong_date_from_the_caller() -> None:
    with pytest.raises(ReportError, match="write it as 2021-02-05"):
        parse_report("各位代表：", source="here", date="5.2.2021")


@pytest.mark.parametrize(
    "head",
    [
        "——2023年2月23日在准格尔旗\n第十八届人民代表大会第二次会议上",
        "2023年2月23日在准格尔旗第十八届\n\n人民代表大会第二次会议上",
        "——2023年2月23日在准格尔旗第十八届人民代表大会\n第二次会议上",
        "准格尔旗第十八届人民代表大会第二次会议文件（3）\n——2023年2月23日在旗第十八届人民代表大会第二次会议上",
        "——在准格尔旗第十八届人民代表大会第二次会议上\n（2023年2月23日）",
    ],
)
def test_a_broken_line_of_the_meeting(head: str) -> None:
    report = parse_report(f"政府工作报告\n{head}\n代旗长 王小明\n各位代表：\n现在报告工作。", source="here")
    assert (report.id, report.place, report.speaker) == ("150622-2023-02-23", "准格尔旗", "王小明")


def test_an_abbreviated_name() -> None:
    head = "政府工作报告\n——在青龙县第十八届人民代表大会第三次会议上\n（2024年3月12日）\n各位代表：\n现在报告工作。"
    assert parse_report(head, source="here").place == "青龙满族自治县"


def test_the_place_may_stand_only_on_the_cover() -> None:
    page = "当前位置：武汉市硚口区人民政府网站 > 政府工作报告"
    cover = "武汉市硚口区第十四届人民代表大会\n第四次会议文件\n政府工作报告"
    meeting = "──2015年1月6日在区第十四届人民代表大会第四次会议上\n区长  王小明"
    text = f"{page}\n{cover}\n{meeting}\n各位代表：\n现在报告工作。"
    report = parse_report(text, source="here")
    assert (report.id, report.title, report.speaker) == ("420104-2015-01-06", "政府工作报告", "王小明")
