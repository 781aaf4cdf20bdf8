"""The zip: names, contents, and the same bytes every time."""

import io
import zipfile

import pandas as pd

from strikelog.export import to_csv, to_zip

DAYS = pd.DataFrame({"date": ["2022-12-16"], "best": pd.array([76], dtype="Int64")})
PLACES = pd.DataFrame({"date": ["2022-12-16"], "place": ["Kyiv"]})


def test_the_zip_holds_a_csv_for_each_table_sorted_by_name():
    archive = zipfile.ZipFile(io.BytesIO(to_zip({"zones": PLACES, "days": DAYS})))
    assert archive.namelist() == ["days.csv", "zones.csv"]
    assert archive.read("days.csv") == b"\xef\xbb\xbfdate,best\n2022-12-16,76\n" == to_csv("days", DAYS)
    assert archive.testzip() is None


def test_the_same_tables_give_the_same_bytes_in_any_order():
    one, other = to_zip({"days": DAYS, "zones": PLACES}), to_zip({"zones": PLACES, "days": DAYS})
    assert one == other
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(one)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
