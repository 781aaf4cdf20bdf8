"""Parquet, XLSX, JSON lines and GeoJSON: types, hostile text, places, provenance."""

import io
import json
from datetime import date, datetime

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from tests import factories

from strikelog.export import About, to_geojson, to_jsonl, to_parquet, to_xlsx
from strikelog.model import COLUMNS, Filters, rows

ABOUT = About(Filters(start=date(2022, 12, 1), munitions=("drone",)), "2026-01-02T03:04:05+00:00", 7, 1, ("test 1",))


def frame(**over):
    made = rows(factories.extraction())["munitions"][0]
    found = pd.DataFrame([{**made, **over}], columns=COLUMNS["munitions"])
    return found.astype({"count_min": "Int64", "count_max": "Int64", "geonameid": "Int64"})


def test_parquet_has_types_and_provenance():
    made = pq.read_table(io.BytesIO(to_parquet("munitions", frame(count_max=None), ABOUT)))
    row = made.to_pylist()[0]
    assert (row["count_min"], row["count_max"], row["date_start"], row["subset"]) == (
        76,
        None,
        date(2022, 12, 16),
        False,
    )
    assert [str(made.schema.field(name).type) for name in ("count_min", "date_start", "latitude", "quote")] == [
        *("int64", "date32[day]", "double", "string"),
    ]
    assert json.loads(made.schema.metadata[b"strikelog"])["filters"] == {"start": "2022-12-01", "munitions": ["drone"]}


@pytest.mark.parametrize("text", ['=HYPERLINK("http://example.org")', "+1", "@x", "Кривий Ріг", "a\x07b"])
def test_a_workbook_has_days_numbers_and_no_formula(text):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx("munitions", frame(model=text), ABOUT)))
    sheet = book["munitions"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert cells["model"].value == text.replace("\x07", "\ufffd")
    assert cells["model"].data_type == "s"
    assert (cells["count_min"].value, cells["date_start"].value) == (76, datetime(2022, 12, 16))
    assert cells["subset"].value is False
    about = {row[0].value: row[1].value for row in book["about"]}
    assert about["citation"].endswith("exported 2026-01-02.")


def test_json_lines_tell_what_was_not_told():
    row = json.loads(to_jsonl("munitions", frame(count_max=None)))
    assert (row["count_min"], row["count_max"], row["model"]) == (76, None, "")
    assert list(row) == COLUMNS["munitions"]


def test_geojson_has_longitude_first_and_leaves_out_what_is_nowhere():
    found = json.loads(to_geojson("munitions", pd.concat([frame(), frame(latitude=None, longitude=None)]), ABOUT))
    assert found["type"] == "FeatureCollection"
    assert [each["geometry"] for each in found["features"]] == [{"type": "Point", "coordinates": [32.0, 49.0]}]
    assert found["strikelog"]["data_version"] == 7
