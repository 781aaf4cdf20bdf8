"""What is particular to a Postgres server."""

from contextlib import closing
from random import Random

import psycopg
import pytest
from tests.factories import article, bare, extraction

from strikelog.model import StoreError
from strikelog.store import Store


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_the_address(postgres_url: str, scheme: str):
    with closing(Store.open(postgres_url.replace("postgresql", scheme, 1))) as store:
        assert store.version() == 0
        assert store.file is None


def test_text_is_sorted_as_on_sqlite_whatever_the_locale(postgres_url: str):
    with closing(Store.open(postgres_url)) as store, closing(psycopg.connect(postgres_url)) as raw:
        columns = """
            SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
            AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"""
        assert raw.execute(columns).fetchall() == []
        for name in ("b", "_", "é", "B", "a"):
            store.add(extraction(article(f"Text of {name}.", id=name)))
        assert store.claims("munitions")["article_id"].tolist() == ["B", "_", "a", "b", "é"]


def test_a_database_of_another_program_is_left_alone(postgres_url: str):
    with closing(psycopg.connect(postgres_url, autocommit=True)) as raw:
        raw.execute("CREATE TABLE recipes (name TEXT)")
        with pytest.raises(StoreError, match="belongs to another program"):
            Store.open(postgres_url)
        tables = raw.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        assert tables.fetchall() == [("recipes",)]


def test_a_database_that_is_not_there(postgres_url: str):
    with pytest.raises(StoreError, match="or its user is not there, or lacks its tables"):
        Store.open(postgres_url.replace("/test_", "/nosuch_"))


def test_a_server_that_is_not_there():
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql://reader:secret@127.0.0.1:1/strikelog")
    assert str(caught.value) == (
        "The database postgresql+psycopg://reader:***@127.0.0.1:1/strikelog cannot be reached. "
        "Check that the server runs, and its address in STRIKELOG_DATABASE_URL."
    )


def test_a_key_longer_than_an_index_takes(postgres_url: str):
    name = "".join(Random(8).choices("abcdefghijklmnopqrstuvwxyz", k=20_000))
    with closing(Store.open(postgres_url)) as store:
        with pytest.raises(StoreError, match="cannot hold an id or a name as long as this one"):
            store.add(bare("Text.", id=name))
        assert store.count_articles() == 0


def test_a_write_that_waits_too_long_says_so(postgres_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("strikelog.store.connect.BUSY_SECONDS", 1)
    with closing(Store.open(postgres_url)) as store, closing(psycopg.connect(postgres_url)) as other:
        other.execute("LOCK TABLE meta")
        with pytest.raises(StoreError, match="is busy: another program is writing to it"):
            store.add(bare("Text."))
