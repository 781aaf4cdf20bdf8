"""What the store answers with, apart from frames."""

from dataclasses import dataclass
from typing import Literal

from strikelog.model import Article

JobState = Literal["queued", "running", "done", "cancelled"]
Removal = Literal["deleted", "edited"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: `already` changed nothing, `copy` is kept; `of` is the article it is a copy of."""

    article_id: str
    outcome: Literal["added", "already", "copy"]
    of: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A batch of articles to read; `done` of its `total` items need no more work. `created_at` is UTC.

    `failed` items were refused and can be tried again, `dropped` ones cancelled and can be taken up again.
    """

    id: int
    label: str
    state: JobState
    total: int
    done: int
    created_at: str
    failed: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Deletion:
    """Articles taken out of the store at one time, and still in its bin; `made_at` is UTC."""

    id: int
    kind: Removal
    label: str
    articles: int
    made_by: str
    made_at: str


@dataclass(frozen=True, slots=True)
class JobItem:
    """One article of a job, handed to a worker."""

    job_id: int
    position: int
    article: Article
