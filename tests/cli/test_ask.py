"""Asking: what each command says of the sample report, in all its formats, and how it says no."""

import csv
import io
import json
import subprocess
import sys
from itertools import pairwise

import pytest

from kg.extraction.rules import rules

from .conftest import SAMPLE, kg

FILE_READING = "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line"
TEXT = SAMPLE.read_bytes().decode("utf-8")


def answer(*arguments):
    return json.loads(kg(*arguments, "--format", "json").out)


def test_lookup_draws_a_card_and_gives_it_as_json(store):
    card = kg("lookup", "东风公司", "--store", store).out
    assert "企业" in card and "「" in card and "承担" in card
    values = answer("lookup", "东风公司", "--store", store)
    assert "东风公司" in (values["entity"]["name"], *values["entity"]["aliases"])
    for mention in values["mentions"]:
        evidence = mention["evidence"]
        assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_lookup_takes_aliases_codes_and_ids(store):
    entity = answer("lookup", "东风公司", "--store", store)["entity"]
    assert answer("lookup", "东风", "--store", store)["entity"] == entity
    assert answer("lookup", entity["id"], "--store", store)["entity"] == entity
    assert answer("lookup", "420113", "--store", store)["entity"]["type"] == "Place"


def test_all_leaves_nothing_out(store):
    assert "另有" in kg("lookup", "420113", "--store", store).out
    assert "另有" not in kg("lookup", "420113", "--all", "--store", store).out


def test_an_unknown_name_brings_suggestions(store):
    done = kg("lookup", "东风公", "--store", store)
    assert done.code == 1 and not done.out
    assert "东风公司" in done.err and done.err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [("neighbors", "无此名称"), ("path", "东风公司", "无此名称"), ("search", "无此词语"), ("why", "r-000000000000")],
)
def test_nothing_found_is_exit_code_1_and_one_sentence(store, command):
    done = kg(*command, "--store", store)
    assert done.code == 1 and not done.out and done.err.count("\n") == 1


def test_neighbors_in_every_format(store):
    rows = answer("neighbors", "东风公司", "--store", store)
    assert {row["relation"] for row in rows} >= {"UNDERTAKES"}
    assert all(TEXT[row["start"] : row["end"]] == row["quote"] for row in rows)
    table = kg("neighbors", "东风公司", "--store", store).out
    assert rows[0]["name"] in table
    lines = list(csv.DictReader(io.StringIO(kg("neighbors", "东风公司", "--store", store, "--format", "csv").out)))
    assert [line["fact"] for line in lines] == [row["fact"] for row in rows]
    limited = kg("neighbors", "东风公司", "--limit", "1", "--store", store, "--format", "json")
    assert len(json.loads(limited.out)) == 1 and "first 1" in limited.err


def test_path_goes_from_one_to_the_other(store):
    far = answer("neighbors", "东风公司", "--depth", "3", "--store", store)[-1]
    steps = answer("path", "东风公司", far["id"], "--store", store)
    assert len(steps) == far["distance"]
    assert steps[-1]["to"] == far["name"]
    assert all(one["to"] == next_["from"] for one, next_ in pairwise(steps))
    same = kg("path", "东风公司", "东风", "--store", store)
    assert same.code == 1 and "same entity" in same.err


def test_search_finds_names_and_quotes(store):
    hits = answer("search", "氢燃料电池", "--store", store)
    assert {"entity"} <= {hit["kind"] for hit in hits}
    assert all("氢燃料电池" in f"{hit['name']}{hit['quote']}{hit['sentence']}" for hit in hits)
    assert "【氢燃料电池】" in kg("search", "氢燃料电池", "--store", store).out


def test_why_shows_rule_and_sentence_for_short_and_full_ids(store):
    fact = answer("neighbors", "东风公司", "--store", store)[0]["fact"]
    full = answer("why", fact, "--store", store)
    assert answer("why", fact.rsplit("/", 1)[1], "--store", store) == full
    shown = kg("why", fact, "--store", store).out
    assert full["evidence"]["rule"] in shown
    assert rules()[full["evidence"]["rule"]].chinese[:6] in shown


def test_canned_questions_are_listed_and_run(store):
    names = [row["name"] for row in answer("query", "--list")]
    assert len(names) >= 12
    assert "企业" in kg("query", "--list").out
    rows = answer("query", "enterprise-projects", "-p", "enterprise=东风公司", "--store", store)
    assert rows and all(row["project"] for row in rows)


def test_canned_questions_say_what_they_need(store):
    missing = kg("query", "enterprise-projects", "--store", store)
    assert missing.code == 2 and "enterprise" in missing.err
    wrong = kg("query", "enterprise-projects", "-p", "firm=x", "--store", store)
    assert wrong.code == 2 and "firm" in wrong.err
    unknown = kg("query", "enterprise-project", "--store", store)
    assert unknown.code == 1 and "enterprise-projects" in unknown.err
    nobody = kg("query", "enterprise-projects", "-p", "enterprise=无此企业", "--store", store)
    assert nobody.code == 1 and "无此企业" in nobody.err


def test_targets_are_targets_of_the_period(store):
    rows = answer("targets", "--period", "2021", "--store", store)
    assert rows and {row["period"] for row in rows} == {"2021"}
    assert "目标" in kg("query", "--list").out


def test_cypher_reads_limits_and_refuses(store):
    query = "MATCH (p:Project) RETURN p.name AS name ORDER BY name"
    done = kg("cypher", query, "--limit", "2", "--store", store, "--format", "json")
    assert len(json.loads(done.out)) == 2 and "first 2" in done.err
    assert kg("cypher", "-", "--store", store, "--format", "csv", input=query).out.startswith("name\n")
    for refused in (
        "CREATE (n:Project {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l",
    ):
        assert kg("cypher", refused, "--store", store).code == 2
    assert kg("cypher", "MATCH (p:Nobody) RETURN p", "--store", store).code == 1
    assert kg("cypher", " ", "--store", store).code == 2


WRONG = "MATCH (项:Project)\nRETURN 项.name ODER BY 1"


def shows_the_place(done):
    *_, line, caret = done.err.splitlines()
    assert done.code == 2 and "Traceback" not in done.err
    assert line.strip() == "RETURN 项.name ODER BY 1"
    assert caret.index("^") == line.index("ODER") + 1  # 项 is two cells wide


def test_a_syntax_error_shows_line_and_place(store):
    shows_the_place(kg("cypher", WRONG, "--store", store))


@pytest.mark.slow
def test_cypher_asks_a_server_as_it_asks_a_folder(store, neo4j_uri):
    assert kg("build", SAMPLE, "--store", neo4j_uri).code == 0
    try:
        for query in (
            "MATCH (p:Project) RETURN p.name AS name, p.id AS id ORDER BY id",
            "MATCH path = (e:Enterprise)-[f:UNDERTAKES]->(:Project) RETURN path ORDER BY f.id LIMIT 3",
        ):
            for form in ("table", "json", "csv"):
                asked = [
                    kg("cypher", query, "--limit", "2", "--format", form, "--store", one) for one in (store, neo4j_uri)
                ]
                assert asked[0].out == asked[1].out and asked[0].code == asked[1].code == 0
                assert all("first 2" in done.err for done in asked)
        for refused in ("CREATE (n:Project {id: 'x'})", "MATCH (n) DETACH DELETE n", FILE_READING):
            assert kg("cypher", refused, "--store", neo4j_uri).code == 2
        shows_the_place(kg("cypher", WRONG, "--store", neo4j_uri))
    finally:
        for info in json.loads(kg("reports", "--format", "json", "--store", neo4j_uri).out):
            kg("remove", info["id"], "--store", neo4j_uri)


@pytest.mark.parametrize(
    "command",
    [
        ("lookup", "x"),
        ("neighbors", "x"),
        ("search", "x"),
        ("reports",),
        ("cypher", "RETURN 1"),
        ("export", "turtle"),
        ("check",),
        ("remove", "x"),
    ],
)
def test_no_store_yet_says_how_to_make_one_and_makes_none(tmp_path, command):
    done = kg(*command, "--store", tmp_path / "kg.db")
    assert done.code == 2 and "kg build" in done.err and done.err.count("\n") == 1
    assert not (tmp_path / "kg.db").exists()


def test_output_is_written_beside_and_renamed(store, tmp_path):
    file = tmp_path / "answer.json"
    assert kg("targets", "--store", store, "--format", "json", "--output", file).out == ""
    assert json.loads(file.read_text(encoding="utf-8"))
    assert [path.name for path in tmp_path.iterdir()] == ["answer.json"]
    nowhere = kg("targets", "--store", store, "--output", tmp_path / "no" / "answer.json")
    assert nowhere.code == 2 and "does not exist" in nowhere.err


def test_a_closed_pipe_is_quiet(store):
    code = "from kg.cli import main; main(prog_name='kg')"
    many = "UNWIND range(1, 20000) AS n RETURN n, 'some words to fill the pipe' AS words"
    command = [sys.executable, "-c", code, "cypher", many, "--limit", "20000", "--format", "csv", "--store", str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_lookup_imports_nothing_heavy(store):
    code = (
        "import sys, kg.cli\n"
        f"kg.cli.main(['lookup', '东风公司', '--store', {str(store)!r}], standalone_mode=False)\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'spacy', 'rdflib', 'networkx', 'neo4j'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"
