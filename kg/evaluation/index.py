"""Which report a gold file annotates: ``index.tsv`` beside the gold says so."""

from __future__ import annotations

import os
from pathlib import Path

from kg import data


def report_of(gold: Path) -> str:
    """The path of the report a gold file is about; where there are several, it has ``{province}`` (of a table) or
    ``{file}`` (the field of that name) in it.

    The index lies in the gold's folder or in one above. Raises data.DataError where there is no line for it.
    """
    for folder in gold.resolve().parents:
        index = folder / "index.tsv"
        if index.is_file():
            name = gold.resolve().relative_to(folder).as_posix()
            for number, row in data.rows(index, ("gold", "report")):
                if row["gold"] == name:
                    return _expanded(row["report"], folder, f"{index.name}:{number}")
            break
    raise data.DataError(f"No index.tsv says which report {gold.name} annotates; name it: kg evaluate {gold} REPORT.")


def _expanded(report: str, folder: Path, where: str) -> str:
    if report.startswith("$KG_CORPUS") and "KG_CORPUS" not in os.environ:
        raise data.DataError(f"{where}: {report} needs KG_CORPUS, the folder of real reports, which is not set.")
    return str(folder / os.path.expandvars(report))
