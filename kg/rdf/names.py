"""Where the IRIs of the RDF live: resources under a base, the own terms in a vocabulary; both can be chosen.

RDF 1.1 Concepts, https://www.w3.org/TR/rdf11-concepts/; RFC 3987, https://www.rfc-editor.org/rfc/rfc3987.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.schema import schema

BASE = "https://kg.example/id/"
_BASE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+[/#:]')


class IriError(ValueError):
    """An IRI was given that nothing can be named under; the message is one sentence for the user."""


@dataclass(frozen=True)
class Names:
    """The names of one export. ``base`` begins the IRIs of resources, ``vocabulary`` those of own terms (``kg:``).

    Raises IriError for an IRI that is relative, malformed, or does not end in ``/``, ``#`` or ``:``.

    >>> Names().node("420113-2020-12-24").value
    'https://kg.example/id/420113-2020-12-24'
    >>> Names(vocabulary="https://data.example.org/terms#").term("kg:Project").value
    'https://data.example.org/terms#Project'
    """

    base: str = BASE
    vocabulary: str = ""
    prefixes: dict[str, str] = field(init=False, repr=False, compare=False)
    _terms: dict[str, NamedNode] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for iri in (self.base, *filter(None, [self.vocabulary])):
            if not _BASE.fullmatch(iri):
                raise IriError(f"{iri} cannot begin names: give an absolute IRI that ends in /, # or :")
        used = {name: iri for name, iri in schema().prefixes.items() if name != "linkml"}
        if self.vocabulary:
            used["kg"] = self.vocabulary
        object.__setattr__(self, "prefixes", dict(sorted(used.items())))

    def node(self, id_: str) -> NamedNode:
        """The resource of a node, a fact or a part of one, by its id."""
        return NamedNode(self.base + relative(id_))

    def term(self, name: str) -> NamedNode:
        """A term by its prefixed name, one object for all its uses."""
        if name not in self._terms:
            prefix, _, local = name.partition(":")
            self._terms[name] = NamedNode(self.prefixes[prefix] + local)
        return self._terms[name]


def relative(id_: str) -> str:
    """An id as an IRI relative to the base.

    >>> relative("420113-2020-12-24/o-0123456789ab"), relative("甲 乙")
    ('420113-2020-12-24/o-0123456789ab', '%E7%94%B2%20%E4%B9%99')
    """
    return quote(id_, safe="/-._~#=,")
