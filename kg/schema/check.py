"""Checks a property graph against the declaration; messages name report and offset, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.schema.model import Property, Schema, schema

if TYPE_CHECKING:
    import networkx as nx

_PYTHON_TYPES: dict[str, type] = {"string": str, "integer": int, "float": float, "boolean": bool}


def problems(graph: nx.MultiDiGraph) -> list[str]:
    """What in ``graph`` is against the declaration, one sentence each; empty when it conforms.

    Nodes carry ``labels`` and ``props``, edges ``type`` and ``props``, as kg.graph builds them.

    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("p-1", labels=("Entity", "Project"), props={"id": "p-1", "nmae": "东风本田三厂"})
    >>> problems(graph)
    ['Project p-1: name is missing · 缺少name', 'Project p-1: nmae is not a property of Project · Project没有属性nmae']
    """
    declared = schema()
    found: list[str] = []
    for key, data in graph.nodes(data=True):
        found += _node(declared, str(key), data)
    for head, tail, key, data in graph.edges(keys=True, data=True):
        found += _edge(declared, str(key), data, graph.nodes[head], graph.nodes[tail])
    return found


def _node(declared: Schema, key: str, data: Mapping[str, Any]) -> Iterator[str]:
    labels, props = tuple(data.get("labels", ())), data.get("props", {})
    node = declared.node_type(labels)
    if node is None:
        carried = ", ".join(labels) or "(none)"
        yield f"{_where(props)}node {key}: no node type has the labels {carried} · 没有哪种节点带有标签 {carried}"
        return
    subject = f"{_where(props)}{node.name} {key}"
    if props.get("id") != key:
        yield f"{subject}: its id says {props.get('id')!r} · 标识与节点不符"
    yield from (f"{subject}: {problem}" for problem in _properties(declared, node.name, node.properties, props))


def _edge(
    declared: Schema, key: str, data: Mapping[str, Any], head: Mapping[str, Any], tail: Mapping[str, Any]
) -> Iterator[str]:
    props = data.get("props", {})
    relation = declared.relations.get(data.get("type", ""))
    if relation is None:
        yield f"{_where(props)}relation {key}: {data.get('type')!r} is not a declared relation · 未声明的关系"
        return
    subject = f"{_where(props)}{relation.name} {key}"
    ends = (("head", "主语", head, relation.heads), ("tail", "宾语", tail, relation.tails))
    for end, label, node, allowed in ends:
        if not set(node.get("labels", ())) & set(allowed):
            labels = ", ".join(node.get("labels", ())) or "(nothing)"
            wanted = ", ".join(allowed)
            yield f"{subject}: its {end} is {labels}, it must be one of {wanted} · {label}的类型不对"
    yield from (f"{subject}: {problem}" for problem in _properties(declared, relation.name, relation.properties, props))


def _where(props: Mapping[str, Any]) -> str:
    if "report" not in props:
        return ""
    return f"{props['report']}:{props['start']}: " if "start" in props else f"{props['report']}: "


def _properties(
    declared: Schema, owner: str, allowed: Mapping[str, Property], props: Mapping[str, Any]
) -> Iterator[str]:
    yield from (
        f"{name} is missing · 缺少{name}" for name, prop in allowed.items() if prop.required and name not in props
    )
    for name, value in props.items():
        if name not in allowed:
            yield f"{name} is not a property of {owner} · {owner}没有属性{name}"
            continue
        prop = allowed[name]
        if prop.many and not isinstance(value, list | tuple):
            yield f"{name} must be a list, not {value!r} · 必须是列表"
            continue
        for one in value if prop.many else (value,):
            if problem := _value(declared, prop, one):
                yield f"{name} {problem}"
    start, end, quote = props.get("start"), props.get("end"), props.get("quote")
    if isinstance(start, int) and isinstance(end, int) and isinstance(quote, str) and end - start != len(quote):
        yield f"its quote has {len(quote)} characters, but it runs from {start} to {end} · 引文长度与起止位置不符"


def _value(declared: Schema, prop: Property, value: object) -> str | None:
    """What is wrong with one value, or None."""
    expected = _PYTHON_TYPES[prop.type]
    if type(value) is not expected:
        return f"must be {prop.type}, not {value!r} · 类型不对"
    if prop.required and value == "":
        return "is empty · 不能为空"
    if prop.enum and value not in declared.enums[prop.enum].values:
        return f"must be one of {', '.join(declared.enums[prop.enum].values)}, not {value!r} · 不在取值之列"
    if prop.pattern and not re.search(prop.pattern, str(value)):
        return f"must match {prop.pattern}, but is {value!r} · 格式不对"
    if prop.minimum is not None and isinstance(value, int | float) and value < prop.minimum:
        return f"must be at least {prop.minimum}, but is {value!r} · 不能小于 {prop.minimum}"
    return None
