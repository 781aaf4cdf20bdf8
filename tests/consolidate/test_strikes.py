"""Attacks on one place on one day that the texts tell apart."""

import pytest
from tests.consolidate.claims import fired, hurt, tables

from strikelog.consolidate.strikes import cues, hour_of, is_again

CUES = [(name, cue) for name, group in cues().items() for cue in group]


@pytest.mark.parametrize(("name", "cue"), CUES, ids=[cue.id for _, cue in CUES])
def test_every_cue_fires_on_its_example(name, cue):
    assert cue.pattern.search(cue.example)
    if name == "again":
        assert is_again(cue.example)
    elif name == "hours":
        assert hour_of(cue.example) == cue.rank
    else:
        assert not is_again(cue.example)
        assert hour_of(cue.example) is None


def killed(*claims):
    return [(row["best"], row["low"], row["high"], bool(row["conflict"])) for row in tables([], claims).daily]


def toll(article, number, sentence="", **given):
    return hurt(article, "killed", number, number, place="Kherson", sentence=sentence, **given)


FIRST = "A strike on Kherson killed three people."
SECOND = "A second strike on Kherson killed two people."


def test_a_second_strike_is_added():
    assert killed(toll("a", 3, FIRST), toll("a", 2, SECOND)) == [(5, 5, 5, False)]


def test_their_sum_in_the_same_article_is_not_added_again():
    claims = [toll("a", 3, FIRST), toll("a", 2, SECOND), toll("a", 5, "In all five people were killed.")]
    assert killed(*claims) == [(5, 5, 5, False)]


def test_an_earlier_report_is_of_the_first_strike_and_a_later_one_of_both():
    early = toll("a", 3, FIRST, published="2024-06-07T09:00")
    told_apart = toll("b", 2, SECOND, published="2024-06-07T18:00")
    later = toll("c", 6, "Six people were killed in Kherson.", published="2024-06-08T08:00")
    assert killed(early, told_apart) == [(5, 5, 5, False)]
    assert killed(early, told_apart, later) == [(6, 6, 6, False)]


def test_a_report_that_repeats_the_number_of_one_strike_is_of_that_strike():
    assert killed(toll("a", 3, FIRST), toll("a", 2, SECOND), toll("b", 3, "Three died.")) == [(5, 5, 5, False)]


def test_parts_of_the_day_tell_attacks_apart_inside_one_article():
    night = fired("a", "launched", 40, 40, sentence="Russia launched 40 drones overnight.")
    noon = fired("a", "launched", 15, 15, sentence="It launched 15 drones during the day.")
    assert [(row["best"], row["low"], row["high"]) for row in tables([night, noon]).daily] == [(55, 55, 55)]


def test_two_attacks_in_one_sentence_are_told_apart_by_its_clauses():
    both = "A strike on Kherson killed three people, and a second strike an hour later killed two."
    claims = [toll("a", 3, both, quote="three people"), toll("a", 2, both, quote="killed two")]
    assert killed(*claims) == [(5, 5, 5, False)]
    drones = "Russia launched 40 drones overnight and 15 in the afternoon."
    fires = [
        fired("a", "launched", 40, 40, sentence=drones, quote="40 drones"),
        fired("a", "launched", 15, 15, sentence=drones, quote="15"),
    ]
    assert [row["best"] for row in tables(fires).daily] == [55]


def test_a_toll_that_rises_through_the_day_is_one_attack():
    claims = [
        toll("a", 3, "Three people were killed in the morning strike."),
        toll("a", 5, "By evening the toll had risen to five."),
        toll("a", 4, "The governor said in the evening that four had been killed."),
    ]
    assert killed(*claims) == [(5, 5, 5, False)]


def test_the_same_words_at_two_places_are_two_places():
    elsewhere = hurt("a", "killed", 2, 2, place="Dnipro", sentence="A second strike hit Dnipro and killed two people.")
    assert killed(toll("a", 3, FIRST), elsewhere) == [(5, 5, 5, False)]


def test_each_attack_is_an_incident_of_its_own():
    found = tables([], [toll("a", 3, FIRST), toll("a", 2, SECOND)])
    bounds = [found.bounds[row["incident_id"]] for row in found.incidents]
    assert bounds == [{"killed": (3, 3, 3)}, {"killed": (2, 2, 2)}]
