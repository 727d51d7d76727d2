"""Statistics tables as input beside reports: a CSV with one published figure a line.

The header is ``place,indicator,period,value,unit,source``. A table becomes a document of its own, whose text is the
file as it was read: every figure keeps its place in it, as figures of reports do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg.data import DataError, path
from kg.extraction.figures.indicators import Indicator, known
from kg.extraction.figures.units import in_base_unit
from kg.extraction.model import Observation, Reading
from kg.places import Place, gazetteer
from kg.reports.model import Report, Section, Sentence

if TYPE_CHECKING:
    import networkx as nx

COLUMNS = ("place", "indicator", "period", "value", "unit", "source")
SUFFIX = ".csv"
RULE = "statistics"
_CELL = re.compile(r'(?:^|,)(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^",]*))(?=,|$)')
_POINT = r"(?:19|20)[0-9]{2}(?:-(?:Q[1-4]|H[12]|0[1-9]|1[0-2]))?"
_PERIOD = re.compile(f"({_POINT})(?:/({_POINT}))?")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")


class StatisticsError(DataError):
    """A statistics table cannot be used; the message names the file and the line. Nothing of it is loaded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table: a figure, where it was published, and where line, name and figure stand in the file."""

    place: Place
    indicator: str
    measure: str
    period: str
    value: float
    unit: str
    source: str
    line: tuple[int, int]
    name: tuple[int, int]
    span: tuple[int, int]


@dataclass(frozen=True)
class Table:
    """A whole table: its ``text`` exactly as read, and its entries in order."""

    file: Path
    text: str
    entries: tuple[Entry, ...]

    @property
    def sha256(self) -> str:
        """The fingerprint of the text."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def id(self) -> str:
        """The id of the document: the file's name says which table it is, whatever it says today."""
        return f"statistics-{re.sub(r'[^0-9A-Za-z_-]+', lambda m: m[0].encode().hex(), self.file.stem)}"


def read_table(file: Path) -> Table:
    """One statistics table.

    Raises StatisticsError for another header, a place or indicator that is not known, a unit that does not fit the
    indicator, a period or value that is none, and a figure given twice; OSError when the file cannot be read.

    >>> read_table(shipped()[0]).entries[0].value
    1900.0
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise StatisticsError(f"{file.name}:1: the file is not UTF-8") from error
    lines = list(_lines(text))
    header = ",".join(COLUMNS)
    if not lines or lines[0][2] != header:
        raise StatisticsError(f"{file.name}:1: the header must be {header}")
    entries: list[Entry] = []
    seen: dict[tuple[str, str, str, str], int] = {}
    for number, start, line in lines[1:]:
        if not line.strip():
            continue
        where = f"{file.name}:{number}"
        entry = _entry(line, start, where)
        key = (entry.place.code or entry.place.name, entry.indicator, entry.measure, entry.period)
        if key in seen:
            raise StatisticsError(f"{where}: the same figure is already in line {seen[key]}")
        seen[key] = number
        entries.append(entry)
    if not entries:
        raise StatisticsError(f"{file.name}:1: there is no figure below the header")
    return Table(file, text, tuple(entries))


def shipped() -> list[Path]:
    """The tables that come with the product."""
    return sorted(path("seeds", "statistics").glob(f"*{SUFFIX}"))


def table_graph(table: Table) -> nx.MultiDiGraph:
    """The graph of a table: a document like a report, with an observation for each line."""
    from kg.graph import build_graph
    from kg.linking.identity import Identity, of_place
    from kg.linking.model import Linked, Merge

    report = _document(table)
    observations = tuple(_observation(report.id, table.text, entry) for entry in table.entries)
    places = {o.id: of_place(entry.place) for o, entry in zip(observations, table.entries, strict=True)}
    measures = {o.id: Identity("Indicator", o.canonical or o.indicator) for o in observations}
    identities = {*places.values(), *measures.values()}
    identities |= {around for identity in identities for around in identity.enclosing()}
    linked = Linked(
        reading=Reading(report, (), observations, (), ()),
        entities=tuple(sorted((i.entity() for i in identities), key=lambda entity: entity.id)),
        refers_to={},
        about={key: place.id for key, place in places.items()},
        measures={key: indicator.id for key, indicator in measures.items()},
        industry={},
        merges=tuple(Merge(key, place.id, RULE) for key, place in places.items()),
    )
    graph = build_graph(linked)
    graph.nodes[report.id]["labels"] = ("Report", "Statistics")
    return graph


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Number, offset and content of every line."""
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        yield number, start, line.rstrip("\r\n")
        start += len(line)


def _entry(line: str, start: int, where: str) -> Entry:
    cells = list(_CELL.finditer(line))
    if len(cells) != len(COLUMNS) or cells[-1].end() != len(line):
        raise StatisticsError(f"{where}: {len(cells)} cells, but there must be {len(COLUMNS)}: {', '.join(COLUMNS)}")
    values = {name: _cell(cell) for name, cell in zip(COLUMNS, cells, strict=True)}
    for name, value in values.items():
        if not value:
            raise StatisticsError(f"{where}: {name} is empty")
    indicator = known(values["indicator"])
    if not indicator:
        raise StatisticsError(f"{where}: the indicator {values['indicator']} is not in seeds/indicators.tsv")
    period = _PERIOD.fullmatch(values["period"])
    if not period or (period[2] and period[2][:4] <= period[1][:4]):
        raise StatisticsError(
            f"{where}: the period {values['period']} is not a year, quarter or month (2021, 2021-Q1, 2021-03) "
            "nor a span of years (2021/2025)"
        )
    if not _NUMBER.fullmatch(values["value"]):
        raise StatisticsError(f"{where}: the value {values['value']} is not a number")
    spans = [cell.span("bare" if cell["bare"] is not None else "quoted") for cell in cells]
    return Entry(
        place=_place(values["place"], where),
        indicator=indicator.name,
        measure=_measure(indicator, values["unit"], values["period"], where),
        period=values["period"],
        value=float(values["value"]),
        unit=values["unit"],
        source=values["source"],
        line=(start, start + len(line)),
        name=(start + spans[1][0], start + spans[1][1]),
        span=(start + spans[3][0], start + spans[4][1]),
    )


def _cell(cell: re.Match[str]) -> str:
    return (cell["bare"] if cell["bare"] is not None else cell["quoted"].replace('""', '"')).strip()


def _place(name: str, where: str) -> Place:
    if name.isdigit():
        place = gazetteer().place(name)
    else:
        code = gazetteer().code_of(name)
        place = gazetteer().place(code) if code else gazetteer().resolve(name, None).place
    if not place:
        raise StatisticsError(f"{where}: the place {name} is not known; write its full name or its division code")
    return place


def _measure(indicator: Indicator, unit: str, period: str, where: str) -> str:
    """What the figure measures, told by its unit."""
    base = in_base_unit(1.0, unit)
    if base is None:
        raise StatisticsError(f"{where}: the unit {unit} is not known")
    dimension = base[1]
    if dimension == "points":
        return "change"
    if dimension == "ratio":
        if indicator.measure == "-":
            raise StatisticsError(f"{where}: {indicator.name} has no percentage; its unit is {indicator.unit}")
        average = indicator.measure == "growth" and "/" in period
        return "avg_growth" if average else indicator.measure
    if indicator.dimension not in ("-", "", dimension):
        raise StatisticsError(
            f"{where}: the unit {unit} does not fit {indicator.name}, which is given in {indicator.unit}"
        )
    return "level"


def _document(table: Table) -> Report:
    text, id_ = table.text, table.id
    section = Section(f"{id_}/s-0", 0, "", 0, len(text), None, None, None)
    return Report(
        id=id_,
        text=text,
        title=f"统计表 {table.file.stem}",
        place="",
        place_code=None,
        delivered_on=None,
        year=None,
        speaker=None,
        sha256=table.sha256,
        encoding="utf-8",
        source=table.file.name,
        sections=(section,),
        sentences=tuple(Sentence(*entry.line, section=0) for entry in table.entries),
        furniture=(),
    )


def _observation(report: str, text: str, entry: Entry) -> Observation:
    start, end = entry.span
    content = "\n".join((entry.place.name, entry.indicator, entry.measure, entry.period, str(start), text[start:end]))
    return Observation(
        start=start,
        end=end,
        text=text[start:end],
        indicator=text[slice(*entry.name)],
        indicator_start=entry.name[0],
        indicator_end=entry.name[1],
        canonical=entry.indicator,
        value=entry.value,
        unit=entry.unit,
        comparator="eq",
        measure=entry.measure,
        kind="actual",
        period=entry.period,
        rule=RULE,
        cue=entry.source,
        id=f"{report}/o-{sha256(content.encode()).hexdigest()[:12]}",
    )
