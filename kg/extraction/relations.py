"""Relations of a group: states, owners, industries and places, each with its clause as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.extraction.built import WEAK
from kg.extraction.clauses import Clause
from kg.extraction.lexicon import STATUSES, any_of, lexicon, word_set
from kg.extraction.lists import Group
from kg.extraction.names import Name
from kg.extraction.predicates import ASPECT
from kg.extraction.shared import with_shared_verbs
from kg.extraction.wording import kind_of
from kg.reports.model import Report

_ORDER = {status: n for n, status in enumerate(STATUSES)}
_SOON = re.compile(r"即将")
_THIS_YEAR = re.compile(any_of("this_year"))
_PROMISED = re.compile(any_of("promised"))
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_INDUSTRY_STOP = re.compile(
    rf"^(?:{any_of('before_industry')}|[0-9０-９一二三四五六七八九十两百千万余多]+(?:余)?[个家项户])"
)
_INDUSTRY_TAIL = re.compile(rf"{any_of('behind_industry')}+$")
_NOT_INDUSTRY = word_set("no_industry")
_WORKS = word_set("works")
_GROWN = re.compile(rf"(.*?){any_of('grown')}$")


_SUBJECTLESS = frozenset({"adverb", "time", "date", "verb", "deverbal", "function", "mark"})
_BUILT_ANEW = word_set("built_anew")
_PREPARING = word_set("preparing")
_INVESTS = word_set("invests")
_LOCATED = re.compile(rf"({any_of('located')})(?:我[县市区]|全[县市区])?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two spans, or from a span to a status."""

    type: str
    head: tuple[int, int]
    tail: tuple[int, int] | str
    start: int
    end: int
    rule: str
    kind: str | None = None
    period: str | None = None
    cue: str = ""


def state_of(group: Group, continued: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """(status, verb) that the verbs around a group tell: the furthest; 推进 and 建设 count where nothing else is said.

    ``continued`` are the verbs of a next clause without a subject of its own (抓好X项目建设，确保年底前投产).
    推进…等项目尽早开工 gives ``("started", "开工")``.
    """
    status = lexicon().status
    told = [(status[v], v) for v in (*group.before, *group.after, *continued) if v in status]
    if group.next == "纳入" and "规划" in group.text[group.members[-1].end : group.clause.end]:
        return "planned", "纳入规划"
    if not told or {"获批", "建设"} <= {*group.before, *group.after}:
        return None
    begun = any(status.get(v) not in (None, "planned", WEAK) for v in continued)
    preparing = next((v for v in group.after if v in _PREPARING), None)
    if preparing and not begun:
        return "planned", preparing
    if group.before[:1] == ("谋划",) and not group.after and not begun:
        return "planned", "谋划"
    strong = [s for s in told if s[0] != WEAK]
    return max(strong or told, key=lambda s: _ORDER[s[0]])


def _continuation(report: Report, clause: Clause, following: Clause | None) -> Clause | None:
    """The next clause of the sentence, if all it says is what becomes of the things before: adverbs, times, states."""
    if following is None or report.sentence_at(following.start) != report.sentence_at(clause.start):
        return None
    plain = all(i.kind in _SUBJECTLESS or (i.kind == "chunk" and ASPECT.match(i.text)) for i in following.items)
    return following if plain and any(i.text in lexicon().status for i in following.items) else None


def _when(report: Report, group: Group, end: int) -> tuple[str, str | None]:
    """('actual' | 'planned', period) by the section's stance, the sentence's modals and the years it names."""
    text = report.text
    sentence = report.sentence_at(group.clause.start)
    section = report.section_at(group.clause.start)
    clause = text[group.clause.start : end]
    lead = text[sentence.start if sentence else group.clause.start : end]
    planned = section.stance == "plan"
    period = section.period
    year = period[-4:] if period else (str(report.year) if report.year else None)
    if not planned and _SOON.search(clause):
        return "planned", None
    if not planned and _PROMISED.search(clause):
        planned = True
        if _THIS_YEAR.search(clause):
            period = year
    named = _YEAR.findall(clause) or _YEAR.findall(lead)
    if named:
        period = named[-1]
    return ("planned" if planned else "actual"), period


def industry_of(phrase: str) -> tuple[int, int] | None:
    """Where in a head noun phrase (一批新能源汽车产业项目) the industry stands, from its start; None if it names none.

    >>> p = "一批新能源汽车产业项目"; s, e = industry_of(p); p[s:e]
    '新能源汽车'
    """
    start, end = 0, len(phrase)
    head = max((h for h in lexicon().heads if phrase.endswith(h)), key=len, default="") or kind_of(phrase) or ""
    if head in _WORKS:
        return None
    end -= len(head)
    while found := _INDUSTRY_STOP.match(phrase[start:end]):
        start += found.end()
    tail = _INDUSTRY_TAIL.search(phrase[start:end])
    if tail:
        end = start + tail.start()
    word = phrase[start:end]
    if len(word) < 2 or len(word) > 12 or word in _NOT_INDUSTRY or re.search(r"[0-9０-９]|级|性$|化$", word):
        return None
    trades = lexicon().trades
    if not any(word.endswith(t) or word.startswith(t) for t in trades if len(t) > 1) and not word.endswith("业"):
        return None
    return start, end


def _statuses(report: Report, name: Name, following: Clause | None) -> Iterable[Found]:
    group = name.group
    if group is None or name.type != "Project":
        return
    more = _continuation(report, group.clause, following)
    told = state_of(group, tuple(i.text for i in more.items) if more else ())
    if told is None:
        return
    end = more.end if more and told[1] in {i.text for i in more.items} else group.clause.end
    kind, period = _when(report, group, end)
    if told[0] == "completed" and "主体" in report.text[name.end : end]:
        told = "topped_out", told[1]
    if told[1] in _BUILT_ANEW and kind == "actual":
        told = "completed", told[1]
    yield Found(
        "HAS_STATUS", (name.start, name.end), told[0], group.clause.start, end, "status.verb", kind, period, told[1]
    )


def _industries(text: str, name: Name) -> Iterable[Found]:
    group = name.group
    if group is None or name.type not in ("Project", "Enterprise"):
        return
    spans = []
    if group.phrase is not None:
        start, end = group.phrase
        found = industry_of(text[start:end])
        if found:
            spans.append((start + found[0], start + found[1], "industry.head"))
    if group.pattern == "rely" and not spans:
        spans += _grown(group)
    for start, end, rule in spans:
        clause = group.clause
        yield Found(
            "IN_INDUSTRY", (name.start, name.end), (start, end), clause.start, clause.end, rule, cue=group.head or ""
        )


def _grown(group: Group) -> list[tuple[int, int, str]]:
    """依托A、B形成X基地, …打造X产业集群: the industry that grows on them."""
    for item in reversed(group.clause.items):
        grown = _GROWN.match(item.text) if item.kind == "chunk" and item.start > group.members[-1].end else None
        if grown and len(grown.group(1)) > 1 and industry_of(item.text):
            return [(item.start, item.start + len(grown.group(1)), "industry.grown")]
    return []


def _located(text: str, clause_names: list[Name]) -> Iterable[Found]:
    """X、Y入驻P; X位于P: members of the group before the verb, the place right behind it."""
    for n, place in enumerate(clause_names):
        lead = text[max(0, place.start - 6) : place.start]
        into = _LOCATED.search(lead)
        if not into or place.type != "Place":
            continue
        for name in clause_names[:n]:
            if name.type in ("Project", "Enterprise", "Institution") and not name.nested and name.group is not None:
                clause = name.group.clause
                yield Found(
                    "LOCATED_IN",
                    (name.start, name.end),
                    (place.start, place.end),
                    clause.start,
                    clause.end,
                    "located.verb",
                    cue=into.group(1),
                )


def _located_before(text: str, names: list[Name]) -> Iterable[Found]:
    """位于P的X、Y: the place right behind the verb, what is there behind 的."""
    for n, (place, first) in enumerate(pairwise(names)):
        into = _LOCATED.search(text[max(0, place.start - 6) : place.start])
        if place.type != "Place" or not into or text[place.end : first.start].rstrip("“") != "的":
            continue
        for name in names[n + 1 :]:
            if name is not first and (name.group is None or name.group != first.group):
                break
            if name.type in ("Project", "Enterprise", "Institution"):
                start, end = _evidence(name)
                span = min(start, place.start), max(end, name.end)
                there = (name.start, name.end), (place.start, place.end)
                yield Found("LOCATED_IN", *there, *span, "located.before", cue=into.group(1))


def _evidence(name: Name) -> tuple[int, int]:
    """The clause a name stands in, or the name alone where no construction found it."""
    return (name.group.clause.start, name.group.clause.end) if name.group else (name.start, name.end)


def relations(
    report: Report, clauses: Sequence[Clause], names: list[Name], owners: Mapping[tuple[int, int], Sequence[Name]]
) -> list[Found]:
    """All relations among the names of a report; ``owners`` are the enterprises nested in each name's span."""
    text = report.text
    following = {a.start: b for a, b in pairwise(clauses)}
    found: list[Found] = []
    by_clause: dict[int, list[Name]] = {}
    for name in names:
        found += _industries(text, name)
        for firm in owners.get((name.start, name.end), []):
            found.append(
                Found(
                    "UNDERTAKES",
                    (firm.start, firm.end),
                    (name.start, name.end),
                    *_evidence(name),
                    "owner.in_name",
                    cue=text[firm.start : firm.end],
                )
            )
        if name.group is not None:
            by_clause.setdefault(name.group.clause.start, []).append(name)
    for start, members in by_clause.items():
        for name in with_shared_verbs(text, members):
            found += _statuses(report, name, following.get(start))
        found += _subjects(text, members)
    found += [f for members in _with_places(names).values() for f in _located(text, members)]
    found += _located_before(text, names)
    return found


def _with_places(names: list[Name]) -> dict[int, list[Name]]:
    """Names by clause, places of the gazetteer counted to the clause of the name before them."""
    rows: dict[int, list[Name]] = {}
    current = None
    for name in names:
        if name.group is not None:
            current = name.group.clause
        if current is not None and current.start <= name.start < current.end:
            rows.setdefault(current.start, []).append(name)
    return rows


def _subjects(text: str, members: list[Name]) -> Iterable[Found]:
    """A firm as the subject of a clause that builds: 中国城乡集团获批建设X."""
    for n, name in enumerate(members):
        if name.type != "Project" or name.group is None or _INVESTS.isdisjoint(name.group.before):
            continue
        for firm in members[:n]:
            if (
                firm.type == "Enterprise"
                and firm.group is not None
                and not firm.group.before
                and kind_of(text[firm.start : firm.end]) is not None
            ):
                clause = name.group.clause
                yield Found(
                    "UNDERTAKES",
                    (firm.start, firm.end),
                    (name.start, name.end),
                    clause.start,
                    clause.end,
                    "owner.subject",
                    cue=name.group.before[-1],
                )
