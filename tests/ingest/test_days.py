"""Days: stamps and datelines with a full date count, everything else is no date."""

import pytest

from strikelog.ingest.days import dateline, stamp


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2022-12-16", "2022-12-16"),
        ("Published: 2022-12-16", "2022-12-16"),
        ("2022-12-16T10:15:00Z", "2022-12-16T10:15:00+00:00"),
        ("2022-12-16 10:15", "2022-12-16T10:15:00"),
        ("16 December 2022", "2022-12-16"),
        ("Friday, 16 December 2022, 10:15 GMT", "2022-12-16"),
        ("Published 10:15 GMT, 16 Dec. 2022", "2022-12-16"),
        ("Dec. 16, 2022 at 9:05 a.m. EST", "2022-12-16"),
        ("First published on Fri 16th Dec 2022 10.15 GMT", "2022-12-16"),
        ("Fri, 16 Dec 2022 10:15:00 +0200", "2022-12-16"),
        ("16.12.2022", "2022-12-16"),
    ],
)
def test_a_line_that_is_a_date(line, day):
    assert stamp(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "16 December",
        "Friday",
        "12/16/2022",
        "31 February 2023",
        "2022-13-40",
        "Updated: 2022-12-17",
        "Since 24 February 2022 the war has gone on",
        "",
    ],
)
def test_a_line_that_tells_no_day_of_publication(line):
    assert stamp(line) == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("KYIV, Dec. 16, 2022 (Example Wire) — Sirens sounded.", "2022-12-16"),
        ("KYIV, Ukraine, 16 December 2022 – Sirens sounded.", "2022-12-16"),
        ("KYIV, Ukraine, Dec. 16 (Example Wire) — Sirens sounded.", ""),
        ("Kyiv, 16 December 2022 – Sirens sounded.", ""),
        ("In Kyiv, on 16 December 2022, sirens sounded.", ""),
    ],
)
def test_a_dateline_needs_town_in_capitals_and_a_full_date(line, day):
    assert dateline(line) == day
