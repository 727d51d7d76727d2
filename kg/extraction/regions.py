"""Places that no list names: several provinces or cities by one character each (沪滇, 京雄保), stretches of rivers,
parts of the country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.clauses import Clause
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.names import Name
from kg.extraction.wording import STRETCH, ordinary

_LEAD = re.compile(r"[“”\"（(]?环?")
_TOGETHER = re.compile(rf"[^，。；]{{0,6}}?(?:{any_of('together')}|[0-9])")
_LINE = re.compile(any_of("lines"))
# characters that begin other words too, so that they begin no such name
_DOUBTFUL = word_set("doubtful_characters")
_PART = any_of("parts_of_the_country")
# 我国|西南, 西部|第1位: but not the west of a town, nor what is called after it
_OF_THE_COUNTRY = re.compile(
    rf"(?:(?<=我国)|(?<=祖国)){_PART}(?:地区)?(?![边部])"
    rf"|(?<![东西南北中市县区州镇乡城]){_PART}(?:地区)?(?=第[0-9一二三四五六七八九十]|{any_of('behind_parts_of_the_country')})"
)


def regions(text: str, clauses: Sequence[Clause]) -> Iterator[Name]:
    """Joint names of provinces and of cities that the report names, and stretches of rivers, where a chunk begins.

    What a joint name means, the places in the text say: 济 and 青 are 济南 and 青岛 where the report names these.
    """
    provinces = word_set("province_characters")
    chunks = [(clause, item) for clause in clauses for item in clause.items if item.kind == "chunk"]
    near = {p.text[0] for _, item in chunks for p in item.parts if p.kind == "place" and len(p.text) <= 3}
    near -= word_set("near_doubtful")
    joint = re.compile(f"[{''.join(sorted(provinces | near))}]{{2,5}}")
    for clause, item in chunks:
        for at in sorted({0, *(part.start - item.start for part in item.parts)}):
            stretch = STRETCH.match(item.text, at)
            if stretch:
                span = item.start + at, item.start + stretch.end()
                yield Name(*span, "Place", "region.stretch", stretch.group())
        lead = _LEAD.match(item.text)
        found = joint.match(item.text, lead.end() if lead else 0)
        if found and not _begins_place(item, found.end(), provinces):
            for start, end in _pairs(found):
                if _is_joint(item.text[start:end], text[item.start + found.end() : clause.end], provinces):
                    yield Name(item.start + start, item.start + end, "Place", "region.joint", item.text[start:end])


def parts_of_the_country(text: str) -> Iterator[Name]:
    """West, north-east and the like, where a report says what is first there, or great.

    >>> [name.cue for name in parts_of_the_country("出口额居西部第1位，县城西部开工")]
    ['西部']
    """
    provinces = word_set("province_characters")
    for found in _OF_THE_COUNTRY.finditer(text):
        if text[found.start() - 1 : found.start()] not in provinces:
            yield Name(found.start(), found.end(), "Place", "region.part", found.group())


def _begins_place(item: Item, end: int, provinces: frozenset[str]) -> bool:
    """Whether a known place begins before ``end``, unless it is a joint name that others join (京津|雄保)."""
    known = [part for part in item.parts if part.start - item.start < end]
    joined = known and known[-1].end - item.start <= end and all(c in provinces for c in known[0].text)
    return bool(known) and not (joined and len(known[0].text) < end)


def _pairs(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The joint names in a run of characters, of which none stands twice in a name (昆曲|昆楚)."""
    start, word = found.start(), found.group()
    for n, character in enumerate(word):
        at = found.start() + n
        if character in word[start - found.start() : n]:
            yield start, at
            start = at
    if found.end() - start > 1:
        yield start, found.end()


def _is_joint(word: str, behind: str, provinces: frozenset[str]) -> bool:
    """Whether a word of such characters names places, by itself or by what they do together behind it."""
    lex = lexicon()
    if word in lex.firms or ordinary(word) or word in lex.dictionary or _LINE.match(behind):
        return False
    alone = all(c in provinces for c in word) and word[0] not in _DOUBTFUL
    return alone or _TOGETHER.match(behind) is not None
