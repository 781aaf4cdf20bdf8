"""Keeping articles, claims and the job queue in a database."""

from strikelog.store.connect import default_url
from strikelog.store.derived import Derived
from strikelog.store.records import Added, Deletion, Job, JobItem, JobState
from strikelog.store.store import LEASE, Store

__all__ = ["LEASE", "Added", "Deletion", "Derived", "Job", "JobItem", "JobState", "Store", "default_url"]
