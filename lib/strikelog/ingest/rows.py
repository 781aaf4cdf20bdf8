"""Tables of articles: CSV, TSV, JSON and JSON Lines, and what their columns mean."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Self

from strikelog.ingest.days import stamp
from strikelog.ingest.limits import MAX_COLUMNS
from strikelog.ingest.parts import File, Part, limited
from strikelog.ingest.plain import build
from strikelog.model import ArticleError, IngestError, StrikelogError

FIELDS = ("text", "title", "published", "source", "url", "author", "id")
"""Fields of an article that a column can hold."""

_DELIMITERS = ",;\t|"
_ALIASES = {
    "text": ("text", "body", "content", "article", "articletext", "fulltext", "story", "bodytext", "maintext"),
    "title": ("title", "headline", "heading", "webtitle"),
    "published": (
        *("published", "date", "publishedat", "publicationdate", "pubdate", "publisheddate", "datetime"),
        *("webpublicationdate", "datepublished", "publishdate", "publishedon"),
    ),
    "source": ("source", "outlet", "publisher", "newspaper", "publication", "site", "sourcename", "domain"),
    "url": ("url", "link", "href", "weburl"),
    "author": ("author", "byline", "authors", "creator"),
    "id": ("id", "articleid"),
}
_LISTS = ("articles", "items", "results", "data", "docs", "entries", "rows")
_LOOKED_AT = 20  # rows by which the column of the text is guessed where no name tells it
_LONG_CELLS = 100  # characters that its cells have on average
_NO_TEXT = "The table has no column for the text. Name it “text”, “body” or “content” in the first row."


@dataclass(frozen=True, slots=True)
class Table:
    """A table before its rows are read: the names of its columns, rows with their numbers, and what is where.

    `mapping` gives the name of the column for each field that has one; `rows` can be gone through once.
    """

    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: Iterator[tuple[int, list[str]]]

    @classmethod
    def of(cls, rows: Iterable[list[str]], chosen: Mapping[str, str]) -> Self:
        """A table whose first row that is not blank names the columns; `chosen` goes before what names suggest."""
        numbered = ((line, cells) for line, cells in enumerate(rows, 1) if any(map(str.strip, cells)))
        columns = _named(next(numbered, (0, []))[1])
        ahead = list(islice(numbered, _LOOKED_AT))
        known = {field: column for field, column in chosen.items() if column in columns}
        mapping = known if chosen else guessed(columns, [cells for _, cells in ahead])
        return cls(columns, mapping, chain(ahead, numbered))


def guessed(columns: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """The column of each field by its name; the text's by its length, where no name tells it."""
    plain = [re.sub(r"[\W_]", "", name.lower()) for name in columns]
    found = {}
    for field, aliases in _ALIASES.items():
        at = next((plain.index(alias) for alias in aliases if alias in plain), None)
        if at is not None:
            found[field] = columns[at]
    longest = _longest(columns, sample)
    return found if "text" in found or not longest else {"text": longest, **found}


def read_jsonl(file: File) -> Iterator[Part]:
    """One part for each line that is not blank; raises `IngestError` where the bytes are no text."""
    rows = ((at, line) for at, line in enumerate(file.text().split("\n"), 1) if line.strip())
    yield from limited(file.name, (_part(file, f"line {at}", _object(line)) for at, line in rows))


def read_json(file: File) -> Iterator[Part]:
    """One part for each object of a list, or of the list inside an object; raises `IngestError` where there is none."""
    try:
        found = json.loads(file.text())
    except (ValueError, RecursionError) as error:
        raise IngestError("The file is not sound JSON. Save it anew from its source, or as JSON Lines.") from error
    objects = _listed(found)
    named = ((at, each if isinstance(each, dict) else _NO_OBJECT) for at, each in enumerate(objects, 1))
    yield from limited(file.name, (_part(file, f"item {at}", each) for at, each in named))


def read_csv(file: File) -> Iterator[Part]:
    """One part for each row; raises `IngestError` where the bytes are no text or no column holds one."""
    yield from read_table(file, csv_table(file))


def read_table(file: File, table: Table) -> Iterator[Part]:
    """One part for each row of a table; a row that the table's own format breaks ends it with a refusal."""
    if "text" not in table.mapping:
        raise IngestError(_NO_TEXT)
    if len(set(table.columns)) < len([name for name in table.columns if name]):
        file.notes.append("Some columns have the same name; the first of each was taken.")
    places = {field: table.columns.index(name) for field, name in table.mapping.items()}
    yield from limited(file.name, _rows(file, table, places))


def csv_table(file: File) -> Table:
    """The file as a table of text; the first delimiter under which a column for the text shows is it."""
    text = file.text()
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # of the whole process: never less for others
    heads = {mark: next(_cells(text[:10_000], mark), []) for mark in _DELIMITERS}
    suiting = [mark for mark, cells in heads.items() if "text" in guessed(cells)]
    widest = max(heads, key=lambda mark: len(heads[mark]))
    return Table.of(_cells(text, (suiting or [widest])[0]), file.columns)


_NO_OBJECT = "The item is not a JSON object. Give a list of objects, each with at least a “text”."


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    return iter(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """Names of the columns, of which each is one line."""
    return tuple(" ".join(cell.split())[:80] for cell in cells[:MAX_COLUMNS])


def _longest(columns: Sequence[str], sample: Sequence[Sequence[str]]) -> str:
    def length(at: int) -> float:
        return sum(len(cells[at]) for cells in sample if at < len(cells)) / max(1, len(sample))

    at = max(range(len(columns)), key=length, default=None)
    return columns[at] if at is not None and columns[at] and length(at) >= _LONG_CELLS else ""


def _rows(file: File, table: Table, places: Mapping[str, int]) -> Iterator[Part]:
    line = 1
    try:
        for line, cells in table.rows:
            row = {field: cells[at] for field, at in places.items() if at < len(cells)}
            yield _part(file, f"row {line}", row)
    except csv.Error as error:
        yield f"{file.name}, after row {line}", f"The table is broken here ({error}). Mend its quotes."


def _part(file: File, where: str, fields: dict[str, Any] | str) -> Part:
    """The article of a row; `fields` may be the reason why there are none."""
    place = f"{file.name}, {where}"
    if isinstance(fields, str):
        return place, fields
    try:
        own: dict[str, Any] = {name: _text(name, value) for name, value in _chosen(fields).items()}
        return build(**own)
    except StrikelogError as error:
        return place, str(error)


def _chosen(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields by our names; those of a JSON object are recognised as columns are."""
    mapping = guessed([name for name in fields if isinstance(name, str)][:MAX_COLUMNS])
    return {"text": "", **{field: fields[name] for field, name in mapping.items()}}


def _text(name: str, value: object) -> str:
    """A field as text; raises `ArticleError` for what is none (a list, an object, a number for a text)."""
    if value is None:
        return ""
    if name == "id" and isinstance(value, int):
        return str(value)
    if name in ("source", "author"):
        value = _names(value)
    if not isinstance(value, str):
        raise ArticleError(f"The field “{name}” is not text. Write it in quotes.")
    return (stamp(value) or value) if name == "published" else value


def _names(value: object) -> object:
    """Names as services give them: {"name": …}, or a list of names."""
    if isinstance(value, dict):
        return value.get("name") or ""
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _object(line: str) -> dict[str, Any] | str:
    """The object of one line, or the reason why it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "The line is not JSON. Write one object a line, with at least a “text”."
    return found if isinstance(found, dict) else "The line is not a JSON object. Write one object a line."


def _listed(found: object, depth: int = 0) -> list[Any]:
    """The list of articles in a JSON document, or the one article that it is."""
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        if "text" in guessed([name for name in found if isinstance(found[name], str)]):
            return [found]
        inside = [found[name] for name in (*_LISTS, "response") if isinstance(found.get(name), (list, dict))]
        if inside and depth < 2:  # {"response": {"results": […]}} is as deep as services go
            return _listed(inside[0], depth + 1)
    raise IngestError("The JSON holds no list of articles. Give a list of objects, each with at least a “text”.")
