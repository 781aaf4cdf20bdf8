"""Pasted text, .txt and .md: the text stays as it is; title, date and source are read from its head."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from strikelog.ingest.days import dateline, stamp
from strikelog.ingest.encoding import clean
from strikelog.ingest.languages import detect
from strikelog.ingest.mending import mended
from strikelog.ingest.wrapping import is_wrapped, unwrapped
from strikelog.model import Article, IngestError, Provenance

_HEAD_LINES = 15
_LONGEST_TITLE = 200
_LONG_LINE = 200  # characters; a line as long is a paragraph, and the head of the article ends with it
_FEWEST_WORDS = 3
_SHORTEST = 20
_FIELD = re.compile(
    r"\W{0,3}(title|headline|published|date|posted|source|outlet|publisher|url|link|author|byline)\W{0,3}:\W{0,3}\s(.+)",
    re.I,
)
_NAMES = {
    "headline": "title",
    "date": "published",
    "posted": "published",
    "outlet": "source",
    "publisher": "source",
    "link": "url",
    "byline": "author",
}
_UNWRAPPED = "Lines that a layout had broken were joined."


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text tells about the article; empty where it does not."""

    title: str = ""
    published: str = ""
    source: str = ""
    url: str = ""
    author: str = ""


def from_text(
    text: str,
    title: str = "",
    published: str | date | datetime | None = None,
    source: str = "",
    url: str = "",
    author: str = "",
    notes: tuple[str, ...] = (),
) -> Article:
    """An article of pasted text; what is not given is read from its head, where it stands there in plain words.

    Raises `ArticleError` or `IngestError` for a text that is empty or too short, or a date that is not ISO.
    """
    body = clean(text).strip("\n")
    head = read_head(body)
    if is_wrapped(body):
        body, notes = unwrapped(body), (*notes, _UNWRAPPED)
    given: dict[str, Any] = {"title": title, "published": published, "source": source, "url": url, "author": author}
    own: dict[str, Any] = {name: value or getattr(head, name) for name, value in given.items()}
    origins = {name: "given" if given[name] else "text" for name, value in own.items() if value}
    return build(body, **own, origins=origins, notes=notes)


def build(
    text: str,
    title: str = "",
    published: str | date | datetime | None = None,
    source: str = "",
    url: str = "",
    id: str = "",
    author: str = "",
    origins: Mapping[str, str] | str = "given",
    notes: tuple[str, ...] = (),
) -> Article:
    """An article, its fields cleaned, garbled letters set right, and its language told.

    `origins` says where each field is from, or all of them. Raises `ArticleError`, or `IngestError` where the text is
    too short to be an article.
    """
    body, said = mended(clean(text))
    fields = {"title": title, "source": source, "url": url, "author": author}
    own = {name: mended(clean(value))[0].strip() for name, value in fields.items()}
    told = {**own, "published": published}
    known = {name: origins if isinstance(origins, str) else origins[name] for name, value in told.items() if value}
    article = Article(
        body,
        **own,
        published=published,
        id=clean(id),
        published_from=known.get("published", ""),
        language=detect(body),
        provenance=Provenance(notes=(*notes, said) if said else notes, origins=tuple(known.items())),
    )
    bare = article.text.strip()
    words = [word for word in bare.split() if any(map(str.isalnum, word))]
    if not words or (len(bare) < _SHORTEST and len(words) < _FEWEST_WORDS):
        raise IngestError(f"“{bare}” is too short to be an article. Give the whole text.")
    return article


def read_head(text: str) -> Head:
    """Title, date, source and address as the first lines give them."""
    fields = dict(reversed(list(_fields(text))))  # the first of each name stands
    published = stamp(fields.get("published", "")) or _day(text)
    told = {name: fields.get(name, "") for name in ("source", "url", "author")}
    return Head(fields.get("title") or _title(text), published, **told)


def _head_lines(text: str) -> list[str]:
    """The first lines that are not blank, up to and with the first paragraph."""
    found: list[str] = []
    for line in text[:10_000].split("\n"):
        if line.strip():
            found.append(line.strip())
        if len(found) == _HEAD_LINES or len(line) > _LONG_LINE:
            break
    return found


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in _head_lines(text):
        match = _FIELD.fullmatch(line)
        if match and len(line) <= _LONG_LINE:
            name = match[1].lower()
            yield _NAMES.get(name, name), match[2].strip(" \"'*_")


def _day(text: str) -> str:
    days = (stamp(line.strip("*_#> ")) or dateline(line) for line in _head_lines(text))
    return next(filter(None, days), "")


def _title(text: str) -> str:
    """The first line where it is short, no sentence of its own, and set off by a blank line."""
    first, _, rest = text.partition("\n")
    title = first.strip().lstrip("#").strip().strip("*_")
    alone = rest.split("\n", 1)[0].strip() == "" and rest.strip()
    if not alone or len(title) > _LONGEST_TITLE or title.endswith((".", ":")):
        return ""
    return "" if _FIELD.fullmatch(first.strip()) or stamp(title) or not re.search(r"\w", title) else title
