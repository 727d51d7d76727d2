"""The words inside a possible name: its kind word at the end, what is proper to it, and whether it means one thing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set

CLASSES = word_set("classes")
_GLUE = word_set("glue")
_RENEWED = word_set("renewed")
_ROADS = word_set("roads")
_SOME_ROAD = re.compile(any_of("some_road"))
_OWN = re.compile(r"[县市区省州](?![级域区内外])")
# a stretch of a river (长江干流江苏段, 赤水河（云南省段）)
STRETCH = re.compile(
    r"[^\W河江湖渠]{0,3}[河江湖渠]"
    r"(?:(?:干流|流域)?(?:[（(][一-鿿]{2,6}段[)）]|(?:城区|(?:(?![区路街])[一-鿿]){2,5})段(?![落时]))|干流|流域|[中下]*[上中下]游)"
)
_LETTER = re.compile(r"[A-Za-z一-鿿]")
_PHASE = re.compile(r"[(（][^()（）]{1,8}[)）]$")


# marks that stand nowhere but around a name, or where one of the two was lost
_MARKED = [re.compile(f"{left}?([^{left}{right}]+){right}?") for left, right in ("“”", "‘’", "《》", '""', "''")]


def unmarked(text: str) -> str:
    """A name without blanks, and without the marks that enclose the whole of it or have lost their other half.

    >>> unmarked("“中国 种谷”"), unmarked("“金种子”计划"), unmarked("《条例》和《办法》"), unmarked("光谷”")
    ('中国种谷', '“金种子”计划', '《条例》和《办法》', '光谷')
    """
    name = "".join(text.split())
    for marked in _MARKED:
        if inner := marked.fullmatch(name):
            name = inner[1]
    return name or text


def has_letter(text: str) -> bool:
    """Whether anything in a text can name: a Chinese character or a Latin letter.

    >>> has_letter("5G"), has_letter("7 4 7 7 2")
    (True, False)
    """
    return _LETTER.search(text) is not None


@lru_cache(maxsize=20_000)
def kind_of(text: str) -> str | None:
    """The longest kind word that ``text`` ends with (a bracket behind it apart), or None.

    >>> kind_of("哈工大机器人产业园")
    '产业园'
    """
    kinds = lexicon().kinds
    text = _PHASE.sub("", text)
    for size in range(min(len(text), 12), 0, -1):
        if text[-size:] in kinds:
            return text[-size:]
    return None


@cache
def _vocabulary() -> frozenset[str]:
    lex = lexicon()
    spoken = (word for word, kind in lex.words.items() if kind != "material")
    return frozenset(w for w in (*lex.trades, *lex.kinds, *lex.common, *spoken) if len(w) > 1) | _GLUE


@lru_cache(maxsize=20_000)
def proper_part(text: str) -> str:
    """What remains in front when ordinary words are taken off the end: '' for a purely descriptive name.

    >>> proper_part("圣泽捷通物流基地"), proper_part("人工智能科技园")
    ('圣泽捷通', '')
    """
    text = _PHASE.sub("", text)
    kind = kind_of(text)
    if kind and len(kind) == 1 and lexicon().kinds[kind].type == "Project":
        return _unexplained(text[:-1], _vocabulary())
    return _unexplained(text, _vocabulary())


def _unexplained(text: str, known: frozenset[str]) -> str:
    reach = {len(text)}
    best = len(text)
    for at in range(len(text) - 1, -1, -1):
        if any(at + size in reach and text[at : at + size] in known for size in range(1, min(9, len(text) - at) + 1)):
            reach.add(at)
            best = at
    return text[:best]


def ordinary(word: str) -> bool:
    """Whether a word is an ordinary one: a trade, a kind, a verb, or among the common words of reports."""
    return word in _vocabulary()


def common(word: str) -> bool:
    """Whether a word is an ordinary one or in the dictionary."""
    return word in _vocabulary() or word in lexicon().dictionary


def spelt(text: str) -> bool:
    """Whether dictionary words spell the whole text (千亩|板栗)."""
    known = lexicon().dictionary
    reach = {0}
    for at in range(len(text)):
        if at in reach:
            reach.update(at + size for size in (2, 3) if text[at : at + size] in known)
    return len(text) in reach


@lru_cache(maxsize=20_000)
def starts_ordinary(text: str) -> bool:
    """Whether an ordinary word begins the text, so that no firm or person is named first.

    >>> starts_ordinary("企业知识产权质押"), starts_ordinary("宏远建材")
    (True, False)
    """
    known = _vocabulary()
    return any(text[:size] in known for size in range(2, min(6, len(text)) + 1))


def proper(member: Item) -> str:
    """What makes the member a name: its proper part, or the place, body or firm it begins with."""
    first = next((p.text for p in member.parts if p.start == member.start and p.end < member.end), "")
    return proper_part(member.text) or first


def placed(member: Item) -> bool:
    """Whether a place is all that is proper to the member (长江中游|物流枢纽基地)."""
    first = next((p for p in member.parts if p.start == member.start and p.kind == "place"), None)
    return first is not None and proper_part(member.text[len(first.text) :]) == ""


def is_renewable(member: Item) -> bool:
    """Whether the member is a water, an estate or a village: a Place also where it is renewed."""
    kind = kind_of(member.text)
    return kind is not None and kind in _RENEWED and bool(proper(member))


def definite(text: str, kind: str) -> bool:
    """Whether a name of ordinary words means one thing all the same.

    The county's own (县医院迁建) does, and works on one facility (污水处理厂提标改造, 职教小镇项目).

    >>> definite("县医院迁建", "迁建"), definite("老旧小区改造", "改造")
    (True, False)
    """
    if _OWN.match(text) and len(text) > len(kind) + 1:
        return True
    if (kind in _ROADS or kind.endswith("环路")) and 3 <= len(text) <= 5:
        return not _SOME_ROAD.match(text)
    stem = text[: -len(kind)]
    facility = kind_of(stem)
    return facility is not None and facility not in CLASSES and len(facility) > 1 and len(stem) >= 4
