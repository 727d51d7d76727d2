"""The word lists: what is wrong in a file is said with its name and line, and code and data name the same sets."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kg.data import DataError, path
from kg.extraction import lexicon as module
from kg.extraction.lexicon import any_of, lexicon, read, word_set

CODE = Path(module.__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(path("seeds", "lexicon"), tmp_path / "lexicon"))


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("words.tsv", "adjective\t美丽", "unknown class 'adjective'"),
        ("words.tsv", "adverb\t全面", "全面 stands twice"),
        ("statuses.tsv", "begun\t破冰", "unknown status 'begun'"),
        ("statuses.tsv", "completed\t投产", "投产 stands twice"),
        ("heads.tsv", "平台公司\tFirm", "unknown type 'Firm'"),
        ("heads.tsv", "项目\tProject", "项目 stands twice"),
        ("kinds.tsv", "Bridge\tProject\tany\t廊桥", "unknown type 'Bridge'"),
        ("kinds.tsv", "Project\tProject\tweak\t廊桥", "single is 'weak'"),
        ("kinds.tsv", "Project\tProject\tany\t大桥", "大桥 stands twice"),
        ("known.tsv", "Person\t孔子", "unknown type 'Person'"),
        ("bodies.tsv", "maybe\t商会", "unknown bare 'maybe'"),
        ("firms.tsv", "energy\t", "no names here"),
        ("trades.tsv", "竹编\t藤编", "2 cells"),
        ("common.tsv", "山水\t田园", "2 cells"),
        ("dictionary.tsv", "山水\t田园", "2 cells"),
        ("sets.tsv", "roads\t马路\tagain", "'roads' is no new name"),
        ("sets.tsv", "lakes\t湖 海", "no note"),
        ("sets.tsv", "lakes\t湖 湖\twaters", "a word stands twice"),
    ],
)
def test_a_broken_line_is_named(folder: Path, file: str, line: str, message: str) -> None:
    broken = folder / file
    with broken.open("a", encoding="utf-8") as lines:
        lines.write(f"{line}\n")
    number = len(broken.read_text(encoding="utf-8").splitlines())
    with pytest.raises(DataError, match=rf"^{re.escape(file)}:{number}: .*{re.escape(message)}"):
        read(folder)


@pytest.mark.parametrize("file", sorted(path("seeds", "lexicon").glob("*.tsv")), ids=lambda file: file.name)
def test_another_header_is_named(folder: Path, file: Path) -> None:
    (folder / file.name).write_text("# words\nword\tmeaning\tsource\tnote\tmore\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"^{re.escape(file.name)}:2: the header must be"):
        read(folder)


def test_the_sets_of_the_code_are_the_sets_of_the_file() -> None:
    code = "\n".join(
        file.read_text(encoding="utf-8") for file in sorted(CODE.glob("*.py")) if file.name != "lexicon.py"
    )
    asked = set(re.findall(r"(?:word_set|any_of)\(['\"](\w+)['\"]\)", code))
    assert asked == set(lexicon().sets)


def test_an_unknown_set_is_named() -> None:
    with pytest.raises(DataError, match=r"sets\.tsv: there is no set named lakes"):
        word_set("lakes")


def test_alternatives_prefer_the_longer_word() -> None:
    assert re.match(any_of("bodies_of_places"), "人大常委会")[0] == "人大常委会"  # type: ignore[index]
