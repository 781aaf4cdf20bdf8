"""One table as Parquet, XLSX, JSON lines or GeoJSON, each with what the file says of itself where its format can."""

import io
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from strikelog.export.about import About
from strikelog.export.cells import cell
from strikelog.model import COLUMNS
from strikelog.model.dictionary import fields

_LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold."""


def to_parquet(table: str, frame: pd.DataFrame, about: About) -> bytes:
    """A Parquet file with typed columns, days as dates; the provenance is in the schema's metadata, `strikelog`."""
    kinds = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    kinds["date"] = pa.date32()
    schema = pa.schema([(each.name, kinds[each.type]) for each in fields(table)])
    columns = [_values(frame, each.name, each.type) for each in fields(table)]
    made = pa.table([pa.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)], schema=schema)
    made = made.replace_schema_metadata({"strikelog": json.dumps(about.as_json(), ensure_ascii=False)})
    buffer = io.BytesIO()
    pq.write_table(made, buffer)
    return buffer.getvalue()


def to_xlsx(table: str, frame: pd.DataFrame, about: About) -> bytes:
    """A workbook: the table with numbers, days and truth as such, text never a formula; and a sheet of provenance."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(table)
    sheet.freeze_panes = "A2"
    sheet.append(COLUMNS[table])
    columns = [_values(frame, each.name, each.type) for each in fields(table)]
    for row in zip(*columns, strict=True):
        sheet.append([_sheet_cell(sheet, value) for value in row])
    origin = book.create_sheet("about")
    for name, value in about.as_json().items():
        origin.append(
            [_sheet_cell(origin, name), _sheet_cell(origin, value if isinstance(value, int) else _told(value))]
        )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_jsonl(table: str, frame: pd.DataFrame) -> bytes:
    """One JSON object a line; what was not told is null for numbers and empty for text."""
    return b"".join(_json(row) + b"\n" for row in _rows(table, frame))


def to_geojson(table: str, frame: pd.DataFrame, about: About) -> bytes:
    """A FeatureCollection (RFC 7946) of the rows that have a place on the map; longitude first."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
            "properties": row,
        }
        for row in _rows(table, frame)
        if row["latitude"] is not None and row["longitude"] is not None
    ]
    return _json({"type": "FeatureCollection", "strikelog": about.as_json(), "features": features}) + b"\n"


def _rows(table: str, frame: pd.DataFrame) -> Iterable[dict[str, Any]]:
    columns = [_plain(frame[name]) for name in COLUMNS[table]]
    return (dict(zip(COLUMNS[table], row, strict=True)) for row in zip(*columns, strict=True))


def _plain(series: "pd.Series[Any]") -> list[Any]:
    return [None if value is pd.NA or value != value else value for value in series.tolist()]


def _values(frame: pd.DataFrame, name: str, kind: str) -> list[Any]:
    values = _plain(frame[name])
    return [date.fromisoformat(value) if value else None for value in values] if kind == "date" else values


def _sheet_cell(sheet: Any, value: Any) -> Any:  # noqa: ANN401 - openpyxl has no types
    if not isinstance(value, str):
        return value
    made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_LONGEST_CELL])
    made.data_type = "s"  # else a text that begins with = would be a formula
    return made


def _told(value: Any) -> str:  # noqa: ANN401 - any JSON
    return value if isinstance(value, str) else cell(json.dumps(value, ensure_ascii=False))


def _json(value: Any) -> bytes:  # noqa: ANN401 - any JSON
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
