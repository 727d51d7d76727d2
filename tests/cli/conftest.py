"""A graph of the sample report, built once, and a way to run commands as people do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

SAMPLE = Path(__file__).parents[2] / "seeds" / "reports" / "000_843eda514adec576.txt"
SHORT = """{place}2021年政府工作报告
——2021年1月20日在{place}第十届人民代表大会第一次会议上

各位代表：
一、2020年工作回顾
全县生产总值完成56亿元，增长5.9%。东风本田三厂建成投产。
二、2021年工作安排
2021年，地区生产总值增长6%以上。加快推进城北污水处理厂项目建设。
"""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def kg(*arguments, input: str | None = None) -> Done:
    """Run ``kg`` in this process."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=input, prog_name="kg")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return Done(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    """A store with the sample report; nobody writes to it."""
    folder = tmp_path_factory.mktemp("sample") / "kg.db"
    done = kg("build", SAMPLE, "--store", folder)
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def report(tmp_path):
    """Writes a short report of its own place into the test's folder."""

    def write(name: str = "a.txt", place: str = "博野县", text: str = SHORT, encoding: str = "utf-8") -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.format(place=place).encode(encoding))
        return file

    return write
