"""Where the product's readable knowledge lies (seeds, schemas, queries), and how its files are read.

Every file is validated on load; a mistake is reported as ``file:line: what is wrong``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parent
ROOT = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent


class DataError(ValueError):
    """A file under seeds/, schemas/ or queries/ is malformed; the message names file and line."""


def path(*parts: str) -> Path:
    """The path of a data file, in a checkout and in an installed wheel alike.

    >>> path("seeds", "units.tsv").name
    'units.tsv'
    """
    return ROOT.joinpath(*parts)


def rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a tab-separated file with a header line; ``#`` lines and empty lines are skipped.

    ``columns`` are the columns the file must have, in order. Missing cells at the end of a line read as ''.

    Raises DataError, naming file and line, for another header or too many cells.
    """
    header_seen = False
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if not header_seen:
                if tuple(cells) != columns:
                    raise DataError(f"{file.name}:{number}: the header must be {' | '.join(columns)}")
                header_seen = True
                continue
            if len(cells) > len(columns):
                raise DataError(f"{file.name}:{number}: {len(cells)} cells, but only {len(columns)} columns")
            yield number, dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
