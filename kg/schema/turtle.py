"""The declaration as RDF: SHACL shapes and an OWL/SKOS vocabulary, written as Turtle in a fixed order.

SHACL: https://www.w3.org/TR/shacl/, OWL 2: https://www.w3.org/TR/owl2-syntax/, SKOS: https://www.w3.org/TR/skos-reference/.
A relation is two terms: kg:UNDERTAKES, the class of facts that carry the evidence, and kg:undertakes, stated directly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.schema.model import NodeType, Property, RelationType, Schema

_STANDARD = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATATYPES = {"string": "xsd:string", "integer": "xsd:integer", "float": "xsd:double", "boolean": "xsd:boolean"}


def shapes(declared: Schema) -> str:
    """The SHACL shapes: what each node and each fact of the RDF must have."""
    blocks = [_prefixes(declared)]
    for node in declared.nodes.values():
        inherited = {name for label in node.labels[:-1] for name in declared.nodes[label].properties}
        own = [prop for name, prop in node.properties.items() if name not in inherited]
        blocks.append(_shape(node, [_property_shape(declared, prop) for prop in own]))
    for relation in declared.relations.values():
        ends = [
            _end_shape("rdf:subject", declared, relation.heads),
            f"[ sh:path rdf:predicate ; sh:hasValue {relation.predicate} ]",
            _end_shape("rdf:object", declared, relation.tails),
        ]
        properties = [_property_shape(declared, prop) for prop in relation.properties.values()]
        blocks.append(_shape(relation, ends + properties))
    return "\n".join(blocks)


def vocabulary(declared: Schema) -> str:
    """The OWL vocabulary, with the enumerations as SKOS concept schemes; labels in Chinese and English."""
    blocks = [_prefixes(declared), _ontology(declared)]
    blocks += [_class(node, parents=node.labels[-2:-1]) for node in declared.nodes.values()]
    for relation in declared.relations.values():
        blocks += [_class(relation), _object_property(declared, relation)]
    properties = {p.name: p for owner in declared.owners for p in owner.properties.values()}
    blocks += [_data_property(properties[name]) for name in sorted(properties)]
    blocks += [_scheme(declared, name) for name in declared.enums]
    return "\n".join(blocks)


def _prefixes(declared: Schema) -> str:
    used = {**{name: iri for name, iri in declared.prefixes.items() if name != "linkml"}, **_STANDARD}
    lines = ["# Generated from schemas/kg.yaml: python -m kg.schema"]
    return "\n".join(lines + [f"@prefix {name}: <{used[name]}> ." for name in sorted(used)]) + "\n"


def _block(subject: str, statements: Iterable[str]) -> str:
    return f"{subject}\n    " + " ;\n    ".join(statements) + " .\n"


def _words(text: str, language: str) -> str:
    return f"{json.dumps(text, ensure_ascii=False)}@{language}"


def english(name: str) -> str:
    """A name as English words: ``delivered_on`` and ``StatusName`` as 'delivered on' and 'status name'.

    >>> english("StatusName"), english("HAS_STATUS"), english("delivered_on")
    ('status name', 'has status', 'delivered on')
    """
    if name.isupper() or "_" in name:
        return name.lower().replace("_", " ")
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


def _labels(name: str, label: str, description: str, note: str = "rdfs:comment", term: str = "rdfs:label") -> list[str]:
    said = [f"{term} {_words(label, 'zh')}, {_words(english(name), 'en')}"]
    return said + ([f"{note} {_words(description, 'zh')}"] if description else [])


def _shape(owner: NodeType | RelationType, properties: list[str]) -> str:
    statements = ["a sh:NodeShape", f"sh:targetClass {owner.uri}", f"sh:name {_words(owner.label, 'zh')}"]
    statements += [f"sh:property {prop}" for prop in properties]
    return _block(f"kg:{owner.name}Shape", statements)


def _property_shape(declared: Schema, prop: Property) -> str:
    said = [f"sh:path {prop.uri}", f"sh:name {_words(prop.label, 'zh')}"]
    if prop.required:
        said.append("sh:minCount 1")
    if not prop.many:
        said.append("sh:maxCount 1")
    if prop.link:
        said += ["sh:nodeKind sh:IRI", f"sh:class {declared.nodes[prop.link].uri}"]
    else:
        said.append(f"sh:datatype {DATATYPES[prop.type]}")
        if prop.required and prop.type == "string":
            said.append("sh:minLength 1")
    if prop.enum:
        said.append(f"sh:in ( {' '.join(json.dumps(value) for value in declared.enums[prop.enum].values)} )")
    if prop.pattern:
        said.append(f"sh:pattern {json.dumps(prop.pattern)}")
    if prop.minimum is not None:
        said.append(f"sh:minInclusive {prop.minimum}")
    return f"[ {' ; '.join(said)} ]"


def _end_shape(path: str, declared: Schema, types: tuple[str, ...]) -> str:
    choices = [f"[ sh:class {declared.nodes[name].uri} ]" for name in _widest(declared, types)]
    what = f"sh:class {choices[0][11:-2]}" if len(choices) == 1 else f"sh:or ( {' '.join(choices)} )"
    return f"[ sh:path {path} ; sh:minCount 1 ; sh:maxCount 1 ; {what} ]"


def _widest(declared: Schema, types: tuple[str, ...]) -> list[str]:
    """The types without those that a common type among them covers."""
    return [name for name in types if not set(declared.nodes[name].labels[:-1]) & set(types)]


def _ontology(declared: Schema) -> str:
    said = [
        "a owl:Ontology",
        f"rdfs:label {_words(declared.label, 'zh')}",
        f"rdfs:comment {_words(declared.description, 'zh')}",
        f"owl:versionInfo {json.dumps(declared.version)}",
    ]
    return _block(f"<{declared.prefixes['kg'].rstrip('#')}>", said)


def _class(owner: NodeType | RelationType, parents: Iterable[str] = ()) -> str:
    said = ["a owl:Class", *_labels(owner.name, owner.label, owner.description)]
    above = [f"kg:{name}" for name in parents]
    if isinstance(owner, NodeType):
        above += owner.broader
    if above:
        said.append(f"rdfs:subClassOf {', '.join(above)}")
    return _block(owner.uri, said)


def _object_property(declared: Schema, relation: RelationType) -> str:
    said = ["a owl:ObjectProperty", *_labels(relation.name, relation.label, relation.description)]
    if relation.broader:
        said.append(f"rdfs:subPropertyOf {', '.join(relation.broader)}")
    for term, types in (("rdfs:domain", relation.heads), ("rdfs:range", relation.tails)):
        classes = [declared.nodes[name].uri for name in _widest(declared, types)]
        union = f"[ a owl:Class ; owl:unionOf ( {' '.join(classes)} ) ]"
        said.append(f"{term} {classes[0] if len(classes) == 1 else union}")
    return _block(relation.predicate, said)


def _data_property(prop: Property) -> str:
    """Our own properties are described; of standard ones only the kind is said, which OWL 2 DL asks for."""
    kind = "a owl:ObjectProperty" if prop.link else "a owl:DatatypeProperty"
    if not prop.uri.startswith("kg:"):
        return _block(prop.uri, [kind])
    said = [kind, *_labels(prop.name, prop.label, prop.description)]
    if not prop.link:
        said.append(f"rdfs:range {DATATYPES[prop.type]}")
    return _block(prop.uri, said)


def _scheme(declared: Schema, name: str) -> str:
    enum = declared.enums[name]
    scheme = ["a skos:ConceptScheme", *_labels(name, enum.label, enum.description, "skos:definition")]
    blocks = [_block(f"kg:{name}", scheme)]
    for value in enum.values.values():
        said = ["a skos:Concept", f"skos:inScheme kg:{name}", f"skos:notation {json.dumps(value.name)}"]
        said += _labels(value.name, value.label, value.description, "skos:definition", "skos:prefLabel")
        blocks.append(_block(f"kg:{name}-{value.name}", said))
    return "\n".join(blocks)
