"""Saved web pages: the article's text, title, outlet and date, from the bytes alone."""

import re
from datetime import datetime
from typing import Any

from strikelog.ingest.encoding import clean, decode
from strikelog.ingest.plain import build
from strikelog.model import Article, IngestError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->|<![A-Za-z][^<>]*>", re.S)
_TIME = re.compile(
    r"(?:\"datePublished\"\s*:\s*\"|article:published_time[\"']\s+content=[\"'])(\d{4}-\d\d-\d\dT[0-9:.+Z-]{5,25})[\"']"
)
_HEAD_BYTES = 4_096
_NO_TEXT = "No article was found in the page. Paste its text instead."


def read_page(data: bytes) -> Article:
    """The article of a saved page; the date is the one in the page's metadata, never one from its text.

    Raises `IngestError` or `ArticleError` where no text is found.
    """
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    html = _XML_DECLARATION.sub("", clean(decode(data, declared[1].decode("ascii") if declared else "")))
    page = _parsed(html)
    text = _TAG.sub("", page.text or "").strip() if page else ""
    if not page or not text:
        raise IngestError(_NO_TEXT)
    return build(
        text,
        title=page.title or "",
        published=_published(page.date or "", html),
        source=page.sitename or "",
        url=page.url or "",
        published_from="metadata",
    )


def _parsed(html: str) -> Any:  # noqa: ANN401 - a Document of trafilatura, or None
    from trafilatura import bare_extraction  # here, because it takes half a second to load

    only_metadata = {"extensive_search": False, "original_date": True}
    try:
        return bare_extraction(
            html, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=only_metadata
        )
    except Exception as error:  # hostile pages break the parser in ways that cannot be listed
        raise IngestError(_NO_TEXT) from error


def _published(day: str, html: str) -> str:
    """The day, with the time where the page's metadata has one for the same day."""
    for match in _TIME.finditer(html):
        if day and match[1].startswith(day):
            try:
                return datetime.fromisoformat(match[1]).isoformat()
            except ValueError:
                continue
    return day
