import pytest
from tests import factories

from strikelog.model import NOWHERE
from strikelog.model.tables import casualty_row, munition_row, place_row
from strikelog.report import wording


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({}, "76 missiles launched"),
        ({"munition": "drone", "model": "Shahed-136", "status": "intercepted"}, "76 Shahed-136 drones intercepted"),
        ({"count": factories.count(1, 1, "implied", "a missile"), "status": "hit"}, "1 missile hit"),
        ({"count": factories.count(None, 60, "at_most", "up to 60")}, "Up to 60 missiles launched"),
        ({"count": factories.count(None, None, "vague", "Dozens")}, "“Dozens” missiles launched"),
        (
            {"munition": "mixed", "count": factories.count(120, None, "more_than")},
            "More than 120 munitions of several classes launched",
        ),
    ],
)
def test_munition_claims(over, words):
    assert wording.headline("munitions", munition_row(factories.munition_claim(**over))) == words


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({}, "3 killed"),
        ({"who": "child", "count": factories.count(1, text="one")}, "1 child killed"),
        ({"who": "child", "count": factories.count(2, text="two")}, "2 children killed"),
        ({"who": "other"}, "3 killed"),
        ({"kind": "casualties", "count": factories.count(0, text="no")}, "0 killed or injured"),
        ({"kind": "injured", "count": factories.count(14, None, "at_least", "at least 14")}, "At least 14 injured"),
    ],
)
def test_casualty_claims(over, words):
    assert wording.headline("casualties", casualty_row(factories.casualty_claim(**over))) == words


@pytest.mark.parametrize(
    ("over", "words"),
    [({}, "Kyiv: power cut, water cut"), ({"affected": False, "effects": ()}, "Kyiv: mentioned, not affected")],
)
def test_place_claims(over, words):
    assert wording.headline("places", place_row(factories.place_claim(**over))) == words


def test_circumstances_tell_what_bears_on_the_number():
    claim = factories.munition_claim(attribution="the air force", scope="cumulative", subset=True)
    assert wording.circumstances("munitions", munition_row(claim)) == [
        "Ukraine",
        "16 Dec 2022",
        "by Russia",
        "total over a longer time",
        "part of a larger number",
        "according to the air force",
    ]


def test_circumstances_leave_out_what_is_not_told():
    claim = factories.munition_claim(attacker="", place=NOWHERE)
    assert wording.circumstances("munitions", munition_row(claim)) == ["16 Dec 2022"]


def test_the_fact_sheet_says_how_it_was_read():
    claim = factories.casualty_claim()
    assert wording.sheet("casualties", casualty_row(claim)) == {
        "Phrase": "“Three”",
        "Bounds": "3 (exact)",
        "Role": "killed, by Russia",
        "When": "16 Dec 2022 (“on Friday”, told from its publication on 16 Dec 2022)",
        "Place": "Kryvyi Rih, Dnipropetrovsk, Ukraine (city)",
        "Who says so": "the article itself",
        "Rule": "test.rule",
        "Right in tests": "90% of such claims",
        "In the text": "characters 73 to 85",
        "Scope": "one attack",
    }
