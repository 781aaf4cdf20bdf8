"""Saved web pages: the article's text, title, outlet and date, from the bytes alone."""

import re
from collections.abc import Iterator
from typing import Any

from strikelog.ingest.days import stamp
from strikelog.ingest.encoding import clean
from strikelog.ingest.parts import File, Part
from strikelog.ingest.plain import build
from strikelog.model import Article, IngestError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<![^<>]*>")
_LABELLED = re.compile(r"<(?:meta|time)\b([^<>]{1,1000})>", re.I)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_DATE_NAMES = {
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
}
_METADATA_LENGTH = 500_000  # characters; metadata stands in the head, or at the latest around the article
_HEAD_BYTES = 4_096
_NO_TEXT = "No article was found in the page. Paste its text instead."


def read_page(file: File) -> Iterator[Part]:
    """The article of a saved page. Raises `IngestError` or `ArticleError` where no text is found."""
    declared = _CHARSET.search(file.data[:_HEAD_BYTES])
    yield article_of_page(file, declared[1].decode("ascii") if declared else "")


def article_of_page(file: File, declared: str, address: str = "") -> Article:
    """The article of a page; the date is the one in the page's metadata, never one from its text.

    `address` is where the page is known to be from, if it does not say so itself. Raises `IngestError` or
    `ArticleError` where no text is found.
    """
    html = _XML_DECLARATION.sub("", clean(file.text(declared)))
    page = _parsed(html)
    text = _TAG.sub("", page.text or "").strip() if page else ""
    if not page or not text:
        raise IngestError(_NO_TEXT)
    return build(
        text,
        title=page.title or "",
        published=_published(html),
        source=page.sitename or "",
        url=page.url or address,
        author=page.author or "",
        origins="metadata",
    )


def _parsed(html: str) -> Any:  # noqa: ANN401 - a Document of trafilatura, or None
    from trafilatura import bare_extraction  # here, because it takes half a second to load

    try:
        return bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False)
    except Exception as error:  # hostile pages break the parser in ways that cannot be listed
        raise IngestError(_NO_TEXT) from error


def _published(html: str) -> str:
    """The first day, with its time where it has one, that the page labels as the one of publication.

    The parser's own search is not used: it takes dates from footers and links where there is no label.
    """
    return next(filter(None, map(_stamped, _dates(html[:_METADATA_LENGTH]))), "")


def _dates(html: str) -> Iterator[str]:
    yield from (match[1] for match in _JSON_DATE.finditer(html))
    for element in _LABELLED.finditer(html):
        given = {match[1].lower(): match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(element[1])}
        if _DATE_NAMES & {given.get(name, "").lower() for name in ("property", "name", "itemprop")}:
            yield given.get("content") or given.get("datetime") or ""


def _stamped(value: str) -> str:
    return stamp(re.sub(r"^(\d{4})/(\d\d)/(\d\d)", r"\1-\2-\3", value.strip()))
