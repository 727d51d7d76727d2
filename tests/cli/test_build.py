"""Building and withdrawing, with everything that can be wrong with files and folders."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from kg import pipeline
from kg.stores import open_store

from .conftest import SAMPLE, kg


def dump(store):
    with open_store(store, read_only=True) as graph:
        nodes = graph.run("MATCH (n) RETURN n.id AS id, labels(n) AS l, properties(n) AS p ORDER BY id").dicts()
        edges = graph.run("MATCH (a)-[r]->(b) RETURN r.id AS id, a.id AS a, b.id AS b, properties(r) AS p").dicts()
    return nodes, sorted(edges, key=lambda edge: edge["id"])


def test_a_report_is_added_then_unchanged_then_removed_without_a_trace(tmp_path, report):
    store, file, other = tmp_path / "kg.db", report("a.txt"), report("b.txt", "顺平县")
    assert kg("build", other, "--store", store).code == 0
    before = dump(store)
    first = kg("build", file, "--store", store)
    assert first.code == 0 and first.out.startswith("added") and "1 added" in first.out
    after = dump(store)
    again = kg("build", file, "--store", store)
    assert again.code == 0 and again.out.startswith("unchanged") and "No change" in again.out
    assert dump(store) == after
    id_ = json.loads(kg("build", file, "--store", store, "--format", "json").out)[0]["report"]
    removed = kg("remove", id_, "--store", store)
    assert removed.code == 0 and id_ in removed.out
    assert dump(store) == before
    gone = kg("remove", id_, "--store", store)
    assert gone.code == 1 and f"no report {id_}" in gone.err


def test_a_corrected_report_replaces_the_earlier_one(tmp_path, report):
    store = tmp_path / "kg.db"
    kg("build", report(), "--store", store)
    text = report().read_text(encoding="utf-8").replace("56亿元", "57亿元")
    done = kg("build", report(text=text), "--store", store)
    assert done.out.startswith("replaced")
    assert len(json.loads(kg("reports", "--store", store, "--format", "json").out)) == 1


def test_place_and_date_override_the_head(tmp_path, report):
    store = tmp_path / "kg.db"
    kg("build", report(), "--place", "阜平县", "--date", "2022-02-03", "--store", store)
    [stored] = json.loads(kg("reports", "--store", store, "--format", "json").out)
    assert "阜平" in stored["place"] and stored["delivered_on"] == "2022-02-03"


def test_what_the_head_does_not_tell_is_said(tmp_path, report):
    store = tmp_path / "kg.db"
    done = kg("build", report(), "--place", "火星", "--store", store)
    assert "no one division is known as 火星: give its full name with --place" in done.out
    bare = report("b.txt", text="各位代表：\n地区生产总值增长7%。")
    done = kg("build", bare, "--store", store)
    assert "no issuing place was found" in done.out and "no year was found: give it with --date" in done.out
    done = kg("build", bare, "--place", "保定市博野县", "--date", "2021", "--store", store)
    assert done.out.startswith("added      130637-2021 ") and len(done.out.splitlines()) == 2
    assert len(json.loads(kg("reports", "--store", store, "--format", "json").out)) == 3


def test_several_workers_store_the_same_in_the_same_order(tmp_path, report):
    files = [
        report("a.txt"),
        report("b.txt", "顺平县"),
        report("c.txt", "阜平县"),
        report("d.txt", text="今天天气很好。"),
    ]
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    alone = kg("build", *files, "--store", one, "--format", "json")
    together = kg("build", *files, "--store", two, "--workers", "2", "--format", "json")
    assert alone.code == together.code == 1 and alone.out == together.out
    assert dump(one) == dump(two)


def test_workers_have_one_thread_of_numpy_each(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    told = "__import__('os').environ['OPENBLAS_NUM_THREADS'], 'numpy' in __import__('sys').modules"
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=pipeline._begin_worker) as pool:
        assert pool.submit(eval, told).result() == ("1", False)  # said before numpy asks


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the worker under /proc")
def test_a_killed_worker_is_told_in_one_sentence(tmp_path, report):
    files = [str(report(f"{n}.txt")) for n in range(400)]
    start = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", "build", *files]
    command = [*start, "--store", str(tmp_path / "kg.db"), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as build:
        workers = []
        while len(workers) < 2 and build.poll() is None:
            children = Path(f"/proc/{build.pid}/task/{build.pid}/children").read_text().split()
            workers = [c for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]
        time.sleep(0.5)  # while they start, Python's own pool may trip over a death
        os.kill(int(workers[0]), signal.SIGKILL)
        told = build.stderr.read()
    assert build.returncode == 2 and "fewer --workers" in told and "Traceback" not in told


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "nothing.txt": "今天天气很好，我们去公园散步吧。\n".encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_is_one_sentence_and_exit_code_2(tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name])
    done = kg("build", tmp_path / name, "--store", tmp_path / "kg.db")
    assert done.code == 2
    assert [line for line in done.out.splitlines() if line.startswith("bad") and name in line]
    assert "Nothing was built" in done.out
    assert not (tmp_path / "kg.db").exists()


def test_bad_files_among_good_ones_are_listed_and_the_good_ones_built(tmp_path, report):
    report("reports/good.txt")
    report("reports/deep/gbk.txt", "顺平县", encoding="gb18030")
    for name, content in BAD.items():
        (tmp_path / "reports" / name).write_bytes(content)
    done = kg("build", tmp_path / "reports", tmp_path / "missing.txt", "--store", tmp_path / "kg.db")
    assert done.code == 1
    assert "2 added, 4 bad" in done.out
    for name in (*BAD, "missing.txt"):
        assert any(line.startswith("bad") and name in line for line in done.out.splitlines())
    assert len(json.loads(kg("reports", "--store", tmp_path / "kg.db", "--format", "json").out)) == 2


def test_globs_find_files_and_two_files_of_one_report_are_told(tmp_path, report):
    report("x/a.txt")
    report("x/b.txt")
    done = kg("build", str(tmp_path / "x" / "*.txt"), "--store", tmp_path / "kg.db")
    assert done.code == 1
    assert "same place and date" in done.out and "a.txt" in done.out


def test_a_missing_file_an_empty_folder_and_a_glob_without_files_make_no_store(tmp_path):
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "no.txt", tmp_path / "empty", tmp_path / "*.md"):
        done = kg("build", path, "--store", tmp_path / "kg.db")
        assert done.code == 2 and str(path) in done.err and done.err.count("\n") == 1
    assert not (tmp_path / "kg.db").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_encodings_are_recognised(tmp_path, report, encoding):
    done = kg("build", report(encoding=encoding), "--store", tmp_path / "kg.db", "--format", "json")
    assert done.code == 0
    assert "政府工作报告" in json.loads(done.out)[0]["title"]


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_sentence(tmp_path, report):
    file = report()
    (tmp_path / "locked").mkdir(mode=0o500)
    done = kg("build", file, "--store", tmp_path / "locked" / "kg.db")
    assert done.code == 2 and done.err.count("\n") == 1


def test_a_file_where_the_store_should_be_is_one_sentence(tmp_path, report):
    done = kg("build", report("a.txt"), "--store", report("b.txt"))
    assert done.code == 2 and "b.txt" in done.err and done.err.count("\n") == 1


def test_a_store_in_use_is_one_sentence(tmp_path, report):
    file, store = report(), tmp_path / "kg.db"
    kg("build", file, "--store", store)
    hold = f"from kg.stores import open_store; s = open_store({str(store)!r}); print('open', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline()
        done = kg("build", file, "--store", store)
        other.communicate(b"\n")
    assert done.code == 2 and "in use" in done.err and done.err.count("\n") == 1


def test_the_sample_builds_the_same_graph_twice(tmp_path, store):
    assert kg("build", SAMPLE, "--store", tmp_path / "kg.db").code == 0
    assert dump(tmp_path / "kg.db") == dump(store)
