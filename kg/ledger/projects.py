"""Projects in the ledger: the state that was promised, and the furthest that later reports of the same place give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kg.ledger.figures import Document, cypher, documents
from kg.ledger.matching import end_year
from kg.ledger.model import Attainment, Place, ProjectRow, State
from kg.ledger.tables import project_words
from kg.stores import Store

_GOING_ON = ("planned", "under_construction")
"""States that a year of work need not end: to promise them again is not to have missed them."""
_BUILT = 7
"""The order of 建成, after which it is told when a project got there; that it was begun is often told years later."""

_LONG = 5
"""The years of a plan: what is promised under one name after more of them is not the same promise."""

_AHEAD = 60
"""How many characters of the sentence behind a state are read."""

_Verdict = tuple[State | None, Attainment, str]


@dataclass(frozen=True)
class _Project:
    id: str
    name: str
    place: Place
    states: tuple[State, ...]
    named: frozenset[str]
    """The reports in which one of its names stands, whether they were read as such or not."""


def pipeline(store: Store, places: Collection[str] | None = None) -> list[ProjectRow]:
    """A row for every state that a report of these places (all when None) promises for a project.

    Sorted by place, period and project. Only reports of the same place count as later ones: a project that none of them
    names again has vanished.

    >>> [row.matched_by for row in pipeline(store, ["130637"])]  # doctest: +SKIP
    ['reached', 'vanished', 'promised_again']
    """
    known = documents(store)
    rows = [row for project in _projects(store, known, places) for row in _rows(project, known)]
    return sorted(rows, key=lambda r: (r.place.key, r.target.period or "", r.project, r.target.report, r.target.start))


def _projects(store: Store, known: Mapping[str, Document], places: Collection[str] | None) -> Iterable[_Project]:
    issued = {one.id: one.place for one in known.values() if one.place and (places is None or one.place.key in places)}
    found: dict[tuple[str, str], list[State]] = defaultdict(list)
    names: dict[str, str] = {}
    places_of = {place.key: place for place in issued.values()}
    texts = {row["report"]: row["text"] for row in store.run(cypher("texts"), {"reports": sorted(issued)}).dicts()}
    for row in store.run(cypher("states"), {"reports": sorted(issued)}).dicts():
        names[row["project_id"]] = row["project"]
        text = texts[row["report"]]
        rest = re.split("[。；;]", text[row["end"] : row["end"] + _AHEAD], maxsplit=1)[0]
        if row["kind"] == "planned" and not _is_promise(row["cue"] or "", row["quote"], row["project"], rest):
            continue
        state = State(
            id=row["id"],
            status=row["status"],
            label=row["label"],
            order=row["rank"],
            kind=row["kind"] or "actual",
            period=row["period"],
            quote=row["quote"],
            report=row["report"],
            start=row["start"],
            end=row["end"],
        )
        found[row["project_id"], issued[row["report"]].key].append(state)
    called: dict[str, set[str]] = defaultdict(set)
    for row in store.run(cypher("named"), {"reports": sorted(issued)}).dicts():
        called[row["project_id"]].add(row["name"])
    for (id_, key), states in found.items():
        ordered = tuple(sorted(states, key=lambda s: (s.report, s.start, s.id)))
        own = [report for report, place in issued.items() if place.key == key]
        named = frozenset(report for report in own if any(name in texts[report] for name in {names[id_], *called[id_]}))
        yield _Project(id_, names[id_], places_of[key], ordered, named)


def _is_promise(cue: str, quote: str, name: str, rest: str) -> bool:
    """Whether a planned state is promised of the project itself, and for its period.

    Not where its word only says which projects are meant (等建成项目, 贯通等工程), where it tells of the present
    (相继开工, 即将动工), where only a part of the project is meant (产业园3个项目), or where the ``rest`` of the
    sentence goes back to planning it, and not where talks about it are promised.
    """
    describes = bool(cue) and any(f"{cue}{noun}" in quote for noun in ("项目", "企业", "等"))
    part = re.search(rf"(?<![、和及与]){re.escape(name)}" + r"[\d一二两三四五六七八九十]+[个家]", quote)
    return not (describes or part or _says("no_promise", quote) or _says("planning", rest))


def _other_works(target: State, state: State) -> bool:
    """Whether one is about renewing something and the other about building it anew, or the later about enlarging it."""
    if _says("enlarged", state.quote) and not _says("enlarged", target.quote):
        return True
    renewed, built = _says("renewed", target.quote), _says("renewed", state.quote)
    return renewed != built and "新建" in (state.quote if renewed else target.quote)


def _rows(project: _Project, known: Mapping[str, Document]) -> Iterable[ProjectRow]:
    newest = max((one.plans for one in known.values()), default=0)
    issued = [one for one in known.values() if one.place and one.place.key == project.place.key]
    for target in _promises(project, known):
        plans, due = known[target.report].plans, end_year(target.period)
        later = [s for s in project.states if known[s.report].plans > plans and not _other_works(target, s)]
        reviewing = [one for one in issued if one.plans > due]
        reviewed = any(one.plans == due + 1 for one in reviewing)
        silence: _Verdict = (None, "not_reported", "vanished" if reviewing else "no_later_report")
        if due >= newest:
            silence = (None, "not_due", "period_ahead")
        elif any(one.id in project.named and one.plans > plans for one in issued):
            silence = (None, "not_reported", "no_state")
        outcome, attainment, method = _judge(target, later, due, reviewed) or silence
        yield ProjectRow(project.place, project.name, project.id, target, outcome, attainment, method)


def _promises(project: _Project, known: Mapping[str, Document]) -> list[State]:
    """The furthest state that each report promises for each period; promises for years that are over are none."""
    furthest: dict[tuple[str, str], State] = {}
    for state in project.states:
        if state.kind != "planned" or not state.period or end_year(state.period) < known[state.report].plans:
            continue
        key = (state.report, state.period)
        if key not in furthest or state.order > furthest[key].order:
            furthest[key] = state
    return [furthest[key] for key in sorted(furthest)]


def _says(what: str, words: str) -> bool:
    return project_words(what).search(words) is not None


def _is_open(state: State) -> bool:
    return state.status == "completed" and _says("opened", state.quote)


def _judge(target: State, later: Collection[State], due: int, reviewed: bool) -> _Verdict | None:
    """What later states make of a promise for the year ``due``; ``reviewed``: a report looks back on just that year."""
    actual = [state for state in later if state.kind == "actual" and state.period]
    reached = [state for state in actual if state.order >= target.order or _is_open(state)]
    in_time = [state for state in reached if end_year(state.period) <= due]
    if in_time:
        return max(in_time, key=lambda s: (s.order, s.report, -s.start)), "met", "reached"
    definite = target.status not in _GOING_ON
    if reached:
        first = min(reached, key=lambda s: (end_year(s.period), s.report, s.start))
        said_so = definite and reviewed and (first.order == target.order or target.order >= _BUILT)
        return first, "missed" if said_so else "not_reported", "late"
    told = [state for state in actual if not _says("worked_at", state.quote)]
    short = [state for state in told if definite and end_year(state.period) >= due]
    if short:
        best = max(short, key=lambda s: (-end_year(s.period), s.order, -s.start))
        return best, "missed", "short_of"
    again = [s for s in later if s.kind == "planned" and due < end_year(s.period) <= due + _LONG and s.order > 1]
    if not again:
        return None
    first = min(again, key=lambda s: (end_year(s.period), s.report, s.start))
    if first.order > target.order:
        return first, "not_reported", "promised_further"
    return first, "missed" if definite else "not_reported", "promised_again"
