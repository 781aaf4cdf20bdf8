import pytest
from tests.extract.claims import read
from tests.extract.parsing import unparsed

from strikelog.extract.actors import Side, find_sides
from strikelog.extract.lexicon import entries

ATTACKERS = {
    "Russia launched 44 missiles at Ukraine.": "RU",
    "Ukraine's air defences shot down 28 Russian missiles.": "RU",
    "Ukraine shot down nine drones.": "RU",
    "Russia shot down nine drones over Belgorod.": "UA",
    "Four missiles hit Kharkiv.": "RU",
    "Hezbollah fired 60 rockets at Haifa.": "LB",
    "Israel dropped six bombs on Beirut.": "IL",
    "Saudi Arabia intercepted two missiles fired by the Houthis.": "YE",
    "Six Iranian-made drones hit Odesa.": "RU",
    "Iranian drones hit Odesa: six drones struck the port.": "RU",
    "Iran fired 180 missiles at Israel.": "IR",
    "Two rockets hit a village.": "",
    "Two drones hit a school in Nairobi.": "",
}


@pytest.mark.parametrize("text", ATTACKERS)
def test_attacker(text):
    assert {claim.attacker for claim in read(text).munitions} == {ATTACKERS[text]}


def test_a_side_stands_where_it_is_named():
    assert find_sides(unparsed("Hezbollah and Israel fired.")) == [Side("LB", 0, 1), Side("IL", 2, 3)]


def test_a_maker_is_no_side():
    assert find_sides(unparsed("Iranian-made drones and U.S.-supplied rockets were used.")) == []


@pytest.mark.parametrize("entry", entries("actors"), ids=lambda entry: entry["id"])
def test_every_name_of_a_side_gives_its_country(entry):
    names = [name for name in entry["forms"] if not name.endswith("'s")]
    for name in names:
        assert entry["country"] in {side.country for side in find_sides(unparsed(f"Drones of the {name} fell."))}, name


def test_casualties_have_an_attacker_only_with_a_munition():
    claims = read("Russian shelling killed two people in Kherson. A drone killed one person in Kherson.").casualties
    assert [(claim.munition, claim.attacker) for claim in claims] == [("", ""), ("drone", "RU")]
