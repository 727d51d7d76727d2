"""The lines of a text with their offsets, and the plain form in which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

BLANK = " \t\v\f\u00a0\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200E)))  # with zero-width ones
_PAGE_TURNED = "(?<![。！？!?：:；;\u200b])\n\u200b+\n{1,2}(?![\n\u3000 ])"  # a web page's mark inside a paragraph
_WITHIN = r"[^\r\n\u2028\u2029\x85]+"
_LINE = re.compile(rf"{_WITHIN}(?:{_PAGE_TURNED}{_WITHIN})*")
_LOST_LINE_END = re.compile(
    r"(?<=[。！!：:])(?=[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|[ \u3000]{2,})"
    r"|(?=各位代表[：:])"
)
_LONGEST_PARAGRAPH = 3000  # characters
_PLAIN = str.maketrans(
    "０１２３４５６７８９，：；（）！〇○零屆後過來計劃總結會議國務過產",
    "0123456789,:;()!000届后过来计划总结会议国务过产",
)
_CHINESE_YEAR = re.compile(r"([一二][一二三四五六七八九0]{3})(?=年)")
_CHINESE_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_DROP = re.compile(rf"[{BLANK}“”\"‘’'「」『』]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; ``gap`` says that an empty line stands before it."""

    start: int
    end: int
    text: str
    gap: bool


def lines(text: str) -> Iterator[Line]:
    """The lines that are not blank, with offsets into ``text``.

    >>> [(line.start, line.text) for line in lines("一\\r\\n\\r\\n 二 ")]
    [(0, '一'), (6, '二')]
    """
    before = 0
    for begin, end in _stretches(text):
        raw = text[begin:end]
        stripped = raw.strip(BLANK)
        if stripped:
            start = begin + len(raw) - len(raw.lstrip(BLANK))
            yield Line(start, start + len(stripped), stripped, len(re.findall(r"\r\n|\r|\n", text[before:start])) > 1)
            before = start + len(stripped)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The lines; one so long that its line ends must have been lost is cut where a heading or a paragraph begins."""
    for match in _LINE.finditer(text):
        start = match.start()
        if len(match[0]) > _LONGEST_PARAGRAPH:
            for cut in _LOST_LINE_END.finditer(text, match.start(), match.end()):
                yield start, cut.start()
                start = cut.start()
        yield start, match.end()


def plain(text: str) -> str:
    """``text`` without spaces and quotation marks, with ASCII digits and marks: for comparing, not for quoting.

    >>> plain("１９９１年“八五” 计划，一九九二年")
    '1991年八五计划,1992年'
    """
    return _CHINESE_YEAR.sub(lambda m: m[0].translate(_CHINESE_DIGITS), _DROP.sub("", text.translate(_PLAIN)))
