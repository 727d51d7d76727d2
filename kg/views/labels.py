"""The Chinese words for types and values, as the schema declares them."""

from __future__ import annotations

from kg.schema import schema

TYPE_COLUMNS = ("type", "relation")
CODE_COLUMNS = {
    "kind": ("Kind", "StatusKind"),
    "measure": ("Measure",),
    "comparator": ("Comparator",),
    "status": ("StatusName",),
    "stance": ("Stance",),
    "attainment": ("Attainment",),
}


def entity_type(name: str) -> str:
    """企业 for Enterprise; the name itself where the schema has no label."""
    node = schema().nodes.get(name)
    return node.label if node else name


def any_type(name: str) -> str:
    """The label of a node type or a relation: 企业 for Enterprise, 承担 for UNDERTAKES."""
    relation = schema().relations.get(name)
    return relation.label if relation else entity_type(name)


def code(column: str, words: str) -> str:
    """What a column of an answer says to people: its codes in Chinese, all other words as they are.

    >>> code("measure", "growth"), code("type", "Project"), code("name", "growth")
    ('增速', '项目', 'growth')
    """
    if column in TYPE_COLUMNS:
        return any_type(words)
    for enum in CODE_COLUMNS.get(column, ()):
        if words in schema().enums[enum].values:
            return value(enum, words)
    return words


def value(enum: str, name: str | None) -> str:
    """The label of an enumeration's value: 目标 for Kind, target; empty for None.

    >>> value("Kind", "target")
    '目标'
    """
    if name is None:
        return ""
    known = schema().enums[enum].values
    return known[name].label if name in known else name


def qualifier(kind: str | None, period: str | None) -> str:
    """What a relation says of itself beside its ends: 已承诺 2021."""
    return " ".join(filter(None, [value("StatusKind", kind) if kind == "planned" else "", period]))


def state(status: str, kind: str | None, period: str | None) -> str:
    """How far a project is: 建成 2020, or 运营（已承诺 2021）."""
    if kind == "planned":
        return f"{code('status', status)}（{qualifier(kind, period)}）"
    return " ".join(filter(None, [code("status", status), period]))


def figure_kind(kind: str, measure: str, suspect: bool) -> str:
    """实际, 预计 or 目标, with the measure where it is not a plain level, and 存疑 where the figure looks damaged."""
    parts = [value("Kind", kind), value("Measure", measure) if measure != "level" else "", "存疑" if suspect else ""]
    return " ".join(filter(None, parts))
