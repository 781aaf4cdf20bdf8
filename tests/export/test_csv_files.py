"""CSV files: exact bytes, and the same frame back."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from tests.factories import article, extraction, munition_claim

from strikelog.export import from_csv, header, lines, to_csv
from strikelog.model import COLUMNS, FACT_TABLES, IngestError, article_row, rows

INTEGERS = {"count_min", "count_max", "geonameid", "start", "end"}
DECIMALS = {"latitude", "longitude", "confidence"}
BOOLEANS = {"subset", "affected"}


def frame_of(table, found):
    return pd.DataFrame(found, columns=COLUMNS[table])


def test_a_munition_claim_is_this_line():
    made = extraction(article(id="a1"))
    data = to_csv("munitions", frame_of("munitions", rows(made)["munitions"]))
    assert data.startswith(
        b"\xef\xbb\xbffact_id,article_id,published,munition,model,status,attacker,count_min,count_max,"
    )
    assert data.decode("utf-8-sig").split("\n")[1] == (
        "a1-m1,a1,2022-12-16,missile,,launched,RU,76,76,exact,76,2022-12-16,2022-12-16,on Friday,Ukraine,Ukraine,"
        "country,690791,,UA,49,32,event,false,,76 missiles,16,27,Russia launched 76 missiles at Ukraine on Friday.,"
        "test.rule,0.9,machine"
    )


def test_lines_after_header_are_the_file():
    made = extraction()
    for table in FACT_TABLES:
        found = rows(made)[table]
        assert header(table) + lines(table, found) == to_csv(table, frame_of(table, found))
    assert lines("articles", [article_row(made)]).count(b"\n") == 1


def test_missing_counts_do_not_turn_the_others_into_decimals():
    found = [{**rows(extraction())["munitions"][0], "count_max": bound} for bound in (None, 60)]
    read = list(csv.DictReader(io.StringIO(to_csv("munitions", frame_of("munitions", found)).decode("utf-8-sig"))))
    assert [row["count_max"] for row in read] == ["", "60"]


def test_quotes_commas_and_line_ends_are_quoted():
    frame = pd.DataFrame({"a": ['say "no", twice', "two\r\nlines"], "b": ["plain", " edge"]})
    assert to_csv("other", frame) == b'\xef\xbb\xbfa,b\n"say ""no"", twice",plain\n"two\r\nlines"," edge"\n'


def test_half_a_surrogate_pair_does_not_cost_the_file():
    assert to_csv("other", pd.DataFrame({"a": pd.Series(["x\ud800y"], dtype=object)})) == b"\xef\xbb\xbfa\nx?y\n"


def test_an_empty_table_is_its_header():
    data = to_csv("places", frame_of("places", []))
    assert data == header("places")
    assert from_csv("places", data).shape == (0, len(COLUMNS["places"]))


def test_open_bounds_and_types_come_back():
    made = munition_claim()
    found = rows(extraction(munitions=(made,)))["munitions"]
    read = from_csv("munitions", to_csv("munitions", frame_of("munitions", [{**found[0], "count_min": None}])))
    assert read["count_min"].isna().tolist() == [True]
    assert (read["count_max"].dtype, read["subset"].dtype, read["latitude"].dtype) == ("Int64", "bool", "float64")
    assert (read["count_max"][0], bool(read["subset"][0]), read["model"][0]) == (76, False, "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"a,b\n1,2\n",
        header("places") + b"only,three,cells\n",
        header("places") + b",".join([b"x"] * len(COLUMNS["places"])) + b"\n",
        header("places") + b'"open\n',
    ],
    ids=["empty", "not-utf8", "other-columns", "short-row", "words-for-numbers", "open-quote"],
)
def test_bytes_that_are_no_such_table_are_refused(data):
    with pytest.raises(IngestError, match=r"places\.csv"):
        from_csv("places", data)


def cells(column):
    if column in BOOLEANS:
        return st.booleans()
    if column in INTEGERS:
        return st.none() | st.integers(0, 2**53)
    if column in DECIMALS:
        return st.floats(-180, 180, allow_nan=False)
    return st.text(max_size=12) | st.sampled_from(["=1", "-5", "'+x", ',"', "\r\n", "1.0", "true", "–", "NA", "nan"])


def typed(table, found):
    frame = frame_of(table, found)
    kinds = {
        **dict.fromkeys(INTEGERS, "Int64"),
        **dict.fromkeys(DECIMALS, "float64"),
        **dict.fromkeys(BOOLEANS, "bool"),
    }
    return frame.astype({column: kinds.get(column, "str") for column in frame})


@pytest.mark.parametrize("table", FACT_TABLES)
@given(data=st.data())
def test_every_table_comes_back_as_it_was(table, data):
    row = st.fixed_dictionaries({column: cells(column) for column in COLUMNS[table]})
    frame = typed(table, data.draw(st.lists(row, max_size=3)))
    written = to_csv(table, frame)
    read = from_csv(table, written)
    assert_frame_equal(read, frame)
    assert to_csv(table, read) == written
