import pytest
from tests.extract.claims import munitions, read

MISSILE, DRONE = "missile", "drone"
FIRED, DOWNED, HIT, LOST = "launched", "intercepted", "hit", "lost"

CLAIMS = {
    "Air defence forces destroyed 31 of 38 Shahed drones and all nine cruise missiles.": [
        (DRONE, DOWNED, 31, 31, False),
        (DRONE, FIRED, 38, 38, False),
        (MISSILE, DOWNED, 9, 9, False),
    ],
    "Of the 120 drones launched, 98 were shot down and 15 were locationally lost.": [
        (DRONE, FIRED, 120, 120, False),
        (DRONE, DOWNED, 98, 98, False),
        (DRONE, LOST, 15, 15, False),
    ],
    "Russia attacked with 47 Shahed-type drones and two Iskander-M ballistic missiles overnight.": [
        (DRONE, FIRED, 47, 47, False),
        (MISSILE, FIRED, 2, 2, False),
    ],
    "They fired 36 missiles: 20 Kh-101 and 16 Kalibr.": [
        (MISSILE, FIRED, 36, 36, False),
        (MISSILE, FIRED, 20, 20, True),
        (MISSILE, FIRED, 16, 16, True),
    ],
    "Russia fired more than 200 missiles and drones on Sunday.": [("mixed", FIRED, 200, None, False)],
    "As many as 88 missiles and 41 drones were used in the attack.": [
        (MISSILE, FIRED, None, 88, False),
        (DRONE, FIRED, 41, 41, False),
    ],
    "Four of the six ballistic missiles were shot down, while two hit an industrial site.": [
        (MISSILE, DOWNED, 4, 4, False),
        (MISSILE, FIRED, 6, 6, False),
        (MISSILE, HIT, 2, 2, False),
    ],
    "Some 85 drones were launched at the Kursk region, all of which were downed.": [
        (DRONE, FIRED, 85, 85, False),
        (DRONE, DOWNED, 85, 85, False),
    ],
    "They shot down 25 drones, including 19 over the Sumy region and six over the sea.": [
        (DRONE, DOWNED, 25, 25, False),
        (DRONE, DOWNED, 19, 19, True),
        (DRONE, DOWNED, 6, 6, True),
    ],
    "The city was struck by two missiles.": [(MISSILE, HIT, 2, 2, False)],
    "Two guided aerial bombs hit the city of Vovchansk, damaging 10 houses.": [("bomb", HIT, 2, 2, False)],
    "Russian troops dropped three 500-kg aerial bombs on Huliaipole.": [("bomb", FIRED, 3, 3, False)],
    "Air defence units destroyed 13 targets over the region.": [("mixed", DOWNED, 13, 13, False)],
    "The number of drones launched that month had been 1,339.": [(DRONE, FIRED, 1339, 1339, False)],
    "More than half of the 81 missiles were shot down.": [(MISSILE, FIRED, 81, 81, False)],
    "A missile hit the plant.": [(MISSILE, HIT, 1, 1, False)],
    "Dozens of drones were launched at the port.": [(DRONE, FIRED, None, None, False)],
}


@pytest.mark.parametrize("text", CLAIMS)
def test_numbers_of_munitions(text):
    assert munitions(text) == CLAIMS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Germany will deliver 100 missiles to Ukraine next month.",
        "Ukraine could receive 36 more Patriot missiles, officials said.",
        "Russia still has 120 Iskander missiles in stock.",
        "The Houston Rockets beat the Lakers with 15 rockets on the scoreboard.",
        "The Russian army carried out five missile and 70 air strikes.",
        "Missiles hit Odesa.",
        "The factory makes 450 drones a month.",
        "North Korea fired two ballistic missiles into the sea.",
        "The sappers neutralised 11 aerial bombs.",
        "A rocket attack on the town was reported 12 times.",
    ],
)
def test_what_is_no_claim(text):
    assert munitions(text) == []


def test_a_number_refers_back_to_the_munition_spoken_of_last():
    text = "They launched 70 Shahed drones overnight. Sixty were downed. The other ten were lost."
    assert [(c.status, c.count.minimum, c.model) for c in read(text).munitions] == [
        ("launched", 70, "Shahed"),
        ("intercepted", 60, "Shahed"),
        ("lost", 10, "Shahed"),
    ]


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        ("Ukraine shot down 28 Russian missiles.", "RU"),
        ("Russia said it downed three Ukrainian drones over Kursk.", "UA"),
        ("Hezbollah fired some 30 rockets at Kiryat Shmona.", "LB"),
        ("Houthi forces launched two anti-ship missiles at a tanker in the Red Sea.", "YE"),
        ("Iran launched about 180 ballistic missiles at Israel.", "IR"),
        ("Four Iranian-made Shahed drones hit Odesa.", "RU"),
        ("Russian forces launched 90 drones, and Ukraine said 70 were shot down.", "RU"),
    ],
)
def test_whose_munition_it_is(text, attacker):
    assert {claim.attacker for claim in read(text).munitions} == {attacker}


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("Four Shahed-136 drones were shot down.", "Shahed-136"),
        ("Four Geran-2 drones were shot down.", "Geran-2"),
        ("Two Iskander-M missiles were fired at Kharkiv.", "Iskander-M"),
        ("Ten Kh-101/Kh-555 cruise missiles were shot down.", "Kh-101/Kh-555"),
        ("Two drones were shot down.", ""),
    ],
)
def test_models_by_their_usual_names(text, model):
    assert [claim.model for claim in read(text).munitions] == [model]
