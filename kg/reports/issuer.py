"""Which government reports: read from the line of the meeting, the speaker's office and the words of the speech."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.places import gazetteer
from kg.reports.lines import Line, plain

NATION = "全国"
UNIT = "(?:特别行政区|自治区|自治州|自治县|自治旗|新区|地区|省|市|县|区|旗|州|盟)"
OFFICE = "(?:省长|市长|县长|区长|州长|旗长|盟长|主席|总理|主任|行政长官|专员)"
SESSION = re.compile(r"第?[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大)(?:第?[一二三四五六七八九十]{1,3}次)?")

_NAME = rf"[一-鿿]{{1,24}}?{UNIT}"
_MEETING = re.compile(rf"([一-鿿]{{1,24}}?(?:{UNIT}|镇|乡))(?={SESSION.pattern})")
_NATIONAL = re.compile(
    r"国务院(?:总理|向)|代表(?:中华人民共和国)?国务院|受(?:中共中央和)?国务院的委托|国务院的决定|代表中央人民政府"
)
_SAID_OF_ITSELF = (
    _MEETING,
    re.compile(rf"({_NAME})人民政府(?:代理?|副)?{OFFICE}"),
    re.compile(rf"代表({_NAME})人民政府"),
    re.compile(rf"发文(?:单位|机关):({_NAME})人民政府"),
    re.compile(rf"(?:^|报告人:|上)({_NAME})(?:代理?|副)?{OFFICE}", re.MULTILINE),
)
_TITLE_PLACE = re.compile(rf"(?:^|关于|年度?|在)({_NAME})(?=人民政府|政府|\d{{4}}年|第|国民经济)")
_IN_TEXT = re.compile(
    rf"《({_NAME})(?=国民经济|国土空间|总体规划|城市总体)|(?:^|[,。、在为])({_NAME})(?=人民政府|第.{{1,3}}届人)"
)
_LEADING = re.compile(rf"^.*(?:[日在于年向]|代表|会上)(?=[一-鿿]{{2,}}{UNIT}$)")
_PROVINCE = re.compile(r"^(?:[一-鿿]{2,3}省|.{2,6}自治区|(?:北京|天津|上海|重庆)市)(?=.{2})")
_PREFECTURE = re.compile(r"^[一-鿿]{2,12}?(?:市|自治州|地区|盟)(?=[一-鿿]{1,12}(?:县|区|旗|市)$)")
_OPENING = 3000  # characters
_NO_NAME = re.compile(rf"[我全本各该省市县区州]?{UNIT}|.*[了的我们和及各全本该把将日在年月].*")


def own_lines(head: Iterable[Line]) -> list[str]:
    """The lines of the head in plain form, with a line of the meeting that was broken in two put together."""
    found: list[str] = []
    for line in head:
        compared = plain(line.text[:400])
        if found and compared.startswith(("第", "人民代表大会")) and not found[-1].endswith("上"):
            found[-1] += compared
        else:
            found.append(compared)
    return found


def issuing_place(head: Iterable[Line], body: tuple[Line, ...], page: list[Line]) -> str:
    """The full name of the issuing place, 全国 for the State Council, '' where nothing tells.

    What the report says of itself (meeting, office, 我代表…人民政府) goes before its title, and the title counts only
    if the text speaks of that place.
    """
    head = list(head)
    own = own_lines(head)
    opening = [plain(line.text[:400]) for line in body[:6]]
    spoken = "\n".join(own + opening)
    meeting = _MEETING.search(spoken)
    if (_NATIONAL.search(spoken) or re.search(f"全国{SESSION.pattern}会议上", spoken)) and not (
        meeting and canonical(meeting[1], spoken)
    ):
        return NATION
    record = "\n".join(plain(line.text[:400]) for line in page[:30])
    for pattern in _SAID_OF_ITSELF:
        for where in (spoken, record):
            for match in pattern.finditer(where):
                name = canonical(match[1], where)
                if name:
                    return name
    titles = [plain(line.text) for line in (*head, *page[:4])]
    return _from_the_text(titles, "\n".join(plain(line.text) for line in body))


def _from_the_text(titles: list[str], text: str) -> str:
    named = [canonical(match[1], text) for title in titles for match in _TITLE_PLACE.finditer(title)]
    for name in named:
        if name and text.count(_stem(name)) > 1:
            return name
    counted: dict[str, int] = {}
    for match in _IN_TEXT.finditer(text):
        name = canonical(match[1] or match[2], text)
        if name:
            counted[name] = text.count(_stem(name))
    if counted:
        return min(counted, key=lambda name: (-counted[name], name))
    if re.search("国务院|全国人民代表大会", text):
        return NATION
    return _most_spoken_of(text) or next((name for name in named if name), "")


def _most_spoken_of(text: str) -> str:
    """The division that a text names most, of the level of which it says 全县, 我市."""
    levels = re.findall("[全我]([省市县区州旗])", text)
    if not levels:
        return ""
    level = max(sorted(set(levels)), key=levels.count)
    counted: dict[str, int] = {}
    for match in re.finditer(rf"[一-鿿]{{1,6}}?{level}", text[:_OPENING]):
        name = canonical(match[0], text)
        if name and gazetteer().code_of(name, text):
            counted[name] = text.count(_stem(name))
    return min(counted, key=lambda name: (-counted[name], name), default="")


def canonical(name: str, context: str = "") -> str | None:
    """The last division in a chain of names, also after other words; None where it is no name (我县, 全市).

    >>> [canonical(name) for name in ("湖北省武汉市汉南区", "在张家口市张北县", "日喀则市", "完成了市", "我县")]
    ['汉南区', '张北县', '日喀则市', None, None]
    """
    known = gazetteer()
    for start in range(len(name) - 1):
        code = known.code_of(name[start:], context)
        if code:
            shortest = (name[i:] for i in range(len(name) - 2, start, -1) if known.code_of(name[i:], context) == code)
            return _official(next(shortest, name[start:]))
    name = _LEADING.sub("", name)
    inner = _PREFECTURE.sub("", _PROVINCE.sub("", name))
    name = inner if len(inner) > 2 else name
    return None if _NO_NAME.fullmatch(name) else name


def _official(name: str) -> str:
    """The full name for a shortened one (恩施州); a name that the place bore at the time stays as it is."""
    found = gazetteer().resolve(name, None)
    return found.place.name if found.place and found.reason.startswith("alias") else name


def _stem(name: str) -> str:
    """A name without its unit, as the text mostly calls the place: 博野 of 博野县."""
    stem = re.sub(rf"(?:[一-鿿]{{1,3}}族)*{UNIT}$", "", name)
    return stem if len(stem) > 1 else name
