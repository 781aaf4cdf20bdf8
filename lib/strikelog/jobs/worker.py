"""The worker: reads queued articles, one at a time with each of its readers, until there is nothing left to do."""

import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Event, Thread
from uuid import uuid4

from strikelog.jobs.isolation import Isolated
from strikelog.jobs.reading import ARTICLE_MEGABYTES, ARTICLE_SECONDS
from strikelog.ledger import Ledger
from strikelog.model import Article, Extraction, StoreError, StrikelogError, UnavailableError
from strikelog.store import LEASE, JobItem, Store

Reader = Callable[[Article], Extraction]

POLL_SECONDS = 0.5
_CONSOLIDATED_EVERY = 2.0
"""Seconds of reading after which the consolidated tables are brought up to date."""
_PATIENCE = 5
"""Failures of the store in a row after which a reader gives up; each waits for a lock as long as the store does."""
_BEAT_SECONDS = LEASE / 3

_log = logging.getLogger(__name__)


def work(
    store: Store, idle_seconds: float = 300, parent: int = 0, reader: Reader | None = None, readers: int = 1
) -> None:
    """Reads queued articles until none has waited for `idle_seconds`, or the process `parent` is gone.

    Each of the `readers` is a process that is ended, and the article refused, where one takes too much time or
    memory. Whatever goes wrong with an article is written into its item, and the next one is taken. `reader` stands
    in for the processes. Raises StoreError where the store can no longer be written to.
    """
    with ThreadPoolExecutor(readers, thread_name_prefix="reader") as pool:
        running = [pool.submit(_empty, store, idle_seconds, parent, reader) for _ in range(readers)]
    for each in running:
        each.result()


def _empty(store: Store, idle_seconds: float, parent: int, reader: Reader | None) -> None:
    """One reader's share of the queue."""
    with _registered(store) as worker, _reading(reader) as read:
        share = _Share(store, worker, read)
        idle_since = time.monotonic()
        while not parent or _is_running(parent):
            if share.take_one():
                idle_since = time.monotonic()
            elif not share.failures and time.monotonic() - idle_since >= idle_seconds:
                return
            else:
                time.sleep(min(POLL_SECONDS, idle_seconds or POLL_SECONDS))


class _Share:
    """The articles that one reader takes; what the store cannot take just now is held on to and tried again."""

    def __init__(self, store: Store, worker: str, read: Reader) -> None:
        self._store, self._worker, self._read = store, worker, read
        self._ledger = Ledger(store)
        self._item: JobItem | None = None
        self._consolidate_at = 0.0
        self.failures = 0

    def take_one(self) -> bool:
        """Reads the next article; False where none waits, or the store is not to be had.

        Raises `UnavailableError` where it has not been for some time.
        """
        try:
            self._item = self._item or self._store.claim_item(self._worker)
            if self._item:
                _process(self._store, self._item, self._read)
            self._consolidate(idle=self._item is None)
        except UnavailableError as error:
            self.failures += 1
            _log.warning("%s", error)
            if self.failures >= _PATIENCE:
                raise
            return False
        done, self._item, self.failures = self._item is not None, None, 0
        return done

    def _consolidate(self, idle: bool) -> None:
        """Brings the consolidated tables up to date when there is time, and else for a small share of it.

        Many articles on one day would otherwise have it computed anew for each.
        """
        begun = time.monotonic()
        if idle or begun >= self._consolidate_at:
            self._ledger.refresh()
            self._consolidate_at = time.monotonic() + max(_CONSOLIDATED_EVERY, 5 * (time.monotonic() - begun))


@contextmanager
def _reading(reader: Reader | None) -> Iterator[Reader]:
    """The reader given, or a process of its own, which starts with the first article."""
    if reader:
        yield reader
        return
    with Isolated("article", ARTICLE_SECONDS, ARTICLE_MEGABYTES) as isolated:
        yield isolated


def _process(store: Store, item: JobItem, read: Reader) -> None:
    try:
        known = store.find(item.article)
        if known:
            store.finish_item(item, known.outcome, "", known.article_id)
        else:
            store.add(read(item.article), item)
    except UnavailableError:
        raise  # it is not the article's fault
    except StrikelogError as error:
        store.finish_item(item, "refused", str(error))
    except Exception as error:
        _log.exception("job %d, item %d", item.job_id, item.position)
        reason = f"{type(error).__name__}: {error}"[:300]
        text = f"This article could not be read ({reason}). Check its text and add it again, or report it as a bug."
        store.finish_item(item, "refused", text)


@contextmanager
def _registered(store: Store) -> Iterator[str]:
    """Registers a worker and keeps it alive from a thread, for one article may take longer than the lease."""
    worker = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"
    stopped = Event()
    store.beat(worker)
    beating = Thread(target=_beat, args=(store, worker, stopped), name="heartbeat", daemon=True)
    beating.start()
    try:
        yield worker
    finally:
        stopped.set()
        beating.join()
        with suppress(StoreError):
            store.retire(worker)


def _beat(store: Store, worker: str, stopped: Event) -> None:
    while not stopped.wait(_BEAT_SECONDS):
        try:
            store.beat(worker)
        except StoreError as error:
            _log.warning("%s", error)


def _is_running(process: int) -> bool:
    if os.name == "nt":  # there, signal 0 is Ctrl+C
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
