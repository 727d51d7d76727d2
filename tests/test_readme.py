"""What the README and the docs tell people to type works, and what they point to is there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from kg.cli import COMMANDS

from .cli.conftest import kg, store  # noqa: F401

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")


def commands(page):
    return [line for block in BLOCK.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]


@pytest.mark.parametrize("readme", READMES, ids=lambda page: page.name)
def test_there_are_exactly_two_set_up_commands_and_both_languages_have_the_same(readme):
    main_job, tests = commands(readme)
    assert [main_job, tests] == commands(READMES[0])
    for command in (main_job, tests):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q ")
    assert tests.endswith("&& .venv/bin/pytest")


def test_the_main_job_of_the_readme_shows_the_card(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", str(tmp_path / "kg.db"))
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    steps = [shlex.split(step) for step in commands(READMES[0])[0].split("&&")]
    done = [kg(*arguments) for program, *arguments in steps if program == ".venv/bin/kg"]
    assert [one.code for one in done] == [0, 0]
    assert "企业" in done[-1].out and "「" in done[-1].out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_docs_tell_to_type_works(page, tmp_path, monkeypatch, store):  # noqa: F811
    lines = [shlex.split(line) for line in commands(page) if line.startswith("kg ")]
    if not lines:
        pytest.skip("nothing to type on this page")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", str(tmp_path / "kg.db"))
    for folder in ("seeds", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    if ["kg", "build", "seeds/reports"] not in lines:
        shutil.copytree(store, tmp_path / "kg.db")
    for _, *arguments in lines:
        done = kg(*arguments)
        assert done.code == 0, (arguments, done.err)


@pytest.mark.parametrize("page", [*READMES, ROOT / "CONTRIBUTING.md", *PAGES], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", [*READMES, *PAGES], ids=lambda page: page.name)
def test_only_commands_that_exist_are_named(page):
    named = set(re.findall(r"`kg ([a-z]+)\b", page.read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if page.name != "index.md" and f"({page.name})" not in index] == []
