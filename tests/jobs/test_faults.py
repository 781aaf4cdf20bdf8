"""Faults: a full disk, a locked database, and processes killed at any moment. Nothing stored is lost or doubled."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.factories import article, extraction

from strikelog.jobs import work
from strikelog.model import StoreError, UnavailableError
from strikelog.store import Store, connect

ROOT = Path(__file__).parents[2]
ARTICLES, BATCH, KILLS = 2_000, 100, 50

IMPORTING = """
import sys
from strikelog.model import Article
from strikelog.store import Store
store = Store.open(sys.argv[1])
there = {job.label for job in store.jobs(limit=1000)}
for batch in range(int(sys.argv[2])):
    if str(batch) not in there:
        size = int(sys.argv[3])
        cities = ["Kyiv", "Kharkiv", "Odesa", "Dnipro", "Kherson"]
        made = [(f"Air defences shot down {n % 90 + 10} drones over {cities[n % 5]} on Friday, note A{batch}B{n} says.",
                 f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}") for n in range(size)]
        store.enqueue([Article(text, published=day, source=f"Wire {batch}") for text, day in made], label=str(batch))
"""


def sound(store: Store) -> None:
    """Raises unless the database is whole and no claim is without its article."""
    store.check()
    with closing(sqlite3.connect(store.file)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def half_written(store: Store) -> list[str]:
    """Articles of these tests without exactly their one munition claim."""
    with closing(sqlite3.connect(store.file)) as raw:
        counted = """SELECT article_id FROM articles WHERE
            (SELECT count(*) FROM munitions WHERE munitions.article_id = articles.article_id) != 1"""
        return [article_id for (article_id,) in raw.execute(counted)]


def test_a_full_disk_loses_nothing_and_the_import_goes_on_when_there_is_room(store: Store):
    job_id = store.enqueue([article(f"Text {n} of 76 missiles. " * 40, title=str(n)) for n in range(60)])
    full = {"pages": 0}

    @event.listens_for(store._engine, "begin")
    def _limit(connection):
        most = full["pages"] or 1_073_741_823
        connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    with closing(sqlite3.connect(store.file)) as raw:
        full["pages"] = raw.execute("PRAGMA page_count").fetchone()[0] + 12
    with pytest.raises(UnavailableError, match="the disk is full"):
        work(store, idle_seconds=0, reader=extraction)
    sound(store)
    before = store.count_articles()
    assert 0 < before < 60
    assert half_written(store) == []
    full["pages"] = 0
    work(store, idle_seconds=0, reader=extraction)
    assert store.count_articles() == 60
    assert store.job_items(job_id)["state"].tolist() == ["added"] * 60
    sound(store)


def test_a_locked_database_is_waited_for(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.2)
    job_id = store.enqueue([article(f"Text {n} of 76 missiles.") for n in range(3)])
    with closing(Store.open(store.url)) as impatient, closing(sqlite3.connect(store.file)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="is busy: another program is writing to it"):
            impatient.add(extraction(article("Text X of 76 missiles.")))
        with pytest.raises(UnavailableError, match="is busy"):
            work(impatient, idle_seconds=0, reader=extraction)
        assert store.count_articles() == 0
        holder.rollback()
        work(impatient, idle_seconds=0, reader=extraction)
    assert store.job_items(job_id)["state"].tolist() == ["added"] * 3
    sound(store)


@pytest.mark.slow
def test_fifty_kills_of_the_importer_and_the_worker_lose_nothing(store: Store, url: str):
    rng = random.Random(20221216)
    batches = ARTICLES // BATCH
    importer = [sys.executable, "-c", IMPORTING, url, str(batches), str(BATCH)]
    worker = [sys.executable, "-m", "strikelog", "work", "--db", url, "--idle", "600"]
    for _ in range(KILLS):
        running = [subprocess.Popen(command, cwd=ROOT) for command in (importer, worker)]
        time.sleep(rng.uniform(0.2, 6))
        for process in running:
            process.send_signal(signal.SIGKILL)
            process.wait()
        sound(store)
        assert half_written(store) == []
        assert {job.total for job in store.jobs(limit=1000)} <= {BATCH}
    subprocess.run(importer, cwd=ROOT, check=True)
    for job in store.jobs(limit=1000):
        store.retry_job(job.id)  # an article under which the worker died three times is refused, and kept
    subprocess.run([*worker[:-1], "40"], cwd=ROOT, check=True, timeout=900)
    assert len(store.jobs(limit=1000)) == batches
    assert {job.state for job in store.jobs(limit=1000)} == {"done"}
    assert store.count_articles() == ARTICLES
    assert half_written(store) == []
    sound(store)
