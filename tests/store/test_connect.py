"""Opening: a new file, one that is there, and ones that are no use."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, create_engine, text
from tests.factories import article, extraction

from strikelog.model import StoreError
from strikelog.store import Store, default_url
from strikelog.store.schema import REVISION, metadata


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a new store in SQLite."""
    path = tmp_path / "strikelog.sqlite3"
    Store.open(f"sqlite:///{path}").close()
    return path


def test_a_database_is_made_with_its_folder(tmp_path: Path):
    file = tmp_path / "new" / "folder" / "50% of a?b#c.sqlite3"
    with closing(Store.open(URL.create("sqlite", database=str(file)).render_as_string())) as store:
        assert store.count_articles() == 0
        assert store.version() == 0
        assert store.file == file
    assert file.exists()


def test_what_was_written_is_there_after_reopening(url: str):
    with closing(Store.open(url)) as store:
        store.add(extraction())
    with closing(Store.open(url)) as store:
        assert store.count_articles() == 1
        assert store.version() == 1


def test_migrations_lead_to_the_tables_that_the_code_uses(store: Store):
    with create_engine(store.url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert MigrationContext.configure(connection).get_current_revision() == REVISION


def test_writes_go_to_a_write_ahead_log(file: Path):
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_many_may_open_a_new_database_at_once(url: str):
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(Store.open, [url] * 6))
    assert [store.version() for store in opened] == [0] * 6
    for store in opened:
        store.close()


def test_the_default_is_the_environments(monkeypatch: pytest.MonkeyPatch, url: str):
    monkeypatch.setenv("STRIKELOG_DATABASE_URL", url)
    assert default_url() == url
    with closing(Store.open()) as store:
        assert store.url == url


def test_without_environment_the_default_is_a_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("STRIKELOG_DATABASE_URL", raising=False)
    assert default_url().startswith("sqlite:///")
    assert default_url().endswith("strikelog.sqlite3")


def test_a_file_that_is_no_database(tmp_path: Path):
    file = tmp_path / "bad.sqlite3"
    file.write_bytes(b"This is not a database. " * 400)
    with pytest.raises(StoreError, match=r"damaged or no database.*Move the file away"):
        Store.open(f"sqlite:///{file}")
    assert file.read_bytes() == b"This is not a database. " * 400


def test_a_database_that_is_damaged_inside(file: Path):
    url = f"sqlite:///{file}"
    with closing(Store.open(url)) as store:
        for n in range(40):
            store.add(extraction(article(f"Article {n} says that 76 missiles came. " * 20)))
    whole = bytearray(file.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    file.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"), closing(Store.open(url)) as store:
        store.articles()


def test_a_newer_schema(store: Store):
    with create_engine(store.url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer Strikelog. Upgrade this one"):
        Store.open(store.url)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path):
    file = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
    before = file.read_bytes()
    with pytest.raises(StoreError, match="belongs to another program"):
        Store.open(f"sqlite:///{file}")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("strikelog.sqlite3", "no database address"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("nosuch://host/name", "no driver"),
    ],
)
def test_an_address_that_is_no_use(url: str, message: str):
    with pytest.raises(StoreError, match=message):
        Store.open(url)


def test_a_folder_in_place_of_the_file(tmp_path: Path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(f"sqlite:///{tmp_path}")


def test_a_file_in_place_of_the_folder(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        Store.open(f"sqlite:///{tmp_path / 'file' / 'strikelog.sqlite3'}")
