"""A new store in a file of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from strikelog.store import Store


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'strikelog.sqlite3'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store.open(url)
    yield opened
    opened.close()
