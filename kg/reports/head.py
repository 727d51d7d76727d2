"""The head of a report: title, place, day, year and speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.reports.calendar import Calendar
from kg.reports.dates import delivered_on, years
from kg.reports.issuer import NATION, OFFICE, UNIT, issuing_place
from kg.reports.lines import Line, plain

_TITLE = re.compile(r"工作报告|政府工作的报告|规划纲要.*的报告|计划.*的报告|预算.*报告|政府工作要点")
_NO_TITLE = re.compile("[。；，>»]|各位代表|来源|位置|作政府工作报告")
_LONGEST_TITLE = 80
_PERSON = r"[一-鿿](?:[\s　?]*[一-鿿]){1,3}|[一-鿿]{2,8}(?:[·•][一-鿿]{2,8})+"
_SPEAKER = re.compile(rf"(?:代理?|副)?{OFFICE}[\s?:：　]*({_PERSON})[\s?]*(?:[(（][^()（）]*日[)）])?$")
_OFFICE_ALONE = re.compile(rf".*(?:人民政府|国务院).{{0,3}}{OFFICE}[\s?　]*$")
_PERSON_ALONE = re.compile(_PERSON)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says. ``calendar`` is None where no year can be told; for the other fields see Report."""

    title: str
    place: str
    delivered_on: str | None
    year: int | None
    speaker: str | None
    calendar: Calendar | None


def read_head(own: Iterable[Line], body: tuple[Line, ...], page: list[Line]) -> Head:
    """Read the head of a report from its ``own`` head lines, its ``body`` and all lines of the ``page``.

    ``year`` is the year of delivery, as far as that can be told. A report without a title is called after its year
    and place.
    """
    own = list(own)
    place = issuing_place(own, body, page)
    delivered = delivered_on(own, body, page)
    year, calendar = years(own, body, delivered)
    title = _title(own, page) or f"{f'{year}年' if year else ''}{'国务院' if place == NATION else place}政府工作报告"
    return Head(title, place, delivered, year, _speaker(own, page), calendar)


def is_own(line: Line, *, first: bool) -> bool:
    """Whether a line before the speech belongs to the report: its title, its meeting, its date, its speaker.

    A name that stands alone is taken for the speaker's, but not as the ``first`` line.
    """
    compared = plain(line.text)
    return bool(
        _TITLE.search(compared)
        or re.search("会议|人民代表大会", compared)
        or re.search(rf"\d月\d{{1,2}}日|{OFFICE}", compared)
        or (not first and _PERSON_ALONE.fullmatch(line.text))
    )


def _title(own: list[Line], page: list[Line]) -> str | None:
    lines = [re.sub("^标题[:：]", "", line.text) for line in (*own, *page[:3])]
    short = [line for line in lines if len(line) <= _LONGEST_TITLE]
    titles = [line for line in short if _TITLE.search(plain(line)) and not _NO_TITLE.search(line)]
    named = [title for title in titles if re.search(rf"\d{{4}}年|{UNIT}", plain(title))]
    if not titles:
        return None
    title = (named or titles)[0]
    return "".join(title.split()) if re.search(r"(?:\S\s+){3}", title) else title


def _speaker(own: list[Line], page: list[Line]) -> str | None:
    awaited = False  # the last line was the meeting's or an office's, so that a name may follow
    for line in (*own, *page[:12]):
        match = _SPEAKER.search(line.text)
        if match and len(line.text) < _LONGEST_TITLE:
            return _without_spaces(match[1])
        if awaited and _PERSON_ALONE.fullmatch(line.text):
            return _without_spaces(line.text)
        awaited = bool(_OFFICE_ALONE.match(line.text)) or line.text.endswith(("会议上", "会議上"))
    spaced = [line.text for line in own if re.search(r"\s", line.text) and _PERSON_ALONE.fullmatch(line.text)]
    return _without_spaces(spaced[0]) if spaced else None


def _without_spaces(written: str) -> str:
    return re.sub(r"[\s　?]", "", written)
