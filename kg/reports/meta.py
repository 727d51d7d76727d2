"""What a person says of a report in a file beside it, ``<name>.meta.yaml``; it overrides the head."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, fields
from pathlib import Path

from kg.reports.decoding import ReportError

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Meta:
    """The keys that ``<name>.meta.yaml`` may have; ``date`` is the day of delivery, YYYY-MM-DD, or only the year."""

    title: str | None = None
    place: str | None = None
    date: str | None = None
    source: str | None = None


def read_meta(report: Path) -> Meta:
    """The metadata beside ``report``; empty where there is none.

    Raises ReportError for what is no YAML mapping, for an unknown key and for a malformed date.
    """
    file = report.with_suffix(".meta.yaml")
    if not file.is_file():
        return Meta()
    import yaml

    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ReportError(f"{file}: not readable as YAML; write lines such as 'place: 博野县'.") from error
    allowed = [field.name for field in fields(Meta)]
    unknown = sorted(set(map(str, content)) - set(allowed)) if isinstance(content, dict) else [str(content)[:20]]
    if unknown:
        raise ReportError(f"{file}: {', '.join(unknown)} is not known here; the keys are {', '.join(allowed)}.")
    return Meta(**{key: _text(file, key, value) for key, value in content.items() if value is not None})


def checked_date(value: str, name: str) -> str:
    """``value`` if it is a date written YYYY-MM-DD, or a year. Raises ReportError, calling it ``name``, if not."""
    if _YEAR.fullmatch(value):
        return value
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise ReportError(f"{name}: {value!r} is not a date; write it as 2021-02-05, or 2021.") from error


def _text(file: Path, key: str, value: object) -> str:
    if key == "date" and isinstance(value, (datetime.date, int)):  # as YAML reads what is not in quotation marks
        value = str(value)
    if not isinstance(value, str):
        raise ReportError(f"{file}: {key} must be text; put it in quotation marks.")
    return checked_date(value, f"{file}: {key}") if key == "date" else value
