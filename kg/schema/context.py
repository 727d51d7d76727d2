"""The JSON-LD context: every property and relation by its name. https://www.w3.org/TR/json-ld11/#the-context"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.schema.model import Property, Schema

STATEMENT = {"subject": "rdf:subject", "predicate": "rdf:predicate", "object": "rdf:object"}
"""The ends of a fact."""
PARTS = {
    "body": "oa:hasBody",
    "broader": "skos:broader",
    "generatedBy": "prov:wasGeneratedBy",
    "derivedFrom": "prov:wasDerivedFrom",
    "hasUnit": "qudt:hasUnit",
    "inDataSet": "qb:dataSet",
    "inScheme": "skos:inScheme",
    "measureType": "qb:measureType",
    "motivatedBy": "oa:motivatedBy",
    "selector": "oa:hasSelector",
    "hasSource": "oa:hasSource",
    "target": "oa:hasTarget",
}
"""What leads from a resource to another one, beside the relations."""


def context(declared: Schema, prefixes: Mapping[str, str]) -> dict[str, Any]:
    """The terms, with the types and languages of their values, and the prefixes."""
    properties = {prop.name: prop for owner in declared.owners for prop in owner.properties.values()}
    linked = {**STATEMENT, **PARTS}
    for relation in declared.relations.values():
        linked[relation.predicate.removeprefix("kg:")] = relation.predicate
    terms = {name: {"@id": uri, "@type": "@id"} for name, uri in linked.items()}
    for name, prop in properties.items():
        if not prop.path:
            terms.setdefault(name, _term(prop))
        elif prop.path[0] == f"kg:{name}":
            terms[name] = {"@id": prop.path[0], "@type": "@id"}
        elif not prop.path[0].startswith("kg:"):
            terms[name] = {"@id": prop.uri}
    free = {name: iri for name, iri in prefixes.items() if name not in terms}
    return {**dict(sorted(free.items())), **dict(sorted(terms.items()))}


def _term(prop: Property) -> dict[str, str]:
    if prop.link or prop.enum:
        return {"@id": prop.uri, "@type": "@id"}
    if prop.language:
        return {"@id": prop.uri, "@language": prop.language}
    # strings, whole numbers and truth values are JSON's own
    native = prop.datatype in ("xsd:string", "xsd:integer", "xsd:boolean")
    return {"@id": prop.uri} if native else {"@id": prop.uri, "@type": prop.datatype}
