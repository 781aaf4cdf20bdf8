import math

import pytest

from strikelog.extract.gazetteer import Toponym, gazetteer
from strikelog.extract.lexicon import entries
from strikelog.extract.mentions import as_place, city_of
from strikelog.extract.toponyms import Atlas, referred

ROLES = {
    "Four missiles hit Kharkiv.": [("Kharkiv", "site")],
    "KYIV, Ukraine (Meridian) — Four missiles fell.": [("Kyiv", "dateline"), ("Ukraine", "container")],
    "The mayor of Mykolaiv spoke.": [("Mykolaiv", "office")],
    "Kherson Governor Olena Koval spoke.": [("Kherson", "office")],
    "Moscow denied it.": [("Moscow", "speaker")],
    "A drone hit Moscow.": [("Moscow", "site")],
    "Drones were launched from Kursk.": [("Kursk", "origin")],
    "Shelling hit Balakliia, Kharkiv Oblast.": [("Balakliia", "site"), ("Kharkiv Oblast", "container")],
    "The Kyiv Independent reported it.": [],
    "They hold the left bank of the Dnipro River.": [("Dnipro River", "speaker")],
}


def mentions(text, countries=()):
    return Atlas([text], countries).mentions(0)


@pytest.mark.parametrize("text", ROLES)
def test_roles(text):
    assert [(mention.toponym.name, mention.role) for mention in mentions(text)] == ROLES[text]


def test_a_mention_stands_where_it_says():
    text = "Missiles hit Kryvyi Rih and Sumy."
    assert [text[mention.start : mention.end] for mention in mentions(text)] == ["Kryvyi Rih", "Sumy"]


@pytest.mark.parametrize("entry", entries("no_places"), ids=lambda entry: entry["id"])
def test_words_that_are_no_places(entry):
    assert mentions(entry["example"]) == []
    assert mentions("It was posted in Telegram on a Monday in Ramadan.") == []


def test_the_country_of_most_places_is_home():
    assert Atlas(["Missiles hit Kharkiv and Sumy.", "Warsaw protested."]).home == "UA"
    assert Atlas(["Nothing is named."]).home == ""


def test_a_name_is_read_in_the_light_of_the_article():
    (alone,) = mentions("A missile hit Tripoli.")
    beside = Atlas(["A missile hit Tripoli.", "Drones hit Tyre and Sidon in Lebanon."]).mentions(0)[0]
    assert (alone.toponym.country, beside.toponym.country) == ("LY", "LB")


def test_a_bare_name_is_the_city_and_in_a_list_of_regions_the_region():
    assert [mention.toponym.kind for mention in mentions("A missile hit Kharkiv.")] == ["city"]
    kinds = [mention.toponym.kind for mention in mentions("Shelling was recorded in two regions, Kharkiv and Sumy.")]
    assert kinds == ["region", "region"]


def test_unknown_names_of_a_list_are_kept():
    found = mentions("Air strikes hit Tyre, Qarbantan and Sidon in Lebanon.")
    assert [mention.text for mention in found][:3] == ["Tyre", "Qarbantan", "Sidon"]


def test_a_port_belongs_to_its_city_and_a_raion_to_none():
    district = next(place for place in gazetteer().lookup("Podilskyi District") if place.parent)
    assert city_of(district).name == "Kyiv"
    assert city_of(gazetteer().lookup("Kharkiv")[0]) is None


def test_a_place_without_a_position_has_none():
    place = as_place(Toponym(0, "Qarbanta", "city", "", "LB", math.nan, math.nan, 0, 0), "Qarbanta")
    assert (place.name, place.geonameid, place.latitude, place.longitude) == ("Qarbanta", None, None, None)


def test_the_city_is_the_one_last_spoken_of():
    (kharkiv,) = mentions("A missile hit Kharkiv.")
    (found,) = referred("They shelled the city again.", [], {"city": kharkiv}, "UA")
    assert (found.toponym.name, found.start, found.end, found.role) == ("Kharkiv", 13, 21, "site")
    (country,) = referred("Power failed across the country.", [], {}, "UA")
    assert country.toponym.name == "Ukraine"
    assert referred("They shelled the city again.", [], {}, "UA") == []
