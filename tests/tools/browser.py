"""Neo4j Browser in the system's Chromium, driven as a person would."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 20_000  # milliseconds
_DROP = """([name, content]) => {
  const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const target = document.querySelector('.filedrop');
  for (const type of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def missing() -> str | None:
    """Why no Browser can be driven here, or None."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return "the Browser needs playwright, which is not installed"
    return None if _chromium() else "the Browser needs Chromium, which is not installed"


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def chromium() -> Iterator[Any]:
    """A page of Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = play.chromium.launch(executable_path=_chromium(), args=sandbox)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN", device_scale_factor=1.25)
        context.set_default_timeout(PATIENCE)
        yield context.new_page()
        browser.close()


def log_in(page: Any, address: str, bolt: str, user: str, password: str) -> None:
    """Opens the Browser and fills in the form."""
    page.goto(address)
    page.locator('[data-testid="boltaddress"]').fill(bolt.partition("://")[2])
    page.locator('[data-testid="bolt-scheme-select"]').select_option("bolt://")
    page.locator('[data-testid="username"]').fill(user)
    page.locator('[data-testid="password"]').fill(password)
    page.locator('button[data-testid="connect"]').click()
    connected(page)


def connected(page: Any) -> None:
    """Waits for the connection."""
    page.locator("text=You are connected as user").first.wait_for()


def drop(page: Any, name: str, content: bytes) -> None:
    """Drops a file onto the Browser, as from a folder of the desktop."""
    page.evaluate(_DROP, [name, base64.b64encode(content).decode()])
    page.wait_for_timeout(500)


def run(page: Any, cypher: str) -> Any:
    """Types a query and runs it; the newest frame, when it has drawn something."""
    page.locator('[data-testid="activeEditor"]').click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(cypher)
    return _drawn(page, lambda: page.locator('[data-testid="editor-Run"]').click())


def run_favourite(page: Any, title: str, folder: str) -> Any:
    """Runs a favourite from the drawer; the newest frame, when it has drawn something."""
    page.locator('[data-testid="navigationFavorites"]').click()
    item = page.locator('[data-testid="savedScriptListItem"]', has_text=title).first
    if not item.is_visible():
        page.locator(f'[data-testid="expandFolder-{folder}"]').click()
    item.hover()
    frame = _drawn(page, item.locator('[data-testid="savedScriptsButton-Run"]').click)
    page.locator('[data-testid="navigationFavorites"]').click()
    return frame


def _drawn(page: Any, act: Callable[[], object]) -> Any:
    """The frame that comes of an action, when it has drawn something."""
    frames = page.locator('[data-testid="frame"]')
    before = frames.count()
    act()
    page.wait_for_function("n => document.querySelectorAll('[data-testid=frame]').length > n", arg=before)
    frame = frames.first
    frame.locator("svg g.node").first.wait_for()
    return frame


def full_screen(page: Any, frame: Any, *, leave: bool = False) -> None:
    """Enlarges a frame and fits what it draws into it; or makes it small again."""
    frame.locator('[title="Close fullscreen"]' if leave else '[title="Fullscreen"]').first.click()
    page.wait_for_timeout(1000 if leave else 3000)
    if not leave:
        page.locator('[aria-label="zoom-to-fit"]').first.click()
        page.wait_for_timeout(1500)


def drawn(frame: Any) -> tuple[list[str], list[str]]:
    """The captions of the nodes and of the relationships of a frame."""
    nodes = frame.locator("svg g.node").all()
    edges = frame.locator("svg g.relationship").all()
    return ["".join(node.locator("text").all_text_contents()) for node in nodes], [
        "".join(edge.locator("text").all_text_contents()) for edge in edges
    ]


def picture(page: Any, folder: Path, name: str) -> None:
    """Keeps a picture of the whole page."""
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(folder / f"{name}.png"))
