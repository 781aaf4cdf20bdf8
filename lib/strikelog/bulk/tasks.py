"""What a worker of a cluster does with a block: pure functions of its content, so that any worker may do it again."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock

from strikelog.bulk.blocks import Block, read_parts
from strikelog.bulk.result import digest, write_part
from strikelog.extract import EXTRACTOR
from strikelog.ingest import Part
from strikelog.jobs import read_article, read_articles
from strikelog.model import Article, BulkError, Extraction, StrikelogError

_READING = Lock()
"""The parser's memory is for one thread at a time, and a worker may have several."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """What is the same for every block: where the result goes, the day of articles without one, what should read."""

    folder: str
    published: str = ""
    extractor: str = EXTRACTOR


@dataclass(frozen=True, slots=True)
class Seen:
    """The digests of a block's articles, one after the other, and what could not be read with its reason."""

    digests: bytes
    refused: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Done:
    """How many articles and claims a task wrote, and what it could not read."""

    articles: int = 0
    claims: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def look(run: Run, block: Block) -> Seen:
    """What a block holds."""
    parts = read_parts(block, run.published)
    articles = [part for part in parts if isinstance(part, Article)]
    return Seen(b"".join(map(digest, articles)), [part for part in parts if not isinstance(part, Article)])


def read(run: Run, block: Block, wanted: Sequence[int]) -> Done:
    """Reads the articles at the given places among a block's, and writes them as one part of the result.

    Raises `BulkError` on a worker of another version, whose claims would not fit the others.
    """
    if run.extractor != EXTRACTOR:
        raise BulkError(f"A worker reads with {EXTRACTOR}, this program with {run.extractor}. Install one version.")
    articles = [part for part in read_parts(block, run.published) if isinstance(part, Article)]
    chosen = list(_with_own_id(articles[at] for at in wanted))
    outcomes = list(_extracted([each for each in chosen if isinstance(each, Article)]))
    found = [each for each in outcomes if isinstance(each, Extraction)]
    if found:
        write_part(run.folder, found)
    refused = [each for each in (*chosen, *outcomes) if isinstance(each, tuple)]
    return Done(len(found), sum(len(list(each)) for each in found), refused)


def _with_own_id(articles: Iterable[Article]) -> Iterator[Part]:
    """The articles; a reason for one whose id another has: claims find their article by it."""
    known: set[str] = set()
    for article in articles:
        if article.id in known:
            yield article.title or article.id, f"Another article has the id “{article.id}” already. Give it its own."
        else:
            known.add(article.id)
            yield article


def _extracted(articles: Sequence[Article]) -> Iterator[Extraction | tuple[str, str]]:
    """The claims of each, or the reason where it cannot be read, which must not cost its neighbours."""
    with _READING:
        try:
            yield from list(read_articles(articles))
        except Exception:
            _log.exception("one of %d articles cannot be read; now one by one", len(articles))
            yield from [_extracted_alone(each) for each in articles]


def _extracted_alone(article: Article) -> Extraction | tuple[str, str]:
    try:
        return read_article(article)
    except StrikelogError as error:
        return article.title or article.id, str(error)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        return article.title or article.id, f"This article could not be read ({reason}). Report it as a bug."
