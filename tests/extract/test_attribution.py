import pytest
from tests.extract.claims import read
from tests.extract.parsing import reading

from strikelog.extract.attribution import SpeakerMemory, find_speaker

SPEAKERS = {
    "The governor said two people died.": "The governor",
    "According to the regional prosecutor, two people died.": "the regional prosecutor",
    "Two people died, the mayor said on Friday.": "the mayor",
    "Four drones downed overnight – Air Force": "Air Force",
    "Governor Olena Koval, who visited the site, said two people died.": "Governor Olena Koval",
    "Two homes reportedly burned.": "reportedly",
    "Two people died in Sumy.": "",
    "Two hundred reported injuries.": "",
    "They said two people died.": "",
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_speaker(text):
    assert find_speaker(reading(text), SpeakerMemory()) == SPEAKERS[text]


def test_pronouns_stand_for_the_last_speaker():
    memory = SpeakerMemory()
    named = find_speaker(reading("Governor Olena Koval said two people died."), memory)
    assert find_speaker(reading("She said five more were injured."), memory) == named == "Governor Olena Koval"


def test_a_speaker_is_not_carried_into_the_next_sentence():
    claims = read("The governor said two people died in Sumy. Five were injured.").casualties
    assert [claim.attribution for claim in claims] == ["The governor", ""]
