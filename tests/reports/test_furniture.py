"""What is set aside as the page, and what is not."""

import pytest

from kg.reports import Report, parse_report

SPEECH = "各位代表：\n现在报告工作。\n一、2020年工作回顾\n时间紧、任务重，我们如期完成。\n分享到了改革的成果。\n"


def aside(report: Report) -> list[str]:
    return [report.text[f.start : f.end] for f in report.furniture]


@pytest.mark.parametrize(
    "line",
    [
        "您的位置: 首页 > 政务公开",
        "首页",
        ">",
        "发布时间：2021-03-02 10:22 来源：县政府办 浏览次数：12",
        "【信息时间:2021-03-02 阅读次数: 作者:系统管理员】",
        "2021-03-02 10:22:00",
        "【字体：大 中 小】",
        "【字号：",
        "加大",
        "阅读：317",
        "评论：",
        "0",
        "打印",
        "索引号：000014349/2021-00012",
        "省长李明作政府工作报告。本报记者 王强 摄",
    ],
)
def test_lines_above_the_speech(line: str) -> None:
    report = parse_report(f"政府工作报告\n{line}\n{SPEECH}", source="here")
    assert aside(report) == [line]


@pytest.mark.parametrize(
    "tail",
    [
        "上一篇：甲县2020年政府工作报告\n下一篇：没有了",
        "责任编辑：王敏\n扫一扫在手机打开当前页",
        "分享到：\nQQ空间\n新浪微博\n相关文章\n01-24\n2022年乙县政府工作报告",
        "链接: 区人大 | 区政协\n主办单位:某区人民政府办公室\n鄂公网安备 42011302000122号",
        "本作品是中华人民共和国的\n法律\n，属于\n公有领域\n。",
        "打印本页\n关闭窗口",
    ],
)
def test_lines_below_the_speech(tail: str) -> None:
    assert aside(parse_report(f"政府工作报告\n{SPEECH}{tail}\n", source="here")) == [tail]


def test_the_label_and_its_value() -> None:
    report = parse_report(f"政府工作报告\n来源：\n某某日报\n{SPEECH}", source="here")
    assert aside(report) == ["来源：", "某某日报"]


def test_the_summary_that_repeats_the_beginning() -> None:
    summary = "各位代表：现在，我代表县人民政府向大会作工作报告，请予审议，并请县政协委员和列席会议的同志提出意见。" * 2
    report = parse_report(f"甲县政府工作报告\n内容摘要：\n{summary}\n县长 李明\n{SPEECH}", source="here")
    assert aside(report) == ["内容摘要：", summary]
    assert report.speaker == "李明"


def test_the_speech_itself_stays_whole() -> None:
    report = parse_report(SPEECH, source="here")
    assert not report.furniture
    assert len(report.sentences) == 5
