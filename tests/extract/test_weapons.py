import pytest
from tests.extract.parsing import reading

from strikelog.extract.weapons import blamed, find_weapons

NAMED = {
    "They fired six Kh-101 cruise missiles.": [("missile", "Kh-101", "Kh-101 cruise missiles")],
    "Ten Iranian-made Shahed-136 attack drones came.": [("drone", "Shahed-136", "Shahed-136 attack drones")],
    "They fired S-300 rockets.": [("missile", "S-300", "S-300 rockets")],
    "They launched Shahed and Lancet drones.": [("drone", "Shahed", "Shahed and Lancet drones")],
    "Missiles and drones came.": [("missile", "", "Missiles"), ("drone", "", "drones")],
    "Planes dropped guided aerial bombs.": [("bomb", "", "guided aerial bombs")],
    "A projectile hit the ship.": [("unspecified", "", "projectile")],
    "Air defence destroyed 13 targets.": [("mixed", "", "targets")],
}


@pytest.mark.parametrize("text", NAMED)
def test_class_model_and_words(text):
    found = [(weapon.munition, weapon.model, text[weapon.start : weapon.end]) for weapon in find_weapons(reading(text))]
    assert found == NAMED[text]


@pytest.mark.parametrize(
    "text",
    [
        "A missile strike was feared.",
        "The drone debris was cleared.",
        "Missile launchers were seen.",
        "The Houston Rockets won.",
        "The rocket alert ended.",
        "They chose 13 targets in the budget.",
    ],
)
def test_words_that_name_no_munition(text):
    assert find_weapons(reading(text)) == []


def test_number_of_the_noun():
    (one,), (many,) = find_weapons(reading("A drone fell.")), find_weapons(reading("Drones fell."))
    assert (one.plural, many.plural) == (False, True)


@pytest.mark.parametrize(
    ("text", "munition"),
    [
        ("A missile strike killed five people.", "missile"),
        ("Drones and missiles killed five people.", ""),
        ("Projectiles killed five people.", ""),
        ("Five people were killed.", ""),
    ],
)
def test_the_class_that_is_blamed(text, munition):
    assert blamed(reading(text)) == munition
