"""Peak memory of ``kg build`` against the number of reports: it must not grow with them.

KG_CORPUS=FOLDER python benchmarks/memory.py [COUNT...]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from starting import run

COUNTS = (1, 5, 20, 40, 80)


def main() -> None:
    corpus = os.environ.get("KG_CORPUS")
    if not corpus:
        raise SystemExit("KG_CORPUS is not set: it names the folder of reports to build.")
    files = sorted(map(str, Path(corpus).rglob("*.txt")))
    print(f"{'reports':>8}{'chars':>10}{'seconds':>9}{'peak MB':>9}")
    for count in map(int, sys.argv[1:] or COUNTS):
        chosen = files[:: max(1, len(files) // count)][:count]  # spread over the folder: reports of all sizes
        with tempfile.TemporaryDirectory() as folder:
            seconds, _, peak = run(["build", *chosen, "--store", f"{folder}/kg.db"], accepted=(0, 1))
        chars = sum(len(Path(file).read_text(encoding="utf-8")) for file in chosen)
        print(f"{len(chosen):8}{chars:10,}{seconds:9.1f}{peak:9.0f}")


if __name__ == "__main__":
    main()
