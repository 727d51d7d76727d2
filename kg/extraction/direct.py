"""Names that tell themselves: titles in 《》, plans, congresses, bodies, gazetteer places, well-known firms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.adopted import adopted
from kg.extraction.clauses import MATERIAL, Clause
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.names import Name
from kg.extraction.quoted import quoted
from kg.extraction.regions import parts_of_the_country, regions
from kg.extraction.wording import kind_of, proper_part
from kg.places import gazetteer

_SPIRIT = re.compile(r"^[”\"》]*(?:全会)?(?:的)?(?:重要)?(?:会议|讲话|指示|批示)?(?:精神|思想)")
# a list of sessions that ends in their spirit (省委九届六次全会、市委全会|精神)
_SPIRIT_LIST = re.compile(r"(?:(?:[、和及与]|，?以及)[^，。；：、]{2,24}?){1,5}精神")
_RULES = re.compile(rf"{any_of('titles_of_rules')}(?:[（(][^（）()]+[)）])?$")
_WORK_OF_ART = re.compile(any_of("works_of_art"))
_DRAFT = re.compile(r"[（(]草案[)）]$")
_ALTERNATIVE = re.compile(r"[(（][一-鿿]{2,6}[)）]")
_PERSON = re.compile(rf"^(?:{any_of('people_of_bodies')}|代表)")
_PLACE_BODY = re.compile(
    rf"(?:委(?!员|托|派|会)|{any_of('bodies_of_places')}|人大(?!代表大会)){any_of('offices_of_bodies')}?"
)
_GENERIC_LEVELS = word_set("generic_levels")
_DIVISION = re.compile(r"(?:[县市旗镇乡]|(?<!开)区)$")
_COMMON_BODIES = word_set("bodies_of_bodies")
_COMPANY = re.compile(rf"公司(?!{any_of('behind_no_company')})")
_ZONE_PART = re.compile(rf"[一-鿿]{{0,10}}?(?:{any_of('zones')})((?:[东南西北]|[东南西北]片|[A-Z])区)(?!域)")
# a place's name inside a longer name or word
_PART_BEFORE = re.compile(r"[A-Za-z]$")


def told(text: str, tokens: Sequence[Item]) -> Iterator[Name]:
    """Mentions that a single token tells or quotation marks set apart, wherever they stand."""
    for n, token in enumerate(tokens):
        reader = _READERS.get(token.kind)
        name = reader(text, tokens, n) if reader else None
        if name:
            yield name
    yield from quoted(text)
    ends = {token.end for token in tokens if token.kind == "place"}
    yield from (name for name in parts_of_the_country(text) if name.start not in ends)  # but not 保定|西部


def _title(text: str, tokens: Sequence[Item], n: int) -> Name | None:
    """《…》: a policy, if it is neither a work of art nor a known name."""
    token = tokens[n]
    if _WORK_OF_ART.search(text[max(0, token.start - 8) : token.start]):
        return None
    known = lexicon().known.get(token.text[1:-1])
    if known:
        return Name(token.start + 1, token.end - 1, known, "known.name", token.text)
    title = _DRAFT.sub("", token.text)
    if not _RULES.search(title[1:-1]):
        return None  # a book, a play, a song
    return Name(token.start, token.start + len(title), "Policy", "title", "《》")


def _plan(text: str, tokens: Sequence[Item], n: int) -> Name | None:
    """A five-year plan, without the mark of a draft and without an unpaired quotation mark."""
    token = tokens[n]
    if _is_spirit(text, token.end):
        return None
    plan = _DRAFT.sub("", token.text)
    unpaired = plan.count("“") + plan.count("”") == 1 and plan[0] in '“"'
    return Name(token.start + unpaired, token.start + len(plan), "Policy", "plan", "规划")


def _congress(text: str, tokens: Sequence[Item], n: int) -> Name | None:
    """A session of a congress, with the place it is of."""
    token = tokens[n]
    if _is_spirit(text, token.end) or "党" in text[max(0, token.start - 2) : token.start]:
        return None
    return Name(_of_place(text, tokens, n), token.end, "Event", "congress", "届")


def _body_of_place(text: str, tokens: Sequence[Item], n: int) -> Name | None:
    """A body behind the name of a place (临河县|人民政府)."""
    token = tokens[n]
    body = _PLACE_BODY.match(text, token.end) if token.text[-1] in "省市县区旗州镇乡" else None
    if body is None or _is_of_people(text, body.end()):
        return None
    return Name(token.start, body.end(), "Institution", "body", body.group())


def _known(text: str, tokens: Sequence[Item], n: int) -> Name | None:
    token = tokens[n]
    if _is_spirit(text, token.end):
        return None
    return Name(token.start, token.end, lexicon().known[token.text], "known.name", token.text)


def _body(text: str, tokens: Sequence[Item], n: int) -> Name | None:
    """A body named by its level or by itself, with the place in front and an alternative name in brackets behind."""
    token, start, end = tokens[n], tokens[n].start, tokens[n].end
    if _is_of_people(text, end) or text[start - 2 : start] in _GENERIC_LEVELS:
        return None
    before = tokens[n - 1] if n and tokens[n - 1].end == start else None
    if before and before.kind in MATERIAL and token.text in _COMMON_BODIES and "一" <= text[start - 1] <= "鿿":
        return None  # 社区党委, 企业工会: a body of some body
    if before and before.kind == "place":
        start = before.start
    alternative = _ALTERNATIVE.match(text, end)
    if alternative and re.search(r"委|政府|人大|政协|院", alternative.group()):
        end = alternative.end()
    return Name(start, end, "Institution", "body", token.text)


_READERS: dict[str, Callable[[str, Sequence[Item], int], Name | None]] = {
    "title": _title,
    "plan": _plan,
    "congress": _congress,
    "place": _body_of_place,
    "known": _known,
    "body": _body,
}


def _is_spirit(text: str, at: int) -> bool:
    """Whether what is spoken of is the spirit of a meeting or a text (全会|精神), not the meeting itself."""
    return _SPIRIT.match(text[at : at + 8]) is not None or _SPIRIT_LIST.match(text, at) is not None


def _is_of_people(text: str, at: int) -> bool:
    """Whether the people of a body or its spirit are spoken of (政协|委员), not the body."""
    return bool(_PERSON.match(text[at : at + 4]) or _SPIRIT.match(text[at : at + 6]))


def _of_place(text: str, tokens: Sequence[Item], n: int) -> int:
    """Where the name of the place in front of token ``n`` begins (临河县|第十七届…, 县|十七届…), else its own start."""
    start = tokens[n].start
    if n and tokens[n - 1].kind in ("place", "body") and tokens[n - 1].end == start:
        return tokens[n - 1].start
    if text[start - 1 : start] in tuple("省市县区州旗镇乡"):
        return start - 1
    return start


def _in_word(text: str, part: Item) -> bool:
    """Whether a short place name straddles an ordinary word (欠发|达县|域)."""
    common = lexicon().common
    return len(part.text) == 2 and (
        text[part.start - 1 : part.start + 1] in common or text[part.end - 1 : part.end + 1] in common
    )


def _joined(parts: Sequence[Item]) -> list[Item]:
    """The parts of a chunk, a place right behind the one that encloses it joined with it (北京|通州区)."""
    joined: list[Item] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.kind == part.kind == "place" and last.end == part.start and _DIVISION.search(part.text):
            joined[-1] = replace(last, end=part.end, text=last.text + part.text)
        else:
            joined.append(part)
    return joined


def _companies(chunk: Item) -> Iterator[Name]:
    """The firm that a chunk begins with and goes on behind (宏远建材有限公司|产值)."""
    company = _COMPANY.search(chunk.text)
    if company and company.end() < len(chunk.text) and len(proper_part(chunk.text[: company.end()])) > 1:
        yield Name(chunk.start, chunk.start + company.end(), "Enterprise", "kind.company", "公司")


def _zone_part(chunk: Item) -> Iterator[Name]:
    """The part of a zone that a chunk begins with (开发区北区, 富平高新区A区)."""
    if part := _ZONE_PART.match(chunk.text):
        yield Name(chunk.start, chunk.start + part.end(), "Place", "zone.part", part[1])


def places_and_firms(text: str, home: str | None, clauses: Sequence[Clause]) -> Iterator[Name]:
    """Places of the gazetteer and well-known firms inside chunks, for where no longer name is found.

    ``home`` is the issuer's code: its own name is read even where its letters begin or end an ordinary word.
    """
    lex, places = lexicon(), gazetteer().names_for(home)
    yield from regions(text, clauses)
    yield from adopted(text, clauses)
    for clause in clauses:
        for item in clause.items:
            if item.kind != "chunk":
                continue
            yield from _companies(item)
            yield from _zone_part(item)
            for part in _joined(item.parts):
                before = text[max(0, part.start - 1) : part.start]
                if part.kind == "place":
                    own = home is not None and part.text in places and places[part.text].code == home
                    if _PART_BEFORE.search(before) or part.text in lex.common or (_in_word(text, part) and not own):
                        continue  # but 平安|定兴 in a report of 定兴, for all that 安定 is a word
                    yield Name(part.start, part.end, "Place", "gazetteer", part.text)
                elif part.kind == "firm" and part.start == item.start and part.text not in lex.doubtful_firms:
                    rest = item.text[len(part.text) :]
                    if len(part.text) > 2 or not rest:
                        end = (
                            item.end
                            if rest and kind_of(item.text) and lex.kinds[kind_of(item.text) or ""].type == "Enterprise"
                            else part.end
                        )
                        yield Name(part.start, end, "Enterprise", "known.firm", part.text)
