"""Every command explains itself, and the docs say what the program says."""

import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from kg.cli import COMMANDS, main

DOCS = Path(__file__).parents[2] / "docs"


def command(name):
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_options_with_help(name):
    text = command(name).help
    assert text and text.split("\n")[0].endswith(".")
    assert f"kg {name}" in text.partition("Example:")[2]
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"--{parameter.name} of kg {name} has no help"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_summary_fits_the_list_of_commands(name):
    assert not command(name).get_short_help_str(55).endswith("...")


def test_the_docs_have_every_command_as_it_is():
    sys.path.insert(0, str(DOCS))
    try:
        from refresh import HELP, helped
    finally:
        sys.path.remove(str(DOCS))
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert [match[2] for match in HELP.finditer(page)] == list(COMMANDS)
    assert page == helped(page), "docs/cli.md is stale; renew it with: python docs/refresh.py"


def test_an_unknown_command_and_a_missing_argument_are_exit_code_2():
    for arguments in (["frobnicate"], ["lookup"], ["build"], ["query", "-p", "x"]):
        done = run(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_help_is_quick():
    """A bound with much room: it catches a heavy import, not a slow machine."""
    start = time.perf_counter()
    assert run("--help").returncode == 0
    assert time.perf_counter() - start < 2


def test_help_and_questions_import_nothing_heavy():
    code = "import sys, kg.cli, click; kg.cli.main(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for module in ("'spacy'", "'rdflib'", "'networkx'", "'arcadedb'", "'rich'", "'yaml'"):
        assert module not in loaded


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
