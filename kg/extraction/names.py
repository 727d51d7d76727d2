"""From groups to mentions: what type each member of a group is, and whether it is a name at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.clauses import Chunk, kind_of, proper_part
from kg.extraction.lexicon import lexicon
from kg.extraction.lists import Group

WEAK = "under_construction"
_STRONG = frozenset({"started", "topped_out", "completed", "operating", "landed", "signed"})
_ADVANCING = frozenset("加快 推进 推动 加快推进 启动 加速 启动建设 加快建设".split())
_COOPERATION = re.compile(r"合作|签约|签订|签署|对接|达成|洽谈|联合|携手")
_CORPORATE = re.compile(r"上市|挂牌|获评|入选|入库|上规|升规")
_BODY_LIST = re.compile(r"^[一-鿿]*(?:县委|市委|区委|省委|工委|管委会|政府|人大|政协)[(（][一-鿿]{2,4}[)）]$")
# several things named by their number (四馆, 一场两馆)
_SET = re.compile(r"^(?:[一二两三四五六七八九][场馆院园桥路校]){1,2}$")
_INTO = frozenset("入驻 进驻 落户 位于 坐落于 坐落 地处 途经 毗邻".split())
_FACILITY = frozenset("建设 新建 扩建 改扩建 改造 加快建设 推进建设 迁建 续建 改建 修建 重建 提升改造".split())
# kinds of which a name of ordinary words is a class or a programme (老旧小区改造, 重点产业项目), not one facility
_CLASSES = frozenset(
    "项目 工程 改造 改扩建 扩建 改建 迁建 重建 加固 延伸 升级改造 提升改造 改造提升 提标改造 综合整治 综合治理 技改 扩能 扩产 发电 管线 "
    "公路 国道 省道 县道 路 街 桥 村 社区 小区 片区 渠道 市场 幼儿园 学校 中学 小学 中小学 医院 停车场 车间 厂房 工厂 生产线 养殖场".split()
)
# list members that are never names, whatever their list
_NO_NAME = re.compile(r"^(?:[0-9０-９.%％]+|[A-Za-z]{1,2}|一|二|三|[一-鿿])$")
_YEAR = re.compile(r"^(?:[0-9]{4}年)?(?:第?[一二三四五六七八九十]+届|第[一二三四五六七八九十]+次|首届)?")
_TRIM_TAIL = re.compile(
    r"(项目|工程|企业|公司|集团|高速公路|高速|铁路|公路|大桥|医院|学校|中学|小学|[一二三四五六]期|产业园|科技园|工业园|示范区|示范园)(?=[一-鿿]{2,6}$)"
)
_NO_TRIM = re.compile(r"(?:公司|集团)[一-鿿]+(?:基地|中心|项目|园|厂|总部)$")


@dataclass(slots=True)
class Name:
    """A name found: span, type, the rule that made it and the words that decided (cue); its group for the relations."""

    start: int
    end: int
    type: str
    rule: str
    cue: str
    group: Group | None = None
    nested: bool = False


def states(group: Group) -> frozenset[str]:
    """The states that the verbs around a group tell.

    'under_construction' may come from the weak verbs (推进, 建设) alone.
    """
    status = lexicon().status
    return frozenset(status[v] for v in (*group.before, *group.after) if v in status)


def _builds(group: Group, single: str) -> bool:
    """Whether the verbs make one purely descriptive name a facility: any building verb, or a strong one (guide, A8)."""
    found = states(group)
    if "打造" in group.before or "培育" in group.before or "创建" in group.before and single == "strong":
        return False
    if single == "any":
        return bool(found)
    verbs = set(group.before) | set(group.after)
    return bool(found & _STRONG) or ("建设" in verbs and bool(verbs & _ADVANCING)) or "建立" in verbs


def _clean(chunk: Chunk) -> Chunk:
    """Cuts an unknown predicate behind the name (津石高速|领跑) off, where a kind word shows the name's end."""
    if kind_of(chunk.text) is None and not _NO_TRIM.search(chunk.text):
        last = None
        for last in _TRIM_TAIL.finditer(chunk.text):
            pass
        if last and last.end() >= 3:
            return Chunk(chunk.start, chunk.start + last.end(), chunk.text[: last.end()], chunk.parts, chunk.counted)
    return chunk


def _by_head(group: Group, member: Chunk) -> tuple[str, str] | None:
    head_type = lexicon().heads[group.head or ""]
    kind = kind_of(member.text)
    kind_type = lexicon().kinds[kind].type if kind else None
    if head_type is None:
        if states(group) & {"signed", "landed"} and group.head in ("产业", "行业", "业态"):
            return "Project", "list.head"
        return None
    if head_type == "Project" and not proper_part(member.text) and (kind is None or kind in _CLASSES or len(member.text) <= 3):
        return None
    if head_type in ("Institution", "Enterprise") and not proper_part(member.text) and member.text not in lexicon().firms:
        if kind_type != "Institution" or not proper_part(member.text[:-1]):
            return None
    if head_type == "Event" and kind_type != "Event":
        return None
    if head_type == "Policy" and kind_type != "Policy":
        return None
    if head_type == "Place" and not proper_part(member.text):
        return None
    if head_type == "Institution" and kind_type == "Enterprise" and group.head in ("单位", "部门", "组织"):
        return "Enterprise", "list.head"
    if head_type == "Institution" and kind_type == "Institution" and _built(group, kind or ""):
        return "Project", "list.head"
    return head_type, "list.head"


def _built(group: Group, kind: str) -> bool:
    """Whether the text builds, signs or opens the group's things, by the words that this sort of thing needs."""
    verbs = {*group.before, *group.after}
    if group.before and group.before[-1] in _INTO:
        return False
    if lexicon().kinds[kind].type == "Institution":
        return bool(states(group) & _STRONG) or bool(verbs & _FACILITY)
    return bool(states(group))


def _by_kind(group: Group, member: Chunk) -> tuple[str, str] | None:
    lex = lexicon()
    if _SET.match(member.text) and states(group):
        return "Project", "kind.set"
    kind = kind_of(member.text)
    if kind is None:
        return None
    word = lex.kinds[kind]
    proper = proper_part(member.text)
    if len(member.text) == len(kind) or (len(member.text) < 3 and not proper):
        return None
    if word.type == "Enterprise":
        return ("Enterprise", "kind.firm") if len(proper) >= 2 else None
    if word.type == "Policy":
        own = proper or any(part.kind == "place" for part in member.parts) or kind in ("行动计划", "三年计划", "规划纲要") or "“" in member.text
        return ("Policy", "kind.policy") if own and len(member.text) - len(kind) >= 2 else None
    if word.type == "Event":
        return ("Event", "kind.event") if len(member.text) - len(kind) >= 2 and not member.counted else None
    if member.counted or group.counted:
        return None
    if not proper:
        if len(member.text) < 4 or word.built != "Project" or kind in _CLASSES or not _built(group, kind):
            return None
        strong = word.single == "strong" or word.type == "Institution"
        return ("Project", "kind.built") if _builds(group, "strong" if strong else "any") else None
    if word.type == "Project":
        return ("Project", "kind.project") if word.single == "any" or states(group) else None
    if word.built and _built(group, kind):
        return word.built, "kind.built"
    return word.type, f"kind.{word.type.lower()}"


def _by_construction(group: Group, member: Chunk) -> tuple[str, str] | None:
    """Firms told by what is done with them: 与A、B达成合作, A、B分别获评."""
    if not 2 <= len(member.text) <= 12 or not proper_part(member.text) or member.counted:
        return None
    if member.text in lexicon().firms:
        return ("Project", "built.firm") if states(group) & {"signed", "landed"} and group.listed else ("Enterprise", "known.firm")
    if any(p.kind == "firm" and p.start == member.start for p in member.parts) and states(group) & _STRONG:
        return "Project", "built.firm"
    if len(group.members) > 1 and group.opener in ("与", "和", "同", "对接", "携手", "联合"):
        if any(_COOPERATION.search(v) for v in (*group.after, group.opener)):
            return "Enterprise", "construction.cooperation"
    if len(group.members) > 1 and any(_CORPORATE.search(v) for v in group.after):
        return "Enterprise", "construction.listing"
    return None


def _names(group: Group) -> Iterator[Name]:
    members = [_clean(m) for m in group.members]
    cue = group.head or ""
    decided: list[tuple[Chunk, tuple[str, str] | None]] = []
    for member in members:
        if _NO_NAME.match(member.text) or len(member.text) > 40:
            continue
        if any(p.start == member.start and p.end == member.end and p.kind in ("body", "place", "known") for p in member.parts):
            continue  # bodies and places are mentions by themselves
        if group.head is not None:
            decided.append((member, _by_head(group, member)))
        else:
            decided.append((member, _by_kind(group, member) or _by_construction(group, member)))
    types = {found[0] for _, found in decided if found}
    if group.head is None and len(members) > 1 and "Project" in types and states(group) and not types & {"Enterprise", "Event", "Policy"}:
        # a list is of one sort: members without a kind word are what their neighbours are
        decided = [
            (m, found or (("Project", "list.alike") if proper_part(m.text) and len(m.text) > 2 and not m.counted else None))
            for m, found in decided
        ]
    for member, found in decided:
        if found:
            kind = kind_of(member.text) or ""
            start, end = member.start, member.end
            if found[0] == "Event":
                lead = _YEAR.match(member.text)
                start += lead.end() if lead else 0
            yield Name(start, end, found[0], found[1], cue or kind, group)


def names(groups: list[Group]) -> list[Name]:
    """The names among the members of all groups, with types."""
    return [name for group in groups for name in _names(group)]


def with_type(name: Name, type: str, rule: str) -> Name:
    """The same stretch as another type."""
    return replace(name, type=type, rule=rule)
