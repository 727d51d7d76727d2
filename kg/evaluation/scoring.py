"""Precision, recall and F1 of an extraction against annotated paragraphs.

Entities match on (start, end, type). An observation is *found* if a gold one has the same value and an overlapping
span, and *right* if unit (not of a rank), measure, kind, comparator, period and indicator agree too. Relations match
on (head text, type, tail text) within a paragraph; for matched statuses the share with the right kind and period is
given. All averages are micro averages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from kg.evaluation.gold import Fields, Paragraph

Figure = list[float] | float
COLUMNS = ("right", "given", "gold")


def _same_indicator(gold: Fields, given: Fields) -> bool:
    expected, found = gold.get("indicator") or "", given.get("indicator") or ""
    canonical = given.get("canonical") or ""
    if not expected:
        return False
    contained = expected in found or (found != "" and found in expected)
    known = canonical != "" and (canonical in expected or expected in canonical or gold.get("canonical") == canonical)
    return contained or known


def _same_period(gold: Fields, given: Fields) -> bool:
    return _period(gold) == _period(given)


def _period(fields: Fields) -> str:
    return str(fields.get("period") or "").replace(" ", "")


FIELDS: dict[str, Callable[[Fields, Fields], bool]] = {
    "unit": lambda g, s: g.get("measure") == "rank" or (g.get("unit") or "") == (s.get("unit") or ""),
    "measure": lambda g, s: g.get("measure") == s.get("measure"),
    "kind": lambda g, s: g.get("kind") == s.get("kind"),
    "comparator": lambda g, s: (g.get("comparator") or "eq") == (s.get("comparator") or "eq"),
    "period": _same_period,
    "indicator": _same_indicator,
}


class Scores:
    """Running counts over any number of reports.

    >>> scores = Scores()
    >>> scores.figures()["entity.all"]
    [0.0, 0.0, 0.0, 0]
    """

    def __init__(self) -> None:
        self._entities: Counter[tuple[str, str]] = Counter()
        self._relations: Counter[tuple[str, str]] = Counter()
        self._observations: Counter[str] = Counter()
        self._fields: Counter[str] = Counter()
        self._status: Counter[str] = Counter()
        self._rules: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.errors: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, paragraphs: Iterable[Paragraph], text: str, extraction: Fields) -> None:
        """Count one report: its annotated paragraphs against the JSON of ``kg extract``."""
        for paragraph in paragraphs:
            self._add_entities(paragraph, text, extraction["entities"])
            self._add_observations(paragraph, extraction["observations"])
            self._add_relations(paragraph, text, extraction["relations"])

    def _add_entities(self, paragraph: Paragraph, text: str, entities: list[Fields]) -> None:
        given = {(e["start"], e["end"], e["type"]): e for e in entities if _within(e, paragraph)}
        for key in sorted(given.keys() | paragraph.entities.keys()):
            start, end, type_ = key
            _count(self._entities, type_, key in given, key in paragraph.entities)
            if key in given:
                self._rule("entity", given[key], key in paragraph.entities)
            self._miss("entity", key in given, key in paragraph.entities, (paragraph.id, type_, text[start:end]))

    def _add_observations(self, paragraph: Paragraph, observations: list[Fields]) -> None:
        given = [o for o in observations if _within(o, paragraph)]
        free = list(given)
        for gold in paragraph.observations:
            hit = next((o for o in free if _overlap(o, gold) and same_value(gold["value"], o["value"])), None)
            if hit is None:
                self.errors["observation missed"].append((paragraph.id, gold.get("indicator"), gold["text"]))
                continue
            free.remove(hit)
            agreed = {name: agree(gold, hit) for name, agree in FIELDS.items()}
            self._observations["found"] += 1
            self._observations["right"] += all(agreed.values())
            self._fields.update(name for name, agrees in agreed.items() if agrees)
            self._rule("observation", hit, all(agreed.values()))
            for name in (name for name, agrees in agreed.items() if not agrees):
                self.errors[f"observation {name}"].append((paragraph.id, gold["text"], gold.get(name), hit.get(name)))
        for false in free:
            self._rule("observation", false, False)
            self.errors["observation false"].append((paragraph.id, false.get("indicator"), false["text"]))
        self._observations["given"] += len(given)
        self._observations["gold"] += len(paragraph.observations)

    def _add_relations(self, paragraph: Paragraph, text: str, relations: list[Fields]) -> None:
        given = {
            (_words(r["head"], text), r["type"], _words(r["tail"], text)): r
            for r in relations
            if _within(r["head"], paragraph)
        }
        for key in sorted(given.keys() | paragraph.relations.keys()):
            matched = key in given and key in paragraph.relations
            if matched and key[1] == "HAS_STATUS":
                gold = paragraph.relations[key]
                self._status["matched"] += 1
                self._status["kind"] += given[key].get("kind") == gold.get("kind", "actual")
                self._status["period"] += _same_period(gold, given[key])
            _count(self._relations, key[1], key in given, key in paragraph.relations)
            if key in given:
                self._rule("relation", given[key], matched)
            self._miss("relation", key in given, key in paragraph.relations, (paragraph.id, *key))

    def _rule(self, sort: str, fields: Fields, right: bool) -> None:
        self._rules[sort, fields.get("rule") or ""].update(given=1, right=int(right))

    def _miss(self, sort: str, is_given: bool, is_gold: bool, row: tuple[Any, ...]) -> None:
        if is_given != is_gold:
            self.errors[f"{sort} missed" if is_gold else f"{sort} false"].append(row)

    def figures(self) -> dict[str, Figure]:
        """All figures: ``[precision, recall, F1, gold]`` for what is counted, a share for single fields."""
        found, observations = self._observations["found"], self._observations
        figures: dict[str, Figure] = _table("entity", self._entities) | _table("relation", self._relations)
        for name in ("found", "right"):
            figures[f"observation.{name}"] = _prf(observations[name], observations["given"], observations["gold"])
        for name in FIELDS:
            figures[f"observation.{name}"] = _share(self._fields[name], found)
        for name in ("kind", "period"):
            figures[f"status.{name}"] = _share(self._status[name], self._status["matched"])
        return figures

    def by_rule(self) -> list[Fields]:
        """Precision of every rule on the annotated paragraphs, most frequent first."""
        rows = [
            {
                "sort": sort,
                "rule": rule,
                "given": n["given"],
                "right": n["right"],
                "precision": _share(n["right"], n["given"]),
            }
            for (sort, rule), n in self._rules.items()
        ]
        return sorted(rows, key=lambda row: (row["sort"], -int(row["given"]), row["rule"]))


def same_value(gold: Any, given: Any) -> bool:
    """Whether two values (number, ``[low, high]`` or words) are the same.

    >>> same_value(62, 62.0), same_value([15, 20], (15.0, 20.0)), same_value("持平", "持平")
    (True, True, True)
    """
    try:
        return _numbers(gold) == _numbers(given)
    except (TypeError, ValueError):
        return bool(gold == given)


def _numbers(value: Any) -> list[float]:
    return [float(x) for x in value] if isinstance(value, list | tuple) else [float(value)]


def _within(span: Fields, paragraph: Paragraph) -> bool:
    return bool(paragraph.start <= span["start"] and span["end"] <= paragraph.end)


def _overlap(a: Fields, b: Fields) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _words(end: Fields | str, text: str) -> str:
    return end if isinstance(end, str) else text[end["start"] : end["end"]]


def _count(counts: Counter[tuple[str, str]], type_: str, is_given: bool, is_gold: bool) -> None:
    counts["given", type_] += is_given
    counts["gold", type_] += is_gold
    counts["right", type_] += is_given and is_gold


def _table(name: str, counts: Counter[tuple[str, str]]) -> dict[str, Figure]:
    types = sorted({type_ for _, type_ in counts})
    figures: dict[str, Figure] = {f"{name}.{t}": _prf(*(counts[column, t] for column in COLUMNS)) for t in types}
    figures[f"{name}.all"] = _prf(*(sum(counts[column, t] for t in types) for column in COLUMNS))
    return figures


def _prf(right: int, given: int, gold: int) -> list[float]:
    precision = right / given if given else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [round(precision, 4), round(recall, 4), round(f1, 4), gold]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
