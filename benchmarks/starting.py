"""What a person waits for: cold starts of commands on the sample report, with processor time and peak memory.

    python benchmarks/starting.py

Each command runs in a process of its own, the file cache warm; medians of five runs.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "seeds" / "reports"
RUNS = 5
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "kg.db")
        commands = {
            "kg --help": (["--help"], False),
            "kg build (new store)": (["build", str(SAMPLE), "--store", store], True),
            "kg build (no change)": (["build", str(SAMPLE), "--store", store], False),
            "kg lookup 东风公司": (["lookup", "东风公司", "--store", store], False),
            "kg search 氢燃料电池": (["search", "氢燃料电池", "--store", store], False),
            "kg query --list": (["query", "--list"], False),
            "kg export turtle": (["export", "turtle", "-o", str(Path(folder) / "g.ttl"), "--store", store], False),
            "kg check": (["check", "--store", store], False),
            "kg check --no-shapes": (["check", "--no-shapes", "--store", store], False),
        }
        print(f"{'command':26}{'seconds':>9}{'CPU':>7}{'peak MB':>9}")
        for name, (arguments, fresh) in commands.items():
            runs = [run(arguments, Path(store) if fresh else None) for _ in range(RUNS)]
            seconds, cpu, peak = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"{name:26}{seconds:9.2f}{cpu:7.2f}{peak:9.0f}")


def run(arguments: list[str], remove: Path | None = None, accepted: tuple[int, ...] = (0,)) -> tuple[float, ...]:
    """Seconds, seconds of processor time and peak megabytes of one run; ``remove`` is deleted before it."""
    if remove and remove.exists():
        shutil.rmtree(remove)
    start = time.perf_counter()
    process = subprocess.Popen([*KG, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in accepted:
        raise SystemExit(f"kg {arguments[0]} failed")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
