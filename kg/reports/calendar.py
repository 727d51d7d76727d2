"""The years a report speaks of: five-year plans by name, and 今年, 去年, 过去五年 counted from its delivery."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERALS = "一二三四五六七八九"
_PLAN = re.compile(r"(十?[一二三四五六七八九十])五(?!年|个|项|大|届)|第(十?[一二三四五六七八九十])个五年")


@dataclass(frozen=True, slots=True)
class Calendar:
    """``this``: the year that the report plans, 今年 in most reports (明年 in one delivered in December).

    >>> Calendar(2021).last_years(5), Calendar(2021).next_years(5)
    ((2016, 2020), (2021, 2025))
    """

    this: int

    @property
    def last(self) -> int:
        """The year under review."""
        return self.this - 1

    def last_years(self, count: int) -> tuple[int, int]:
        """过去五年: the first and the last of so many years before the one planned."""
        return self.this - count, self.this - 1

    def next_years(self, count: int) -> tuple[int, int]:
        """今后五年: the first and the last of so many years from the one planned."""
        return self.this, self.this + count - 1


def numeral(words: str) -> int:
    """The value of a Chinese numeral up to 九十九.

    >>> [numeral(n) for n in ("五", "两", "十", "十四", "二十", "二十一")]
    [5, 2, 10, 14, 20, 21]
    """
    words = words.replace("两", "二")
    tens, ten, ones = words.rpartition("十")
    units = _NUMERALS.index(ones) + 1 if ones else 0
    return units + 10 * (_NUMERALS.index(tens) + 1 if tens else 1) if ten else units


def plan_span(number: int) -> tuple[int, int]:
    """The first and last year of the n-th five-year plan; there was a pause before the third.

    >>> plan_span(1), plan_span(3), plan_span(14)
    ((1953, 1957), (1966, 1970), (2021, 2025))
    """
    start = 1953 + 5 * (number - 1) if number < 3 else 1966 + 5 * (number - 3)
    return start, start + 4


def plans_named(words: str) -> list[tuple[int, tuple[int, int]]]:
    """The five-year plans named in plain text (see ``lines.plain``): where, and which years.

    >>> plans_named("十三五时期和2020年工作回顾")
    [(0, (2016, 2020))]
    """
    return [(match.start(), plan_span(numeral(match[1] or match[2]))) for match in _PLAN.finditer(words)]
