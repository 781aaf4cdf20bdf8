"""Parquet, XLSX, JSON lines and GeoJSON: types, hostile text, places, provenance."""

import io
import json
from datetime import date, datetime

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from tests import factories

from strikelog.export import About, cell, to_geojson, to_jsonl, to_parquet, to_xlsx, unguarded
from strikelog.model import COLUMNS, Filters, rows
from strikelog.model.dictionary import fields

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


ARROW = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]"}
PYTHON = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "date": datetime}


def told(frame, field):
    """A column as text, None where nothing was told."""
    return [cell(value) or None for value in frame[field.name].tolist()]


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_of_parquet_has_its_type_and_what_is_missing_is_missing(tables, about, table):
    made = pq.read_table(io.BytesIO(to_parquet(table, tables[table], about)))
    assert made.num_rows == len(tables[table]) > 60
    for field in fields(table):
        assert (field.name, str(made.schema.field(field.name).type)) == (field.name, ARROW[field.type])
        values = made.column(field.name).to_pylist()
        assert [cell(value) or None for value in values] == told(tables[table], field)
        if field.type != "string":
            assert [value is None for value in values] == [value is None for value in told(tables[table], field)]


@pytest.mark.parametrize("table", COLUMNS)
def test_every_cell_of_a_workbook_has_its_type_and_what_is_missing_is_empty(tables, about, table):
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(table, tables[table], about)))
    head, *body = book[table].iter_rows()
    assert [each.value for each in head] == COLUMNS[table]
    assert len(body) == len(tables[table])
    for field, cells in zip(fields(table), zip(*body, strict=True), strict=True):
        values = [each.value for each in cells if each.value is not None]
        assert all(isinstance(value, PYTHON[field.type]) for value in values), field.name
        assert {each.data_type for each in cells if each.value is not None} <= {KIND[field.type]}, field.name
        wanted = [text and unguarded(text) for text in told(tables[table], field)]
        assert [None if each.value is None else plain(each.value) for each in cells] == wanted, field.name


KIND = {"string": "s", "integer": "n", "number": "n", "boolean": "b", "date": "d"}


def plain(value):
    return value.date().isoformat() if isinstance(value, datetime) else unguarded(cell(value))


MAPPED = [table for table in COLUMNS if "latitude" in COLUMNS[table]]


def no_number(name):
    raise AssertionError(f"{name} is no JSON")


@pytest.mark.parametrize("table", MAPPED)
def test_geojson_is_valid_by_rfc_7946(tables, about, table):
    text = to_geojson(table, tables[table], about).decode("utf-8")  # RFC 7946 section 11: UTF-8 without a mark
    found = json.loads(text, parse_constant=no_number)
    assert found["type"] == "FeatureCollection"
    # section 7.1: a collection has no geometry or properties of its own; section 4: no other reference system
    assert found.keys() == {"type", "strikelog", "features"}
    assert len(found["features"]) == int(tables[table]["latitude"].notna().sum()) > 20
    for feature in found["features"]:
        assert feature.keys() == {"type", "geometry", "properties"}
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        assert feature["geometry"].keys() == {"type", "coordinates"}
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        assert (feature["properties"]["longitude"], feature["properties"]["latitude"]) == (longitude, latitude)
        if feature["properties"]["place"] == "Kyiv":
            assert (longitude, latitude) == (30.5238, 50.45466)
    assert list(feature["properties"]) == COLUMNS[table]
