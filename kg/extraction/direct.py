"""Names that tell themselves: titles in 《》, plans, congresses, bodies, gazetteer places, well-known firms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extraction.clauses import MATERIAL, Clause
from kg.extraction.lexer import Item
from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.extraction.names import Name
from kg.extraction.wording import kind_of

_SPIRIT = re.compile(r"^[”\"》]*(?:全会)?(?:的)?(?:重要)?(?:会议|讲话|指示|批示)?(?:精神|思想)")
_WORK_OF_ART = re.compile(any_of("works_of_art"))
_DRAFT = re.compile(r"[（(]草案[)）]$")
_ALTERNATIVE = re.compile(r"[(（][一-鿿]{2,6}[)）]")
_PERSON = re.compile(rf"^(?:{any_of('people_of_bodies')}|代表(?!建议))")
_PLACE_BODY = re.compile(
    rf"(?:委(?!员|托|派|会)|{any_of('bodies_of_places')}|人大(?!代表大会)){any_of('offices_of_bodies')}?"
)
_COMMON_BODIES = word_set("bodies_of_bodies")
# a place's name inside a longer name or word
_PART_BEFORE = re.compile(r"[A-Za-z]$")


def _plan(text: str, item: Item) -> Name | None:
    if _SPIRIT.match(text[item.end : item.end + 8]):
        return None
    draft = _DRAFT.search(item.text)
    end = item.start + draft.start() if draft else item.end
    body = text[item.start : end]
    start = item.start
    if body.count("“") + body.count("”") == 1:
        if body[0] in '“"':
            start += 1
    return Name(start, end, "Policy", "plan", "规划")


def _of_place(text: str, tokens: Sequence[Item], n: int) -> int:
    """Where the name of the place in front of token ``n`` begins (博野县|第十七届…, 县|十七届…), else the token's start."""
    start = tokens[n].start
    if n and tokens[n - 1].kind in ("place", "body") and tokens[n - 1].end == start:
        return tokens[n - 1].start
    if text[start - 1 : start] in tuple("省市县区州旗镇乡"):
        return start - 1
    return start


def told(text: str, tokens: Sequence[Item]) -> Iterator[Name]:
    """Mentions that a single token tells, wherever it stands."""
    for n, token in enumerate(tokens):
        if token.kind == "title":
            draft = _DRAFT.search(token.text)
            if _WORK_OF_ART.search(text[max(0, token.start - 8) : token.start]):
                continue
            known = lexicon().known.get(token.text[1:-1])
            if known:
                yield Name(token.start + 1, token.end - 1, known, "known.name", token.text)
                continue
            yield Name(token.start, token.end - (len(draft.group()) if draft else 0), "Policy", "title", "《》")
        elif token.kind == "plan":
            plan = _plan(text, token)
            if plan:
                yield plan
        elif token.kind == "congress":
            if (
                not _SPIRIT.match(text[token.end : token.end + 8])
                and "党" not in text[max(0, token.start - 2) : token.start]
            ):
                yield Name(_of_place(text, tokens, n), token.end, "Event", "congress", "届")
        elif token.kind == "place":
            body = _PLACE_BODY.match(text, token.end) if token.text[-1] in "省市县区旗州镇乡" else None
            if (
                body
                and not _PERSON.match(text[body.end() : body.end() + 3])
                and not _SPIRIT.match(text[body.end() : body.end() + 6])
            ):
                yield Name(token.start, body.end(), "Institution", "body", body.group())
        elif token.kind == "known":
            yield Name(token.start, token.end, lexicon().known[token.text], "known.name", token.text)
        elif token.kind == "body":
            rest = text[token.end : token.end + 3]
            if _PERSON.match(rest) or _SPIRIT.match(text[token.end : token.end + 6]):
                continue
            start, end = token.start, token.end
            if (
                token.text in _COMMON_BODIES
                and "一" <= text[start - 1 : start] <= "鿿"
                and tokens[n - 1].kind in MATERIAL
                and tokens[n - 1].end == start
            ):
                continue  # 社区党委, 企业工会: a body of some body
            if n and tokens[n - 1].end == start and tokens[n - 1].kind == "place":
                start = tokens[n - 1].start
            alternative = _ALTERNATIVE.match(text, end)
            if alternative and re.search(r"委|政府|人大|政协|院", alternative.group()):
                end = alternative.end()
            yield Name(start, end, "Institution", "body", token.text)


def _in_word(text: str, part: Item) -> bool:
    """Whether a short place name straddles an ordinary word (欠发|达县|域)."""
    common = lexicon().common
    return len(part.text) == 2 and (
        text[part.start - 1 : part.start + 1] in common or text[part.end - 1 : part.end + 1] in common
    )


def places_and_firms(text: str, clauses: Sequence[Clause]) -> Iterator[Name]:
    """Places of the gazetteer and well-known firms inside chunks, for where no longer name is found."""
    lex = lexicon()
    for clause in clauses:
        for item in clause.items:
            if item.kind != "chunk":
                continue
            for part in item.parts:
                before = text[max(0, part.start - 1) : part.start]
                if part.kind == "place":
                    if _PART_BEFORE.search(before) or part.text in lex.common or _in_word(text, part):
                        continue
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
