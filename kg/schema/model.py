"""Reads the declaration of the graph, schemas/kg.yaml, a LinkML schema of which a small part is used.

LinkML: https://w3id.org/linkml. Read with plain YAML, so that a lookup need not wait for LinkML itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import yaml

from kg.data import DataError, path

FILE = "kg.yaml"
DATATYPES = {"string": "xsd:string", "integer": "xsd:integer", "float": "xsd:decimal", "boolean": "xsd:boolean"}
TYPES = tuple(DATATYPES)


@dataclass(frozen=True, slots=True)
class EnumValue:
    """One allowed value; ``label`` is what a Chinese reader sees, ``order`` its position (from 1)."""

    name: str
    label: str
    description: str
    order: int


@dataclass(frozen=True, slots=True)
class Enum:
    """A closed list of values, in their natural order."""

    name: str
    label: str
    description: str
    values: Mapping[str, EnumValue]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node type or relation; ``type`` is string, integer, float or boolean, ``many`` says it is a list.

    ``enum`` names the enumeration its values come from, ``link`` the node type whose ids they are; ``uri`` is the
    prefixed name that RDF uses, ``also`` are further ones that say the same. In RDF, ``language`` tags its texts,
    ``datatype`` is that of its literals, and ``path`` leads from the node to the resource that has it (to the node
    itself when empty).
    """

    name: str
    type: str
    required: bool
    many: bool
    enum: str | None
    link: str | None
    unit: str | None
    pattern: str | None
    minimum: int | None
    label: str
    description: str
    example: str | None
    uri: str
    also: tuple[str, ...]
    language: str | None
    datatype: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node type. ``labels`` are the labels such a node carries, the common one first."""

    name: str
    label: str
    description: str
    labels: tuple[str, ...]
    uri: str
    broader: tuple[str, ...]
    properties: Mapping[str, Property]

    @property
    def key_label(self) -> str:
        """The label whose ``id`` is unique, by which nodes of this type are matched."""
        return self.labels[0]


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation; ``heads`` and ``tails`` are the node types it may connect, ``inverse`` its label read backwards.

    A ``derived`` one follows from several reports together; no single report brings it or takes it away.
    """

    name: str
    label: str
    inverse: str
    description: str
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    uri: str
    broader: tuple[str, ...]
    properties: Mapping[str, Property]
    derived: bool = False

    @property
    def predicate(self) -> str:
        """The RDF property that states it directly, kg:locatedIn for LOCATED_IN; ``uri`` is the class of such facts."""
        first, *rest = self.name.lower().split("_")
        return f"kg:{first}{''.join(word.capitalize() for word in rest)}"

    @property
    def reified(self) -> bool:
        """Whether RDF keeps it as a statement too, because more is said of it than which report it is from."""
        return bool(self.properties.keys() - {"id", "report"})


@dataclass(frozen=True)
class Schema:
    """The whole declaration. ``prefixes`` maps the prefixes of all URIs to their namespaces."""

    name: str
    label: str
    description: str
    version: str
    prefixes: Mapping[str, str]
    enums: Mapping[str, Enum]
    nodes: Mapping[str, NodeType]
    relations: Mapping[str, RelationType]

    @cached_property
    def key_labels(self) -> tuple[str, ...]:
        """The labels that carry a unique ``id``, one for each family of node types."""
        return tuple(dict.fromkeys(node.key_label for node in self.nodes.values()))

    @cached_property
    def owners(self) -> tuple[NodeType | RelationType, ...]:
        """All that has properties: the node types, then the relations."""
        return (*self.nodes.values(), *self.relations.values())

    def family(self, label: str) -> Iterator[NodeType]:
        """The node types that carry ``label``."""
        return (node for node in self.nodes.values() if label in node.labels)

    def node_type(self, labels: tuple[str, ...]) -> NodeType | None:
        """The most specific node type of a node with these labels, or None for an undeclared combination."""
        return next((node for node in self.nodes.values() if set(node.labels) == set(labels)), None)


@cache
def schema() -> Schema:
    """The declaration, read once.

    Raises DataError when schemas/kg.yaml is malformed.
    """
    file = path("schemas", FILE)
    try:
        return _schema(yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader))
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        raise DataError(f"{FILE}:{line}: not valid YAML") from error
    except KeyError as error:
        raise DataError(f"{FILE}:1: {error.args[0]} is used but not declared") from error


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _schema(raw: dict[str, Any]) -> Schema:
    enums = {name: _enum(name, body) for name, body in raw["enums"].items()}
    classes: dict[str, dict[str, Any]] = raw["classes"]
    nodes: dict[str, NodeType] = {}
    relations: dict[str, RelationType] = {}
    for name, body in classes.items():
        if body.get("abstract") or body.get("mixin"):
            continue
        slots = dict(_slots(name, classes, raw["slots"]))
        common = {
            "name": name,
            "label": body["title"],
            "description": body.get("description", ""),
            "uri": body.get("class_uri", f"{raw['default_prefix']}:{name}"),
            "broader": tuple(body.get("broad_mappings", ())),
            "properties": {
                slot: _property(slot, slots[slot], enums, raw) for slot in slots if "relational_role" not in slots[slot]
            },
        }
        if body.get("represents_relationship"):
            heads, tails = (_ends(slots[end], classes) for end in ("head", "tail"))
            notes = body["annotations"]
            relations[name] = RelationType(
                **common, inverse=notes["inverse_title"], heads=heads, tails=tails, derived=notes.get("derived", False)
            )
        else:
            nodes[name] = NodeType(**common, labels=_labels(name, classes))
    return Schema(
        raw["name"], raw["title"], raw["description"], str(raw["version"]), raw["prefixes"], enums, nodes, relations
    )


def _enum(name: str, body: dict[str, Any]) -> Enum:
    values = {
        value: EnumValue(value, about["title"], about.get("description", ""), order)
        for order, (value, about) in enumerate(body["permissible_values"].items(), 1)
    }
    return Enum(name, body["title"], body.get("description", ""), values)


def _ancestors(name: str, classes: dict[str, dict[str, Any]]) -> Iterator[str]:
    """``name``, its mixins and parents, the most general first."""
    body = classes[name]
    for parent in (*([body["is_a"]] if "is_a" in body else ()), *body.get("mixins", ())):
        yield from _ancestors(parent, classes)
    yield name


def _labels(name: str, classes: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    return tuple(a for a in _ancestors(name, classes) if not classes[a].get("abstract") and not classes[a].get("mixin"))


def _slots(
    name: str, classes: dict[str, dict[str, Any]], slots: dict[str, dict[str, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The slots of a class, inherited ones first, refined by ``slot_usage``."""
    lineage = tuple(_ancestors(name, classes))
    for slot in dict.fromkeys(slot for ancestor in lineage for slot in classes[ancestor].get("slots", ())):
        refined = dict(slots[slot])
        for ancestor in lineage:
            refined |= classes[ancestor].get("slot_usage", {}).get(slot, {})
        yield slot, refined


def _property(name: str, slot: dict[str, Any], enums: Mapping[str, Enum], raw: dict[str, Any]) -> Property:
    range_ = slot.get("range", raw["default_range"])
    if range_ not in TYPES and range_ not in enums and range_ not in raw["classes"]:
        raise KeyError(range_)
    examples = slot.get("examples", ())
    in_rdf = slot.get("annotations", {})
    type_ = range_ if range_ in TYPES else "string"
    language = slot.get("in_language")
    return Property(
        name=name,
        type=type_,
        required=slot.get("required", False),
        many=slot.get("multivalued", False),
        enum=range_ if range_ in enums else None,
        link=range_ if range_ in raw["classes"] else None,
        unit=slot.get("unit", {}).get("descriptive_name"),
        pattern=slot.get("pattern"),
        minimum=slot.get("minimum_value"),
        label=slot["title"],
        description=slot.get("description", ""),
        example=str(examples[0]["value"]) if examples else None,
        uri=slot.get("slot_uri", f"{raw['default_prefix']}:{name}"),
        also=tuple(slot.get("exact_mappings", ())),
        language=language,
        datatype="rdf:langString" if language else in_rdf.get("datatype", DATATYPES[type_]),
        path=tuple(in_rdf.get("path", "").split()),
    )


def _ends(slot: dict[str, Any], classes: dict[str, dict[str, Any]]) -> tuple[str, ...]:
    """The node types an end of a relation may be, those below a common type spelt out."""
    names = [choice["range"] for choice in slot.get("any_of", [{"range": slot["range"]}])]
    wanted = [name for name in classes if any(n in _labels(name, classes) for n in names)]
    if not wanted:
        raise KeyError(names[0])
    return tuple(wanted)
