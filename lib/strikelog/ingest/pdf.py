"""PDF files: the text of their pages, as far as they hold text."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from strikelog.ingest.limits import MAX_PAGES
from strikelog.ingest.parts import File, Part
from strikelog.ingest.splitting import articles_of
from strikelog.ingest.wrapping import unwrapped
from strikelog.model import MAX_TEXT, ArticleError, IngestError

_LOCKED = "The PDF is protected by a password. Open it, save it without one (or print it to PDF), and add it again."
_SCANNED = "The PDF holds pictures of pages and no text. Run text recognition (OCR) over it first, or paste the text."
_BROKEN = "The PDF is damaged and cannot be read. Open it and save it anew, or paste its text."
_NO_TITLE = re.compile(r"(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|qxd))", re.I)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells each flaw of each file


def read_pdf(file: File) -> Iterator[Part]:
    """The PDF as one article, or as many as its text is made of. Its dates are those of the file, and not taken."""
    document = _opened(file.data)
    pages = len(document.pages)
    if pages > MAX_PAGES:
        raise IngestError(f"The PDF has {pages:,} pages; the limit is {MAX_PAGES}. Split it into smaller files.")
    text = unwrapped(_text(document))
    if not text.strip():
        raise IngestError(_SCANNED)
    file.notes.append(f"Taken from a PDF of {pages} {'page' if pages == 1 else 'pages'}; its layout is lost.")
    yield from articles_of(file, text, _told(document))


def _opened(data: bytes) -> Any:  # noqa: ANN401 - a PdfReader
    from pypdf import PasswordType, PdfReader  # here: most batches hold no PDF

    try:
        document = PdfReader(io.BytesIO(data))
        locked = document.is_encrypted and document.decrypt("") == PasswordType.NOT_DECRYPTED
    except Exception as error:  # hostile files break the parser in ways that cannot be listed
        raise IngestError(_LOCKED if b"/Encrypt" in data else _BROKEN) from error
    if locked:
        raise IngestError(_LOCKED)
    try:
        len(document.pages)
    except Exception as error:
        raise IngestError(_BROKEN) from error
    return document


def _text(document: Any) -> str:  # noqa: ANN401
    """The pages' text; pages that cannot be read are left out only where others can be."""
    found, length, failed = [], 0, 0
    for page in document.pages:
        try:
            found.append(page.extract_text())
        except Exception:  # one page's flaw must not cost the others
            failed += 1
            continue
        length += len(found[-1])
        if length > MAX_TEXT:
            raise ArticleError(f"The PDF's text is longer than {MAX_TEXT:,} characters. Split it into articles.")
    if failed and not any(text.strip() for text in found):
        raise IngestError(_BROKEN)
    return "\n\n".join(text.strip("\n") for text in found)


def _told(document: Any) -> dict[str, str]:  # noqa: ANN401
    try:
        about = document.metadata or {}
        told = {"title": str(about.get("/Title") or ""), "author": str(about.get("/Author") or "")}
    except Exception:  # metadata is a bonus; a flaw in it costs nothing
        return {}
    return {name: value.strip() for name, value in told.items() if value.strip() and not _NO_TITLE.fullmatch(value)}
