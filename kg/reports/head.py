"""Who reports, where and when: read from the title, the line of the meeting and the words of the speech."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.reports.calendar import Calendar, numeral
from kg.reports.lines import Line, plain

NATION = "全国"

_UNIT = "(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|县|区|旗|州|盟)"
_NAME = rf"[一-鿿]{{1,24}}?{_UNIT}"
_SESSION = r"第?[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大)(?:常务委员会|常委会)?第?[一二三四五六七八九十]{1,3}次"
_MEETING = re.compile(rf"({_NAME}){_SESSION}")
_NATIONAL = re.compile(r"国务院(?:总理|向)|代表(?:中华人民共和国)?国务院|受.{0,6}国务院的委托|国务院的决定|中央人民政府|全国人民代表大会第.{1,2}次会议上")
_OFFICE = "(?:省长|市长|县长|区长|州长|旗长|盟长|主席|总理|主任|行政长官|专员)"
_GOVERNMENT = (
    _MEETING,
    re.compile(rf"({_NAME})人民政府代?(?:副)?{_OFFICE}"),
    re.compile(rf"代表({_NAME})人民政府"),
    re.compile(rf"发文(?:单位|机关):({_NAME})人民政府"),
    re.compile(rf"(?:^|\n|报告人:|上)({_NAME})代?{_OFFICE}"),
)
_TITLE = re.compile(r"工作报告|政府工作的报告|规划纲要的报告|计划的报告|预算.{0,4}报告|政府工作要点")
_TITLE_PLACE = re.compile(rf"(?:^|关于|年度?|在)({_NAME})(?:人民政府|政府|\d{{4}}年|第|国民经济)")
_IN_TEXT = re.compile(rf"《({_NAME})(?:国民经济|总体规划|城市总体|旅游)|(?:^|[,。、在为])({_NAME})(?:人民政府|第.{{1,3}}届人)")
_DATE = re.compile(
    r"((?:19|20)\d\d|[一二][一二三四五六七八九0]{3})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_ISO_DATE = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_PUBLICATION = re.compile(r"(?:发布|发表|更新|生成|成文|公开|录入|印发)?(?:时间|日期):|来源:")
_ISSUE = re.compile(r"(?:发文|报告|会议|召开|作报告)(?:时间|日期):")
_HANZI_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_SPEAKER = re.compile(
    rf"(?:人民政府)?(?:代理?|副)?{_OFFICE}[\s?:：　]*([一-鿿](?:[\s　?]*[一-鿿]){{1,3}}|[一-鿿]{{2,8}}(?:[·•][一-鿿]{{2,8}})+)[\s?]*$"
)
_OFFICE_ALONE = re.compile(rf".*(?:人民政府|国务院).{{0,3}}{_OFFICE}[\s?　]*$")
_NAME_ALONE = re.compile(r"[一-鿿](?:[ 　]*[一-鿿]){1,3}|[一-鿿]{2,8}(?:[·•][一-鿿]{2,8})+")
_REVIEW_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度|全年)?[^。,;0-9]{0,20}(?:回顾|总结|决算|完成情况|执行情况)")
_PLAN_YEAR = re.compile(
    r"((?:19|20)\d\d)年(?:的|度|是|政府|经济社会|国民经济|我国|全[省市县区]|下半年)?[^。,;0-9]{0,14}"
    r"(?:安排|部署|任务|目标|重点|建议|总体要求|思路|工作$|预算|计划)"
)
_NUMBERED_PLACE = re.compile(r"^[一二三四五六七八九十、()]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says. ``calendar`` is None where no year can be told; see Report for the other fields."""

    title: str
    place: str
    delivered_on: str | None
    year: int | None
    speaker: str | None
    calendar: Calendar | None


def read_head(text: str, head: Iterable[Line], body: tuple[Line, ...], page: list[Line]) -> Head:
    """Read the head of a report: its own ``head`` lines, the first of its ``body``, and all lines of the ``page``.

    ``year`` is the year of delivery; where no date is given, the year in the title that the headings agree with,
    or the year the headings plan for. The date of a page's publication is never taken for the date of delivery.
    """
    head = list(head)
    place = _place(head, body, page)
    delivered = _delivered_on(head, body, page)
    calendar, year = _years(head, body, delivered)
    title = _title(head, page) or f"{f'{year}年' if year else ''}{'国务院' if place == NATION else place}政府工作报告"
    return Head(title, place, delivered, year, _speaker(head, page), calendar)


def calendar_of(delivered_on: str) -> Calendar:
    """The calendar of a report delivered on an ISO date: from November on, a report plans the coming year."""
    year, month = int(delivered_on[:4]), int(delivered_on[5:7])
    return Calendar(year + 1 if month >= 11 else year)


def _title(head: list[Line], page: list[Line]) -> str | None:
    titles = [re.sub("^标题[:：]", "", line.text) for line in (*head, *page[:3]) if _TITLE.search(plain(line.text))]
    titles = [title for title in titles if len(title) <= 80 and not re.search("[。；，]|各位代表", title)]
    named = [title for title in titles if re.search(rf"\d{{4}}年|{_UNIT}", plain(title))]
    found = (named or titles or [None])[0]
    return found and ("".join(found.split()) if re.search(r"(?:\S\s+){3}", found) else found)


def _place(head: list[Line], body: tuple[Line, ...], page: list[Line]) -> str:
    own = [plain(line.text) for line in head]
    opening = [plain(line.text[:400]) for line in body[:6]]
    spoken = "\n".join(own + opening)
    meeting = _MEETING.search(spoken)
    if _NATIONAL.search(spoken) and not (meeting and "全国" not in meeting[1]):
        return NATION
    record = "\n".join(plain(line.text[:400]) for line in page[:30])
    for pattern in _GOVERNMENT:
        for where in (spoken, record):
            for match in pattern.finditer(where):
                name = canonical(match[1])
                if name:
                    return name
    whole = "".join(plain(line.text) for line in body)
    named = [canonical(match[1]) for line in (*head, *page[:4]) for match in _TITLE_PLACE.finditer(plain(line.text))]
    for name in named:
        if name and whole.count(_stem(name)) > 1:
            return name
    counted: dict[str, int] = {}
    for match in _IN_TEXT.finditer(whole):
        name = canonical(match[1] or match[2])
        if name:
            counted[name] = whole.count(_stem(name))
    if counted:
        return min(counted, key=lambda name: (-counted[name], name))
    if whole.count("国务院") > 2:
        return NATION
    return next((name for name in named if name), "")


_LEADING = re.compile(rf"^.*(?:日|上|在|于|是|的|代表|年|向|为|会|—|–|-|:|\(|\))(?=[一-鿿]{{2,}}{_UNIT}$)")
_PROVINCE = re.compile(r"^(?:[一-鿿]{2,3}省|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区|(?:北京|天津|上海|重庆)市)(?=.{2,})")
_PREFECTURE = re.compile(r"^[一-鿿]{2,12}?(?:市|自治州|地区|盟)(?=[一-鿿]{1,12}(?:县|区|旗|市)$)")
_DEICTIC = re.compile(r"^(?:全|我|本|各|该|省|市|县|区|州|人民政府)")


def canonical(name: str) -> str | None:
    """The last division in a chain of names; None where it is no name (我县, 全市).

    >>> canonical("湖北省武汉市汉南区"), canonical("在张家口市张北县"), canonical("市中区"), canonical("我县")
    ('汉南区', '张北县', '市中区', None)
    """
    name = _LEADING.sub("", name)
    shorter = _PROVINCE.sub("", name)
    shorter = _PREFECTURE.sub("", shorter)
    if len(shorter) < 2 or (len(shorter) < 3 and shorter != name):
        shorter = name
    if re.fullmatch(rf"[我全本各该省市县区州]?{_UNIT}", shorter) or shorter.startswith(("我", "全", "各", "本市", "本县")):
        return None
    return shorter


def _stem(name: str) -> str:
    stem = re.sub(rf"(?:[一-鿿]{{1,3}}族)*{_UNIT}$", "", name)
    return stem if len(stem) > 1 else name


def _delivered_on(head: list[Line], body: tuple[Line, ...], page: list[Line]) -> str | None:
    for line in (*head, *body[:2]):
        compared = plain(line.text[:120])
        if re.search(_SESSION, compared) or re.search(r"(?:人民代表大会|人大).{0,12}会议上", compared):
            found = _date(compared)
            if found:
                return found
    for line in head:
        compared = plain(line.text)
        if not _PUBLICATION.search(compared) and re.fullmatch(r"[(—–-]*[^,。:]{0,12}日[)—–-]*", compared):
            found = _date(compared)
            if found:
                return found
    for line in page[:30]:
        compared = plain(line.text[:120])
        if _ISSUE.match(compared):
            found = _date(compared)
            if found:
                return found
        if re.search(r"人民代表大会.{0,12}会议", compared) and not _PUBLICATION.match(compared) and _date(compared):
            return _date(compared)
    return None


def _date(compared: str) -> str | None:
    match = _DATE.search(compared) or _ISO_DATE.search(compared)
    if match is None:
        return None
    year = int(match[1].translate(_HANZI_DIGITS))
    month, day = (int(part) if part.isdecimal() else numeral(part) for part in match.groups()[1:])
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _years(head: list[Line], body: tuple[Line, ...], delivered: str | None) -> tuple[Calendar | None, int | None]:
    if delivered:
        return calendar_of(delivered), int(delivered[:4])
    titles = [int(year) for line in head if _TITLE.search(plain(line.text)) for year in _years_in(plain(line.text))]
    planned: list[int] = []
    for line in body:
        if len(line.text) > 60:
            continue
        compared = plain(line.text)
        planned += [int(match[1]) + 1 for match in _REVIEW_YEAR.finditer(compared)]
        planned += [int(match[1]) for match in _PLAN_YEAR.finditer(compared)]
    plan = max(set(planned), key=lambda year: (planned.count(year), year)) if planned else None
    if titles and plan in (None, titles[0], titles[0] + 1):
        return Calendar(plan or titles[0]), titles[0]
    return (Calendar(plan), plan) if plan else (None, None)


def _years_in(compared: str) -> list[str]:
    return re.findall(r"((?:19|20)\d\d)年", compared)


def _speaker(head: list[Line], page: list[Line]) -> str | None:
    office = False
    for line in (*head, *page[:12]):
        match = _SPEAKER.search(line.text)
        if match and len(line.text) < 60:
            return _person(match[1])
        if office and _NAME_ALONE.fullmatch(line.text):
            return _person(line.text)
        office = bool(_OFFICE_ALONE.match(line.text))
    for line in head:
        if re.search(r"\s", line.text) and _NAME_ALONE.fullmatch(line.text) and len(_person(line.text)) <= 4:
            return _person(line.text)
    return None


def _person(written: str) -> str:
    return re.sub(r"[\s　?]", "", written)
