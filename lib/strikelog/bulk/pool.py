"""Many articles on the cores of one machine."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.context import BaseContext

from strikelog.jobs import read_articles
from strikelog.model import Article, BulkError, Extraction

CHUNK = 32
"""Articles handed to a process at a time: enough that handing over costs nothing, few enough to end together."""

AHEAD = 3
"""Chunks in hand for each process: the next is there when one is done, and memory does not grow with the batch."""

Extractions = list[Extraction]


def extract_all(articles: Iterable[Article], workers: int = 1) -> Iterator[Extraction]:
    """The extractions of many articles, lazily and in their order, which is the same for any number of processes.

    Raises `BulkError` where a process is lost: nobody can tell which article it was at.
    """
    if workers <= 1:
        yield from read_articles(articles)
        return
    pool = ProcessPoolExecutor(workers, _context())
    try:
        yield from _in_order(pool, iter(articles), workers * AHEAD)
    except BrokenProcessPool as error:
        text = "A process that reads articles was ended from outside; the machine may be out of memory."
        raise BulkError(f"{text} Try again with fewer --workers.") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, articles: Iterator[Article], most: int) -> Iterator[Extraction]:
    waiting: deque[Future[Extractions]] = deque()
    while chunk := list(islice(articles, CHUNK)):
        waiting.append(pool.submit(_read, chunk))
        if len(waiting) >= most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _read(articles: list[Article]) -> Extractions:
    return list(read_articles(articles))


def _context() -> BaseContext:
    """Forks of a process that has loaded the model and nothing else: its memory is shared, and no thread is copied."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["strikelog.bulk.warm"])
    return context
