"""The reports at hand: our own samples, the sample report, and, where KG_CORPUS names it, the corpus."""

import os
from pathlib import Path

from kg.data import path

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))
SEEDS = sorted(path("seeds", "reports").glob("*.txt"))
CORPUS = sorted(Path(os.environ["KG_CORPUS"]).glob("*/*.txt")) if os.environ.get("KG_CORPUS") else []
