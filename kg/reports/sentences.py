"""Sentences: they end after 。！？ outside quotation marks and brackets, and at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reports.lines import BLANK

_MARK = re.compile(r"[。！？!“”‘’《》「」『』（）()【】\[\]〔〕]")
_OPEN = dict(zip("“‘《「『（(【[〔", "”’》」』))】]〕", strict=True))
_CLOSE = dict(zip("”’》」』）)】]〕", "”’》」』))】]〕", strict=True))
_ENDS = frozenset("。！？!")
_GOES_ON = frozenset("，、；：。,;:的等")

Mark = tuple[int, int, str]


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line, or a part of one, ``text[start:end]`` as offsets, white space left out.

    A quotation mark or bracket without its counterpart in the line is ignored.

    >>> t = "（一）稳增长。实现“双过半！”目标。他说：“好。”完成《规划》。"
    >>> [t[a:b] for a, b in split(t, 0, len(t))]
    ['（一）稳增长。', '实现“双过半！”目标。', '他说：“好。”', '完成《规划》。']
    """
    marks = [(match.start(), match.end(), match[0]) for match in _MARK.finditer(text, start, end)]
    closed_by = _pairs(marks)
    begin, inside = start, -1
    for index, (_, after, _) in enumerate(marks):
        inside = max(inside, closed_by.get(index, -1))
        if inside > index:
            continue
        if _is_boundary(marks, index, text[after] if after < end else ""):
            yield from _trimmed(text, begin, after)
            begin = after
    yield from _trimmed(text, begin, end)


def _is_boundary(marks: list[Mark], index: int, following: str) -> bool:
    at, _, mark = marks[index]
    if mark in _ENDS:
        return following not in _ENDS and following not in _CLOSE
    full_stop_before = index > 0 and marks[index - 1][1:] == (at, "。")
    return mark in _CLOSE and full_stop_before and following not in _GOES_ON


def _pairs(marks: list[Mark]) -> dict[int, int]:
    """For every opening mark that is closed in the line, the index of its closing mark."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for index, (_, _, mark) in enumerate(marks):
        if mark in _OPEN:
            waiting.setdefault(_OPEN[mark], []).append(index)
        elif mark in _CLOSE and waiting.get(_CLOSE[mark]):
            found[waiting[_CLOSE[mark]].pop()] = index
    return found


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in BLANK:
        start += 1
    while start < end and text[end - 1] in BLANK:
        end -= 1
    if start < end:
        yield start, end
