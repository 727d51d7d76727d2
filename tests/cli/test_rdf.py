"""Exporting RDF and checking it from the command line: what works, and what is told when it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.stores import open_store
from tests.cli.conftest import kg
from tests.queries.world import world
from tests.rdf.reading import ENDINGS, READ


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "kg.db"
    with open_store(folder, create=True) as store:
        for graph in world():
            store.put(graph)
    return folder


@pytest.mark.parametrize("format_", list(READ))
def test_each_format_is_written_under_its_own_name(small: Path, tmp_path: Path, monkeypatch, format_: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert kg("export", format_, "--store", small).code == 0
    (file,) = tmp_path.iterdir()
    assert file.name == f"graph.{ENDINGS[format_]}"
    assert list(ox.parse(file.read_bytes(), format=READ[format_]))


def test_base_and_vocabulary(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.nt"
    given = ("--base", "https://data.example.org/id/", "--vocabulary", "https://data.example.org/terms#")
    assert kg("export", "ntriples", "-o", target, *given, "--store", small).code == 0
    assert "kg.example" not in target.read_text(encoding="utf-8")
    assert kg("export", "vocabulary", "-o", target, *given[2:]).code == 0
    assert "@prefix kg: <https://data.example.org/terms#>" in target.read_text(encoding="utf-8")
    assert list(ox.parse(target.read_bytes(), format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("rdf",), "'rdf' is not one of"),
        (("turtle", "--base", "data"), "data cannot begin names: give an absolute IRI that ends in /, # or :"),
        (("turtle", "-o", "."), "is a folder; name a file with --output"),
        (("turtle", "-o", "nowhere/a.ttl"), "The folder nowhere does not exist"),
        (("turtle", "-o", "file/a.ttl"), "file/a.ttl cannot be written"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_no_file(
    small: Path, tmp_path: Path, monkeypatch, arguments: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    done = kg("export", *arguments, "--store", small)
    assert done.code == 2
    assert says in " ".join(done.err.split())
    assert os.listdir() == ["file"]


def test_a_failure_in_the_middle_leaves_the_file_that_was_there(small: Path, tmp_path: Path, monkeypatch) -> None:
    from kg.rdf import graphs

    def broken(*_: object):
        yield from ()
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.ttl"
    target.write_text("earlier", encoding="utf-8")
    monkeypatch.setattr(graphs, "merged", broken)
    done = kg("export", "turtle", "-o", target, "--store", small)
    assert done.code == 2 and "No space left" in done.err
    assert target.read_text(encoding="utf-8") == "earlier"
    assert os.listdir(tmp_path) == ["a.ttl"]


def test_an_empty_store_is_told(tmp_path: Path) -> None:
    open_store(tmp_path / "kg.db", create=True).close()
    done = kg("export", "turtle", "-o", tmp_path / "a.ttl", "--store", tmp_path / "kg.db")
    assert done.code == 1 and "no reports yet" in done.err
    assert not (tmp_path / "a.ttl").exists()


def test_check_ends_with_one_when_something_is_wrong_and_two_when_it_could_not_run(tmp_path: Path) -> None:
    made = world()[0]
    made.nodes["420113-2020/o1"]["props"]["period"] = "soon"
    with open_store(tmp_path / "kg.db", create=True) as store:
        store.put(made)
    done = kg("check", "--store", tmp_path / "kg.db", "--format", "json")
    assert done.code == 1
    assert "420113-2020:40: 420113-2020/o1 “1700亿元”: 数据的时期" in done.out
    assert "period of observation" in done.out
    assert kg("check", "--store", tmp_path / "nothing.db").code == 2
