"""What the reader knows of words: loaded once from ``seeds/lexicon``, validated, immutable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.data import DataError, path, rows

CLASSES = ("adverb", "function", "time", "verb", "deverbal", "conjunction", "generic", "material")
STATUSES = (
    "planned", "signed", "landed", "started", "under_construction", "topped_out", "completed", "operating",
)  # fmt: skip
TYPES = ("Enterprise", "Project", "Place", "Institution", "Event", "Policy")


@dataclass(frozen=True, slots=True)
class KindWord:
    """How names of a kind end: ``type`` by default, ``built`` when the text builds, signs or opens it (None: no entity then)."""

    word: str
    type: str
    built: str | None
    single: str


@dataclass(frozen=True)
class Lexicon:
    """All word lists of the reader. ``words`` maps a word to its class, ``status`` a verb to its state."""

    words: dict[str, str]
    status: dict[str, str]
    heads: dict[str, str | None]
    kinds: dict[str, KindWord]
    trades: frozenset[str]
    common: frozenset[str]
    known: dict[str, str]
    firms: frozenset[str]
    doubtful_firms: frozenset[str]
    bodies: frozenset[str]
    bare_bodies: frozenset[str]


def _require(condition: bool, where: str, message: str) -> None:
    if not condition:
        raise DataError(f"{where}: {message}")


@cache
def lexicon() -> Lexicon:
    """The lexicon under ``seeds/lexicon``; raises DataError naming file and line when a file is malformed.

    >>> lexicon().status["投产"]
    'operating'
    """
    words: dict[str, str] = {}
    for line, row in rows(path("seeds", "lexicon", "words.tsv"), ("class", "words")):
        _require(row["class"] in CLASSES, f"words.tsv:{line}", f"unknown class {row['class']!r}; one of {CLASSES}")
        for word in row["words"].split():
            _require(word not in words, f"words.tsv:{line}", f"{word} stands twice (also as {words.get(word)})")
            words[word] = row["class"]
    status: dict[str, str] = {}
    for line, row in rows(path("seeds", "lexicon", "statuses.tsv"), ("status", "verbs")):
        _require(row["status"] in STATUSES, f"statuses.tsv:{line}", f"unknown status {row['status']!r}")
        for word in row["verbs"].split():
            _require(word not in status, f"statuses.tsv:{line}", f"{word} stands twice (also as {status.get(word)})")
            status[word] = row["status"]
    heads: dict[str, str | None] = {}
    for line, row in rows(path("seeds", "lexicon", "heads.tsv"), ("head", "type")):
        _require(row["type"] in (*TYPES, "-"), f"heads.tsv:{line}", f"unknown type {row['type']!r}")
        heads[row["head"]] = None if row["type"] == "-" else row["type"]
    kinds: dict[str, KindWord] = {}
    for line, row in rows(path("seeds", "lexicon", "kinds.tsv"), ("type", "built", "single", "words")):
        _require(row["type"] in TYPES and row["built"] in (*TYPES, "-"), f"kinds.tsv:{line}", "unknown type")
        _require(row["single"] in ("any", "strong"), f"kinds.tsv:{line}", "single must be any or strong")
        built = None if row["built"] == "-" else row["built"]
        for word in row["words"].split():
            _require(word not in kinds, f"kinds.tsv:{line}", f"{word} stands twice")
            kinds[word] = KindWord(word, row["type"], built, row["single"])
    trades = frozenset(w for _, row in rows(path("seeds", "lexicon", "trades.tsv"), ("words",)) for w in row["words"].split())
    common = frozenset(w for _, row in rows(path("seeds", "lexicon", "common.tsv"), ("words",)) for w in row["words"].split())
    known: dict[str, str] = {}
    for line, row in rows(path("seeds", "lexicon", "known.tsv"), ("type", "names")):
        _require(row["type"] in TYPES, f"known.tsv:{line}", f"unknown type {row['type']!r}")
        known |= dict.fromkeys(row["names"].split(), row["type"])
    firms: set[str] = set()
    doubtful: set[str] = set()
    for _, row in rows(path("seeds", "lexicon", "firms.tsv"), ("sector", "names")):
        (doubtful if row["sector"] == "word" else firms).update(row["names"].split())
    levelled: set[str] = set()
    bare: set[str] = set()
    for line, row in rows(path("seeds", "lexicon", "bodies.tsv"), ("bare", "words")):
        _require(row["bare"] in ("yes", "no"), f"bodies.tsv:{line}", "bare must be yes or no")
        (bare if row["bare"] == "yes" else levelled).update(row["words"].split())
    return Lexicon(words, status, heads, kinds, trades, common, known, frozenset(firms | doubtful), frozenset(doubtful), frozenset(levelled), frozenset(bare))
