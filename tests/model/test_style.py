from datetime import date

import pandas as pd
import pytest

from strikelog.model import style


@pytest.mark.parametrize(
    ("value", "written"), [(1234, "1,234"), (0, "0"), (None, "–"), (pd.NA, "–"), (float("nan"), "–"), (12.0, "12")]
)
def test_a_missing_number_is_a_dash_and_never_zero(value, written):
    assert style.number(value) == written


@pytest.mark.parametrize(
    ("minimum", "maximum", "qualifier", "text", "written"),
    [
        (13, 13, "exact", "13", "13"),
        (14, None, "at_least", "at least 14", "at least 14"),
        (120, None, "more_than", "over 120", "more than 120"),
        (None, 60, "at_most", "up to 60", "up to 60"),
        (None, 1200, "less_than", "nearly 1,200", "fewer than 1,200"),
        (40, 40, "about", "some 40", "about 40"),
        (10, 12, "range", "10-12", "10–12"),
        (1, 1, "implied", "a missile", "1"),
        (0, 0, "exact", "no one", "0"),
        (None, None, "vague", "dozens", "“dozens”"),
        (None, None, "vague", "", "an unstated number of"),
        (pd.NA, 60, "at_most", "up to 60", "up to 60"),
    ],
)
def test_a_count_keeps_its_qualifier(minimum, maximum, qualifier, text, written):
    assert style.count(minimum, maximum, qualifier, text) == written


@pytest.mark.parametrize(
    ("best", "low", "high", "written"),
    [
        (20, 20, None, "20 or more"),
        (60, None, 60, "up to 60"),
        (400, 380, 450, "380–450"),
        (13, 13, 13, "13"),
        (13, None, None, "13"),
    ],
)
def test_bounds_stay_open_where_they_are_open(best, low, high, written):
    assert style.bounds(best, low, high) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2022-12-16", "2022-12-16", "16 Dec 2022"),
        ("2022-12-01", "2022-12-16", "1–16 Dec 2022"),
        ("2022-11-30", "2022-12-16", "30 Nov 2022 – 16 Dec 2022"),
        ("2022-12-16", "", "16 Dec 2022"),
        ("", "", "no date"),
    ],
)
def test_days(start, end, written):
    assert style.days(start, end) == written


def test_a_word_that_is_no_date_is_a_dash():
    assert style.day("someday") == "–"


@pytest.mark.parametrize(
    ("munition", "maximum", "noun"),
    [
        ("drone", 1, "drone"),
        ("drone", 13, "drones"),
        ("drone", None, "drones"),
        ("mixed", 5, "munitions of several classes"),
    ],
)
def test_nouns_follow_the_number(munition, maximum, noun):
    assert style.munition_noun(munition, maximum) == noun


def test_days_in_sentences():
    assert style.long_days(date(2022, 12, 10), date(2022, 12, 16)) == "10 to 16 December 2022"
    assert style.long_days(date(2022, 11, 30), date(2022, 12, 16)) == "30 November to 16 December 2022"
    assert style.long_days(date(2021, 12, 30), date(2022, 1, 2)) == "30 December 2021 to 2 January 2022"


def test_countries_have_names_and_an_unknown_code_stays():
    assert (style.country("UA"), style.country("PS"), style.country("ZZ")) == ("Ukraine", "Palestinian Territory", "ZZ")


def test_effects_in_words():
    assert style.effects("struck;power_outage") == "struck, power cut"
