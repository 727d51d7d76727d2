"""Two small reports of one world: a firm, its projects, a district in a city, figures and promises."""

from __future__ import annotations

from typing import Any

import networkx as nx

NAMES = {
    "e-df": ("Enterprise", "东风汽车"),
    "e-md": ("Enterprise", "美的集团"),
    "p-sc": ("Project", "三厂"),
    "p-x6": ("Project", "地铁6号线"),
    "i-ev": ("Industry", "新能源汽车"),
    "place-420100": ("Place", "武汉市"),
    "place-420113": ("Place", "汉南区"),
    "k-gdp": ("Indicator", "地区生产总值"),
    "i-uni": ("Institution", "江汉大学"),
    "e-expo": ("Event", "智能汽车大会"),
    "p-plan": ("Policy", "武汉市产业规划"),
}
STATUSES = {"started": ("开工", 4), "operating": ("运营", 8)}


def world() -> list[nx.MultiDiGraph]:
    """The reports of 2020 and 2021."""
    first = _Report("420113-2020", 2020)
    first.mention("m1", 2, "东风公司", "e-df")
    first.mention("m2", 10, "东风", "e-df")
    first.mention("m3", 20, "三厂", "p-sc")
    first.mention("m4", 30, "美的集团", "e-md")
    first.fact("r1", "UNDERTAKES", "e-df", "p-sc", 18, "东风三厂")
    first.fact("r2", "LOCATED_IN", "p-sc", "place-420113", 20, "三厂在汉南")
    first.fact("r3", "LOCATED_IN", "e-md", "place-420113", 30, "美的落户汉南")
    first.fact("r4", "HAS_STATUS", "p-sc", "operating", 24, "三厂投产", kind="actual", period="2020")
    first.fact("r5", "IN_INDUSTRY", "e-df", "i-ev", 11, "东风等新能源汽车企业")
    first.within()
    first.figure("o1", 40, "1700亿元", value=1700.0, kind="estimate", period="2020")
    first.figure("o2", 45, "1123亿元", value=1123.0, kind="actual", period="2015")
    first.figure("o3", 50, "89.7%", value=89.7, kind="actual", period="2020", suspect=True, reason="lost separator")
    second = _Report("420113-2021", 2021)
    second.mention("m1", 5, "东风", "e-df")
    second.mention("m2", 15, "地铁6号线", "p-x6")
    second.fact("r1", "HAS_STATUS", "p-x6", "started", 15, "年内开工地铁6号线", kind="planned", period="2021")
    second.fact("r2", "HAS_STATUS", "p-sc", "operating", 24, "三厂投产", kind="actual", period="2020")
    second.within()
    second.figure("o1", 60, "8%", value=8.0, kind="target", period="2021/2025", unit="%", measure="avg_growth")
    second.figure("o2", 65, "0", value=0.0, kind="target", period="2021", unit="起", indicator="事故", canonical=None)
    return [first.graph, second.graph]


class _Report:
    def __init__(self, id_: str, year: int) -> None:
        self.id = id_
        self.graph = nx.MultiDiGraph()
        title = f"{year}年政府工作报告"
        self._node(
            id_, "Report", name=title, title=title, year=year, sha256="0" * 64, source="a", chars=99, text="文" * 99
        )
        for number, (name, start, end) in enumerate([("一、回顾", 0, 50), ("二、展望", 50, 99)]):
            section = f"{id_}/s-{number}"
            self._node(section, "Section", report=id_, name=name, level=1, start=start, end=end)
            self._edge(f"{section}-part", "PART_OF", section, id_)

    def mention(self, key: str, start: int, text: str, entity: str) -> None:
        place = self._evidence(start, text, "rule.mention", "厂")
        mention, section = f"{self.id}/{key}", f"{self.id}/s-{int(start >= 50)}"
        settings = {"section": section, "sentence": f"还有{text}。", "sentence_start": start - 2}
        self._node(mention, "Mention", **place, **settings, name=text, type=NAMES[entity][0], nested=False)
        self._edge(f"{self.id}/{key}-ref", "REFERS_TO", mention, self._entity(entity), **place)
        self._edge(f"{self.id}/{key}-in", "STATED_IN", mention, section)

    def fact(self, key: str, relation: str, head: str, tail: str, start: int, quote: str, **props: Any) -> None:
        self._edge(
            f"{self.id}/{key}",
            relation,
            self._entity(head),
            self._entity(tail),
            **self._evidence(start, quote),
            **props,
        )

    def within(self) -> None:
        self.fact("w", "WITHIN", "place-420113", "place-420100", 1, "汉南区")

    def figure(self, key: str, start: int, text: str, **props: Any) -> None:
        kind = props["kind"]
        said = {
            "indicator": "GDP",
            "canonical": "地区生产总值",
            "unit": "亿元",
            "measure": "level",
            "comparator": "eq",
            "suspect": False,
        }
        said |= props
        said = {name: value for name, value in said.items() if value is not None}
        labels = ("Observation", "Target") if kind == "target" else ("Observation",)
        name = f"{said.get('canonical', said['indicator'])} {text} {said['period']}"
        observation, section = f"{self.id}/{key}", f"{self.id}/s-{int(start >= 50)}"
        sentence = {"section": section, "sentence": f"达到{text}，", "sentence_start": start - 2}
        self._node(observation, *labels, **self._evidence(start, text), **sentence, name=name, **said)
        about = self._entity("place-420113")
        self._edge(f"{self.id}/{key}-about", "ABOUT", observation, about, **self._evidence(start, text))
        if "canonical" in said:
            self._edge(
                f"{self.id}/{key}-of", "MEASURES", observation, self._entity("k-gdp"), **self._evidence(start, text)
            )
        self._edge(f"{self.id}/{key}-in", "STATED_IN", observation, section)

    def _evidence(self, start: int, quote: str, rule: str = "rule.fact", cue: str | None = None) -> dict[str, Any]:
        made = {"report": self.id, "start": start, "end": start + len(quote), "quote": quote, "rule": rule}
        return made | ({"cue": cue} if cue else {})

    def _entity(self, key: str) -> str:
        if key in STATUSES:
            self._node(key, "Status", name=STATUSES[key][0], order=STATUSES[key][1])
        elif key in NAMES:
            type_, name = NAMES[key]
            code = {"code": key.removeprefix("place-"), "category": "city"} if type_ == "Place" else {}
            self._node(key, "Entity", type_, name=name, **code)
        return key

    def _node(self, key: str, *labels: str, **props: Any) -> None:
        self.graph.add_node(key, labels=labels, props={"id": key, **props})

    def _edge(self, key: str, relation: str, head: str, tail: str, **props: Any) -> None:
        self.graph.add_edge(head, tail, key=key, type=relation, props={"id": key, "report": self.id, **props})
