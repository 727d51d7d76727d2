"""What the verbs around a group say: which states they tell, and whether they build, sign or open its things."""

from __future__ import annotations

from kg.extraction.lexicon import lexicon, word_set
from kg.extraction.lists import Group

WEAK = "under_construction"
STRONG = frozenset({"started", "topped_out", "completed", "operating", "landed", "signed"})
INTO = word_set("into")
_TENDED = word_set("tended")
_ERECTING = word_set("erecting")
_ADVANCING = word_set("advancing")
_BUILDING = word_set("building")
_FOUNDING = word_set("founding")
_CONSTRUCTION = word_set("construction")
_COMPANY_END = tuple(sorted(word_set("company_end")))


def states(group: Group) -> frozenset[str]:
    """The states that the verbs around a group tell.

    'under_construction' may come from the weak verbs (推进, 建设) alone.
    """
    status = lexicon().status
    return frozenset(status[v] for v in (*group.before, *group.after) if v in status)


def makes_facility(group: Group, strongly: bool) -> bool:
    """Whether the verbs make one thing of a purely descriptive name (物流中心): any that builds, or only a strong one.

    打造 and 培育 wish for a thing; 申报 and 获批建设 name one that will be built.
    """
    if {"打造", "培育"} & set(group.before) or ("创建" in group.before and strongly):
        return False
    verbs = {*group.before, *group.after}
    if "申报" in verbs or {"获批", "建设"} <= verbs:
        return True
    found = states(group)
    if not strongly:
        return bool(found)
    return bool(found & STRONG or verbs & _BUILDING) or ("建设" in verbs and bool(verbs & _ADVANCING))


def sets_up(group: Group) -> bool:
    """Whether the verbs start, build or open a facility of which a place has one (职教中心|主体完工).

    To push on (推进) is not enough.
    """
    last = group.before[-1] if group.before else ""
    if group.counted or last in _FOUNDING or group.next in _TENDED or (group.acts and not states(group) & STRONG):
        return False
    return bool(states(group) & STRONG or {*group.before, *group.after} & _ERECTING)


def is_built(group: Group, kind: str) -> bool:
    """Whether the text builds, signs or opens the group's things, by the words that this sort of thing needs."""
    verbs = {*group.before, *group.after}
    status, type = lexicon().status, lexicon().kinds[kind].type
    if group.subject and group.before[-1] in ("签约", "签订") and type == "Place":
        return False
    if type == "Place" and (group.next in INTO or group.next in _TENDED):
        return False  # X工业区|入驻|企业9家, 完成X街的|亮化
    if (group.before and group.before[-1] in INTO) or (group.acts and not states(group) & STRONG):
        return False
    if type == "Institution":
        return any(status.get(v) in STRONG for v in verbs - _FOUNDING) or bool(verbs & _CONSTRUCTION)
    return bool(states(group))


def firm_is_built(group: Group, name: str) -> bool:
    """Whether a firm's name stands for what it builds (中尚药业年内投产): not for one that names itself a company."""
    if name.endswith(_COMPANY_END):
        return False
    told = {lexicon().status.get(v) for v in group.after}
    if told & {"started", "topped_out", "completed", "operating"}:
        return True
    return "建设" in group.after and bool(group.before)
