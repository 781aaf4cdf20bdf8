"""Fixtures that several parts of the suite share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def store_url(tmp_path, monkeypatch):
    """The URL of a store of this test's own, which the app and the command line use by default."""
    url = f"sqlite:///{tmp_path / 'strikelog.sqlite3'}"
    monkeypatch.setenv("STRIKELOG_DATABASE_URL", url)
    return url
