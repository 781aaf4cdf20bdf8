"""What the store answers with, apart from frames."""

from dataclasses import dataclass
from typing import Literal

from strikelog.model import Article

JobState = Literal["queued", "running", "done", "cancelled"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: `already` changed nothing, `copy` is kept; `of` is the article it is a copy of."""

    article_id: str
    outcome: Literal["added", "already", "copy"]
    of: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A batch of articles to read; `done` of its `total` items need no more work. `created_at` is UTC."""

    id: int
    label: str
    state: JobState
    total: int
    done: int
    created_at: str


@dataclass(frozen=True, slots=True)
class JobItem:
    """One article of a job, handed to a worker."""

    job_id: int
    position: int
    article: Article
