"""The reading copy of a text: as long as the text itself, with the look-alikes of digits and marks made one."""

from __future__ import annotations

import re
from functools import cache

from kg.data import DataError, path, rows

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code not in (0xFF0C, 0xFF01, 0xFF1F)}
_LOOK_ALIKES = str.maketrans(
    {"\u3000": " ", "\xa0": " ", "\t": " ", "﹪": "%", "∶": ":", "﹣": "-", "−": "-", "﹒": ".", "〜": "~", "∼": "~"}
)
_TABLE: dict[int, int | str | None] = {**_FULL_WIDTH, **_LOOK_ALIKES}
_PAGE_TURNED = re.compile(r"\n\u200b+\n{1,2}|[\u200b\u200c\u200d\ufeff]+")
_NOTE_MARK = re.compile(r"[\[〔【] ?\d{1,3} ?[\]〕】]")
_SENTENCE_COMMA = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))")
_THOUSANDS = re.compile(r"(?<![\d.,，])\d{1,3}(?:，\d{3})+(?!\d)(?=\w)")


def reading_copy(text: str) -> str:
    """``text`` with full-width digits and marks as ASCII, at equal length; ``,`` stands only inside 1,234
    (and 1，234个), and marks of footnotes and of turned pages are blank.

    Damaged signs (seeds/figures/damage.tsv) read as what they stood for, filled up with spaces.

    >>> reading_copy("产值１,2３4万元，增长８．５％")
    '产值1,234万元，增长8.5%'
    """
    copy = _SENTENCE_COMMA.sub("，", text.translate(_TABLE))
    copy = _THOUSANDS.sub(lambda number: number[0].replace("，", ","), copy)
    copy = _PAGE_TURNED.sub(lambda mark: " " * len(mark[0]), copy)
    copy = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), copy)
    for printed, reads in damage().items():
        copy = copy.replace(printed, reads.rjust(len(printed)))
    return copy


@cache
def damage() -> dict[str, str]:
    """What a scraper put in the place of a sign, and the sign."""
    file = path("seeds", "figures", "damage.tsv")
    found = {}
    for number, row in rows(file, ("printed", "reads")):
        if not 0 < len(row["reads"]) <= len(row["printed"]):
            raise DataError(f"{file.name}:{number}: {row['reads']!r} is longer than {row['printed']!r}")
        found[row["printed"]] = row["reads"]
    return found
