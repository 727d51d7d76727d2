"""Reading one report: spaCy pipes over a document whose tokens are single code points, then plain values.

``extract`` is the stage's one entry. The pipes are registered spaCy factories, so that their spans (``doc.spans``) can
be shown and combined with other components; a span's label is the entity type, ``span._.rule`` the rule that made it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.extraction.clauses import Clause, build
from kg.extraction.direct import places_and_firms, told
from kg.extraction.figures import read_figures
from kg.extraction.furniture import in_furniture
from kg.extraction.learned import owners as learned_owners
from kg.extraction.learned.chain import Block
from kg.extraction.learned.judge import found, judged
from kg.extraction.learned.units import Units, units
from kg.extraction.lexer import Item, tokens
from kg.extraction.lists import Group, groups
from kg.extraction.model import Dropped, Mention, Observation, Reading, Relation
from kg.extraction.names import Name, names
from kg.extraction.owners import nested, owner
from kg.extraction.relations import Found, relations
from kg.extraction.repeated import repeated
from kg.extraction.resolve import resolve
from kg.extraction.wording import unmarked
from kg.places import gazetteer
from kg.reports.model import Report

PIPES = ("kg_clauses", "kg_names", "kg_judged", "kg_owners", "kg_judged_owners", "kg_figures", "kg_relations")


@dataclass
class _State:
    """What the pipes hand on besides spans."""

    report: Report
    tokens: list[Item] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    candidates: list[Name] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    owners: learned_owners.Owners = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    relations: list[Found] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


Doc.set_extension("kg", default=None, force=True)
Span.set_extension("rule", default="", force=True)


class CodePoints:
    """A tokenizer whose tokens are the code points of the text: token indices are character offsets."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


@spacy.registry.tokenizers("kg_code_points")
def _code_points() -> Callable[[Language], CodePoints]:
    return lambda nlp: CodePoints(nlp.vocab)


def _span(doc: Doc, start: int, end: int, label: str, rule: str) -> Span:
    span = Span(doc, start, end, label=label)
    span._.rule = rule
    return span


@Language.component("kg_clauses", assigns=["doc.spans"])
def clauses_pipe(doc: Doc) -> Doc:
    """Boundary words and chunks, clause by clause."""
    state: _State = doc._.kg
    report = state.report
    state.tokens = tokens(report.text, report.place_code)
    at, n = 0, len(state.tokens)
    for sentence in report.sentences:
        while at < n and state.tokens[at].end <= sentence.start:
            at += 1
        stop = at
        while stop < n and state.tokens[stop].start < sentence.end:
            stop += 1
        inside = [t for t in state.tokens[at:stop] if t.start >= sentence.start and t.end <= sentence.end]
        state.clauses += build(report.text, sentence.start, sentence.end, inside)
        at = stop
    doc.spans["clauses"] = [Span(doc, c.start, c.end, label="clause") for c in state.clauses if c.end > c.start]
    return doc


@Language.component("kg_names", requires=["doc.spans"], assigns=["doc.spans"])
def names_pipe(doc: Doc) -> Doc:
    """Names as the rules read them: by construction, by themselves, repeated elsewhere in the report."""
    state: _State = doc._.kg
    report, text = state.report, state.report.text
    state.groups = [group for clause in state.clauses for group in groups(text, clause)]
    found = names(state.groups)
    found += _in_sentences(report, told(text, state.tokens))
    found += places_and_firms(text, report.place_code, state.clauses)
    found += repeated(text, state.groups, found)
    found += in_furniture(report)
    state.candidates = sorted(found, key=lambda name: (name.start, name.end))
    state.names, state.dropped = resolve(state.candidates, text)
    doc.spans["ruled"] = [_span(doc, n.start, n.end, n.type, n.rule) for n in state.names]
    return doc


@Language.component("kg_judged", requires=["doc.spans"])
def judged_pipe(doc: Doc) -> Doc:
    """A second reading: the trained model confirms, mends and adds names."""
    state: _State = doc._.kg
    asked = list(_units(state))
    state.names, fallen = judged(state.report, asked, state.groups, state.names)
    state.dropped += fallen
    return doc


def _units(state: _State) -> Iterator[Units]:
    """What the second reading is asked about."""
    report = state.report
    clauses = [(clause, report.section_at(clause.start).stance or "") for clause in state.clauses]
    return units(report.text, report.place_code, state.tokens, clauses, state.groups, state.names, state.candidates)


@Language.component("kg_owners", requires=["doc.spans"])
def owners_pipe(doc: Doc) -> Doc:
    """The owners inside names, as the rules see them."""
    state: _State = doc._.kg
    state.owners = nested(state.names, state.report.text, _firms(state), _places(state))
    return doc


@Language.component("kg_judged_owners", requires=["doc.spans"])
def judged_owners_pipe(doc: Doc) -> Doc:
    """The owners inside names, as the trained model judges them."""
    state: _State = doc._.kg
    text = state.report.text
    state.owners, fallen = learned_owners.judged(state.names, text, state.owners, _firms(state), _places(state))
    state.dropped += fallen
    inner = [firm for firms in state.owners.values() for firm in firms]
    doc.spans["entities"] = [_span(doc, n.start, n.end, n.type, n.rule) for n in [*state.names, *inner]]
    return doc


def _firms(state: _State) -> Collection[str]:
    return {state.report.text[n.start : n.end] for n in state.names if n.type == "Enterprise"}


def _places(state: _State) -> Collection[str]:
    return gazetteer().names_for(state.report.place_code).keys()


def _in_sentences(report: Report, found: Iterable[Name]) -> list[Name]:
    return [name for name in found if report.sentence_at(name.start)]


@Language.component("kg_figures", requires=["doc.spans"], assigns=["doc.spans"])
def figures_pipe(doc: Doc) -> Doc:
    """Figures with their indicators."""
    state: _State = doc._.kg
    state.observations, dropped = read_figures(state.report, _mentions(state))
    state.dropped += dropped
    doc.spans["observations"] = [_span(doc, o.start, o.end, o.measure, o.rule) for o in state.observations]
    return doc


@Language.component("kg_relations", requires=["doc.spans"], assigns=["doc.spans"])
def relations_pipe(doc: Doc) -> Doc:
    """Relations between the names of a clause."""
    state: _State = doc._.kg
    state.relations = relations(state.report, state.clauses, state.names, state.owners)
    doc.spans["relations"] = [_span(doc, r.start, r.end, r.type, r.rule) for r in state.relations if r.end > r.start]
    return doc


@cache
def nlp() -> Language:
    """The pipeline: a blank Chinese model with code-point tokens and the pipes named in ``PIPES``."""
    language = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "kg_code_points"}}})
    for pipe in PIPES:
        language.add_pipe(pipe)
    return language


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Without looking for garbage: a reading makes hundreds of thousands of values, and no cycles of them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _id(report: Report, letter: str, *content: Any) -> str:
    canonical = "\x1f".join("" if c is None else str(c) for c in content)
    return f"{report.id}/{letter}-{sha256(canonical.encode()).hexdigest()[:12]}"


def _mention(report: Report, name: Name) -> Mention:
    text = report.text[name.start : name.end]
    return Mention(
        name.start, name.end, name.type, text, unmarked(text), name.rule,
        _id(report, "m", name.type, name.start, name.end), name.cue, name.nested,
    )  # fmt: skip


def _mentions(state: _State) -> tuple[Mention, ...]:
    inner = [firm for firms in state.owners.values() for firm in firms]
    return tuple(sorted({_mention(state.report, name) for name in [*state.names, *inner]}))


def _relation(report: Report, found: Found) -> Relation:
    return Relation(
        found.type, found.head, found.tail, found.start, found.end, found.rule, found.kind, found.period, found.cue,
        _id(report, "r", found.type, found.head, found.tail, found.kind, found.period),
    )  # fmt: skip


def units_of(report: Report) -> list[Units]:
    """What the second reading is asked about a report, from which it is trained."""
    return list(_units(_read(report, until="kg_judged")))


def letters_of(report: Report, annotated: Iterable[tuple[int, int, str]]) -> Iterator[tuple[Name, list[list[Block]]]]:
    """The facts about the letters of annotated names (start, end, type), from which their owners are learned."""
    state = _read(report, until="kg_owners")
    text, firms, places = report.text, _firms(state), _places(state)
    known = {(name.start, name.end): name for name in state.names}
    for start, end, type in sorted(annotated):
        ruled = known.get((start, end)) or found(text, start, end, type, state.groups)
        name = replace(ruled, type=type)
        if learned_owners.worth_asking(name, text):
            words = text[start:end]
            yield name, learned_owners.letters(name, words, owner(words, firms, places), firms, places)


def _read(report: Report, until: str | None = None) -> _State:
    """The state of a report behind the pipes before ``until``, or behind all."""
    state = _State(report)
    language = nlp()
    doc = language.make_doc(report.text)
    doc._.kg = state
    for name, pipe in language.pipeline:
        if name == until:
            break
        doc = pipe(doc)
    return state


@_no_garbage()
def extract(report: Report) -> Reading:
    """All mentions, observations and relations of a report, in the order of the text, with what was dropped and why.

    >>> extract(read_report(Path("report.txt"))).mentions[0].rule  # doctest: +SKIP
    'body'
    """
    state = _read(report)
    unique = {r.id: r for r in (_relation(report, found) for found in state.relations)}
    return Reading(
        report,
        _mentions(state),
        state.observations,
        tuple(sorted(unique.values(), key=lambda r: (r.head, r.type, str(r.tail), r.id))),
        tuple(state.dropped),
    )
