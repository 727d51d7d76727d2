"""Bytes to text: every encoding in which reports are found, and clear words for what is no report."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reports import ReportError, parse_report, read_report
from kg.reports.decoding import decode

SAMPLES = Path(__file__).parent / "samples"
TEXT = "2021年甲县政府工作报告\r\n各位代表：\r\n一、2020年工作回顾\r\n生产总值增长6%。\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_every_encoding_gives_the_same_text(encoding: str, found: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == (TEXT, found)


def test_utf_16_big_endian_with_a_bom() -> None:
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "a.txt")[0] == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_report_is_read_alike_from_every_encoding(sample: Path, encoding: str, tmp_path: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    copy = tmp_path / sample.name
    copy.write_bytes(text.encode(encoding))
    one, other = read_report(copy), read_report(sample)
    assert one.text == other.text == text
    assert (one.id, one.sha256) == (other.id, other.sha256)
    assert (one.sections, one.sentences) == (other.sections, other.sentences)


hanzi = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
chinese = st.text(hanzi | st.sampled_from("，。；：“”《》\r\n 0123456789%"))


@given(chinese.filter(lambda text: text.strip()), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_survives_the_encodings_that_name_themselves(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt")[0] == text


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and text[0] != "\ufeff"))
def test_any_utf_8_survives(text: str) -> None:
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate is no text
        return
    if not data.startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf", b"GIF8")):
        assert decode(data, "a.txt") == (text, "utf-8")


@given(chinese)
def test_any_gb18030_survives_within_a_report(text: str) -> None:
    whole = TEXT + text
    assert decode(whole.encode("gb18030"), "a.txt")[0] == whole


@given(chinese)
def test_any_utf_16_without_bom_survives_within_a_report(text: str) -> None:
    whole = TEXT + text
    assert decode(whole.encode("utf-16-le"), "a.txt")[0] == whole
    assert decode(whole.encode("utf-16-be"), "a.txt")[0] == whole


def test_newlines_and_offsets_are_those_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode())
    with file.open(encoding="utf-8", newline="") as opened:
        assert read_report(file).text == opened.read()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (" \r\n\u3000\n".encode(), "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\xd0\xcf\x11\xe0....", "Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\0\1\2\3" * 20, "binary"),
        (b"\xff\xfe\x00\xd8\x00", "utf-16"),
    ],
)
def test_what_is_no_report_is_said_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ReportError) as error:
        decode(data, "a.txt")
    message = str(error.value)
    assert says in message and message.startswith("a.txt: ") and message.endswith(".") and "\n" not in message


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="no such file"):
        read_report(tmp_path / "missing.txt")
    with pytest.raises(ReportError, match="folder"):
        read_report(tmp_path)


def test_an_empty_text_at_hand() -> None:
    with pytest.raises(ReportError, match="empty"):
        parse_report(" \n", source="here")
