"""Reading articles in the background: a queue in the store, and a worker process that empties it."""

from strikelog.jobs.starting import ensure_worker, log_file
from strikelog.jobs.worker import Reader, work

__all__ = ["Reader", "ensure_worker", "log_file", "work"]
