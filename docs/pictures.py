"""Renews the pictures of Neo4j Browser in images/: the sample and its statistics, looked at with kg browse.

    python docs/pictures.py

Needs Chromium, playwright, and a copy of Neo4j Browser (kg browse says where it looks).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from kg.queries.favourites import favourites  # noqa: E402
from tests.tools import browser  # noqa: E402

IMAGES = ROOT / "docs" / "images"
KG = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')"]
SHOWN = {
    "browser-place": "look-place",
    "browser-states": "look-states",
    "browser-outcomes": "look-outcomes",
    "browser-findings": "look-findings",
    "browser-evidence": "look-evidence",
}
ONE_FIRM = "'东风公司'"


def main() -> None:
    """Builds a graph, opens it and takes one picture after the other."""
    texts = {one.name: one.text for one in favourites()}
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/kg.db"
        subprocess.run([*KG, "build", "seeds/reports", "seeds/statistics", "--store", store], cwd=ROOT, check=True)
        served = subprocess.Popen(
            [*KG, "browse", "--no-open", "--store", store],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        assert served.stdout is not None
        address = served.stdout.readline().split()[-1]
        try:
            with browser.chromium() as page:
                page.goto(address)
                browser.connected(page)
                for name, question in SHOWN.items():
                    text = texts[question]
                    if question == "look-states":
                        text = text.replace("null", ONE_FIRM)
                    frame = browser.run(page, text)
                    browser.full_screen(page, frame)
                    browser.picture(page, IMAGES, name)
                    if question == "look-states":
                        frame.locator("svg g.relationship").first.click(force=True)
                        page.wait_for_timeout(800)
                        browser.picture(page, IMAGES, "browser-edge")
                    browser.full_screen(page, frame, leave=True)
        finally:
            served.terminate()
            served.wait(30)


if __name__ == "__main__":
    main()
