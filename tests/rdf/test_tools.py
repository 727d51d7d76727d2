"""The export as tools of other makers see it: Apache Jena, the npm package jsonld, ROBOT's check of OWL 2 DL."""

from __future__ import annotations

import json
import re
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.data import path
from kg.queries import run
from kg.rdf import FORMATS
from kg.stores import Store
from tests.conftest import lacking
from tests.rdf.reading import ENDINGS, canonical, merged, parsed, written
from tests.tools import commands

pytestmark = pytest.mark.slow
BROKEN = "<https://kg.example/id/p-1> a <https://kg.example/schema#Project> ."


@pytest.fixture(scope="module")
def java() -> None:
    if reason := commands.missing("java", "mvn"):
        lacking(reason)


@pytest.fixture(scope="module")
def node() -> None:
    if reason := commands.missing("node", "npm"):
        lacking(reason)


@pytest.fixture(scope="module")
def exports(sample: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample report in every format."""
    folder = tmp_path_factory.mktemp("exports")
    files = {format_: folder / f"sample.{ENDINGS[format_]}" for format_ in FORMATS}
    for format_, file in files.items():
        file.write_bytes(written(sample, format_))
    return files


@pytest.mark.usefixtures("java")
def test_riot_accepts_every_export_without_a_warning(exports: dict[str, Path]) -> None:
    files = [*exports.values(), path("schemas", "vocabulary.ttl"), path("schemas", "shapes.ttl")]
    done = commands.java("jena", "riotcmd.riot", "--validate", *files)
    complaints = [line for line in (done.stdout + done.stderr).splitlines() if " INFO " not in line]
    assert (done.returncode, complaints) == (0, [])


@pytest.mark.usefixtures("java")
def test_riot_reads_the_same_graph_out_of_json_ld_and_trig(exports: dict[str, Path]) -> None:
    expected = canonical(parsed(exports["ntriples"].read_bytes(), "ntriples"))
    for format_ in ("jsonld", "trig"):
        done = commands.java("jena", "riotcmd.riot", "--output=nq", exports[format_])
        assert canonical(merged(parsed(done.stdout.encode(), "nquads"))) == expected, format_


@pytest.mark.usefixtures("java")
def test_jenas_shacl_finds_that_the_export_conforms_and_broken_data_does_not(
    exports: dict[str, Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(BROKEN, encoding="utf-8")
    for file, conforms in ((exports["turtle"], True), (broken, False)):
        arguments = ("validate", "--text", "--shapes", path("schemas", "shapes.ttl"), "--data", file)
        done = commands.java("jena", "shacl.shacl", *arguments)
        assert (done.stdout.strip() == "Conforms") is conforms, done.stdout[:1000] + done.stderr


@pytest.fixture
def fuseki(java: None, exports: dict[str, Path], tmp_path: Path) -> Iterator[str]:
    """The address of a Fuseki server that holds the export."""
    log = tmp_path / "log"
    main = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"
    command = ["java", commands.JENA, "-cp", f"{commands.jars('jena')}/*", main]
    with log.open("w") as out:
        server = subprocess.Popen(
            [*command, "--localhost", "--port=0", f"--file={exports['turtle']}", "/kg"], stdout=out, stderr=out
        )
    try:
        for _ in range(240):
            if found := re.search(r"\(http=(\d+)\)", log.read_text()):
                break
            assert server.poll() is None, log.read_text()
            time.sleep(0.25)
        assert found, log.read_text()
        assert " WARN " not in log.read_text()
        yield f"http://127.0.0.1:{found[1]}/kg/sparql"
    finally:
        server.terminate()
        server.wait(30)


def test_fuseki_answers_a_twin_as_the_store_does(fuseki: str, sample: Store) -> None:
    query = path("queries", "targets.rq").read_text(encoding="utf-8")
    data = urllib.parse.urlencode({"query": query}).encode()
    request = urllib.request.Request(fuseki, data, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        rows = json.load(response)["results"]["bindings"]
    expected = run(sample, "targets").dicts()
    assert [row["fact"]["value"] for row in rows] == [row["fact"] for row in expected]
    assert [row["quote"]["value"] for row in rows] == [row["quote"] for row in expected]


@pytest.mark.usefixtures("node")
def test_an_independent_processor_expands_the_json_ld(exports: dict[str, Path]) -> None:
    folder = commands.node_modules("jsonld")
    done = subprocess.run(["node", folder / "expand.js", exports["jsonld"]], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    expected = canonical(parsed(exports["ntriples"].read_bytes(), "ntriples"))
    assert canonical(list(ox.parse(done.stdout, format=ox.RdfFormat.N_QUADS))) == expected


@pytest.mark.usefixtures("java")
def test_the_vocabulary_is_owl_2_dl(tmp_path: Path) -> None:
    arguments = ("validate-profile", "--profile", "DL", "--input", path("schemas", "vocabulary.ttl"))
    main = "org.obolibrary.robot.CommandLineInterface"
    done = commands.java("robot", main, *arguments, "--output", tmp_path / "report.txt")
    assert done.returncode == 0, done.stdout + (tmp_path / "report.txt").read_text(encoding="utf-8")
