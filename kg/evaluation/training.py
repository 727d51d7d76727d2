"""Training the second reading: from annotated paragraphs to the weights under ``seeds/model``.

    python -m kg.evaluation.training tests/gold/*.jsonl > seeds/model/names.tsv

needs the extra ``kg[train]`` (python-crfsuite) and, for gold that points into reports kept elsewhere, ``KG_CORPUS``.
The same gold and rules give the same weights.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.evaluation import gold, index
from kg.extraction.learned.chain import SCALE
from kg.extraction.learned.units import Units, written
from kg.extraction.pipeline import units_of
from kg.reports import read_report

_SETTINGS = {"c1": 0.1, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": False}
_SOURCE = "# Weights of the second reading, in thousandths; made by kg.evaluation.training (docs/extraction.md)."

Example = tuple[list[list[str]], list[str]]
"""A clause: the features of each unit, and the label that the annotation gives it."""


def labels_of(units: Units, names: Iterable[gold.SpanKey]) -> list[str]:
    """The label of each unit: B-… where an annotated name begins, I-… where it goes on, O elsewhere.

    A name that does not begin and end at edges of units is left out.

    >>> labels_of(Units([(0, 2), (2, 4), (4, 5)], []), [(0, 4, "Place")])
    ['B-Place', 'I-Place', 'O']
    """
    labels = ["O"] * len(units.spans)
    starts = {start: n for n, (start, _) in enumerate(units.spans)}
    ends = {end: n for n, (_, end) in enumerate(units.spans)}
    for start, end, type in sorted(names):
        first, last = starts.get(start), ends.get(end)
        if first is not None and last is not None and set(labels[first : last + 1]) == {"O"}:
            labels[first : last + 1] = [f"B-{type}", *[f"I-{type}"] * (last - first)]
    return labels


def examples(golds: Iterable[Path]) -> Iterator[Example]:
    """The clauses of all annotated paragraphs that the second reading would be asked about."""
    for path in golds:
        where = index.report_of(path)
        files = dict.fromkeys(row.get("file") for _, row in gold.rows(path)) if "{file}" in where else [None]
        for file in files:
            report = read_report(Path(where.replace("{file}", file or "")))
            paragraphs = gold.load(path, report.text, file)
            for units in units_of(report):
                start, end = units.spans[0][0], units.spans[-1][1]
                for paragraph in paragraphs:
                    if paragraph.start <= start and end <= paragraph.end:
                        names = [key for key, one in paragraph.entities.items() if not one.get("nested")]
                        yield [[f for b in unit for f in written(b)] for unit in units.blocks], labels_of(units, names)


def train(given: Iterable[Example]) -> str:
    """The weights that fit the examples, as the text of ``seeds/model/names.tsv``."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in given:
        trainer.append(features, labels)
    trainer.set_params(_SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for label in info.labels:
        rows[f"→{label}"] = {}
    for (before, label), weight in info.transitions.items():
        rows[f"→{label}"][before] = round(weight * SCALE)
    for (feature, label), weight in info.state_features.items():
        rows[feature][label] = round(weight * SCALE)
    return "\n".join([_SOURCE, *(_row(name, rows[name]) for name in sorted(rows))]) + "\n"


def _row(name: str, weights: dict[str, int]) -> str:
    cells = [f"{label}={weight}" for label, weight in sorted(weights.items()) if weight]
    return f"{name}\t{' '.join(cells)}"


def main(golds: Sequence[str]) -> None:
    """Print the weights that fit the gold files."""
    sys.stdout.write(train(examples(Path(one) for one in golds)))


if __name__ == "__main__":
    main(sys.argv[1:])
