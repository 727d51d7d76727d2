"""Names compared: what is the same name written otherwise."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[“”\"‘’「」『』《》〈〉\s]")
_BRACKETS = str.maketrans("（）〔〕［］", "()()[]")
_ALTERNATIVE = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)(?P<tail>[^()]*)")


def plain(name: str) -> str:
    """A name without quotation marks, title marks and spaces, its brackets ASCII.

    >>> plain("“金种子”计划"), plain("《湖北省开发区条例》"), plain("安国第一中学（一期）")
    ('金种子计划', '湖北省开发区条例', '安国第一中学(一期)')
    """
    return _MARKS.sub("", name).translate(_BRACKETS) or name


def alternatives(name: str) -> tuple[str, str] | None:
    """The two names that a bracket in a plain name gives, or None.

    >>> alternatives("武汉经开区管委会(汉南区政府)办公室")
    ('武汉经开区管委会办公室', '汉南区政府办公室')
    """
    match = _ALTERNATIVE.fullmatch(name)
    if not match:
        return None
    return match["outer"] + match["tail"], match["inner"] + match["tail"]
