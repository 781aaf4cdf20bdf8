"""The job queue: items wait, are taken by workers that say they are alive, and end in a state with a message."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, delete, func, insert, or_, select, update

from strikelog.model import Article, StoreError
from strikelog.store.archive import provenance
from strikelog.store.frames import to_frame
from strikelog.store.records import Job, JobItem, JobState
from strikelog.store.schema import items, jobs, workers
from strikelog.store.versions import lock, now

if TYPE_CHECKING:
    import pandas as pd

FINAL_STATES = ("added", "already", "copy", "refused", "cancelled")
_REPEATABLE = ("refused", "cancelled")
MAX_ATTEMPTS = 3
"""A text that stops the worker this often is not tried again."""

_GAVE_UP = (
    f"Reading this article stopped the worker {MAX_ATTEMPTS} times. "
    "Check that the text is one article of ordinary length, and add it again."
)
_SHOWN = ["position", "name", "state", "message", "article_id"]
_PAYLOAD = ("text", "title", "published", "source", "url", "id", "published_from", "author", "language")
MAX_WAITING = 50_000
"""Most items that may wait at a time, of all jobs together."""
_PACE_OF = 100
"""Items that ended last, by whose times a job's pace is told."""


def enqueue(connection: Connection, articles: Sequence[Article], refused: Sequence[tuple[str, str]], label: str) -> int:
    """Queues articles as a job, after them the files that were refused with their reasons; the job's id."""
    _check_room(connection, len(articles))
    created = insert(jobs).values(label=label, cancelled=False, created_at=now()).returning(jobs.c.id)
    job_id = int(connection.execute(created).scalar_one())
    rows = [_item(name=_name(each), state="queued", payload=_packed(each)) for each in articles]
    rows += [_item(name=name, state="refused", message=reason) for name, reason in refused]
    if rows:
        numbered = [{**row, "job_id": job_id, "position": n} for n, row in enumerate(rows, 1)]
        connection.execute(insert(items), numbered)
    return job_id


def read_jobs(connection: Connection, *conditions: ColumnElement[bool], limit: int = 1) -> list[Job]:
    """Jobs, the newest first."""
    chosen = _jobs().where(*conditions).order_by(jobs.c.id.desc()).limit(limit)
    return [_job(row) for row in connection.execute(chosen)]


def read_job(connection: Connection, job_id: int) -> Job:
    found = read_jobs(connection, jobs.c.id == job_id)
    if not found:
        raise StoreError(f"There is no job {job_id} in the store. Go back to the list of jobs.")
    return found[0]


def item_frame(connection: Connection, job_id: int) -> pd.DataFrame:
    chosen = select(*(items.c[name] for name in _SHOWN)).where(items.c.job_id == job_id)
    return to_frame(connection.execute(chosen.order_by(items.c.position)).all(), _SHOWN, frozenset({"position"}))


def resume(connection: Connection, job_id: int) -> int:
    """Puts back what was cancelled; how many items that were."""
    lock(connection)
    read_job(connection, job_id)
    connection.execute(update(jobs).where(jobs.c.id == job_id).values(cancelled=False))
    return _put_back(connection, job_id, "cancelled")


def retry(connection: Connection, job_id: int) -> int:
    """Puts back the articles that were refused; how many those were. Files that could not be read are no articles."""
    lock(connection)
    read_job(connection, job_id)
    return _put_back(connection, job_id, "refused")


def pace(connection: Connection, job_id: int) -> float:
    """Items a second, by those that ended last; 0.0 where that cannot be told yet."""
    ended = select(items.c.finished_at).where(items.c.job_id == job_id, items.c.finished_at.is_not(None))
    times = list(connection.execute(ended.order_by(items.c.finished_at.desc()).limit(_PACE_OF)).scalars())
    took = times[0] - times[-1] if times else 0.0
    return (len(times) - 1) / took if took > 0 else 0.0


def cancel(connection: Connection, job_id: int) -> None:
    """Items that wait are cancelled; one that is being read is finished. A job that is done stays done."""
    lock(connection)
    if read_job(connection, job_id).state in ("done", "cancelled"):
        return
    connection.execute(update(jobs).where(jobs.c.id == job_id).values(cancelled=True))
    _end(connection, "cancelled", "", items.c.job_id == job_id, items.c.state == "queued")


def has_work(connection: Connection) -> bool:
    return _next(connection) is not None


def take(connection: Connection, worker: str, lease: float) -> JobItem | None:
    """The next item for a worker, whose lease is renewed.

    New items come first, then those whose worker is gone, so that a text that kills workers holds nothing up. Jobs
    take turns: what stands first in its job goes before what stands later in another. Items of cancelled jobs are
    dropped, and those that were tried too often are refused.
    """
    renew(connection, worker, lease)
    cancelled = items.c.job_id.in_(select(jobs.c.id).where(jobs.c.cancelled))
    _end(connection, "cancelled", "", cancelled, _abandoned())
    _end(connection, "refused", _GAVE_UP, items.c.attempts >= MAX_ATTEMPTS, _abandoned())
    while found := _next(connection, lock=True):
        own = (items.c.job_id == found.job_id, items.c.position == found.position)
        # on a server, another may have taken it while this looked: only a statement after the lock sees its worker
        free = or_(items.c.state == "queued", _abandoned())
        if connection.execute(select(items.c.position).where(*own, free)).first():
            break
    else:
        return None
    taken = update(items).where(*own)
    connection.execute(taken.values(state="running", worker=worker, attempts=items.c.attempts + 1))
    return JobItem(found.job_id, found.position, _unpacked(found.payload))


def finish(connection: Connection, item: JobItem, state: str, message: str, article_id: str) -> None:
    """Ends an item that is being read; nothing where another worker has ended it."""
    if state not in FINAL_STATES:
        raise ValueError(f"{state!r} is not one of {', '.join(FINAL_STATES)}")
    own = (items.c.job_id == item.job_id, items.c.position == item.position, items.c.state == "running")
    values = {"state": state, "message": message, "article_id": article_id, "finished_at": time.time()}
    kept = {} if state in _REPEATABLE else {"payload": ""}
    connection.execute(update(items).where(*own).values(**values, **kept))


def renew(connection: Connection, worker: str, lease: float) -> None:
    """Says that a worker is alive for another `lease` seconds."""
    until = time.time() + lease
    known = connection.execute(update(workers).where(workers.c.name == worker).values(alive_until=until)).rowcount
    if not known:
        connection.execute(insert(workers).values(name=worker, alive_until=until))


def retire(connection: Connection, worker: str) -> None:
    """Forgets a worker, and those long gone; what it was reading is free for another."""
    gone = or_(workers.c.name == worker, workers.c.alive_until < time.time())
    connection.execute(delete(workers).where(gone))


def is_alive(connection: Connection) -> bool:
    """Whether any worker is registered and alive."""
    return connection.execute(_alive().limit(1)).first() is not None


def reserve(connection: Connection, name: str, lease: float) -> bool:
    """Registers a worker that is about to start; False where one is alive."""
    lock(connection)
    if is_alive(connection):
        return False
    renew(connection, name, lease)
    return True


def _item(**known: str) -> dict[str, Any]:
    return {"message": "", "article_id": "", "payload": "", "attempts": 0, "worker": "", **known}


def _name(article: Article) -> str:
    return article.title or article.url or " ".join(article.text[:80].split())


def _packed(article: Article) -> str:
    fields = {name: getattr(article, name) for name in _PAYLOAD}
    return json.dumps({**fields, "provenance": asdict(article.provenance)})


def _unpacked(payload: str) -> Article:
    fields = json.loads(payload)
    return Article(**{**fields, "provenance": provenance(fields.get("provenance", {}))})


def _check_room(connection: Connection, wanted: int) -> None:
    waiting = connection.execute(select(func.count()).select_from(items).where(items.c.state == "queued")).scalar_one()
    if waiting + wanted > MAX_WAITING:
        text = f"{waiting:,} articles wait to be read already, and {MAX_WAITING:,} may wait at a time."
        raise StoreError(f"{text} Add these when some have been read, or add fewer at once.")


def _put_back(connection: Connection, job_id: int, state: str) -> int:
    own = (items.c.job_id == job_id, items.c.state == state, items.c.payload != "")
    fresh = {"state": "queued", "message": "", "attempts": 0, "worker": "", "finished_at": None}
    return connection.execute(update(items).where(*own).values(**fresh)).rowcount


def _jobs() -> Select[Any]:
    def counted(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    counts = (
        func.count(items.c.position).label("total"),
        counted(items.c.state.in_(FINAL_STATES)).label("done"),
        counted(items.c.attempts > 0).label("tried"),
        counted(and_(items.c.state == "refused", items.c.payload != "")).label("failed"),
        counted(and_(items.c.state == "cancelled", items.c.payload != "")).label("dropped"),
    )
    return select(jobs, *counts).join_from(jobs, items, isouter=True).group_by(jobs.c.id)


def _job(row: Row[Any]) -> Job:
    counts = (int(row.total), int(row.done))
    return Job(row.id, row.label, _state(row), *counts, row.created_at, int(row.failed), int(row.dropped))


def _state(row: Row[Any]) -> JobState:
    if row.cancelled:
        return "cancelled"
    if row.done == row.total:
        return "done"
    return "running" if row.tried else "queued"


def _alive() -> Select[Any]:
    return select(workers.c.name).where(workers.c.alive_until > time.time())


def _abandoned() -> ColumnElement[bool]:
    """Items that are being read by a worker that is gone."""
    return and_(items.c.state == "running", items.c.worker.not_in(_alive()))


def _next(connection: Connection, lock: bool = False) -> Row[Any] | None:
    """The item that comes next: one that waits, by an index alone, else one whose worker is gone."""
    turn = (items.c.attempts, items.c.position, items.c.job_id)
    columns: Select[Any] = select(items.c.job_id, items.c.position, items.c.payload).order_by(*turn).limit(1)
    chosen = columns.with_for_update(skip_locked=True) if lock else columns
    waiting = connection.execute(chosen.where(items.c.state == "queued")).first()
    return waiting or connection.execute(chosen.where(_abandoned())).first()


def _end(connection: Connection, state: str, message: str, *conditions: ColumnElement[bool]) -> None:
    """Ends items; their articles are kept, for they may be taken up again."""
    connection.execute(update(items).where(*conditions).values(state=state, message=message))
