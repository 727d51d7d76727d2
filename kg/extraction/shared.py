"""The verbs that names share with their neighbours in a clause, from which states are told.

A list has the verbs at its edges. They stand elsewhere for a name that reaches beyond its list (甲街|整治|完工), for
the first of an area (建成|全国|首家|甲厂), for a list that a noun of its own sums up (甲、乙等|重器|投产), and in a row
whose verb stands at one end only (完成|甲段建设和乙段改造, 甲厂房、配套和乙厂房|加快实施).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from kg.extraction.lexicon import lexicon
from kg.extraction.lists import Group
from kg.extraction.names import Name
from kg.extraction.predicates import verbs_after, verbs_before_first, verbs_of_sum

# between two names of a row: at most a word of work and a bare member, and the joint
_JOINT = re.compile(r"[”\"]?[一-鿿]{0,4}?(?:、[一-鿿]{1,4}?)?(?:[、及与和]|以及)\s*")


def with_shared_verbs(text: str, names: Iterable[Name]) -> list[Name]:
    """The names of one clause that have a group, in order, each with the verbs that it shares in its group."""
    found = [(name, _own(name, name.group)) for name in names if name.group is not None]
    rows = [n for n, (a, b) in enumerate(pairwise(found)) if not b[1].before and _is_joint(text, a[0], b[0])]
    for left in rows:
        name, group = found[left + 1]
        found[left + 1] = name, replace(group, before=found[left][1].before)
    for left in reversed(rows):
        name, group = found[left]
        if not _tells_state(group):
            found[left] = name, replace(group, after=found[left + 1][1].after)
    return [replace(name, group=group) for name, group in found]


def _own(name: Name, group: Group) -> Group:
    """The group with the verbs before an area's first, and those behind the name or the noun that sums the list up."""
    clause, first, last = group.clause, group.members[0].start, group.members[-1].end
    begins = [item.start for item in clause.items]
    before = group.before or verbs_before_first(clause, bisect_left(begins, first))
    at = bisect_left(begins, max(last, name.end))
    after = verbs_after(clause, at).verbs if name.end > last else group.after
    return replace(group, before=before, after=after if group.head else (*after, *verbs_of_sum(clause, at)))


def _is_joint(text: str, left: Name, right: Name) -> bool:
    return left.end < right.start and _JOINT.fullmatch(text, left.end, right.start) is not None


def _tells_state(group: Group) -> bool:
    return any(verb in lexicon().status for verb in (*group.before, *group.after))
