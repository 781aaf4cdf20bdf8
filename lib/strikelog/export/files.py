"""CSV files: UTF-8 with BOM, RFC 4180 quoting, `\\n` line ends, the codebook's columns in order."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from strikelog.export.cells import cell, unguarded
from strikelog.model import COLUMNS, IngestError, Row

_BOM = "\ufeff"
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_LONGEST_CELL = 10_000_000
_INTEGERS = {"count_min", "count_max", "geonameid", "start", "end", "words", "best", "low", "high"}
_DAILY_INTEGERS = re.compile(r"\w+_(?:best|low|high)|(?:children|responders)_(?:killed|injured)")
_DECIMALS = {"latitude", "longitude", "confidence"}
_BOOLEANS = {"subset", "affected"}


def header(table: str) -> bytes:
    """BOM and header row of one of the codebook's tables."""
    return _encoded(_BOM + _line(COLUMNS[table]))


def lines(table: str, rows: Iterable[Row]) -> bytes:
    """Rows as CSV lines without header, so that a file can be written as its rows come."""
    return _encoded("".join(_line([cell(row[column]) for column in COLUMNS[table]]) for row in rows))


def to_csv(table: str, frame: pd.DataFrame) -> bytes:
    """The whole file. A table of the codebook gets its columns; any other keeps the frame's own, in their order.

    Raises KeyError where the frame lacks a column of its table.
    """
    columns = COLUMNS.get(table) or [str(column) for column in frame.columns]
    values = [map(cell, frame[column].tolist()) for column in columns]
    body = "".join(map(_line, zip(*values, strict=True)))
    return _encoded(_BOM + _line(columns) + body)


def from_csv(table: str, data: bytes) -> pd.DataFrame:
    """The frame that `to_csv` wrote: booleans, nullable Int64, floats, and text with "" where nothing was stated.

    Raises `IngestError` where the bytes are not such a file of this table.
    """
    columns, records = _records(table, data)
    try:
        series = {name: _column(name, [record[at] for record in records]) for at, name in enumerate(columns)}
    except ValueError as error:
        raise IngestError(
            f"{table}.csv holds a cell that does not fit its column ({error}). Export it again."
        ) from error
    return pd.DataFrame(series, columns=pd.Index(columns))


def _records(table: str, data: bytes) -> tuple[list[str], list[list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        records = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise IngestError(f"{table}.csv is not a CSV file in UTF-8 ({error}). Export it again.") from error
    columns = records[0] if records else []
    if columns != COLUMNS.get(table, columns) or not columns:
        raise IngestError(f"{table}.csv does not have the columns of its table. Export it again.")
    if any(len(record) != len(columns) for record in records):
        raise IngestError(f"{table}.csv has rows of another length than its header. Export it again.")
    return columns, records[1:]


def _column(name: str, cells: list[str]) -> "pd.Series[Any]":
    if name in _BOOLEANS:
        return pd.Series([_boolean(text) for text in cells], dtype="bool")
    if name in _INTEGERS or _DAILY_INTEGERS.fullmatch(name):
        return pd.Series(_numbers(cells, int), dtype="Int64")
    if name in _DECIMALS:
        return pd.Series(_numbers(cells, float), dtype="float64")
    return pd.Series([unguarded(text) for text in cells], dtype="str")


def _numbers(cells: list[str], kind: Callable[[str], float]) -> list[float | None]:
    return [kind(text) if text else None for text in cells]


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"{text[:40]!r} is neither true nor false")
    return text == "true"


def _line(cells: Sequence[str]) -> str:
    return ",".join(_quoted(text) for text in cells) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a surrogate pair has no UTF-8; one odd character must not cost a file
