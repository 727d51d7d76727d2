"""Scoring our own reading: each gold file's report is read, extracted and counted, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import data
from kg.evaluation import gold, index, table
from kg.evaluation.scoring import Scores

Extract = Callable[[Path], tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Evaluation:
    """The counts of a run: annotated paragraphs, and tables of key figures (empty where none was asked for)."""

    scores: Scores = field(default_factory=Scores)
    table: table.TableScores = field(default_factory=table.TableScores)
    annotated: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """All figures by name; those of tables are called ``table.recall`` and so on."""
        figures: dict[str, Any] = dict(self.scores.figures()) if self.annotated else {}
        if self.tables:
            figures |= {f"table.{name}": value for name, value in self.table.figures().items()}
        return figures

    def errors(self) -> dict[str, list[tuple[Any, ...]]]:
        """Misses and false alarms by sort."""
        return {**self.scores.errors, **self.table.errors}


def evaluate(golds: Iterable[tuple[Path, Path | None]], extract: Extract) -> Evaluation:
    """Score ``extract`` (a report's path → its text and the JSON of ``kg extract``) on gold files.

    Each gold comes with its report, or with None where index.tsv names it. ``.csv`` is a table of key figures.
    Raises data.DataError for gold that does not fit its text or has no text.
    """
    evaluation = Evaluation()
    for path, report in golds:
        where = str(report) if report else index.report_of(path)
        if path.suffix == ".csv":
            _add_table(evaluation, path, where, extract)
        else:
            _add_gold(evaluation, path, where, extract)
    return evaluation


def _add_gold(evaluation: Evaluation, path: Path, where: str, extract: Extract) -> None:
    several = "{file}" in where
    files = dict.fromkeys(row.get("file") for _, row in gold.rows(path)) if several else [None]
    for file in files:
        text, extraction = extract(_existing(path, where.replace("{file}", file or "")))
        evaluation.scores.add(gold.load(path, text, file), text, extraction)
    evaluation.annotated.append(path.name)


def _existing(path: Path, report: str) -> Path:
    if not Path(report).is_file():
        raise data.DataError(f"{path.name}: there is no report {report}")
    return Path(report)


def _add_table(evaluation: Evaluation, path: Path, where: str, extract: Extract) -> None:
    rows = table.load(path)
    for province in dict.fromkeys(row["province"] for row in rows):
        _, extraction = extract(_existing(path, where.replace("{province}", province)))
        of_province = [row for row in rows if row["province"] == province]
        evaluation.table.add(of_province, extraction["observations"])
    evaluation.tables.append(path.name)
