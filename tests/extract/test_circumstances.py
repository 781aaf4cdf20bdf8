import pytest
from tests.extract.claims import read

from strikelog.model import NOWHERE, Place


def days(text, published="2024-06-07"):
    extraction = read(text, published)
    return [
        (str(claim.when.start), str(claim.when.end), claim.scope)
        for claim in (*extraction.munitions, *extraction.casualties)
    ]


def places(text):
    extraction = read(text)
    return [claim.place.name for claim in (*extraction.munitions, *extraction.casualties)]


DAYS = {
    "Two people were killed in Sumy.": [("2024-06-07", "2024-06-07", "event")],
    "Two people were killed in Sumy on Tuesday.": [("2024-06-04", "2024-06-04", "event")],
    "On Tuesday two people were killed, and on Thursday 12 drones were shot down.": [
        ("2024-06-06", "2024-06-06", "event"),
        ("2024-06-04", "2024-06-04", "event"),
    ],
    "Russia launched 300 drones in May.": [("2024-05-01", "2024-05-31", "cumulative")],
    "Some 900 people have been killed since the invasion of Ukraine.": [("2022-02-24", "2024-06-07", "cumulative")],
}


@pytest.mark.parametrize("text", DAYS)
def test_when(text):
    assert days(text) == DAYS[text]


def test_a_day_goes_on_into_the_next_sentence():
    assert days("A missile hit Sumy on Tuesday. Two people were killed.")[-1] == ("2024-06-04", "2024-06-04", "event")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed in Sumy on Tuesday.", [("None", "None", "event")]),
        ("Two people were killed in Sumy yesterday.", [("None", "None", "event")]),
        ("Two people were killed in Sumy on 4 June.", [("None", "None", "event")]),
        ("Two people were killed in Sumy on 4 June 2024.", [("2024-06-04", "2024-06-04", "event")]),
    ],
)
def test_an_undated_article_has_only_absolute_dates(text, expected):
    assert days(text, published=None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people were killed in Kharkiv and five in Sumy.", ["Kharkiv", "Sumy"]),
        ("In Kherson two people were killed and five wounded.", ["Kherson", "Kherson"]),
        ("Strikes across Ukraine killed 25 people, including 16 in Zaporizhzhia.", ["Ukraine", "Zaporizhzhia"]),
        ("Nine people were killed in Izium and Balakliia.", ["Kharkiv Oblast"]),
        ("A missile hit Sumy. Two people were killed.", ["Sumy", "Sumy"]),
        ("Two people were killed.", [""]),
    ],
)
def test_where(text, expected):
    assert places(text) == expected


def test_nowhere_is_no_place():
    (claim,) = read("Two people were killed.").casualties
    assert claim.place == NOWHERE == Place()
