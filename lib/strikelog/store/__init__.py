"""Keeping articles, claims and the job queue in a database."""

from strikelog.store.connect import default_url
from strikelog.store.derived import EVERY_DAY, Derived, expanded
from strikelog.store.looking import EVERYTHING, Order, Wanted
from strikelog.store.records import Added, Deletion, Job, JobItem, JobState
from strikelog.store.store import LEASE, Store

__all__ = [
    "EVERYTHING",
    "EVERY_DAY",
    "LEASE",
    "Added",
    "Deletion",
    "Derived",
    "Job",
    "JobItem",
    "JobState",
    "Order",
    "Store",
    "Wanted",
    "default_url",
    "expanded",
]
