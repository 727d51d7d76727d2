"""JSON-LD, streamed: the context that schemas/context.jsonld publishes, then one line for each resource.

https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from typing import IO, Any

from pyoxigraph import NamedNode

from kg.rdf.describe import Triple
from kg.rdf.literals import Object
from kg.rdf.names import Names
from kg.schema import schema
from kg.schema.context import context

_XSD = "http://www.w3.org/2001/XMLSchema#"


def write(triples: Iterable[Triple], file: IO[bytes], names: Names) -> None:
    """Write ``triples``, of which those of one subject follow each other, as one document with its context inside."""
    terms = {"@base": names.base, **context(schema(), names.prefixes)}
    compact = _Compact(names, terms)
    file.write(b'{"@context": ' + _json(terms, indent=1) + b',\n"@graph": [')
    separator = b"\n"
    for subject, said in groupby(triples, key=lambda triple: triple[0]):
        file.write(separator + _json(compact.resource(subject, said)))
        separator = b",\n"
    file.write(b"\n]}\n")


class _Compact:
    """Names and values as short as the context allows."""

    def __init__(self, names: Names, terms: dict[str, Any]) -> None:
        self._names = names
        self._type = names.term("rdf:type").value
        self._prefixes = {name: iri for name, iri in terms.items() if isinstance(iri, str) and name != "@base"}
        self._terms: dict[str, tuple[str, str | None]] = {}
        for term, means in terms.items():
            if isinstance(means, dict):
                coerced = means.get("@type") or means.get("@language")
                self._terms.setdefault(self._expanded(means["@id"]), (term, self._expanded(coerced)))

    def resource(self, subject: NamedNode, said: Iterable[Triple]) -> dict[str, Any]:
        """One object of the graph."""
        made: dict[str, Any] = {"@id": self._iri(subject.value)}
        for _, predicate, value in said:
            if predicate.value == self._type:
                made.setdefault("@type", []).append(self._term(value.value))
                continue
            term, coerced = self._terms.get(predicate.value, ("", None))
            if not term:
                term = self._term(predicate.value)
            values = made.setdefault(term, [])
            values.append(self._value(value, coerced))
        return {key: value[0] if len(value) == 1 and key != "@id" else value for key, value in made.items()}

    def _value(self, value: Object, coerced: str | None) -> Any:
        if isinstance(value, NamedNode):
            return self._iri(value.value) if coerced == "@id" else {"@id": self._iri(value.value)}
        if value.language:
            return value.value if coerced == value.language else {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value
        if datatype == coerced or (datatype == _XSD + "string" and coerced is None):
            return value.value
        match datatype.removeprefix(_XSD):
            case "integer":
                return int(value.value)
            case "boolean":
                return value.value == "true"
            case "string":
                return {"@value": value.value}
            case _:
                return {"@value": value.value, "@type": self._term(datatype)}

    def _iri(self, iri: str) -> str:
        """Relative to the base, or prefixed as a term of a vocabulary; Jena decodes % in what is relative."""
        if not iri.startswith(self._names.base):
            return self._term(iri)
        return iri if "%" in iri else iri.removeprefix(self._names.base)

    def _term(self, iri: str) -> str:
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def _expanded(self, name: str | None) -> Any:
        return self._names.term(name).value if name and ":" in name else name


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()
