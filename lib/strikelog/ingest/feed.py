"""RSS and Atom files: one article for each entry that says more than its headline."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from strikelog.ingest.days import stamp
from strikelog.ingest.markup import words_of, xml
from strikelog.ingest.parts import File, Part, limited
from strikelog.ingest.plain import build
from strikelog.model import IngestError, StrikelogError

_BODIES = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "issued", "updated")
_AUTHORS = ("creator", "author")


def read_feed(file: File) -> Iterator[Part]:
    """One part for each entry; raises `IngestError` where there is none."""
    root = xml(file.data)
    file.charset = (root.getroottree().docinfo.encoding or "utf-8").lower()
    entries = [each for each in root.iter() if _name(each) in ("item", "entry")]
    if not entries:
        raise IngestError("The XML holds no entries of a feed. Give an RSS or Atom file, or paste the text.")
    channel = next((each for each in root.iter() if _name(each) in ("channel", "feed")), root)
    source = _first(channel, ("title",))
    yield from limited(file.name, (_entry(file.name, at, each, source) for at, each in enumerate(entries, 1)))


def _entry(name: str, at: int, entry: Any, source: str) -> Part:  # noqa: ANN401 - an element of lxml
    title = words_of(_first(entry, ("title",)))
    body = max((words_of(text) for text in _all(entry, _BODIES)), key=len, default="")
    if not body:
        return title or f"{name}, entry {at}", "The feed gives its headline alone. Add the article itself."
    try:
        return build(
            body,
            title=title,
            published=_day(entry),
            source=words_of(source),
            url=_address(entry),
            author=words_of(_first(entry, _AUTHORS)),
            origins="metadata",
        )
    except StrikelogError as error:
        return title or f"{name}, entry {at}", str(error)


def _name(element: Any) -> str:  # noqa: ANN401
    """The element's name without its namespace; empty for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _all(entry: Any, names: tuple[str, ...]) -> Iterator[str]:  # noqa: ANN401
    for name in names:
        for child in entry:
            if _name(child) == name:
                yield "".join(child.itertext()) if name != "author" or not len(child) else _first(child, ("name",))


def _first(entry: Any, names: tuple[str, ...]) -> str:  # noqa: ANN401
    return next((text.strip() for text in _all(entry, names) if text.strip()), "")


def _address(entry: Any) -> str:  # noqa: ANN401
    links = [child for child in entry if _name(child) == "link"]
    own = [link for link in links if link.get("rel", "alternate") == "alternate"]
    return next((text.strip() for link in own if (text := link.get("href") or link.text or "").strip()), "")


def _day(entry: Any) -> str:  # noqa: ANN401
    """The day and time as ISO 8601, in the zone that the feed gives; empty where it gives none."""
    told = _first(entry, _DAYS)
    try:
        return parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError):
        return stamp(told)
