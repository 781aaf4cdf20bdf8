"""Many articles on a Dask cluster, each read once however often it is given or a worker is lost."""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import dask
import numpy as np
from distributed import CancelledError, Client, Future, KilledWorker, LocalCluster, as_completed
from distributed.comm.core import CommClosedError

from strikelog.bulk import result
from strikelog.bulk.blocks import Block, find_blocks
from strikelog.bulk.tasks import Done, Run, Seen, look, read
from strikelog.extract import EXTRACTOR
from strikelog.model import BulkError

LOCAL = "local"
BLOCK = 1_000_000
"""Bytes of input that one task reads: some 300 articles and 10 seconds, which is what a lost worker costs."""

AHEAD = 4
"""Tasks in hand for each thread of the cluster; the scheduler need not know of all that are to come."""

RETRIES = 2
_PATIENCE = 60

Report = Callable[[int, int], None]
"""Told how many articles are done, of how many that are to be read."""


@dataclass(slots=True)
class Summary:
    """What a run did: articles and claims written, articles that were there already or given twice, and refusals."""

    articles: int = 0
    claims: int = 0
    already: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Task:
    """A block, and the places of the articles in it that are to be read."""

    block: Block
    wanted: tuple[int, ...] = ()


def extract_on_cluster(
    sources: Sequence[str],
    folder: str,
    address: str,
    workers: int = 1,
    published: str = "",
    block: int = BLOCK,
    report: Report | None = None,
) -> Summary:
    """Reads all articles of `sources` that `folder` does not hold yet, on the cluster whose scheduler is at `address`.

    `LOCAL` starts a cluster of `workers` processes on this machine. What a run that was cut off has written stays,
    and the next one goes on from there. Raises `BulkError`; what was written by then stays as well.
    """
    earlier = result.extractor(folder)
    if earlier not in ("", EXTRACTOR):
        raise BulkError(f"“{folder}” was read with {earlier}, this is {EXTRACTOR}. Choose another --out.")
    run, blocks = Run(folder, published), find_blocks(sources, block)
    with _client(address, workers) as client:
        most = AHEAD * max(1, sum(client.nthreads().values()))
        summary, tasks = _plan(client, run, blocks, most)
        _read(client, run, tasks, most, summary, report or (lambda _done, _total: None))
    result.write_refused(folder, summary.refused)
    return summary


def owned(seen: Sequence[np.ndarray], there: np.ndarray) -> list[tuple[int, ...]]:
    """For each block's digests, the places of those that neither the result nor an earlier place holds."""
    every = np.concatenate([there, *seen])
    keys = np.ascontiguousarray(every).view("<u8").reshape(len(every), 2)
    order = np.lexsort((keys[:, 1], keys[:, 0]))  # stable: among equals, the earliest comes first
    is_first = np.ones(len(every), dtype=bool)
    is_first[order[1:]] = (keys[order[1:]] != keys[order[:-1]]).any(axis=1)
    cuts = np.cumsum([len(there), *map(len, seen)])
    return [tuple(np.flatnonzero(each).tolist()) for each in np.split(is_first, cuts[:-1])[1:]]


def _plan(client: Client, run: Run, blocks: Sequence[Block], most: int) -> tuple[Summary, list[_Task]]:
    """Looks into every block, and leaves to each what no other has."""
    summary, found = Summary(), dict.fromkeys(blocks, b"")
    for task, future in _run(client, look, run, deque(_Task(each) for each in blocks), most):
        seen: Seen | None = _outcome(future, task, summary)
        if seen:
            found[task.block] = seen.digests
            summary.refused.extend(seen.refused)
    wanted = owned([result.packed([each]) for each in found.values()], result.digests(run.folder))
    tasks = [_Task(block, places) for block, places in zip(found, wanted, strict=True) if places]
    summary.already = sum(map(len, found.values())) // result.DIGEST - sum(len(task.wanted) for task in tasks)
    return summary, tasks


def _read(client: Client, run: Run, tasks: Sequence[_Task], most: int, summary: Summary, report: Report) -> None:
    """Reads the blocks. One that ends its workers is halved, until the article that does it is alone and refused."""
    total, over, queue = sum(len(task.wanted) for task in tasks), 0, deque(tasks)
    report(over, total)
    for task, future in _run(client, read, run, queue, most):
        half = len(task.wanted) // 2
        if half and isinstance(future.exception(), KilledWorker):
            queue.extendleft((_Task(task.block, task.wanted[half:]), _Task(task.block, task.wanted[:half])))
            continue
        done: Done | None = _outcome(future, task, summary)
        if done:
            summary.articles += done.articles
            summary.claims += done.claims
            summary.refused.extend(done.refused)
        over += len(task.wanted)
        report(over, total)


def _run(
    client: Client, function: Callable[..., Any], run: Run, tasks: deque[_Task], most: int
) -> Iterator[tuple[_Task, Future[Any]]]:
    """Runs the tasks, some at a time, and gives each with its ended future; more may be added meanwhile."""
    running: dict[Future[Any], _Task] = {}
    ended = as_completed([])
    while tasks or running:
        while tasks and len(running) < most:
            task = tasks.popleft()
            arguments = (task.block, task.wanted) if task.wanted else (task.block,)
            future = client.submit(function, run, *arguments, pure=False, retries=RETRIES)
            running[future] = task
            ended.add(future)
        future = next(ended)
        yield running.pop(future), future


def _outcome(future: Future[Any], task: _Task, summary: Summary) -> Any:  # noqa: ANN401 - of either kind of task
    """What a task gave; None, and a refusal, where it ended its workers. Raises `BulkError` for any other failure."""
    error = future.exception()
    if error is None:
        return future.result()
    where = f"{task.block.path}, block at {task.block.start}"
    if isinstance(error, KilledWorker):
        place = f", article {task.wanted[0] + 1}" if task.wanted else ""
        summary.refused.append((where + place, "Reading it stopped several workers. Check that it is ordinary text."))
        return None
    text = f"{where} could not be read or written ({type(error).__name__}: {error})."
    raise BulkError(f"{text} Mend it and run this again: what is done is not read again.") from error


@contextmanager
def _client(address: str, workers: int) -> Iterator[Client]:
    # the profiler of Dask samples every worker's stack all the time, for a dashboard that nobody looks at here
    with dask.config.set({"distributed.worker.profile.enabled": False}), ExitStack() as stack:
        try:
            where = stack.enter_context(_cluster(address, workers))
            client = stack.enter_context(Client(where, timeout=_PATIENCE))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, TimeoutError, ValueError) as error:
            text = f"The cluster at {address} cannot be used ({error})."
            raise BulkError(f"{text} Check the address, and that the scheduler and a worker run there.") from error
        try:
            yield client
        except (CommClosedError, CancelledError) as error:
            text = f"The cluster at {address} was lost ({str(error).partition(chr(10))[0]})."
            raise BulkError(f"{text} Run this again when it is back: what is done is not read again.") from error


@contextmanager
def _cluster(address: str, workers: int) -> Iterator[str | LocalCluster]:
    if address != LOCAL:
        yield address
        return
    options = {"threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "silence_logs": logging.ERROR}
    with LocalCluster(n_workers=workers, **options) as cluster:
        yield cluster
