"""The data dictionary: every column of every table has its entry."""

import pytest

from strikelog.model import COLUMNS
from strikelog.model.dictionary import describe, fields

EVERY = [(table, column) for table, columns in COLUMNS.items() for column in columns]


@pytest.mark.parametrize(("table", "column"), EVERY)
def test_every_column_has_an_entry(table, column):
    entry = describe(table, column)
    assert len(entry.description) > 10
    assert entry.description.endswith(".")


def test_an_unknown_column_has_none():
    with pytest.raises(KeyError, match=r"daily\.best_guess lacks its entry"):
        describe("daily", "best_guess")


def test_types_and_values_are_those_of_the_schema():
    entries = {each.name: each for each in fields("casualties")}
    assert (entries["count_min"].type, entries["date_start"].type, entries["subset"].type) == (
        *("integer", "date", "boolean"),
    )
    assert entries["kind"].values == ("killed", "injured", "missing", "casualties")
    assert describe("places", "kind").values == ("city", "region", "district", "country", "other")
    assert (
        describe("incidents", "drone_hit_low").description
        == "Munitions hit, class drone: lower bound, empty where open."
    )
