from datetime import date

import pytest

from strikelog.extract.dates import Clock, find_dates

FRIDAY = date(2022, 12, 16)

DAYS = {
    "on Wednesday": ("2022-12-14", "2022-12-14"),
    "on Friday": ("2022-12-16", "2022-12-16"),
    "last Friday": ("2022-12-09", "2022-12-09"),
    "yesterday": ("2022-12-15", "2022-12-15"),
    "the day before yesterday": ("2022-12-14", "2022-12-14"),
    "overnight": ("2022-12-16", "2022-12-16"),
    "last night": ("2022-12-16", "2022-12-16"),
    "two days ago": ("2022-12-14", "2022-12-14"),
    "on 8 April": ("2022-04-08", "2022-04-08"),
    "on Dec. 13": ("2022-12-13", "2022-12-13"),
    "on December 31": ("2021-12-31", "2021-12-31"),
    "on 3 February 2021": ("2021-02-03", "2021-02-03"),
    "on the night of December 13-14": ("2022-12-14", "2022-12-14"),
    "in the night from Tuesday to Wednesday": ("2022-12-14", "2022-12-14"),
    "late Sunday and early Monday": ("2022-12-11", "2022-12-12"),
    "13.12.22": ("2022-12-13", "2022-12-13"),
    "last month": ("2022-11-01", "2022-11-30"),
    "In March": ("2022-03-01", "2022-03-31"),
    "over the past two days": ("2022-12-15", "2022-12-16"),
    "since the invasion": ("2022-02-24", "2022-12-16"),
    "since October 7": ("2022-10-07", "2022-12-16"),
    "last week": ("2022-12-05", "2022-12-11"),
}


@pytest.mark.parametrize("text", DAYS)
def test_phrases_are_resolved_against_publication(text):
    (span,) = find_dates(f"They struck {text}.", Clock(FRIDAY, None, "UA"))
    assert (str(span.when.start), str(span.when.end)) == DAYS[text]


def test_recently_is_no_date():
    (span,) = find_dates("A recent attack killed four.", Clock(FRIDAY))
    assert (span.when.start, span.when.end) == (None, None)


def test_without_publication_only_absolute_dates_are_dates():
    clock = Clock(None)
    assert find_dates("They struck on Wednesday, yesterday and on 8 April.", clock) == []
    (span,) = find_dates("They struck on 8 April 2022.", clock)
    assert span.when.start == date(2022, 4, 8)


def test_the_day_of_speaking_is_not_the_day_of_the_attack():
    (span,) = find_dates("The strike on Tuesday killed two, the mayor said on Wednesday.", Clock(FRIDAY))
    assert (span.when.start, span.spoken) == (date(2022, 12, 13), False)


def test_a_dateline_is_not_the_day_of_the_attack():
    assert find_dates("KYIV, Ukraine, Dec 15 (Meridian) - Two drones were shot down.", Clock(FRIDAY)) == []


def test_impossible_dates_are_no_dates():
    assert find_dates("They struck on 31 February 2022 and 45.13.2022.", Clock(FRIDAY)) == []
