"""A view of the ledger in words: periods, key figures, claims; and all of it as one page to print."""

from strikelog.report.content import Report, report
from strikelog.report.page import to_html

__all__ = ["Report", "report", "to_html"]
