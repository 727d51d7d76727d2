"""The examples of the modules run, and those of docs/extraction.md in a copy of the seeds with their line added."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.data import ROOT

PAGE = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(python|tsv)\n(.*?)```", re.DOTALL)
COMMON, *SECTIONS = re.split(r"^### Example: ", PAGE, flags=re.MULTILINE)
SEED = re.compile(r"`(seeds/\S+\.tsv)`")
MODULES = sorted(".".join(file.relative_to(ROOT).with_suffix("").parts) for file in (ROOT / "kg").rglob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_examples_of_the_modules(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module.removesuffix(".__init__"))).failed == 0


def run(root: Path, blocks: list[str]) -> None:
    """Run doctest blocks with the package and the seeds under ``root``."""
    page = root / "page.md"
    page.write_text("\n".join(blocks), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "doctest", str(page)], cwd=root, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("kg", "seeds", "schemas"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.split("\n", 1)[0])
def test_example(section: str, root: Path) -> None:
    before = [body for kind, body in BLOCK.findall(COMMON) if kind == "python"]
    head, line, tail = section, "", ""
    if added := re.search(r"```tsv\n(.*?)```", section, re.DOTALL):
        head, line, tail = section[: added.start()], added[1], section[added.end() :]
    for part in filter(None, (head, tail)):
        blocks = [body for _, body in BLOCK.findall(part)]
        if part is tail:
            named = SEED.search(head)
            assert named
            with (root / named[1]).open("a", encoding="utf-8") as file:
                file.write(line)
        run(root, [*before, *blocks])
