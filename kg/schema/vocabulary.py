"""The declaration as an OWL 2 DL vocabulary with SKOS concept schemes and the structure of the data set of figures.

OWL 2: https://www.w3.org/TR/owl2-syntax/, SKOS: https://www.w3.org/TR/skos-reference/, Data Cube:
https://www.w3.org/TR/vocab-data-cube/. A relation is two terms: kg:UNDERTAKES, the class of facts that carry the
evidence, and kg:undertakes, stated directly.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.schema.model import NodeType, Property, RelationType, Schema
from kg.schema.shapes import widest
from kg.schema.turtle import SCHEMES, Scheme, block, english, prefixes, words

_ANNOTATIONS = ("rdfs:label", "skos:prefLabel", "skos:altLabel")
_DIMENSIONS = {"kg:measures": "kg:indicators", "kg:about": None, "dcterms:identifier": None}
_MEASURES = ("value", "words")
_ATTRIBUTES = ("high", "unit", "period", "kind", "measure", "comparator", "scope", "action", "suspect")
# Standard terms of which the concept schemes and the structure of the data set are made
_USED = {
    "owl:Class": "skos:Concept skos:ConceptScheme qb:DataStructureDefinition qb:ComponentSpecification "
    "qb:DimensionProperty qb:MeasureProperty qb:AttributeProperty qb:CodedProperty",
    "owl:ObjectProperty": "skos:inScheme qb:component qb:dimension qb:measure qb:attribute qb:codeList qb:measureType",
    "owl:AnnotationProperty": "skos:definition skos:prefLabel skos:altLabel",
    "owl:DatatypeProperty": "skos:notation",
    "rdfs:Datatype": "xsd:date xsd:gYear",  # not among the datatypes of OWL 2
}


def vocabulary(declared: Schema) -> str:
    """The vocabulary as Turtle; labels in Chinese and English, standard terms only said to be what they are."""
    blocks = [prefixes(declared), _ontology(declared)]
    blocks += [_class(node, parents=node.labels[-2:-1]) for node in declared.nodes.values()]
    for relation in declared.relations.values():
        if relation.reified:
            blocks.append(_class(relation))
        blocks.append(_object_property(declared, relation))
    blocks += _own_properties(declared)
    blocks += [_enumeration(declared, name) for name in declared.enums]
    blocks += [_scheme(scheme) for scheme in SCHEMES.values()]
    blocks += _structure(declared)
    blocks += [block(term, [f"a {kind}"]) for term, kind in sorted(_standard(declared).items())]
    return "\n".join(blocks)


def _ontology(declared: Schema) -> str:
    said = [
        "a owl:Ontology",
        f"rdfs:label {words(declared.label, 'zh')}, {words('knowledge graph of government work reports', 'en')}",
        f"rdfs:comment {words(declared.description, 'zh')}",
        f"owl:versionInfo {json.dumps(declared.version)}",
    ]
    return block(f"<{declared.prefixes['kg'].rstrip('#')}>", said)


def _labels(name: str, label: str, description: str, note: str = "rdfs:comment", term: str = "rdfs:label") -> list[str]:
    said = [f"{term} {words(label, 'zh')}, {words(english(name), 'en')}"]
    return said + ([f"{note} {words(description, 'zh')}"] if description else [])


def _class(owner: NodeType | RelationType, parents: Iterable[str] = ()) -> str:
    said = ["a owl:Class", *_labels(owner.name, owner.label, owner.description)]
    above = [f"kg:{name}" for name in parents]
    if isinstance(owner, NodeType):
        above += owner.broader
    if above:
        said.append(f"rdfs:subClassOf {', '.join(above)}")
    return block(owner.uri, said)


def _object_property(declared: Schema, relation: RelationType) -> str:
    said = ["a owl:ObjectProperty", *_labels(relation.name, relation.label, relation.description)]
    if relation.broader:
        said.append(f"rdfs:subPropertyOf {', '.join(relation.broader)}")
    for term, types in (("rdfs:domain", relation.heads), ("rdfs:range", relation.tails)):
        classes = [declared.nodes[name].uri for name in widest(declared, types)]
        union = f"[ a owl:Class ; owl:unionOf ( {' '.join(classes)} ) ]"
        said.append(f"{term} {classes[0] if len(classes) == 1 else union}")
    return block(relation.predicate, said)


def _own_properties(declared: Schema) -> Iterator[str]:
    """Our own properties; that a relation is stated by is described with the relation."""
    stated = {relation.predicate for relation in declared.relations.values()}
    for name, prop in sorted(_properties(declared).items()):
        uri = prop.path[0] if prop.path else prop.uri
        if not uri.startswith("kg:") or uri in stated or (prop.path and uri != f"kg:{name}"):
            continue
        said = [f"a {_kind(prop)}", *_labels(name, prop.label, prop.description)]
        if prop.enum:
            said.append("rdfs:range skos:Concept")
        elif not prop.path:
            said.append(f"rdfs:range {prop.datatype}")
        yield block(uri, said)


def _properties(declared: Schema) -> dict[str, Property]:
    return {prop.name: prop for owner in declared.owners for prop in owner.properties.values() if prop.name != "search"}


def _kind(prop: Property) -> str:
    return "owl:ObjectProperty" if prop.link or prop.enum or prop.path else "owl:DatatypeProperty"


def _standard(declared: Schema) -> dict[str, str]:
    """Every standard term that is used, and what it is, as OWL 2 DL asks for."""
    found = {term: kind for kind, terms in _USED.items() for term in terms.split()}
    for node in declared.nodes.values():
        found |= dict.fromkeys(node.broader, "owl:Class")
    for relation in declared.relations.values():
        found |= dict.fromkeys(relation.broader, "owl:ObjectProperty")
    for prop in _properties(declared).values():
        found |= dict.fromkeys(prop.path, "owl:ObjectProperty")
        kind = "owl:ObjectProperty" if prop.link else "owl:DatatypeProperty"
        for uri in (prop.uri, *prop.also):
            found[uri] = "owl:AnnotationProperty" if uri in _ANNOTATIONS else kind
    own = {term for term in found if term.startswith("kg:")}
    return {term: kind for term, kind in found.items() if term not in own and term != "rdfs:label"}


def _enumeration(declared: Schema, name: str) -> str:
    enum = declared.enums[name]
    scheme = ["a skos:ConceptScheme", *_labels(name, enum.label, enum.description, "skos:definition")]
    blocks = [block(f"kg:{name}", scheme)]
    for value in enum.values.values():
        said = ["a skos:Concept", f"skos:inScheme kg:{name}", f"skos:notation {json.dumps(value.name)}"]
        said += _labels(value.name, value.label, value.description, "skos:definition", "skos:prefLabel")
        blocks.append(block(f"kg:{name}-{value.name}", said))
    return "\n".join(blocks)


def _scheme(scheme: Scheme) -> str:
    return block(
        scheme.term,
        ["a skos:ConceptScheme", f"rdfs:label {words(scheme.label, 'zh')}, {words(scheme.english, 'en')}"],
    )


def _structure(declared: Schema) -> Iterator[str]:
    """The data structure definition of every report's figures: what they measure, and what qualifies them."""
    properties = declared.nodes["Observation"].properties
    parts = dict.fromkeys((*_DIMENSIONS, "qb:measureType"), "dimension")
    parts |= {properties[name].uri: "measure" for name in _MEASURES}
    parts |= {properties[name].uri: "attribute" for name in _ATTRIBUTES}
    names = {term: f"kg:figures-{term.partition(':')[2]}" for term in parts}
    yield block(
        "kg:figures",
        [
            "a qb:DataStructureDefinition",
            f"rdfs:label {words('报告中的数据', 'zh')}, {words('figures of a report', 'en')}",
            f"qb:component {', '.join(names.values())}",
        ],
    )
    for term, part in parts.items():
        yield block(names[term], ["a qb:ComponentSpecification", f"qb:{part} {term}"])
        if term != "qb:measureType":
            codes = _DIMENSIONS.get(term)
            kinds = f"a qb:{part.capitalize()}Property" + (", qb:CodedProperty" if codes else "")
            yield block(term, [kinds, *([f"qb:codeList {codes}"] if codes else [])])
