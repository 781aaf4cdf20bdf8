import pytest
from tests.extract.claims import read

EFFECTS = {
    "Russian troops shelled Nikopol.": ("struck",),
    "Explosions were heard in Odesa.": ("explosions",),
    "Air defence was at work over Poltava.": ("air_defence",),
    "Two people were killed in Kherson.": ("casualties",),
    "A school was damaged in Izium.": ("damage",),
    "Poltava was left without power.": ("power_outage",),
    "Kharkiv was without water.": ("water_outage",),
    "Homes in Kyiv were without heat.": ("heating_outage",),
    "Train services were halted in Kharkiv.": ("transport",),
    "Residents were evacuated from Kurakhove.": ("evacuation",),
    "A missile hit Sumy, damaging a school and leaving homes without power.": ("struck", "damage", "power_outage"),
}


def effects(text):
    return [claim.effects for claim in read(text).places if claim.affected]


@pytest.mark.parametrize("text", EFFECTS)
def test_each_effect(text):
    assert effects(text) == [EFFECTS[text]]


@pytest.mark.parametrize(
    "text",
    [
        "There was no damage in Sumy.",
        "Drones never hit Sumy.",
        "Sumy could be struck tonight.",
        "No casualties were reported in Sumy.",
    ],
)
def test_what_did_not_happen_affects_nothing(text):
    assert effects(text) == []


def test_firing_affects_what_is_aimed_at():
    (claim,) = [claim for claim in read("Militants in Gaza fired rockets at Sderot.").places if claim.affected]
    assert (claim.place.name, claim.effects) == ("Sderot", ("struck",))


def test_effects_stay_in_their_sentence():
    text = "Odesa was left without power; explosions were heard in Kharkiv."
    found = {claim.place.name: claim.effects for claim in read(text).places if claim.affected}
    assert found == {"Odesa": ("power_outage",), "Kharkiv": ("explosions",)}


def test_destroyed_drones_damage_no_place():
    (claim,) = [claim for claim in read("Air defences destroyed four drones over Poltava.").places if claim.affected]
    assert claim.effects == ("air_defence",)


def test_a_vague_number_affects_and_a_zero_does_not():
    assert effects("Dozens were injured in Sumy.") == [("casualties",)]
    assert effects("No one was injured in Sumy.") == []
