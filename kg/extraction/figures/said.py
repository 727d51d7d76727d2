"""What a sentence says with one number, and what it has said so far."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kg.extraction.figures.before import Before
from kg.extraction.figures.indicators import Indicator, known
from kg.extraction.figures.quantity import Quantity
from kg.extraction.figures.words import words

_SHARE = re.compile(r"占[^，;。]{0,24}$|(?:率|比重|比例|占比|份额|覆盖面|强度)$")
_PACE = re.compile(r"(?:增速|增幅|涨幅|增长幅度|增长率|降幅|增长)(?:目标)?$")
_MEMORY = 24
_PEOPLE = ("人", "户", "名", "位")
_SIGNED = ("growth", "avg_growth", "change")


@dataclass(slots=True)
class Said:
    """One quantity with the indicator (``start``/``end``) it is said of.

    ``role`` tells the two ends of a change (``from``, ``to``); ``verbal``: the clause has a verb of its own;
    ``done``: the verb is 完成 or 实现, an act rather than a state.
    """

    quantity: Quantity
    start: int
    end: int
    rule: str
    measure: str
    action: str | None = None
    sign: int = 1
    canonical: str | None = None
    indicator: Indicator | None = None
    verbal: bool = False
    done: bool = False
    role: str = ""
    scope: tuple[int, int] | None = None

    @property
    def subject(self) -> tuple[int, int, str | None]:
        """What it is said of: the indicator's place, and which of a pair such as 城乡 is meant."""
        return self.start, self.end, self.canonical


@dataclass(slots=True)
class Sayings:
    """What has been said in the sentence so far; ``topics`` also holds what refused numbers were about, ``carried``
    is the last thing spoken of in the sentence before. ``named`` tells whether a span is a place or firm."""

    items: list[Said] = field(default_factory=list)
    topics: list[Said] = field(default_factory=list)
    carried: Said | None = None
    named: Callable[[int, int], bool] = lambda start, end: False

    def add(self, said: Said, shared: bool) -> None:
        """Add what was said; a member of a list (``shared``) without a verb has that of the member before it."""
        if shared and self.items and said.action is None and not said.verbal:
            said.action, said.done = self.items[-1].action, self.items[-1].done
        self.items.append(said)
        self.topics.append(said)

    def of_the_same(self, side: str, copy: str) -> Indicator | None:
        """The indicator that a mere side (产量) means after another of the same thing: 粮食面积…，产量….

        >>> Sayings().of_the_same("产量", "") is None
        True
        """
        topic = self.topics[-1] if self.topics else None
        name = copy[topic.start : topic.end] if topic and topic.canonical and side in words("side") else ""
        return next((found for at in range(len(name) - 1, 1, -1) if (found := known(name[:at] + side))), None)

    def last(self, count: int = 1) -> list[Said]:
        """The last ``count`` different indicators, in order; a mere 总投资 is passed over."""
        found: list[Said] = []
        for item in self.topics[:-_MEMORY:-1]:
            if item.rule == "figure.invest" and len(self.items) > 1:
                continue
            if all(item.subject != other.subject for other in found):
                found.append(item)
            if len(found) == count:
                break
        return found[::-1]

    def topic(self, bare: bool) -> Said | None:
        """What a noun left out means; a bare one (增速) may also mean what the sentence before spoke of."""
        last = self.last()
        return last[0] if last else self.carried if bare else None

    def counted_alike(self, quantity: Quantity) -> Said | None:
        """The last thing counted with the same counting word."""
        base = quantity.unit[-1:]
        if base in _PEOPLE:
            return None
        counts = (said for said in self.items[:-_MEMORY:-1] if said.quantity.form == "classifier")
        alike = (said for said in counts if said.quantity.unit[-1:] == base)
        return next(alike, None) if quantity.form == "classifier" else None

    def summed_up(self, quantity: Quantity) -> Said | None:
        """The last thing said, where it is measured in the same unit: 新建农田4万亩，累计建成|38万亩."""
        last = self.items[-1] if self.items else None
        alike = last is not None and last.quantity.unit == quantity.unit and last.rule == "figure.level"
        return last if alike else None


def say(
    copy: str,
    quantity: Quantity,
    span: tuple[int, int],
    found: Before,
    rule: str,
    measure: str = "",
    action: str | None = None,
    canonical: str | None = None,
) -> Said:
    """The quantity said of the indicator at ``span``, as the words ``found`` before it tell."""
    indicator = known(copy[slice(*span)])
    if found.hedge and quantity.comparator == "eq":
        quantity = replace(quantity, comparator=found.hedge)
    said = Said(quantity, *span, rule, measure, action, canonical=canonical, indicator=indicator)
    if canonical is None and indicator and _can_measure(indicator, quantity):
        said.canonical = indicator.name
    if action is None and found.action:
        said.action = copy[slice(*found.action)]
    said.verbal = found.verbal
    said.done = found.done or said.action in words("done")
    said.measure = measure or _measure(copy, said, found)
    said.sign = -1 if found.sign < 0 and said.measure in _SIGNED else 1
    said.role = "from" if found.source and not found.change else ""
    return said


def _can_measure(indicator: Indicator, quantity: Quantity) -> bool:
    """Whether a quantity may be of an indicator: neither money of roads nor factories of a value added."""
    if quantity.form not in ("classifier", "measure") or not (indicator.dimension and quantity.dimension):
        return True
    return indicator.dimension.startswith("money") == quantity.dimension.startswith("money")


def say_again(copy: str, quantity: Quantity, topic: Said, found: Before, rule: str, measure: str = "") -> Said:
    """The quantity said of what was already spoken of."""
    ends = topic.role == "from" and not found.change
    if ends and topic.quantity.dimension == quantity.dimension:
        measure = measure or topic.measure
    said = say(copy, quantity, (topic.start, topic.end), found, rule, measure, canonical=topic.canonical)
    said.role = "to" if ends else said.role
    return said


def _measure(copy: str, said: Said, found: Before) -> str:
    quantity, indicator = said.quantity, said.indicator
    if quantity.form == "times" or quantity.dimension == "times":
        return "multiple"
    if quantity.dimension == "points":
        return "change"
    if quantity.form == "rate":
        pace = "avg_growth" if found.average else "growth"
        if copy.startswith(("增速", "的增速", "速度增长", "的速度增长"), quantity.end):
            return pace  # 保持20%以上|增速
        if found.change:
            return "change" if copy[max(0, quantity.start - 2) : quantity.start] == "净增" else pace
        if found.part:
            return "share"
        name = copy[found.start : found.end] or copy[said.start : said.end]
        if _SHARE.search(name) or (copy.startswith("其中", said.start - 2) and not found.compared):
            return "share"  # 支出32亿元，其中|民生支出不低于80%
        growing = found.compared or _PACE.search(name) or (indicator and indicator.measure == "growth")
        return pace if growing else "share"
    return "change" if found.change else "level"
