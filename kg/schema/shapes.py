"""The declaration as SHACL shapes: what each node and each fact of the RDF must have. https://www.w3.org/TR/shacl/

A relation has two shapes: of kg:UNDERTAKES, the facts that carry the evidence, and of kg:undertakes, stated directly.
"""

from __future__ import annotations

import json

from kg.schema.model import NodeType, Property, RelationType, Schema
from kg.schema.turtle import block, english, prefixes, words


def shapes(declared: Schema) -> str:
    """The shapes as Turtle, in a fixed order; every message is there in Chinese and in English."""
    blocks = [prefixes(declared)]
    for node in declared.nodes.values():
        inherited = {prop for label in node.labels[:-1] for prop in declared.nodes[label].properties.values()}
        own = [prop for prop in node.properties.values() if prop not in inherited]
        blocks.append(
            _shape(node, [_property(declared, node, prop) for prop in own if prop.name != "search"], declared)
        )
    for relation in declared.relations.values():
        if relation.reified:
            blocks.append(_shape(relation, _fact(declared, relation), declared))
        blocks.append(_direct(declared, relation))
    return "\n".join(blocks)


def _fact(declared: Schema, relation: RelationType) -> list[str]:
    predicate = f"sh:path rdf:predicate ; sh:hasValue {relation.predicate}"
    return [
        _end("rdf:subject", declared, relation.heads, relation, "主语", "subject"),
        f"[ {predicate} ; {_message(relation, '谓语', 'predicate', relation.predicate, relation.predicate)} ]",
        _end("rdf:object", declared, relation.tails, relation, "宾语", "object"),
        *(_property(declared, relation, prop) for prop in relation.properties.values()),
    ]


def _direct(declared: Schema, relation: RelationType) -> str:
    """A relation as it is stated directly: what has it, and what it leads to."""
    zh, en = (
        f"{relation.label}：从{_kinds(declared, relation.heads, 'zh')}到{_kinds(declared, relation.tails, 'zh')}",
        f"{relation.predicate} leads from {_kinds(declared, relation.heads, 'en')} "
        f"to {_kinds(declared, relation.tails, 'en')}",
    )
    said = [
        "a sh:NodeShape",
        f"sh:targetSubjectsOf {relation.predicate}",
        f"sh:name {words(relation.label, 'zh')}, {words(english(relation.name), 'en')}",
        _classes(declared, relation.heads),
        f"sh:property [ sh:path {relation.predicate} ; {_classes(declared, relation.tails)} ; {_messages(zh, en)} ]",
        _messages(zh, en),
    ]
    return block(f"{relation.predicate}Shape", said)


def _shape(owner: NodeType | RelationType, properties: list[str], declared: Schema) -> str:
    statements = ["a sh:NodeShape", f"sh:targetClass {owner.uri}"]
    if isinstance(owner, NodeType) and len(owner.labels) > 1:  # which has the shape that says the rest
        wider = declared.nodes[owner.labels[-2]]
        zh, en = f"{owner.label}也是{wider.label}", f"every {english(owner.name)} is also a {wider.uri}"
        statements += [f"sh:class {wider.uri}", _messages(zh, en)]
    statements.append(f"sh:name {words(owner.label, 'zh')}, {words(english(owner.name), 'en')}")
    statements += [f"sh:property {prop}" for prop in properties]
    return block(f"kg:{owner.name}Shape", statements)


def _property(declared: Schema, owner: NodeType | RelationType, prop: Property) -> str:
    path = f"( {' '.join((*prop.path, prop.uri))} )" if prop.path else prop.uri
    said = [f"sh:path {path}", f"sh:name {words(prop.label, 'zh')}, {words(english(prop.name), 'en')}"]
    if prop.required:
        said.append("sh:minCount 1")
    if not prop.many and prop.uri != "rdfs:label":
        said.append("sh:maxCount 1")
    said += _values(declared, prop)
    zh, en = _wanted(declared, prop)
    said.append(_message(owner, prop.label, english(prop.name), zh, en))
    return f"[ {' ; '.join(said)} ]"


def _values(declared: Schema, prop: Property) -> list[str]:
    if prop.link:
        return ["sh:nodeKind sh:IRI", f"sh:class {declared.nodes[prop.link].uri}"]
    if prop.enum and prop.name != "id":
        return [f"sh:in ( {' '.join(f'kg:{prop.enum}-{value}' for value in declared.enums[prop.enum].values)} )"]
    said = [f"sh:datatype {prop.datatype}"]
    if prop.enum:
        said.append(f"sh:in ( {' '.join(json.dumps(value) for value in declared.enums[prop.enum].values)} )")
    if prop.language:
        said.append(f"sh:languageIn ( {json.dumps(prop.language)} )")
    if prop.required and prop.type == "string":
        said.append("sh:minLength 1")
    if prop.pattern:
        said.append(f"sh:pattern {json.dumps(prop.pattern)}")
    if prop.minimum is not None and prop.datatype == "xsd:integer":
        said.append(f"sh:minInclusive {prop.minimum}")
    return said


def _wanted(declared: Schema, prop: Property) -> tuple[str, str]:
    """What a property must be, in Chinese and in English."""
    number = ("必须有" if prop.required else "可以有") + ("" if prop.many else "且只能有一个")
    counted = "required" if prop.required else "optional"
    if prop.link:
        what = (f"{declared.nodes[prop.link].label}的标识", f"the IRI of a {english(prop.link)}")
    elif prop.enum:
        values = declared.enums[prop.enum].values.values()
        what = ("、".join(value.label for value in values), f"one of {', '.join(value.name for value in values)}")
    else:
        zh, en = (f"，形如 {prop.pattern}", f" like {prop.pattern}") if prop.pattern else ("", "")
        what = (prop.datatype + zh, prop.datatype + en)
    if prop.minimum is not None:
        what = (f"{what[0]}，不小于 {prop.minimum}", f"{what[1]}, at least {prop.minimum}")
    return f"{number}，{what[0]}", f"{counted}{'' if prop.many else ', at most one'}, {what[1]}"


def _end(
    path: str, declared: Schema, types: tuple[str, ...], relation: RelationType, label: str, english_label: str
) -> str:
    zh, en = _kinds(declared, types, "zh"), _kinds(declared, types, "en")
    message = _message(relation, label, english_label, f"必须有一个，{zh}", f"exactly one, {en}")
    return f"[ sh:path {path} ; sh:minCount 1 ; sh:maxCount 1 ; {_classes(declared, types)} ; {message} ]"


def _classes(declared: Schema, types: tuple[str, ...]) -> str:
    choices = [f"sh:class {declared.nodes[name].uri}" for name in widest(declared, types)]
    if len(choices) == 1:
        return choices[0]
    return f"sh:or ( {' '.join(f'[ {choice} ]' for choice in choices)} )"


def _kinds(declared: Schema, types: tuple[str, ...], language: str) -> str:
    nodes = [declared.nodes[name] for name in widest(declared, types)]
    return "或".join(n.label for n in nodes) if language == "zh" else " or ".join(english(n.name) for n in nodes)


def widest(declared: Schema, types: tuple[str, ...]) -> list[str]:
    """The types without those that a common type among them covers."""
    return [name for name in types if not set(declared.nodes[name].labels[:-1]) & set(types)]


def _message(owner: NodeType | RelationType, label: str, english_label: str, zh: str, en: str) -> str:
    return _messages(f"{owner.label}的{label}：{zh}", f"{english_label} of {english(owner.name)}: {en}")


def _messages(zh: str, en: str) -> str:
    return f"sh:message {words(zh, 'zh')}, {words(en, 'en')}"
