"""Tables of articles: JSONL by the codebook's section 7, and CSV with a text column."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from strikelog.ingest.days import stamp
from strikelog.ingest.encoding import decode
from strikelog.ingest.plain import build
from strikelog.model import Article, ArticleError, IngestError, StrikelogError

MAX_ROWS = 10_000
"""Most articles taken from one table file."""
_DELIMITERS = ",;\t|"
_ALIASES = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "story"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "date", "published_at", "publication_date", "pub_date", "published_date", "datetime"),
    "source": ("source", "outlet", "publisher", "newspaper", "publication", "site"),
    "url": ("url", "link", "href"),
    "id": ("id", "article_id"),
}

Refusal = tuple[str, str]
Part = Article | Refusal
"""What one row became: an article, or where it stands and why it was refused."""


def read_jsonl(name: str, data: bytes) -> Iterator[Part]:
    """One part for each line that is not blank; raises `IngestError` where the bytes are no text."""
    rows = ((at, line) for at, line in enumerate(decode(data).split("\n"), 1) if line.strip())
    yield from _limited(name, ((at, _object(line)) for at, line in rows))


def read_csv(name: str, data: bytes) -> Iterator[Part]:
    """One part for each row; raises `IngestError` where the bytes are no text or no column holds one."""
    text = decode(data)
    csv.field_size_limit(len(text) + 1)
    delimiter, columns = _header(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    next(reader)
    rows = ((reader.line_num, _record(columns, cells)) for cells in reader if any(map(str.strip, cells)))
    try:
        yield from _limited(name, rows)
    except csv.Error as error:
        yield f"{name}, line {reader.line_num}", f"The table is broken here ({error}). Mend its quotes."


def _limited(name: str, rows: Iterable[tuple[int, dict[str, Any] | str]]) -> Iterator[Part]:
    for count, (line, fields) in enumerate(rows, 1):
        if count > MAX_ROWS:
            yield name, f"Only the first {MAX_ROWS:,} rows were read. Put the others into another file."
            return
        yield _part(f"{name}, line {line}", fields)


def _part(where: str, fields: dict[str, Any] | str) -> Part:
    """The article of a row; `fields` may be the reason why there are none."""
    if isinstance(fields, str):
        return where, fields
    try:
        return build(**{name: _text(name, fields.get(name)) for name in _ALIASES})
    except StrikelogError as error:
        return where, str(error)


def _text(name: str, value: object) -> str:
    """A field as text; raises `ArticleError` for what is none (a list, an object, a number for a text)."""
    if value is None:
        return ""
    if name == "id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise ArticleError(f"The field “{name}” is not text. Write it in quotes.")
    return (stamp(value) or value) if name == "published" else value


def _object(line: str) -> dict[str, Any] | str:
    """The object of one line, or the reason why it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "The line is not JSON. Write one object a line, with at least a “text”."
    return found if isinstance(found, dict) else "The line is not a JSON object. Write one object a line."


def _header(text: str) -> tuple[str, dict[str, int]]:
    """Delimiter, and the position of each field; the first delimiter under which a text column shows is it."""
    for delimiter in _DELIMITERS:
        first = next(csv.reader(io.StringIO(text[:10_000], newline=""), delimiter=delimiter), [])
        names = [cell.strip().lower().replace(" ", "_") for cell in first]
        columns = {field: at for field, aliases in _ALIASES.items() if (at := _position(names, aliases)) is not None}
        if "text" in columns:
            return delimiter, columns
    raise IngestError("The table has no column for the text. Name it “text”, “body” or “content” in the first row.")


def _position(names: list[str], aliases: tuple[str, ...]) -> int | None:
    return next((names.index(alias) for alias in aliases if alias in names), None)


def _record(columns: dict[str, int], cells: list[str]) -> dict[str, Any]:
    return {field: cells[at] for field, at in columns.items() if at < len(cells)}
