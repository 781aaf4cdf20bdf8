"""A new store: each test that uses it runs on SQLite and on Postgres."""

from collections.abc import Iterator

import pytest

from strikelog.store import Store


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = Store.open(url)
    yield opened
    opened.close()
