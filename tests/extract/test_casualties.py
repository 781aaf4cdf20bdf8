import pytest
from tests.extract.claims import casualties, read

CLAIMS = {
    "The missile hit a house, killing four people and wounding at least 18, including two children.": [
        ("killed", "", 4, 4, False),
        ("injured", "", 18, None, False),
        ("injured", "child", 2, 2, True),
    ],
    "At least 25 people were killed and 50 injured.": [("killed", "", 25, None, False), ("injured", "", 50, 50, False)],
    "Seven people died and 31 were injured, among them three rescuers.": [
        ("killed", "", 7, 7, False),
        ("injured", "", 31, 31, False),
        ("injured", "responder", 3, 3, True),
    ],
    "The number of people injured in the attack on Odesa has risen to 27.": [("injured", "", 27, 27, False)],
    "The death toll from the strike climbed to 11.": [("killed", "", 11, 11, False)],
    "Two more bodies were found, bringing to nine the number of people killed.": [
        ("killed", "", 2, 2, True),
        ("killed", "", 9, 9, False),
    ],
    "Rescuers pulled two bodies from the rubble; three people are still missing.": [
        ("killed", "", 2, 2, False),
        ("missing", "", 3, 3, False),
    ],
    "The attack left one dead and eight wounded.": [("killed", "", 1, 1, False), ("injured", "", 8, 8, False)],
    "Kyiv: three dead, 17 injured after missile attack.": [("killed", "", 3, 3, False), ("injured", "", 17, 17, False)],
    "Three people, including a toddler, died when a missile hit their home.": [
        ("killed", "", 3, 3, False),
        ("killed", "child", 1, 1, True),
    ],
    "The injured number 18: seven soldiers and 11 residents were wounded.": [
        ("injured", "military", 7, 7, False),
        ("injured", "civilian", 11, 11, False),
    ],
    "Ten people were killed. Three of the dead were firefighters.": [
        ("killed", "", 10, 10, False),
        ("killed", "responder", 3, 3, True),
    ],
    "Six civilians were killed by shelling.": [("killed", "civilian", 6, 6, False)],
    "The strike killed three al-Shabaab militants.": [("killed", "military", 3, 3, False)],
    "Nearly 30 people sustained injuries.": [("injured", "", None, 30, False)],
    "Two people were killed and a dozen wounded.": [("killed", "", 2, 2, False), ("injured", "", 12, 12, False)],
    "Dozens were injured.": [("injured", "", None, None, False)],
    "A 70-year-old man was killed.": [("killed", "", 1, 1, False)],
    "There were no casualties.": [("casualties", "", 0, 0, False)],
    "No one was killed and no one was injured.": [("killed", "", 0, 0, False), ("injured", "", 0, 0, False)],
    "The strike did not cause any casualties.": [("casualties", "", 0, 0, False)],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_numbers_of_people(text):
    assert casualties(text) == CLAIMS[text]


@pytest.mark.parametrize(
    "text",
    [
        "A strike on the dam could kill 5,000 people.",
        "Ten people died of hypothermia this winter.",
        "Ten people are missing after a landslide.",
        "They are killing nearly 1,000 soldiers a day.",
        "The brigade destroyed 40 tanks.",
        "Three of the drones were shot down.",
        "Ivan Koval, 71, spoke to reporters at the scene.",
        "The army counts 200,000 troops.",
        "The strike destroyed 12 houses and 30 cars.",
    ],
)
def test_what_is_no_toll(text):
    assert casualties(text) == []


def test_a_corrected_number_is_no_claim():
    assert casualties("Four people were killed, not five.") == [("killed", "", 4, 4, False)]


def test_one_toll_told_twice_is_one_claim():
    text = "Six people were killed in Sumy. The mayor confirmed that six people had been killed."
    assert [claim.count.minimum for claim in read(text).casualties] == [6]


def test_equal_tolls_of_two_cities_are_two_claims():
    text = "Three people were killed in Kharkiv. In Kherson, three people were killed."
    assert [(claim.place.name, claim.count.minimum) for claim in read(text).casualties] == [
        ("Kharkiv", 3),
        ("Kherson", 3),
    ]


def test_a_total_since_the_invasion_is_cumulative():
    (claim,) = read("More than 10,000 civilians have been killed in Ukraine since the invasion began.").casualties
    assert (claim.scope, str(claim.when.start), str(claim.when.end)) == ("cumulative", "2022-02-24", "2024-06-07")
