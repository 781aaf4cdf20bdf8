"""Backup, restore, and looking over a database: all or nothing, and nothing is changed that is not sound."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.factories import article, bare, extraction
from tests.store.dumping import dump

from strikelog.model import StoreError
from strikelog.store import Store, backup
from strikelog.store.connect import connect, transaction


@pytest.fixture
def filled(store: Store) -> Store:
    store.add(extraction(article("NUL \x00 and half \ud83d. Three people fell.")))
    store.add(bare("A text that says little.", id="first", source="A"))
    store.add(bare("A text that says little.", id="a-copy", source="B"))
    store.delete_article(store.add(bare("A third text, in the bin.")).article_id)
    store.enqueue([article("A text that waits.")], [("bad.pdf", "No text.")], "Friday")
    return store


def test_a_backup_holds_everything_and_is_one_file(filled: Store, tmp_path: Path):
    target = tmp_path / "backup.sqlite3"
    filled.back_up(target)
    assert dump(f"sqlite:///{target}") == dump(filled.url)
    assert sorted(each.name for each in tmp_path.iterdir() if "backup" in each.name) == ["backup.sqlite3"]
    with pytest.raises(StoreError, match="already"):
        filled.back_up(target)


def test_restoring_brings_back_what_was_lost(filled: Store, tmp_path: Path):
    target = tmp_path / "backup.sqlite3"
    filled.back_up(target)
    before, version = dump(filled.url), filled.version()
    filled.delete_articles(filled.articles()["article_id"].tolist())
    filled.add(bare("A text that came after the backup."))
    saved = filled.restore(target)
    assert dump(filled.url) == before
    assert filled.version() > version + 4
    if filled.file:
        with closing(Store.open(f"sqlite:///{saved}")) as old:
            assert old.articles()["title"].tolist() == ["76 missiles fired"]
    assert (saved is None) == (filled.file is None)
    assert filled.claim_item("w").article.text == "A text that waits."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"This is not a database. " * 400, "damaged or no database"),
        (b"", "is no backup"),
    ],
)
def test_what_is_no_backup_changes_nothing(filled: Store, tmp_path: Path, content: bytes, message: str):
    file = tmp_path / "bad.sqlite3"
    file.write_bytes(content)
    before = dump(filled.url)
    with pytest.raises(StoreError, match=message):
        filled.restore(file)
    assert dump(filled.url) == before
    with pytest.raises(StoreError, match="There is no file"):
        filled.restore(tmp_path / "none.sqlite3")


def test_a_backup_of_a_newer_version_or_damaged_inside_changes_nothing(filled: Store, tmp_path: Path):
    newer, damaged = tmp_path / "newer.sqlite3", tmp_path / "damaged.sqlite3"
    for n in range(60):
        filled.add(bare(f"Text {n} of some length. " * 40))
    filled.back_up(newer)
    filled.back_up(damaged)
    with closing(sqlite3.connect(newer)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    whole = bytearray(damaged.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 20_000] = b"\xa5" * 20_000
    damaged.write_bytes(whole)
    before = dump(filled.url)
    for file, message in ((newer, "newer Strikelog"), (damaged, "damaged")):
        with pytest.raises(StoreError, match=message):
            filled.restore(file)
    assert dump(filled.url) == before


def test_a_damaged_database_is_told_and_left_as_it_is(filled: Store, url: str):
    filled.check()
    if filled.file is None:
        return  # a server looks after its own
    for n in range(60):
        filled.add(bare(f"Text {n} of some length. " * 40))
    filled.close()
    with closing(sqlite3.connect(filled.file)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(filled.file.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 20_000] = b"\xa5" * 20_000
    filled.file.write_bytes(whole)
    with pytest.raises(StoreError, match="is damaged"), closing(Store.open(url)) as store:
        store.check()
    assert filled.file.read_bytes() == bytes(whole)


def test_rows_can_be_copied_between_any_two_databases(filled: Store, tmp_path: Path):
    other = connect(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    source = connect(filled.url)
    with transaction(source) as read, transaction(other, write=True) as written:
        backup._copy(read, written)
    assert dump(f"sqlite:///{tmp_path / 'other.sqlite3'}") == dump(filled.url)
    source.dispose()
    other.dispose()


def test_an_empty_database_is_no_backup(filled: Store, tmp_path: Path):
    file = tmp_path / "empty.sqlite3"
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA user_version = 3")
        raw.commit()
    with pytest.raises(StoreError, match="is no backup of Strikelog"):
        filled.restore(file)
    assert filled.count_articles() == 3
