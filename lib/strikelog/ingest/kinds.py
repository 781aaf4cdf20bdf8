"""What a file is, from its first bytes before its name: names lie."""

import zipfile
from pathlib import PurePath

from strikelog.ingest.archives import opened
from strikelog.model import IngestError

SUFFIXES = {
    ".txt": "plain",
    ".md": "plain",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "archive",
    ".mht": "archive",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".eml": "mail",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".zip": "zip",
}
"""Kind of file by suffix."""

TABLES = frozenset({"csv", "xlsx"})
"""Kinds whose columns can be chosen."""

_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "The file is an old Office document, or one locked with a password."),
    (b"{\\rtf", "The file is rich text (RTF)."),
    (b"\x89PNG", "The file is an image."),
    (b"\xff\xd8\xff", "The file is an image."),
    (b"GIF8", "The file is an image."),
    (b"II*\x00", "The file is an image."),
    (b"MM\x00*", "The file is an image."),
    (b"\x1f\x8b", "The file is compressed (gzip)."),
    (b"7z\xbc\xaf", "The file is compressed (7-Zip)."),
    (b"Rar!", "The file is compressed (RAR)."),
    (b"BZh", "The file is compressed (bzip2)."),
    (b"\xfd7zXZ", "The file is compressed (xz)."),
    (b"MZ", "The file is a program."),
    (b"\x7fELF", "The file is a program."),
    (b"SQLite format 3", "The file is a database."),
)
_ADVICE = {"image": "Run text recognition (OCR) over it, or type the text.", "compressed": "Pack it as zip instead."}
_SAVE = "Save it as .docx, .xlsx, .txt or .csv without a password, and add it again."
_BINARY = {"pdf": "PDF", "docx": "Word file", "xlsx": "Excel file", "zip": "zip archive"}
_HEAD = 2_048


def kind_of(name: str, data: bytes) -> str:
    """One of the kinds in `SUFFIXES`. Raises `IngestError` for what is not read, with what to do instead."""
    head = data[:_HEAD]
    for start, words in _REFUSED:
        if head.startswith(start) and (start not in (b"MZ", b"BZh") or b"\x00" in head):
            raise IngestError(f"{words} {next((advice for sign, advice in _ADVICE.items() if sign in words), _SAVE)}")
    if b"%PDF-" in head[:1_024] and head.lstrip()[:1] != b"<":
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _packed(data)
    return _textual(SUFFIXES.get(PurePath(name).suffix.lower(), ""), head)


def _packed(data: bytes) -> str:
    with opened(data) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
        if names & {"ppt/presentation.xml", "xl/workbook.bin"} or _is_open_document(archive):
            raise IngestError(f"The file is an office document of another kind. {_SAVE}")
    return "zip"


def _is_open_document(archive: zipfile.ZipFile) -> bool:
    return "mimetype" in archive.namelist() and "META-INF/manifest.xml" in archive.namelist()


def _textual(kind: str, head: bytes) -> str:
    if not kind:
        *most, last = SUFFIXES
        raise IngestError(f"Files of this kind are not read. Give {', '.join(most)} or {last}, or paste the text.")
    if kind in _BINARY:
        raise IngestError(f"The file is no {_BINARY[kind]}, whatever its name says. Save it anew from its source.")
    start = head.lstrip().lower()
    if kind in ("plain", "page") and b"mime-version:" in start and b"multipart/related" in start:
        return "archive"
    if kind == "plain" and start.startswith((b"<!doctype html", b"<html")):
        return "page"
    if kind in ("plain", "page") and start.startswith(b"<?xml") and (b"<rss" in start or b"<feed" in start):
        return "feed"
    return kind
