"""Small graphs of one report, as kg.graph builds them."""

from __future__ import annotations

from typing import Any

import networkx as nx

TYPES = ("Enterprise", "Project", "Place")
STATUSES = ("planned", "started", "operating")


def report_graph(
    report: str,
    mentions: dict[str, str] | None = None,
    undertakes: list[tuple[str, str, str]] | None = None,
    figures: dict[str, float] | None = None,
    statuses: dict[str, str] | None = None,
    names: dict[str, str] | None = None,
    quote: str = "引文",
) -> nx.MultiDiGraph:
    """A report with one section.

    ``mentions`` maps a mention's text to an entity id (e-…, p-…), ``undertakes`` are (fact, enterprise, project),
    ``figures`` maps an observation to its value (targets are those above 100), ``statuses`` a project to a status;
    ``names`` gives entities their names.
    """
    graph = nx.MultiDiGraph()
    section = f"{report}/s-1"

    def node(key: str, labels: tuple[str, ...], **props: Any) -> None:
        graph.add_node(key, labels=labels, props={"id": key, **props})

    def edge(relation: str, head: str, tail: str, **props: Any) -> None:
        key = f"{report}/r-{relation}-{head.rsplit('/')[-1]}-{tail.rsplit('/')[-1]}-{props.pop('n', '')}"
        graph.add_edge(head, tail, key=key, type=relation, props={"id": key, "report": report, **evidence, **props})

    def structural(relation: str, head: str, tail: str) -> None:
        key = f"{head}/{relation}"
        graph.add_edge(head, tail, key=key, type=relation, props={"id": key, "report": report})

    def entity(key: str) -> str:
        if key not in graph:
            kind = "Enterprise" if key.startswith("e-") else "Project"
            node(key, ("Entity", kind), name=(names or {}).get(key, key))
        return key

    evidence = {"start": 0, "end": len(quote), "quote": quote, "rule": "test"}
    node(
        report,
        ("Report",),
        name="报告",
        title="报告",
        year=2020,
        sha256="0" * 64,
        source="a.txt",
        chars=10,
        text="引" * 10,
    )
    node(section, ("Section",), report=report, name="一、回顾", level=1, start=0, end=10, period=None)
    structural("PART_OF", section, report)
    for text, target in (mentions or {}).items():
        mention = f"{report}/m-{text}"
        node(mention, ("Mention",), report=report, section=section, name=text, type="x", nested=False, **evidence)
        edge("REFERS_TO", mention, entity(target))
    for fact, enterprise, project in undertakes or []:
        edge("UNDERTAKES", entity(enterprise), entity(project), n=fact)
    for project, status in (statuses or {}).items():
        node(status, ("Status",), name=status, order=1)
        edge("HAS_STATUS", entity(project), status, kind="actual")
    for name, value in (figures or {}).items():
        observation = f"{report}/o-{name}"
        labels = ("Observation", "Target") if value > 100 else ("Observation",)
        node(observation, labels, report=report, name=name, indicator=name, value=value, suspect=False, **evidence)
        structural("STATED_IN", observation, section)
    return graph
