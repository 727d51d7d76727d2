"""Both stores over real reports: loading against the bare driver and engine, questions, lookups, neo4j-admin import.

KG_CORPUS=FOLDER python benchmarks/stores.py [COUNT] > docs table

Starts a Neo4j server of its own (Java and Maven). COUNT limits the number of reports.
"""

from __future__ import annotations

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import networkx as nx

ROOT = Path(__file__).parent.parent
sys.path[:] = [str(ROOT), *(p for p in sys.path if Path(p or ".").resolve() != Path(__file__).parent)]
import neo4j  # noqa: E402

from kg import queries  # noqa: E402
from kg.data import path  # noqa: E402
from kg.pipeline import _graph, build  # noqa: E402
from kg.stores import Store, difference, engine, open_store  # noqa: E402
from tests.tools.neo4j.server import Server  # noqa: E402

Statement = tuple[str, dict[str, Any]]
KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]
REPEATS, WARM = 21, 5
LIMIT = 1000  # as kg query asks
ABOUT = {"report": "420113-2020-12-24", "period": "2021", "place": "博野县"}
LOOKUP_SIZES = (5, 20)
_CLEAR = "MATCH (n) WHERE NOT n:KgStore CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"


def main() -> None:
    """Measures and prints tables in Markdown."""
    corpus = os.environ.get("KG_CORPUS")
    if not corpus:
        raise SystemExit("KG_CORPUS is not set: it names the folder of reports.")
    files = [*path("seeds", "reports").glob("*.txt"), *sorted(Path(corpus).rglob("*.txt"))]
    files = files[: int(sys.argv[1])] if len(sys.argv) > 1 else files
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        graphs = distinct(files)
        nodes, edges = sum(len(g) for g in graphs), sum(g.number_of_edges() for g in graphs)
        print(f"{len(graphs)} 份报告，逐份相加 {nodes:,} 个节点、{edges:,} 条关系。\n")
        loading(server, Path(folder), graphs)
        asking(server, Path(folder), files)
        importing(server, Path(folder))


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    server = Server(folder / "neo4j", flags=()).start()
    os.environ.update(server.environment)
    try:
        yield server
    finally:
        server.stop()


def distinct(files: list[Path]) -> list[nx.MultiDiGraph]:
    """The graphs of the reports, one for each id."""
    found = {}
    for file in files:
        graph, outcome = _graph(file, None, None)
        found.setdefault(outcome.report, graph)
    return list(found.values())


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def loading(server: Server, folder: Path, graphs: list[nx.MultiDiGraph]) -> None:
    """Ours against a bare loop that sends the same writes in the same batches and transactions, alternating."""
    bolt, embedded = [], []
    with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", server.password)) as driver:
        recorded = record(driver, server, graphs)
        for turn in range(4):  # each goes first in turn: the server grows faster with use
            took = {}
            for ours in (True, False) if turn % 2 else (False, True):
                clear(server.uri)
                took[ours] = timed(lambda: put_all(server.uri, graphs) if ours else bare_bolt(driver, recorded))  # noqa: B023
            bolt.append((took[True], took[False]))
    for turn in range(2):
        ours, bare = folder / f"ours{turn}", folder / f"bare{turn}"
        for fresh in (ours, bare):
            open_store(fresh, create=True).close()
        took = timed(partial(put_all, ours, graphs)), timed(partial(bare_engine, bare, recorded))
        embedded.append(took)
    again = timed(lambda: put_all(folder / "ours0", graphs))
    open_store(folder / "half", create=True).close()
    half = timed(lambda: put_all(folder / "half", graphs[::2]))
    print("| 装入 | kg（秒） | 只发同样的写入（秒） | 比 |\n|---|---|---|---|")
    for name, pairs in (("Neo4j", bolt), ("文件夹", embedded)):
        ours_, bare_ = (min(pair[at] for pair in pairs) for at in (0, 1))
        print(f"| {name} | {ours_:.1f} | {bare_:.1f} | {ours_ / bare_:.2f} |")
    size = sum(g.number_of_edges() for g in graphs[::2]) / sum(g.number_of_edges() for g in graphs)
    print(f"\n文件夹：再装一次 {again:.1f} 秒，什么也不变；只装每两份中的一份（关系的 {size:.0%}）{half:.1f} 秒。\n")


def put_all(target: Path | str, graphs: list[nx.MultiDiGraph]) -> None:
    with open_store(target, create=True) as store:
        for graph in graphs:
            store.put(graph)


def clear(uri: str) -> None:
    auth = ("neo4j", os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(uri, auth=auth) as driver, driver.session() as session:
        session.run(_CLEAR).consume()


def record(driver: neo4j.Driver, server: Server, graphs: list[nx.MultiDiGraph]) -> list[list[Statement]]:
    """The writing statements of each report's transaction."""
    clear(server.uri)
    open_store(server.uri, create=True).close()
    all_: list[list[Statement]] = []
    for graph in graphs:
        mine: list[Statement] = []
        with driver.session() as session, session.begin_transaction() as transaction:

            def execute(text: str, given: Mapping[str, Any], mine: list[Statement] = mine) -> list[dict[str, Any]]:
                if " RETURN " not in text:
                    mine.append((text, dict(given)))
                return transaction.run(text, dict(given)).data()

            difference.put(execute, graph)
            transaction.commit()
        all_.append(mine)
    return all_


def bare_bolt(driver: neo4j.Driver, recorded: list[list[Statement]]) -> None:
    with driver.session() as session:
        for mine in recorded:
            with session.begin_transaction() as transaction:
                for text, given in mine:
                    transaction.run(text, given).consume()
                transaction.commit()


def bare_engine(folder: Path, recorded: list[list[Statement]]) -> None:
    with engine.open_(folder) as database:
        for mine in recorded:
            with database.transaction():
                for text, given in mine:
                    database.command("opencypher", text, given).to_list()


def asking(server: Server, folder: Path, files: list[Path]) -> None:
    """Lookups on graphs of several sizes, and questions on the whole graph."""
    sizes = sorted({*(n for n in LOOKUP_SIZES if n < len(files)), len(files)})
    times: dict[tuple[str, str], dict[int, float]] = {}
    for size in sizes:
        clear(server.uri)
        for where, target in (("文件夹", folder / f"asked{size}"), ("Neo4j", server.uri)):
            with open_store(target, create=True) as store:
                list(build(files[:size], store))
                for name, work in lookups(store).items():
                    times.setdefault((name, where), {})[size] = middle_and_95(work)[0]
    print(f"| 查找（毫秒，中位数） | {' | '.join(f'{size} 份' for size in sizes)} |\n|---|{'---|' * len(sizes)}")
    for (name, where), by_size in times.items():
        print(f"| {name}，{where} | {' | '.join(f'{by_size[size]:.1f}' for size in sizes)} |")
    print("\n| 问题（毫秒） | 行 | 文件夹：中位数 | 95% | Neo4j：中位数 | 95% |\n|---|---|---|---|---|---|")
    with (
        open_store(folder / f"asked{len(files)}", read_only=True) as here,
        open_store(server.uri, read_only=True) as there,
    ):
        for query in queries.load():
            about = {p.name: ABOUT[p.name] for p in query.parameters if p.name in ABOUT} | query.examples
            everything = {p.name: query.examples[p.name] for p in query.parameters if p.required}
            for given in [about] if about == everything else [about, everything]:
                cells = [f"{query.name}{'' if given is about else '，不限范围'}"]
                for store in (here, there):
                    ask = partial(queries.run, store, query.name, given, limit=LIMIT)
                    cells += [] if cells[1:] else [str(len(ask().rows))]
                    cells += [f"{one:.1f}" for one in middle_and_95(ask)]
                print(f"| {' | '.join(cells)} |", flush=True)
    print()


def middle_and_95(work: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds, after a few runs that warm the caches."""
    for _ in range(WARM):
        work()
    spent = sorted(1000 * timed(work) for _ in range(REPEATS))
    return statistics.median(spent), spent[int(0.95 * (len(spent) - 1))]


def lookups(store: Store) -> dict[str, Callable[[], object]]:
    firm = queries.find_entities(store, "东风公司")[0].id
    return {
        "按名称找实体": lambda: queries.find_entities(store, "东风公司"),
        "实体的卡片": lambda: queries.card(store, firm),
        "相邻的实体": lambda: queries.neighbors(store, firm),
        "全文检索": lambda: queries.search(store, "氢燃料电池"),
    }


def importing(server: Server, folder: Path) -> None:
    """The same graph through files: export, import, start, indexes."""
    store = max(folder.glob("asked*"), key=lambda one: int(one.name.removeprefix("asked")))
    made = folder / "made"
    export = timed(
        lambda: subprocess.run([*KG, "export", "neo4j-import", str(made), "--store", str(store)], check=True)
    )
    server.stop()
    *_, command = made.joinpath("import.sh").read_text().splitlines()
    load = timed(lambda: server.admin(*shlex.split(command)[1:], folder=made))
    start = timed(server.start)

    def indexes() -> None:
        with neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", server.password)) as driver:
            for statement in filter(None, made.joinpath("schema.cypher").read_text(encoding="utf-8").split(";\n")):
                driver.execute_query(statement)

    print(
        f"neo4j-admin：写出文件 {export:.1f} 秒，导入 {load:.1f} 秒，启动 {start:.1f} 秒，"
        f"约束和索引 {timed(indexes):.1f} 秒。"
    )


if __name__ == "__main__":
    main()
