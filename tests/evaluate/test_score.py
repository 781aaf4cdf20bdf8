"""Scores of a hand-written gold, counted by hand."""

import pytest
from tests.evaluate.gold_lines import ARTICLE, TEXT, munition, place, predictions, read_row, write_gold

from strikelog.evaluate import Share, Tally, mistakes, read_gold, report, score
from strikelog.evaluate.pairing import pair_facts


@pytest.fixture
def figures(tmp_path):
    return score(read_gold(write_gold(tmp_path)), predictions())


def test_munitions(figures):
    found = figures.tables["munitions"]
    assert found.tally == Tally(tp=2, fp=1, fn=0)
    assert (found.tally.precision, found.tally.recall, found.tally.f1) == (2 / 3, 1.0, 0.8)
    assert found.attributes["attacker"] == Share(1, 2)
    assert found.attributes["place"] == Share(1, 2)
    assert found.attributes["evidence"] == Share(1, 2)
    assert found.attributes["date_start"] == Share(2, 2)


def test_casualties(figures):
    found = figures.tables["casualties"]
    assert (found.tally, found.tally.f1) == (Tally(1, 0, 0), 1.0)
    assert found.attributes["attribution"] == Share(1, 1)


def test_places(figures):
    found = figures.tables["places"]
    assert found.tally == Tally(tp=2, fp=1, fn=1)
    assert round(found.tally.f1, 4) == 0.6667
    assert found.attributes["date_start"] == Share(0, 2)
    assert found.effects == Tally(tp=2, fp=1, fn=1)


def test_nothing_read_scores_nothing(tmp_path):
    figures = score(read_gold(write_gold(tmp_path)), {})
    assert figures.tables["munitions"].tally == Tally(0, 0, 2)
    assert (figures.tables["munitions"].tally.precision, figures.tables["munitions"].tally.f1) == (0.0, 0.0)


def test_the_same_claim_for_another_day_is_wrong():
    fact = ARTICLE["munitions"][0]
    read = [read_row(fact, "60 missiles"), read_row(fact, "60 missiles", date_start="2022-12-15")]
    pairs = pair_facts("munitions", [fact], read, TEXT)
    assert (len(pairs.found), [row["date_start"] for row in pairs.wrong]) == (1, ["2022-12-15"])


def test_the_pair_that_agrees_best_is_taken():
    gold = [munition("60 missiles", "missile", "launched", 60, 60, name) for name in ("Kyiv", "Lviv")]
    read = [read_row(gold[1], "60 missiles"), read_row(gold[0], "60 missiles")]
    pairs = pair_facts("munitions", gold, read, TEXT)
    found = sorted((coded["place"], claim["place"]) for coded, claim in pairs.found)
    assert found == [("Kyiv", "Kyiv"), ("Lviv", "Lviv")]


def test_a_city_and_a_region_of_one_name_are_two_places():
    gold = [place("Kharkiv", "struck", kind="region")]
    assert pair_facts("places", gold, [read_row(place("Kharkiv", "struck"), "Kyiv")], TEXT).found == []
    assert (
        len(pair_facts("places", [place("Kharkiv", "", kind="region|city")], [read_row(gold[0], "Kyiv")], TEXT).found)
        == 1
    )


def test_a_place_on_two_days_is_one_place_with_either_day():
    gold = [place("Kyiv", "struck"), place("Kyiv", "damage", date_start="2022-12-17")]
    pairs = pair_facts("places", gold, [read_row(place("Kyiv", "damage", date_start="2022-12-17"), "Kyiv")], TEXT)
    assert [coded["date_start"] for coded, _ in pairs.found] == ["2022-12-16|2022-12-17"]
    assert (pairs.missed, pairs.wrong) == ([], [])


def test_the_report_says_it_in_these_words(figures):
    text = report(figures)
    assert text.startswith(
        "2 articles\nmunitions  P 0.667  R 1.000  F1 0.800  (tp 2, fp 1, fn 0)\n           date_start 2/2 1.00"
    )
    assert text.endswith("           effects F1 0.667  date_start 0/2 0.00")


def test_mistakes_name_what_was_missed_and_wrong(tmp_path):
    found = list(mistakes(read_gold(write_gold(tmp_path)), predictions()))
    assert "g1 munitions WRONG missile launched 5 5 Ukraine 2022-12-16 | " in found
    assert "g1 munitions attacker: gold 'RU', got 'UA' | 60 missiles" in found
    assert "g1 places MISSED Kyiv city power_outage | Kyiv" in found
    assert len([line for line in found if " WRONG " in line]) == 2
