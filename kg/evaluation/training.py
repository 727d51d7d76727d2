"""Training the second reading: from annotated paragraphs to the weights under ``seeds/model``.

    python -m kg.evaluation.training names GOLD… > seeds/model/names.tsv
    python -m kg.evaluation.training owners GOLD… > seeds/model/owners.tsv

needs the extra ``kg[train]`` (python-crfsuite) and, for gold that points into reports kept elsewhere, ``KG_CORPUS``.
The same gold and rules give the same weights. Owners are learned behind the second reading of names: train that first.

Real reports count ``REAL`` times. Those invented or retold for training (``.txt``) differ from them in how often a name
stands or falls: for names, what is peculiar to them goes to features that only they have and that are not kept (Daumé,
Frustratingly Easy Domain Adaptation, 2007), so that they teach what they share with real ones.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.evaluation import gold, index, marked
from kg.extraction.learned.chain import SCALE
from kg.extraction.learned.facts import written_out
from kg.extraction.pipeline import letters_of, units_of
from kg.reports import Report, parse_report, read_report

_SETTINGS = {"c1": 0.1, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": False}
REAL = 3
"""How often the training sees what real reports say."""
_APART = "apart: "
_PECULIAR = (
    "any", "section=", "ruled=", "rule=", "rule's cue=", "word=", "class=", "candidate=", "of type=", "ruled kind=",
    "kind=",
)  # fmt: skip
_SOURCE = "# Weights of the second reading, in thousandths; made by kg.evaluation.training (docs/extraction.md)."

Example = tuple[list[list[str]], list[str]]
"""A clause: the features of each unit, and the label that the annotation gives it."""


def labels_of(spans: Sequence[tuple[int, int]], names: Iterable[gold.SpanKey]) -> list[str]:
    """The label of each unit of these spans: B-… where an annotated name begins, I-… where it goes on, O elsewhere.

    A name that does not begin and end at edges of units is left out.

    >>> labels_of([(0, 2), (2, 4), (4, 5)], [(0, 4, "Place")])
    ['B-Place', 'I-Place', 'O']
    """
    labels = ["O"] * len(spans)
    starts = {start: n for n, (start, _) in enumerate(spans)}
    ends = {end: n for n, (_, end) in enumerate(spans)}
    for start, end, type in sorted(names):
        first, last = starts.get(start), ends.get(end)
        if first is not None and last is not None and set(labels[first : last + 1]) == {"O"}:
            labels[first : last + 1] = [f"B-{type}", *[f"I-{type}"] * (last - first)]
    return labels


def of_names(report: Report, paragraphs: Sequence[gold.Paragraph]) -> Iterator[Example]:
    """The clauses of a report's annotated paragraphs that the second reading would be asked about."""
    asked = units_of(report)
    for units, features in zip(asked, written_out(asked), strict=True):
        start, end = units.spans[0][0], units.spans[-1][1]
        for paragraph in paragraphs:
            if paragraph.start <= start and end <= paragraph.end:
                names = [key for key, one in paragraph.entities.items() if not one.get("nested")]
                yield features, labels_of(units.spans, names)


def of_owners(report: Report, paragraphs: Sequence[gold.Paragraph]) -> Iterator[Example]:
    """The annotated names of a report that may hold an owner, letter by letter."""
    entities = {key: bool(one.get("nested")) for p in paragraphs for key, one in p.entities.items()}
    inner = [key for key, nested in entities.items() if nested]
    for name, facts in letters_of(report, [key for key, nested in entities.items() if not nested]):
        spans = [(at, at + 1) for at in range(name.start, name.end)]
        owners = [key for key in inner if name.start <= key[0] and key[1] <= name.end]
        yield [[str(f) for b in unit for f in b] for unit in facts], labels_of(spans, owners)


def examples(task: str, golds: Iterable[Path]) -> Iterator[Example]:
    """What is to be learned of the annotated reports."""
    of_report = {"names": of_names, "owners": of_owners}[task]
    for path in golds:
        for report, paragraphs in annotated(path):
            for features, labels in of_report(report, paragraphs):
                if path.suffix != ".txt":
                    yield from [(features, labels)] * REAL
                else:
                    yield [set_apart(unit) for unit in features] if task == "names" else features, labels


def set_apart(features: Sequence[str]) -> list[str]:
    """The features of a unit of a report invented or retold, and those that stand for what is peculiar to it.

    >>> set_apart(["word=县", "-1word=全"])
    ['word=县', '-1word=全', 'apart: word=县']
    """
    return [*features, *(_APART + feature for feature in features if feature.startswith(_PECULIAR))]


def annotated(path: Path) -> Iterator[tuple[Report, list[gold.Paragraph]]]:
    """The reports that a gold file annotates, or the marked reports that it holds, with their paragraphs."""
    if path.suffix == ".txt":
        for text, paragraphs in marked.load(path):
            yield parse_report(text, source=path.name), paragraphs
        return
    where = index.report_of(path)
    files = dict.fromkeys(row.get("file") for _, row in gold.rows(path)) if "{file}" in where else [None]
    for file in files:
        report = read_report(Path(where.replace("{file}", file or "")))
        yield report, gold.load(path, report.text, file)


def train(given: Iterable[Example]) -> str:
    """The weights that fit the examples, as the text of a file of ``seeds/model``."""
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
        if not feature.startswith(_APART):
            rows[feature][label] = round(weight * SCALE)
    weighing = (name for name in sorted(rows) if name[0] == "→" or any(rows[name].values()))
    return "\n".join([_SOURCE, *(_row(name, rows[name]) for name in weighing)]) + "\n"


def _row(name: str, weights: dict[str, int]) -> str:
    cells = [f"{label}={weight}" for label, weight in sorted(weights.items()) if weight]
    return f"{name}\t{' '.join(cells)}"


def main(task: str, *golds: str) -> None:
    """Print the weights that fit the gold files."""
    sys.stdout.write(train(examples(task, map(Path, golds))))


if __name__ == "__main__":
    main(*sys.argv[1:])
