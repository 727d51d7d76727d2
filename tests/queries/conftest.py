from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.stores import Store, open_store
from tests.queries.world import world


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small world in a folder."""
    folder: Path = tmp_path_factory.mktemp("queries") / "kg.db"
    with open_store(folder, create=True) as opened:
        for graph in world():
            opened.put(graph)
        yield opened
