"""What the lookups answer: entities, facts and figures, each with the words they came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity (or a status) as others refer to it; ``type`` is its most specific node type."""

    id: str
    type: str
    name: str
    code: str | None = None
    category: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it is said: the report with its title, the quote with its offsets, and the rule and cue that decided.

    ``sentence`` begins at ``sentence_start`` of the report; both are None where the quote says it all.
    """

    report: str
    title: str
    start: int
    end: int
    quote: str
    rule: str
    cue: str | None = None
    sentence: str | None = None
    sentence_start: int | None = None

    def marked(self) -> tuple[str, str, str]:
        """The sentence in three parts: before the quote, the quote, after it.

        >>> Evidence("r", "t", 10, 12, "签约", "rule", None, "昨日签约。", 8).marked()
        ('昨日', '签约', '。')
        """
        if self.sentence is None or self.quote not in self.sentence:
            return "", self.quote, ""
        at = self.start - self.sentence_start if self.sentence_start is not None else self.sentence.index(self.quote)
        return self.sentence[:at], self.quote, self.sentence[at + len(self.quote) :]


@dataclass(frozen=True, slots=True)
class Fact:
    """A relationship between two entities."""

    id: str
    type: str
    head: EntityRef
    tail: EntityRef
    kind: str | None
    period: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation. ``value`` is a number (the low end where ``high`` is given), ``words`` what stands for one."""

    id: str
    name: str
    indicator: str
    canonical: str | None
    value: float | None
    high: float | None
    words: str | None
    unit: str | None
    comparator: str
    measure: str
    kind: str
    period: str | None
    scope: str | None
    action: str | None
    suspect: bool
    reason: str | None
    text: str
    about: EntityRef | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MentionRef:
    """One mention of an entity, the section it stands in and why it refers to the entity."""

    id: str
    name: str
    type: str
    section: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one type in one direction; ``label`` is the Chinese heading."""

    type: str
    outgoing: bool
    label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that the graph knows of one entity. ``within`` are the enclosing places, the nearest first."""

    entity: EntityRef
    within: tuple[EntityRef, ...]
    groups: tuple[Group, ...]
    figures: tuple[Figure, ...]
    mentions: tuple[MentionRef, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbor:
    """An entity ``distance`` steps away, and the fact by which it was reached."""

    distance: int
    entity: EntityRef
    fact: Fact


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a path; ``forward`` is False where it goes from the fact's tail to its head."""

    fact: Fact
    forward: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Something whose name or quote has the words: ``kind`` is entity, observation, mention or relation."""

    kind: str
    id: str
    name: str
    type: str
    quote: str | None
    report: str | None
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Why:
    """What is behind a fact. ``kind`` is relation, observation or mention; ``details`` are labels with values."""

    id: str
    kind: str
    type: str
    subject: str
    evidence: Evidence
    section: str | None
    details: tuple[tuple[str, str], ...]
