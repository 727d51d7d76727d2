"""Looking up single things: what people type, and what they see."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.queries import card, find_entities, neighbors, path, search, suggest, why
from kg.stores import Store


@pytest.mark.parametrize("called", ["东风汽车", "东风", "东风公司", "e-df"])
def test_an_entity_is_found_by_name_alias_and_id(store: Store, called: str) -> None:
    (found,) = find_entities(store, called)
    assert (found.id, found.type, found.aliases) == ("e-df", "Enterprise", ("东风", "东风公司"))


def test_a_place_is_found_by_its_code(store: Store) -> None:
    assert [one.name for one in find_entities(store, "420113")] == ["汉南区"]
    assert find_entities(store, "420113", type="Project") == ()


def test_suggestions(store: Store) -> None:
    assert find_entities(store, "东风汽车公司") == ()
    assert "东风汽车" in suggest(store, "东风汽车公司")
    assert suggest(store, "东风", type="Project") == ()
    assert suggest(store, "xyz") == ()


def test_card_of_an_enterprise(store: Store) -> None:
    found = card(store, "e-df")
    assert found is not None
    assert [(group.label, [fact.tail.name for fact in group.facts]) for group in found.groups] == [
        ("承担", ["三厂"]),
        ("所属产业", ["新能源汽车"]),
    ]
    assert [(mention.name, mention.section) for mention in found.mentions] == [
        ("东风公司", "一、回顾"),
        ("东风", "一、回顾"),
        ("东风", "一、回顾"),
    ]
    assert found.mentions[0].evidence.marked() == ("还有", "东风公司", "。")
    assert found.mentions[0].evidence.title == "2020年政府工作报告"
    assert found.reports == ("420113-2020", "420113-2021")


def test_card_of_a_place(store: Store) -> None:
    found = card(store, "place-420113")
    assert found is not None
    assert [place.name for place in found.within] == ["武汉市"]
    assert [(group.label, group.outgoing, len(group.facts)) for group in found.groups] == [("所在的", False, 2)]
    assert [figure.period for figure in found.figures] == ["2015", "2020", "2020", "2021/2025", "2021"]
    assert found.figures[-1].value == 0.0 and found.figures[-1].about == found.entity
    above = card(store, "place-420100")
    assert above is not None
    assert [(group.label, len(group.facts)) for group in above.groups] == [("下辖", 1)]


def test_card_of_an_indicator_and_of_nothing(store: Store) -> None:
    found = card(store, "k-gdp")
    assert found is not None and len(found.figures) == 4
    assert card(store, "e-none") is None


def test_neighbors(store: Store) -> None:
    assert [(n.distance, n.entity.name) for n in neighbors(store, "e-df", depth=2)] == [
        (1, "新能源汽车"),
        (1, "三厂"),
        (2, "汉南区"),
        (2, "运营"),
    ]
    assert len(neighbors(store, "e-df", depth=2, limit=1)) == 1
    assert [n.entity.name for n in neighbors(store, "place-420100")] == ["汉南区"]


def test_paths(store: Store) -> None:
    steps = path(store, "e-md", "e-df")
    assert steps is not None
    assert [(step.fact.type, step.forward) for step in steps] == [
        ("LOCATED_IN", True),
        ("LOCATED_IN", False),
        ("UNDERTAKES", False),
    ]
    assert path(store, "e-df", "e-df") == ()
    assert path(store, "e-df", "p-x6") is None
    assert path(store, "e-md", "e-df", max_length=2) is None


def test_search(store: Store) -> None:
    hits = search(store, "三厂")
    assert [(hit.kind, hit.name) for hit in hits][:2] == [("entity", "三厂"), ("relation", "东风汽车 承担 三厂")]
    assert {hit.kind for hit in search(store, "亿元")} == {"observation"}
    assert [hit.name for hit in search(store, "风")] == ["东风汽车"]
    assert [hit.kind for hit in search(store, "落户 美的")] == ["relation"]
    assert search(store, '"(东风~') == () and search(store, "  ") == ()
    assert len(search(store, "三厂", limit=1)) == 1


def test_why(store: Store) -> None:
    relation = why(store, "420113-2021/r1")
    assert relation is not None
    assert (relation.subject, relation.section) == ("地铁6号线 状态 开工", "一、回顾")
    assert relation.details == (("性质", "已承诺"), ("时期", "2021"))
    figure = why(store, "420113-2021/o2")
    assert figure is not None
    assert (figure.type, figure.evidence.quote, figure.section) == ("Target", "0", "二、展望")
    assert ("数值", "0") in figure.details and ("关于", "汉南区（地方）") in figure.details
    mention = why(store, "420113-2020/m2")
    assert mention is not None
    assert mention.evidence.cue == "厂" and ("指", "东风汽车（企业）") in mention.details
    assert why(store, "420113-2020/x") is None


def test_a_lookup_imports_nothing_heavy() -> None:
    heavy = "('spacy', 'networkx', 'rdflib', 'pyshacl', 'neo4j', 'rapidfuzz', 'numpy', 'pandas')"
    code = f"import sys, kg.queries, kg.stores.embedded; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
