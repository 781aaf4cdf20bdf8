"""Keeping articles, claims and the job queue in a database."""

from strikelog.store.connect import default_url
from strikelog.store.derived import Derived
from strikelog.store.looking import EVERYTHING, Order, Wanted
from strikelog.store.records import Added, Deletion, Job, JobItem, JobState
from strikelog.store.store import LEASE, Store

__all__ = [
    "EVERYTHING",
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
]
