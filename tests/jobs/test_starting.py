"""Starting the worker as a process: once, and only where none is alive."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from tests.factories import article

from strikelog.jobs import ensure_worker, log_file
from strikelog.model import StoreError
from strikelog.store import Store


def _until(condition: Callable[[], object], seconds: float = 90) -> object:
    """What the condition gives once it is true; the wait is long so that a busy machine fails nothing."""
    end = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def _worker_pids(url: str) -> list[int]:
    """Processes of this machine that work on the database for this process; their command line holds no address."""
    signs = (b"\x00work\x00", str(os.getpid()).encode())
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            line = (process / "cmdline").read_bytes()
            mine = f"STRIKELOG_DATABASE_URL={url}\0".encode() in (process / "environ").read_bytes() + b"\0"
            if mine and all(sign in line for sign in signs) and url.encode() not in line:
                found.append(int(process.name))
    return found


@pytest.fixture
def started(url: str) -> Iterator[str]:
    """An address whose workers are stopped after the test."""
    yield url
    for pid in _worker_pids(url):
        os.kill(pid, signal.SIGKILL)


def test_a_process_reads_the_queue(store: Store, started: str):
    job_id = store.enqueue([article()])
    ensure_worker(started)
    ensure_worker(started)
    assert _until(lambda: store.job(job_id).state == "done"), log_file(store).read_text()
    assert store.job_items(job_id)["state"].tolist() == ["added"]
    ensure_worker(started)
    assert len(_worker_pids(started)) == 1


def test_a_process_reads_the_queue_of_a_server(postgres_url: str):
    with closing(Store.open(postgres_url)) as store:
        job_id = store.enqueue([article()])
        ensure_worker(postgres_url)
        try:
            assert _until(lambda: store.job(job_id).state == "done")
            assert store.job_items(job_id)["state"].tolist() == ["added"]
            assert log_file(store) is None
        finally:
            for pid in _worker_pids(postgres_url):
                os.kill(pid, signal.SIGKILL)


def test_none_is_started_where_one_is_alive(store: Store, started: str):
    store.beat("elsewhere")
    ensure_worker(started)
    assert not log_file(store).exists()


def test_the_log_is_beside_the_database(store: Store):
    assert log_file(store) == store.file.parent / "strikelog.sqlite3.worker.log"


def test_a_store_that_cannot_be_opened(tmp_path):
    (tmp_path / "bad.sqlite3").write_bytes(b"no database " * 1000)
    with pytest.raises(StoreError, match="damaged"):
        ensure_worker(f"sqlite:///{tmp_path / 'bad.sqlite3'}")
