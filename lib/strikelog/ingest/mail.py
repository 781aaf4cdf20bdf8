"""Saved mails (.eml) and web archives (.mht): both are messages in parts."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from strikelog.ingest.markup import words_of
from strikelog.ingest.page import article_of_page
from strikelog.ingest.parts import File, Part
from strikelog.ingest.plain import build
from strikelog.ingest.wrapping import is_wrapped, unwrapped
from strikelog.model import Article, IngestError

_NO_TEXT = "No text was found in the message. Open it, and paste its text instead."
_MOST_PARTS = 1_000


def read_mail(file: File) -> Iterator[Part]:
    """The mail as one article, then what is attached, as refusals: they are to be added by themselves."""
    message = _message(file)
    yield _article(message)
    for part in message.iter_attachments():
        name = part.get_filename() or "attachment"
        yield f"{file.name}, {name}", "Attachments are not opened. Save it from the mail and add it by itself."


def read_archive(file: File) -> Iterator[Part]:
    """The page of a web archive, by its first part in HTML."""
    message = _message(file)
    pages = (part for at, part in enumerate(message.walk()) if at < _MOST_PARTS)
    page = next((part for part in pages if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        raise IngestError(_NO_TEXT)
    file.charset = (page.get_content_charset() or "").lower()
    data = cast(bytes, page.get_payload(decode=True) or b"")
    address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    yield article_of_page(File(file.name, data), file.charset, address if address.startswith("http") else "")


def _message(file: File) -> EmailMessage:
    try:
        message = message_from_bytes(file.data, policy=policy.default)
        is_message = (bool(message.keys()) and "Content-Type" in message) or "Subject" in message or "From" in message
    except Exception as error:  # the parser fails in its own ways on hostile headers
        raise IngestError(_NO_TEXT) from error
    if not is_message:
        raise IngestError("The file is no mail or web archive, whatever its name says. Paste its text instead.")
    return message


def _article(message: EmailMessage) -> Article:
    try:
        body = message.get_body(("plain", "html"))
        said = body.get_content() if body else ""
        kind = body.get_content_type() if body else ""
        title, sender = str(message.get("Subject", "")), parseaddr(str(message.get("From", "")))
    except Exception as error:  # unknown character sets, broken headers
        raise IngestError(_NO_TEXT) from error
    if not isinstance(said, str) or not said.strip():
        raise IngestError(_NO_TEXT)
    text = words_of(said) if kind == "text/html" else said.replace("\r\n", "\n").strip("\n")
    notes = ("Lines that the mail had broken were joined.",) if is_wrapped(text) else ()
    return build(
        unwrapped(text) if notes else text,
        title=" ".join(title.split()),
        published=_sent(message),
        source=sender[0] or sender[1].rpartition("@")[2],
        origins="metadata",
        notes=notes,
    )


def _sent(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).isoformat()
    except (ValueError, TypeError):
        return ""
