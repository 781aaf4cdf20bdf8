"""The article: a text, where it is from and when it was published."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Self

from strikelog.model.errors import ArticleError

MAX_TEXT = 1_000_000
"""Longest text taken, in characters: about 150,000 words, more than any article and most live blogs."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How an article came out of its file: nothing of this changes what it claims.

    `charset` is the one the bytes were read in, `notes` are sentences on what was done to the text, and `origins`
    says of each field where its value is from (`given`, `metadata`, `text`).
    """

    file: str = ""
    charset: str = ""
    notes: tuple[str, ...] = ()
    origins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, init=False)
class Article:
    """One article as given.

    `published` is kept as ISO 8601, with a time where one was given, and empty where none was: it is never
    invented. `published_from` says where it came from (`given`, `metadata`, `text`). `id` is made from the
    article's identity (text, source, published) unless given. `language` is an ISO 639-1 code, empty where nobody
    has looked; an article in another language than English is kept, and not read.

    Raises `ArticleError` for an empty text, one longer than `MAX_TEXT`, or a date that is not ISO.
    """

    text: str
    title: str
    published: str
    source: str
    url: str
    id: str
    published_from: str
    author: str
    language: str = field(compare=False)
    provenance: Provenance = field(compare=False)

    def __init__(
        self,
        text: str,
        title: str = "",
        published: str | date | datetime | None = None,
        source: str = "",
        url: str = "",
        id: str = "",
        published_from: str = "given",
        author: str = "",
        language: str = "",
        provenance: Provenance = Provenance(),
    ) -> None:
        values = {
            "text": _checked_text(text),
            "title": title.strip(),
            "published": _iso(published),
            "source": source.strip(),
            "url": url.strip(),
            "author": author.strip(),
            "language": language.strip().lower(),
            "provenance": provenance,
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "published_from", published_from if self.published else "")
        object.__setattr__(self, "id", id.strip() or self.identity[:16])

    @property
    def day(self) -> date | None:
        """The day of publication, or None where it is not known."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def is_read(self) -> bool:
        """Whether the rules, which are for English, apply to it."""
        return self.language in ("", "en")

    @property
    def identity(self) -> str:
        """SHA-256 over text, source and published: two articles with one identity are one article."""
        return _identity(self.text, self.source, self.published)

    @property
    def sha256(self) -> str:
        """SHA-256 of the text alone, as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def dated(self, day: str) -> Self:
        """The article, published on the given day (ISO 8601) where it does not tell its own."""
        if self.published or not day:
            return self
        given = self.id if self.id != self.identity[:16] else ""  # an id made from the identity changes with it
        return replace(self, published=day, published_from="given", id=given)

    @property
    def words(self) -> int:
        return len(self.text.split())


def _checked_text(text: str) -> str:
    if not text.strip():
        raise ArticleError("The article has no text. Paste or upload the text of the article itself.")
    if len(text) > MAX_TEXT:
        raise ArticleError(f"The text has {len(text):,} characters; the limit is {MAX_TEXT:,}. Split it into articles.")
    return text


def _iso(value: str | date | datetime | None) -> str:
    """ISO 8601 day, or day and time, of what was given; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, date):  # datetime is a date
        return value.isoformat()
    text = value.strip()
    if not text:
        return ""
    try:
        if len(text) == len("2022-12-16"):
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ArticleError(f"“{text[:40]}” is not an ISO date. Write it as 2022-12-16, or leave it empty.") from error


@lru_cache(maxsize=2)
def _identity(text: str, source: str, published: str) -> str:
    """Every claim of an article asks for it, one article after another."""
    return hashlib.sha256("\x1f".join((text, source, published)).encode("utf-8", "surrogatepass")).hexdigest()
