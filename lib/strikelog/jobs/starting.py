"""Starting the worker as a process of its own, for reading takes seconds and a page must not wait."""

import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from strikelog.model import StoreError
from strikelog.store import Store

_LONGEST_LOG = 1_000_000
_STARTING = "starting"
_MOST_READERS = 4


def ensure_worker(url: str) -> None:
    """Starts a worker on the database unless one is alive; it ends when idle, or with this process.

    It is `python -m strikelog work`, detached; what it prints goes to a `.worker.log` beside the database.
    One that does not come up is tried again after a lease. Raises StoreError.
    """
    store = Store.open(url)
    try:
        if not store.has_worker() and store.reserve_worker(_STARTING):
            _start(store)
    finally:
        store.close()


def readers() -> int:
    """How many articles are read at a time: one core stays free for the app."""
    return max(1, min(_MOST_READERS, (os.cpu_count() or 2) - 1))


def log_file(store: Store) -> Path | None:
    """Where the worker's messages go; None for a database on a server."""
    return store.file.with_name(store.file.name + ".worker.log") if store.file else None


def _start(store: Store) -> None:
    command = [sys.executable, "-m", "strikelog", "work", "--parent", str(os.getpid()), "--readers", str(readers())]
    # an address may hold a password, and command lines can be read by everybody on the machine
    environment = {**os.environ, "STRIKELOG_DATABASE_URL": store.url}
    try:
        with _log(store) as output:
            subprocess.Popen(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
    except OSError as error:
        store.retire(_STARTING)
        text = f"The worker could not be started ({error}). Start it by hand: strikelog work"
        raise StoreError(text) from error


def _log(store: Store) -> BinaryIO:
    path = log_file(store)
    if not path:
        return Path(os.devnull).open("wb")
    is_long = path.exists() and path.stat().st_size > _LONGEST_LOG
    return path.open("wb" if is_long else "ab")
