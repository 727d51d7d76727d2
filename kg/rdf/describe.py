"""What RDF says of one node or relationship: triples, those of one subject together.

Evidence is a passage of the report (an oa:SpecificResource) with an IRI made from its offsets, as RFC 5147 names
them, and two selectors: https://www.w3.org/TR/annotation-model/, https://www.rfc-editor.org/rfc/rfc5147.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg import __version__
from kg.exports.whole import Edge, Node
from kg.linking.identity import Identity
from kg.rdf import concepts, units
from kg.rdf.literals import ZH, Object, concept, decimal, maker
from kg.rdf.names import Names
from kg.schema import NodeType, RelationType, schema
from kg.schema.turtle import SCHEMES, english

Triple = tuple[NamedNode, NamedNode, Object]
Said = Iterator[Triple]
Link = tuple[str, str]  # a relation's type and the id of its tail
_Plan = list[tuple[str, list[NamedNode], Callable[[object], Object]]]
_DERIVED = ("search", "section")  # the names say the one, the relation STATED_IN the other
_STATUSES = "StatusName"


class Describer:
    """Describes the nodes and relationships of one graph; what several of them need (passages, units) is said once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._type = names.term("rdf:type")
        self._said: set[str] = set()
        self._passages_said: set[str] = set()
        self._above: dict[str, Identity] = {}
        self._plans: dict[str, _Plan] = {}

    def next_report(self) -> None:
        """Lets go of the passages of the report that was described."""
        self._passages_said.clear()

    def concepts_above(self) -> Said:
        """The concepts that are broader than those described, and were not described themselves."""
        while self._above:
            id_ = min(self._above)
            above = self._above.pop(id_)
            if id_ not in self._said:
                parent = self._names.node(id_)
                yield from self._types(parent, ["skos:Concept"])
                yield parent, self._term("skos:prefLabel"), Literal(above.name, language=ZH)
                yield from self._concept(parent, id_, above.type, above.name)

    def links(self, node: str, links: Iterable[Link]) -> Said:
        """The relations that lead from a node that is described elsewhere."""
        return self._links(self._names.node(node), links)

    def node(self, node: Node, links: Iterable[Link] = ()) -> Said:
        """A node, and the relations that lead from it. What it needs besides follows it."""
        declared = schema().nodes[node.type]
        subject = self._resource(node.type, node.id)
        carried = [schema().nodes[label] for label in node.labels]
        yield from self._types(subject, [one.uri for one in carried])
        yield from self._types(subject, [term for one in carried for term in one.broader])
        yield from self._properties(declared, subject, node.props)
        yield from self._links(subject, links)
        if "quote" in node.props:
            yield from self._stated(subject, node.props)
        match node.labels[0]:
            case "Report":
                yield from self._report(node)
            case "Section":
                yield from self._section(subject, node.props)
            case "Mention":
                yield from self._annotation(subject, node.props)
            case "Observation":
                yield from self._observation(subject, node.props)
            case "Status":
                yield subject, self._term("skos:prefLabel"), Literal(english(node.id), language="en")
                yield subject, self._term("skos:inScheme"), self._term(f"kg:{_STATUSES}")
                yield subject, self._term("skos:notation"), Literal(node.id)
        if node.type in SCHEMES:
            yield from self._concept(subject, node.id, node.type, str(node.props["name"]))
        yield from self._passages(node.props)

    def fact(self, edge: Edge) -> Said:
        """A relationship as a statement that carries its evidence; nothing for one of which no more is to be said."""
        declared = schema().relations[edge.type]
        if not declared.reified:
            return
        subject = self._names.node(edge.id)
        yield from self._types(subject, [declared.uri, "rdf:Statement"])
        yield subject, self._term("rdf:subject"), self._resource(declared.heads[0], edge.head)
        yield subject, self._term("rdf:predicate"), self._term(declared.predicate)
        yield subject, self._term("rdf:object"), self._resource(declared.tails[0], edge.tail)
        yield from self._properties(declared, subject, edge.props)
        if "quote" in edge.props:
            yield from self._stated(subject, edge.props)
        yield from self._passages(edge.props)

    def _term(self, name: str) -> NamedNode:
        return self._names.term(name)

    def _resource(self, type_: str, id_: str) -> NamedNode:
        """A node's IRI: that of a concept of the vocabulary for a status, otherwise under the base."""
        return self._term(concept(_STATUSES, id_)) if type_ == "Status" else self._names.node(id_)

    def _types(self, subject: NamedNode, types: Iterable[str]) -> Said:
        return ((subject, self._type, self._term(name)) for name in types)

    def _properties(self, owner: NodeType | RelationType, subject: NamedNode, props: Mapping[str, Any]) -> Said:
        """The properties the resource itself has, in the schema's order; a list makes a triple for each value."""
        for name, predicates, make in self._plan(owner):
            if name in props:
                value = props[name]
                for one in value if isinstance(value, list | tuple) else (value,):
                    made = make(one)
                    for predicate in predicates:
                        yield subject, predicate, made

    def _plan(self, owner: NodeType | RelationType) -> _Plan:
        if owner.name not in self._plans:
            self._plans[owner.name] = [
                (prop.name, [self._term(uri) for uri in (prop.uri, *prop.also)], maker(self._names, prop))
                for prop in owner.properties.values()
                if prop.name not in _DERIVED and not prop.path
            ]
        return self._plans[owner.name]

    def _links(self, subject: NamedNode, links: Iterable[Link]) -> Said:
        for type_, tail in links:
            relation = schema().relations[type_]
            for name in (relation.predicate, *relation.broader):
                yield subject, self._term(name), self._resource(relation.tails[0], tail)

    def _stated(self, subject: NamedNode, props: Mapping[str, Any]) -> Said:
        report = props["report"]
        yield subject, self._term("prov:wasDerivedFrom"), self._passage(report, props["start"], props["end"])
        yield subject, self._term("prov:wasGeneratedBy"), self._names.node(f"{report}#reading")
        if "sentence" in props:
            start = props["sentence_start"]
            yield subject, self._term("kg:sentence"), self._passage(report, start, start + len(props["sentence"]))

    def _annotation(self, subject: NamedNode, props: Mapping[str, Any]) -> Said:
        yield subject, self._term("oa:motivatedBy"), self._term("oa:identifying")
        yield subject, self._term("oa:hasTarget"), self._passage(props["report"], props["start"], props["end"])

    def _observation(self, subject: NamedNode, props: Mapping[str, Any]) -> Said:
        yield subject, self._term("qb:dataSet"), self._names.node(f"{props['report']}#figures")
        measure = "kg:words" if "words" in props else "schema:value"
        yield subject, self._term("qb:measureType"), self._term(measure)
        if "unit" in props:
            unit = f"unit/{props['unit']}"
            yield subject, self._term("qudt:hasUnit"), self._names.node(unit)
            if _new(unit, self._said):
                yield from self._unit(self._names.node(unit), props["unit"])

    def _unit(self, unit: NamedNode, printed: str) -> Said:
        yield from self._types(unit, ["qudt:Unit"])
        yield unit, self._term("rdfs:label"), Literal(printed, language=ZH)
        standard = units.standard(printed)
        if standard is None:
            return
        yield unit, self._term("qudt:ucumCode"), Literal(standard.ucum)
        if standard.multiplier == 1:
            yield unit, self._term("skos:closeMatch"), self._term(f"unit:{standard.qudt}")
            return
        multiplier = Literal(decimal(standard.multiplier), datatype=self._term("xsd:decimal"))
        yield unit, self._term("qudt:scalingOf"), self._term(f"unit:{standard.qudt}")
        yield unit, self._term("qudt:conversionMultiplier"), multiplier

    def _report(self, node: Node) -> Said:
        """The report's language, its reading as an activity with the program's version, and its data set."""
        report, reading, figures = (self._names.node(node.id + part) for part in ("", "#reading", "#figures"))
        program = self._names.node(f"program/kg-{__version__}")
        yield report, self._term("dc:language"), Literal(ZH)
        yield from self._types(reading, ["prov:Activity"])
        yield reading, self._term("prov:used"), report
        yield reading, self._term("prov:wasAssociatedWith"), program
        yield from self._types(figures, ["qb:DataSet", "schema:Dataset"])
        yield figures, self._term("qb:structure"), self._term("kg:figures")
        yield figures, self._term("rdfs:label"), Literal(f"{node.props['name']}的数据", language=ZH)
        yield figures, self._term("prov:wasDerivedFrom"), report
        yield figures, self._term("prov:wasGeneratedBy"), reading
        if _new(program.value, self._said):
            yield from self._types(program, ["prov:SoftwareAgent", "schema:SoftwareApplication"])
            yield program, self._term("rdfs:label"), Literal(f"kg {__version__}")
            yield program, self._term("schema:softwareVersion"), Literal(__version__)

    def _concept(self, subject: NamedNode, id_: str, type_: str, name: str) -> Said:
        """A concept's scheme, its English label, and the concept above it."""
        yield subject, self._term("skos:inScheme"), self._term(SCHEMES[type_].term)
        if label := concepts.english(type_, name):
            self._said.add(id_)
            yield subject, self._term("skos:prefLabel"), Literal(label, language="en")
        if above := concepts.broader(type_, name):
            self._above[above.id] = above
            yield subject, self._term("skos:broader"), self._names.node(above.id)

    def _section(self, subject: NamedNode, props: Mapping[str, Any]) -> Said:
        selector = self._part(props["report"], "position", props["start"], props["end"])
        yield subject, self._term("oa:hasSource"), self._names.node(props["report"])
        yield subject, self._term("oa:hasSelector"), selector
        yield from self._position(props["report"], props["start"], props["end"])

    def _passages(self, props: Mapping[str, Any]) -> Said:
        """The passages a description points to, unless they were described before."""
        if "quote" in props:
            yield from self._quoted(props["report"], props["start"], props["end"], props["quote"])
        if "sentence" in props:
            start, words = props["sentence_start"], props["sentence"]
            yield from self._quoted(props["report"], start, start + len(words), words)

    def _quoted(self, report: str, start: int, end: int, words: str) -> Said:
        passage = self._passage(report, start, end)
        if not _new(passage.value, self._passages_said):
            return
        quote = self._part(report, "quote", start, end)
        yield from self._types(passage, ["oa:SpecificResource"])
        yield passage, self._term("oa:hasSource"), self._names.node(report)
        yield passage, self._term("oa:hasSelector"), self._part(report, "position", start, end)
        yield passage, self._term("oa:hasSelector"), quote
        yield from self._position(report, start, end)
        yield from self._types(quote, ["oa:TextQuoteSelector"])
        yield quote, self._term("oa:exact"), Literal(words)

    def _position(self, report: str, start: int, end: int) -> Said:
        position = self._part(report, "position", start, end)
        if _new(position.value, self._passages_said):
            integer = self._term("xsd:integer")
            yield from self._types(position, ["oa:TextPositionSelector"])
            yield position, self._term("oa:start"), Literal(str(start), datatype=integer)
            yield position, self._term("oa:end"), Literal(str(end), datatype=integer)

    def _passage(self, report: str, start: int, end: int) -> NamedNode:
        return self._part(report, "char", start, end)

    def _part(self, report: str, kind: str, start: int, end: int) -> NamedNode:
        return self._names.node(f"{report}#{kind}={start},{end}")


def _new(key: str, said: set[str]) -> bool:
    if key in said:
        return False
    said.add(key)
    return True
