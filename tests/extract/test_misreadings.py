"""Sentences that are easily misread."""

import pytest
from tests.extract.claims import casualties, read


def affected(text):
    return {claim.place.name: claim.effects for claim in read(text).places if claim.affected}


def test_a_drone_that_flies_on_has_no_fate():
    assert read("A drone flew on to the sea.").munitions == ()


def test_nobody_injured_affects_no_place():
    assert affected("Nobody was injured in Sumy.") == {}


@pytest.mark.parametrize("text", ["Attack drones were seen over Sumy.", "Strike drones were seen over Sumy."])
def test_attack_drones_are_no_attack(text):
    assert affected(text) == {}


def test_a_metro_is_no_city():
    assert affected("Metro services were halted in Kharkiv.") == {"Kharkiv": ("transport",)}


def test_the_districts_of_a_capital_are_its_own():
    assert affected("Kyiv districts were without heat.") == {"Kyiv": ("heating_outage",)}


def test_a_main_clause_tells_nothing_of_its_while():
    text = "Odesa was left without power, while residents of Kharkiv heard explosions."
    assert affected(text) == {"Odesa": ("power_outage",), "Kharkiv": ("explosions",)}


def test_injuries_to_people():
    assert casualties("Doctors reported injuries to six people.") == [("injured", "", 6, 6, False)]
