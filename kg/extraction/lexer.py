"""From text to items: the boundary words of the lexicon, and between them the chunks that may be names.

One pass of an Aho-Corasick automaton finds the lexicon's words; numbers, dates, titles in 《》 and footnote marks are
found by a few patterns that take precedence. What no boundary word covers is a *chunk*: a candidate name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extraction.lexicon import any_of, lexicon, word_set
from kg.places import gazetteer

_COUNTERS = any_of("counters")
_NUMBER = r"[0-9０-９][0-9０-９,，.．~～—\-]* ?"
QUANTITY = re.compile(
    rf"(?<!第)(?:超过?|近|约|达|共)?{_NUMBER}[余多几]?[百千万亿]*[余多]?{_COUNTERS}(?:\(套\)|（套）|以上|以下|左右|以内)?"
    rf"|(?<![一-鿿])[一二三四五六七八九十两几数百千]+[余多]?[百千万亿]*(?:个|家|座|所|条|项|处|批|公里|大类|批次)(?=[一-鿿])"
    rf"|(?<=[等、])[一二三四五六七八九十两几数百千]+[余多]?[百千万亿]*(?:个|家|座|所|条|项|处|批|大)"
    rf"|(?<=[一-鿿])(?:两|[三四五六七八九十]|十[一-九二三四五六七八])(?:家|个)(?=企业|项目|公司|园区|平台|片区|景区|乡镇|村|商业|老旧|先行|重点|产业园|小区|大型)"
    rf"|(?<=[一-鿿])[两三四五六七八九十](?:个|大)(?=[0-9A-Z]|片区|工程|项目|园区|组团|旅游区)"
    rf"|一座(?=[一-鿿]{{3}})"
)
MARK = re.compile(
    r"[\[〔［【(（]\s*\d{1,3}\s*[\]〕］】)）]|[(（][一二三四五六七八九十]+[)）]|[①-⑳]|^\s*[(（]?\d{1,2}[.．、)）]\s*",
    re.M,
)
DATE = re.compile(
    r"(?:(?:19|20)\d\d|[一二三四五六七八九十〇零○]{4})年(?:\d{1,2}月(?:份|底|末|初)?(?:\d{1,2}日)?|底|末|初|上半年|下半年|[一二三四]季度)?"
    r"|\d{1,2}月(?:\d{1,2}日|份|底|末|初)?(?:前)?|(?<!\d)\d{1,2}日(?!游)"
)
TITLE = re.compile(r"《[^《》\n]{2,60}》(?:（[^（）]{1,8}）|\([^()]{1,8}\))?")
PLAN = re.compile(
    r"[“\"]?(?:十[一二三四五六]五|[一二三四五六七八九]五)[”\"]?(?:发展|时期)?(?:规划和\d{4}年远景目标)?(?:国民经济和社会发展)?规划(?:纲要|《纲要》|建议)?(?:[（(]草案[)）])?"
    r"|第?十[一二三四五六]个五年(?:规划|计划)(?:纲要)?"
)
CONGRESS = re.compile(
    r"第?[一二三四五六七八九十]+届(?:人民代表大会|人大|政协|委员会)(?:常委会)?第?[一二三四五六七八九十]+次(?:会议|全会|全体会议)"
    r"|(?<=委)[一二三四五六七八九十]+届[一二三四五六七八九十]+次全会"
)
PUNCTUATION = re.compile(
    r"[，。；：！？,;:!?\n\r\t　…]|(?<![0-9A-Za-z、]) (?![0-9A-Za-z])|——|—{2,}|(?<!\d)\.(?!\d)|•|·(?=\s)|★|◆|■|●|▲|※"
)
SEPARATOR = re.compile(r"、|[”’](?=[“‘])")
BRACKET = re.compile(r"(?<=[一-鿿])[(（][一-鿿A-Za-z+·]{1,14}[)）]|[一二三四五]、[二三四五六]期(?:工程|项目)?")


@dataclass(frozen=True, slots=True)
class Item:
    """A word of a clause: ``kind`` is a lexicon class, a pattern's name (quantity, date, title, plan, congress, mark,
    bracket, sep, punct), place, firm, body, known, or 'chunk' for a run of text that no boundary word interrupts.

    A chunk's ``parts`` are the known firms, places and bodies inside it; ``counted``: a number of such things is given.
    """

    start: int
    end: int
    kind: str
    text: str
    parts: tuple[Item, ...] = ()
    counted: bool = False

    def part(self, start: int, end: int | None = None) -> Item:
        """The stretch ``text[start:end]`` of a chunk as a chunk."""
        text = self.text[start:end]
        return replace(self, start=self.start + start, end=self.start + start + len(text), text=text)


@lru_cache(maxsize=16)
def _automaton(home: str | None) -> tuple[AhoCorasick, tuple[str, ...], tuple[str, ...]]:
    """The automaton for reports issued by ``home`` (a division code), its words and their classes."""
    lex = lexicon()
    classes: dict[str, str] = dict.fromkeys(gazetteer().names_for(home), "place")
    for word in (*lex.kinds, *lex.trades):
        if len(word) > 1:
            classes.setdefault(word, "material")
    for word in lex.firms:
        classes[word] = "firm"
    classes |= {word: kind for word, kind in lex.words.items() if kind != "material" or word not in classes}
    for word in lex.status:
        if len(word) > 1:
            classes.setdefault(word, "verb")
            if classes[word] == "material" and word not in lex.words:
                classes[word] = "verb"
    for word in lex.firms:
        if len(word) > 2:
            classes[word] = "firm"
    for name in lex.known:
        classes[name] = "known"
    for expression in gazetteer().decoys:
        if expression[0] not in "一二三四五六七八九十两和与及":
            classes.setdefault(expression, "material")
    for body in lex.bare_bodies:
        classes[body] = "body"
    for level in word_set("levels"):
        for body in lex.bodies:
            classes[level + body] = "body"
    words = tuple(sorted(classes))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words, tuple(classes[w] for w in words)


def _fixed(text: str) -> list[Item]:
    """Stretches that patterns claim before any word is looked up, in order, not overlapping."""
    found: list[tuple[int, int, int, str]] = []
    for rank, (kind, pattern) in enumerate(
        (
            ("title", TITLE),
            ("congress", CONGRESS),
            ("plan", PLAN),
            ("date", DATE),
            ("quantity", QUANTITY),
            ("mark", MARK),
            ("bracket", BRACKET),
        )
    ):
        found += [(m.start(), rank, m.end(), kind) for m in pattern.finditer(text) if m.end() > m.start()]
    found.sort()
    items, at = [], 0
    for start, _, end, kind in found:
        if start >= at:
            items.append(Item(start, end, kind, text[start:end]))
            at = end
    return items


def tokens(text: str, home: str | None) -> list[Item]:
    """The known words and patterns of a text issued by ``home``, in order, not overlapping.

    What lies between them is unknown material: ``kg.extraction.clauses`` makes chunks of it.
    """
    automaton, words, classes = _automaton(home)
    fixed = _fixed(text)
    edges = [(i.start, i.end) for i in fixed]
    items = list(fixed)
    k = 0
    for index, start, end in automaton.find_matches_as_indexes(text):
        while k < len(edges) and edges[k][1] <= start:
            k += 1
        if k < len(edges) and edges[k][0] < end:
            continue
        items.append(Item(start, end, classes[index], words[index]))
    for kind, pattern in (("punct", PUNCTUATION), ("sep", SEPARATOR)):
        items += [Item(m.start(), m.end(), kind, m.group()) for m in pattern.finditer(text)]
    items.sort(key=lambda i: (i.start, -i.end))
    kept: list[Item] = []
    at = 0
    for item in items:
        if item.start >= at:
            kept.append(item)
            at = item.end
    return kept
