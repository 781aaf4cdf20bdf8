import pytest
from tests.extract.claims import read

AFFECTED = {
    "Explosions were heard in Mykolaiv.": {("Mykolaiv", ("explosions",))},
    "Shelling killed two people in Balakliia, Kharkiv Oblast.": {("Balakliia", ("struck", "casualties"))},
    "Missiles hit Kharkiv, Dnipro and Odesa.": {
        ("Kharkiv", ("struck",)),
        ("Dnipro", ("struck",)),
        ("Odesa", ("struck",)),
    },
    "Sumy, Kharkiv and Chernihiv regions were left without power.": {
        ("Sumy Oblast", ("power_outage",)),
        ("Kharkiv Oblast", ("power_outage",)),
        ("Chernihiv Oblast", ("power_outage",)),
    },
    "The city of Kryvih Rih was shelled.": {("Kryvyi Rih", ("struck",))},
    "A drone was shot down over Kyiv.": {("Kyiv", ("air_defence",))},
    "An Israeli drone strike hit a car in Tyre, southern Lebanon.": {("Tyre", ("struck",))},
    "Israeli attacks on Gaza killed 20 people.": {("Gaza Strip", ("struck", "casualties"))},
    "An airstrike near a market in Qarbanta killed nine people.": {("Qarbanta", ("struck", "casualties"))},
}


@pytest.mark.parametrize("text", AFFECTED)
def test_what_is_affected_and_how(text):
    assert {(c.place.name, c.effects) for c in read(text).places if c.affected} == AFFECTED[text]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Mykolaiv said that sirens had sounded.",
        "KYIV, June 7 (Meridian) - Officials denied it.",
        "Kyiv said that the talks would go on.",
        "Talks between Moscow and Kyiv broke down.",
        "There was no damage in Odesa.",
        "An air raid alert was declared in Lviv.",
        "The missiles were launched from Kursk.",
        "A strike could hit Odesa within days.",
    ],
)
def test_what_is_only_mentioned(text):
    assert [claim.place.name for claim in read(text).places if claim.affected] == []


def test_an_unknown_place_keeps_its_name_without_a_position():
    (claim,) = read("An airstrike on a house in Qarbanta killed nine people.").places
    assert (claim.place.name, claim.place.geonameid, claim.place.latitude) == ("Qarbanta", None, None)


def test_the_city_refers_to_the_city_spoken_of():
    claims = read("The mayor of Mykolaiv spoke of a heavy night. Four missiles hit the city.").places
    assert [(c.place.name, c.effects) for c in claims if c.affected] == [("Mykolaiv", ("struck",))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two people were killed in Kharkiv and five in Sumy.", ["Kharkiv", "Sumy"]),
        ("Strikes across Ukraine killed nine people, including three in Dnipro.", ["Ukraine", "Dnipro"]),
        ("Nine people were killed in Kharkiv and Sumy regions.", ["Ukraine"]),
        ("Ukraine's air force said it shot down 20 Russian drones.", ["Ukraine"]),
    ],
)
def test_where_a_number_holds(text, places):
    extraction = read(text)
    assert [claim.place.name for claim in (*extraction.munitions, *extraction.casualties)] == places
