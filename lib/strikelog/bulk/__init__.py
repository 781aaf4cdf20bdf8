"""Reading many articles: on the cores of one machine, or on a cluster."""

from strikelog.bulk.pool import extract_all

__all__ = ["extract_all"]
