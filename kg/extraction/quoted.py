"""Names that quotation marks set apart from the words around them: plans (“双高计划”), leagues (“苏超”), services."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.lexicon import any_of, lexicon
from kg.extraction.names import Name
from kg.extraction.wording import kind_of

_QUOTED = re.compile(r"“([^“”，。；：\s]{2,14})”")
_PLAN_BEHIND = re.compile(r"[一-鿿]{0,6}计划")
_HERE = any_of("province_characters")
# 苏超, 赣超, 村超, 村BA: the leagues of provinces and villages
_LEAGUE = re.compile(rf"(?:{_HERE}|村)(?:超|BA)")
# 浙里办, 闽政通, 粤省事, 爱山东: what people do business with a government through
_SERVICE = re.compile(rf"(?!{_HERE}{{2}}){_HERE}[一-鿿]{{1,2}}{any_of('service_ends')}")
# “人才十条”, “惠企20条”: the measures of a policy, by their number
_MEASURES = re.compile(r"(?:.[5-9]|[0-9]{2,3}|[一二三四五六七八九]?十[一二三四五六七八九]?)条$")
# a plan told by its time alone (三年行动计划)
_OF_YEARS = re.compile(r"[一二三四五六七八九十]年")


def quoted(text: str) -> Iterator[Name]:
    """The plans, leagues and services that stand in quotation marks, wherever they are glued to other words."""
    for found in _QUOTED.finditer(text):
        start, end, inner = found.start(1), found.end(1), found[1]
        plan = _PLAN_BEHIND.match(text, found.end())
        if plan:
            yield Name(found.start(), plan.end(), "Policy", "quoted.plan", "计划")
        elif _MEASURES.search(inner):
            span = (found.start(), found.end() + 2) if text.startswith("政策", found.end()) else (start, end)
            yield Name(*span, "Policy", "quoted.measures", "条")
        elif _LEAGUE.fullmatch(inner):
            span = (found.start(), found.end() + 2) if text.startswith("联赛", found.end()) else (start, end)
            yield Name(*span, "Event", "quoted.league", inner)
        elif _SERVICE.fullmatch(inner):
            yield Name(start, end, "Institution", "quoted.service", inner)
        elif len(inner) >= 4 and _is_plan(inner):
            yield Name(start, end, "Policy", "quoted.plan", inner)


def _is_plan(inner: str) -> bool:
    kind = kind_of(inner)
    if _OF_YEARS.match(inner):
        return False
    return kind is not None and lexicon().kinds[kind].type == "Policy" and kind != inner
