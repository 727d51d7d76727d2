"""Fills docs/rdf.md: an example of each shape and the answers to its SPARQL questions, from a small invented world.

python -m tests.rdf.page
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import networkx as nx
import pyoxigraph as ox

from kg.schema import schema
from kg.stores import Derived
from tests.queries.world import _Report as Report
from tests.queries.world import world
from tests.rdf.reading import stored, written

PAGE = Path(__file__).parents[2] / "docs" / "rdf.md"
EXAMPLES = re.compile(r"(?s)(<!-- examples -->\n).*?(<!-- end of examples -->\n)")
QUESTION = re.compile(r"(?s)(```sparql\n(.*?)```\n\n<!-- answer -->\n).*?(<!-- end of answer -->\n)")
PASSAGE = "420113-2020#{}=20,22"


def reports() -> list[nx.MultiDiGraph]:
    """The world, and a report that has what the world lacks."""
    later = Report("420113-2022", 2022)
    for at, entity in enumerate(("i-uni", "e-expo", "p-plan", "i-ev")):
        later.mention(f"m{at}", 5 + at * 10, "大会", entity)
    later.figure("o1", 70, "1起", value=1.0, kind="actual", period="2021", unit="起", indicator="事故", canonical=None)
    made = [*world(), later.graph]
    for graph in made:
        graph.nodes[next(iter(graph))]["props"] |= {"place": "汉南区"}
    table = nx.MultiDiGraph()
    said = {"name": "统计公报", "title": "统计公报", "sha256": "0" * 64, "source": "a.csv", "chars": 2, "text": "表\n"}
    table.add_node(
        "420113-2021-s", labels=("Report", "Statistics"), props={"id": "420113-2021-s", "year": 2021, **said}
    )
    return [*made, table]


def export() -> str:
    """The world as Turtle."""
    fulfils = {"id": "420113-2022/f", "report": "420113-2022", "attainment": "missed", "method": "same_measure"}
    edge = Derived("FULFILS", "420113-2022/o1", "420113-2021/o2", {**fulfils, "about": "420113", "period": "2021"})
    twice = {"id": "420113-2020/d", "report": "420113-2020", "check": "stated_twice", "severity": "low", "unit": "亿元"}
    twice |= {"label": "同一数据两处说法不同", "stated": 1700.0, "computed": 1123.0, "reasons": ["口径不同"]}
    other = Derived("DISAGREES_WITH", "420113-2020/o1", "420113-2020/o2", {**twice, "about": "420113"})
    with tempfile.TemporaryDirectory() as folder, stored(Path(folder), reports()) as store:
        store.derive(["420113"], lambda _: [edge, other])
        return written(store, "turtle").decode()


def filled(page: str) -> str:
    """The page with its examples and answers as they are now."""
    turtle = export()
    page = EXAMPLES.sub(lambda m: m[1] + examples(turtle) + m[2], page)
    graph = ox.Store()
    graph.load(turtle.encode(), format=ox.RdfFormat.TURTLE)
    return QUESTION.sub(lambda m: m[1] + answer(graph, m[2]) + m[3], page)


def examples(turtle: str) -> str:
    """One block of Turtle for each node type and relation of the schema."""
    blocks = re.split(r"(?<= \.)\n(?=[<k])", turtle.partition("\n\n")[2])
    first: dict[str, str] = {}
    for block in blocks:
        for name in re.findall(r"kg:(\w+)", block.partition(" ;")[0].partition(" a ")[2]):
            first.setdefault(name, block)
    subjects = {block.partition(" ")[0]: block for block in blocks}
    passage = [subjects[f"<{PASSAGE.format(kind)}>"] for kind in ("char", "position", "quote")]
    made = []
    for owner in schema().owners:
        if owner.name == "Entity":
            continue  # each of its kinds is shown
        if owner.name not in first:
            predicate = owner.predicate  # type: ignore[union-attr]
            said = next(line.strip(" ;.\t") for line in turtle.splitlines() if line.strip().startswith(f"{predicate} "))
            head = next(block.partition(" ")[0] for block in blocks if said in block)
            body = f"{head} {said} ."
        else:
            body = "\n".join([_of_its_own(first, owner.name, blocks)] + passage * (owner.name == "Mention"))
        made.append(f"**{owner.name} {owner.label}**\n\n```turtle\n{body.rstrip()}\n```\n")
    return "\n" + "\n".join(made) + "\n"


def _of_its_own(first: dict[str, str], name: str, blocks: list[str]) -> str:
    """A block of exactly this type where there is one (an Observation that is no Target)."""
    narrow = [
        b for b in blocks if re.search(rf" a (?:kg:Entity , )?(?:kg:\w+ , )?kg:{name} ,(?! kg:)", b.split(" ;")[0])
    ]
    return narrow[0] if narrow else first[name]


def answer(graph: ox.Store, query: str) -> str:
    """The answer to a question as a table."""
    found = graph.query(query)
    names = [variable.value for variable in found.variables]
    rows = [[cell.value if cell else "" for cell in row] for row in found]
    lines = [names, ["---"] * len(names), *rows]
    return "\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n\n"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
