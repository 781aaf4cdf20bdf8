"""What can go wrong, in words for the person who meets it: what happened, and what to do next."""

from collections.abc import Mapping
from typing import Any


class StrikelogError(Exception):
    """Base of every error that Strikelog raises on purpose; its message is fit to be shown."""


class ArticleError(StrikelogError):
    """An article cannot be taken as it is: no text, too long, or a date that is none."""


class IngestError(StrikelogError):
    """A file cannot be read into articles."""


class LimitError(StrikelogError):
    """A file or an article takes more time or memory than one may."""


class StoreError(StrikelogError):
    """The store cannot be opened, read or written."""


class ReviewError(StrikelogError):
    """A judgement of a claim does not fit the codebook."""


class StaleError(StoreError):
    """A claim has changed since it was looked at; `seen` and `now` are its two versions, by column."""

    def __init__(self, message: str, seen: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        super().__init__(message)
        self.seen, self.now = seen, now


class UnavailableError(StoreError):
    """The store or a reader cannot be had just now: a full disk, a lock, a server out of reach, a busy machine."""


class GoldError(StrikelogError):
    """A gold file does not follow the codebook."""


class BulkError(StrikelogError):
    """Many articles cannot be read at once: a process was lost, or input or result are of no use."""
