"""The worker: reads queued articles one after the other until there is nothing left to do."""

import logging
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from uuid import uuid4

from strikelog.ledger import Ledger
from strikelog.model import Article, Extraction, StoreError, StrikelogError
from strikelog.store import LEASE, JobItem, Store

Reader = Callable[[Article], Extraction]

POLL_SECONDS = 0.5
_BEAT_SECONDS = LEASE / 3

_log = logging.getLogger(__name__)


def work(store: Store, idle_seconds: float = 300, parent: int = 0, reader: Reader | None = None) -> None:
    """Reads queued articles until none has waited for `idle_seconds`, or the process `parent` is gone.

    Whatever goes wrong with an article is written into its item, and the next one is taken. `reader` stands in
    for `strikelog.extract.extract`. Raises StoreError where the store can no longer be written to.
    """
    read = reader or _extract
    with _registered(store) as worker:
        idle_since = time.monotonic()
        while not parent or _is_running(parent):
            item = store.claim_item(worker)
            if item:
                _process(store, item, read)
                idle_since = time.monotonic()
            elif time.monotonic() - idle_since >= idle_seconds:
                return
            else:
                time.sleep(min(POLL_SECONDS, idle_seconds))


def _extract(article: Article) -> Extraction:
    # The language model takes seconds and 150 MB to load: only a worker that has something to read pays for it.
    from strikelog.extract import extract

    return extract(article)


def _process(store: Store, item: JobItem, read: Reader) -> None:
    try:
        added = store.find(item.article) or Ledger(store).add(read(item.article))
    except StrikelogError as error:
        store.finish_item(item, "refused", str(error))
    except Exception as error:
        _log.exception("job %d, item %d", item.job_id, item.position)
        reason = f"{type(error).__name__}: {error}"[:300]
        text = f"This article could not be read ({reason}). Check its text and add it again, or report it as a bug."
        store.finish_item(item, "refused", text)
    else:
        store.finish_item(item, added.outcome, _said(added.of), added.article_id)


def _said(of: str) -> str:
    return f"The same text as article {of}: kept, and counted as one voice with it." if of else ""


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
