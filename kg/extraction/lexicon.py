"""What the reader knows of words: loaded once from ``seeds/lexicon``, validated, immutable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.data import DataError, path, rows

CLASSES = ("adverb", "function", "time", "verb", "deverbal", "conjunction", "generic", "material")
STATUSES = (
    "planned", "signed", "landed", "started", "under_construction", "topped_out", "completed", "operating",
)  # fmt: skip
TYPES = ("Enterprise", "Project", "Place", "Institution", "Event", "Policy")


@dataclass(frozen=True, slots=True)
class KindWord:
    """How names of a kind end: ``type`` by default, ``built`` where it is built, signed or opened (None: no entity)."""

    word: str
    type: str
    built: str | None
    single: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists of the reader, one field a file; every file says in its first lines what it is for.

    ``words`` maps a word to its class, ``status`` a verb to its state, ``heads`` a head noun to the type of what it
    heads (None: no entities), ``known`` a name to its type, ``sets`` the name of a set of words to the words.
    """

    words: dict[str, str]
    status: dict[str, str]
    heads: dict[str, str | None]
    kinds: dict[str, KindWord]
    trades: frozenset[str]
    common: frozenset[str]
    dictionary: frozenset[str]
    known: dict[str, str]
    firms: frozenset[str]
    doubtful_firms: frozenset[str]
    bodies: frozenset[str]
    bare_bodies: frozenset[str]
    sets: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon under ``seeds/lexicon``; raises DataError naming file and line when a file is malformed.

    >>> lexicon().status["投产"]
    'operating'
    """
    return read(path("seeds", "lexicon"))


def word_set(name: str) -> frozenset[str]:
    """A set of words of ``sets.tsv`` by its name; raises DataError when there is none.

    >>> "支持" in word_set("supports")
    True
    """
    sets = lexicon().sets
    if name not in sets:
        raise DataError(f"sets.tsv: there is no set named {name}")
    return sets[name]


def any_of(name: str) -> str:
    """A regular expression for any word of a set of ``sets.tsv``, longer words first.

    >>> re.sub(any_of("company_end"), "…", "宏远建材集团")
    '宏远建材…'
    """
    return f"(?:{'|'.join(sorted(map(re.escape, word_set(name)), key=lambda word: (-len(word), word)))})"


def read(folder: Path) -> Lexicon:
    """The lexicon in any folder; raises DataError naming file and line when a file is malformed."""
    firms = _by_label(folder / "firms.tsv", "sector", "names")
    doubtful = frozenset(firms.pop("word", ()))
    bodies = _by_label(folder / "bodies.tsv", "bare", "words", ("yes", "no"))
    return Lexicon(
        words=_labelled(folder / "words.tsv", "class", "words", CLASSES),
        status=_labelled(folder / "statuses.tsv", "status", "verbs", STATUSES),
        heads=_heads(folder / "heads.tsv"),
        kinds=_kinds(folder / "kinds.tsv"),
        trades=_words(folder / "trades.tsv"),
        common=_words(folder / "common.tsv"),
        dictionary=_words(folder / "dictionary.tsv"),
        known=_labelled(folder / "known.tsv", "type", "names", TYPES),
        firms=doubtful.union(*firms.values()),
        doubtful_firms=doubtful,
        bodies=frozenset(bodies.get("no", ())),
        bare_bodies=frozenset(bodies.get("yes", ())),
        sets=_sets(folder / "sets.tsv"),
    )


def _require(condition: bool, file: Path, line: int, message: str) -> None:
    if not condition:
        raise DataError(f"{file.name}:{line}: {message}")


def _cells(file: Path, columns: tuple[str, ...], listed: str) -> Iterator[tuple[int, dict[str, str], list[str]]]:
    """The rows of a file with the words that the column ``listed`` has, of which there must be some."""
    for line, row in rows(file, columns):
        words = row[listed].split()
        _require(bool(words), file, line, f"no {listed} here")
        yield line, row, words


def _words(file: Path) -> frozenset[str]:
    return frozenset(word for _, _, words in _cells(file, ("words",), "words") for word in words)


def _by_label(file: Path, label: str, listed: str, labels: tuple[str, ...] | None = None) -> dict[str, list[str]]:
    """The words of a file by the label in front of them, one of ``labels`` where they are given."""
    found: dict[str, list[str]] = {}
    for line, row, words in _cells(file, (label, listed), listed):
        _require(labels is None or row[label] in labels, file, line, f"unknown {label} {row[label]!r}; one of {labels}")
        found.setdefault(row[label], []).extend(words)
    return found


def _labelled(file: Path, label: str, listed: str, labels: tuple[str, ...]) -> dict[str, str]:
    """The label of each word of a file; no word has two."""
    found: dict[str, str] = {}
    for line, row, words in _cells(file, (label, listed), listed):
        _require(row[label] in labels, file, line, f"unknown {label} {row[label]!r}; one of {labels}")
        for word in words:
            _require(word not in found, file, line, f"{word} stands twice (also as {found.get(word)})")
            found[word] = row[label]
    return found


def _heads(file: Path) -> dict[str, str | None]:
    heads: dict[str, str | None] = {}
    for line, row, words in _cells(file, ("head", "type"), "head"):
        _require(row["type"] in (*TYPES, "-"), file, line, f"unknown type {row['type']!r}; one of {TYPES} or -")
        _require(
            len(words) == 1 and words[0] not in heads, file, line, f"{row['head']} stands twice or is not one word"
        )
        heads[words[0]] = None if row["type"] == "-" else row["type"]
    return heads


def _kinds(file: Path) -> dict[str, KindWord]:
    kinds: dict[str, KindWord] = {}
    for line, row, words in _cells(file, ("type", "built", "single", "words"), "words"):
        known = row["type"] in TYPES and row["built"] in (*TYPES, "-")
        _require(known, file, line, f"unknown type {row['type']!r} or {row['built']!r}; one of {TYPES}")
        _require(row["single"] in ("any", "strong"), file, line, f"single is {row['single']!r}, not any or strong")
        built = None if row["built"] == "-" else row["built"]
        for word in words:
            _require(word not in kinds, file, line, f"{word} stands twice")
            kinds[word] = KindWord(word, row["type"], built, row["single"])
    return kinds


def _sets(file: Path) -> dict[str, frozenset[str]]:
    sets: dict[str, frozenset[str]] = {}
    for line, row, words in _cells(file, ("name", "words", "note"), "words"):
        _require(row["name"].isidentifier() and row["name"] not in sets, file, line, f"{row['name']!r} is no new name")
        _require(bool(row["note"]), file, line, f"{row['name']} has no note that says what it is for")
        _require(len(set(words)) == len(words), file, line, f"a word stands twice in {row['name']}")
        sets[row["name"]] = frozenset(words)
    return sets
