import json
import os
from pathlib import Path

import pytest
from tests.conftest import ROOT

from strikelog.extract import extract_many, pipeline
from strikelog.extract.lexicon import entries, surface_forms
from strikelog.extract.mentions import Mention
from strikelog.extract.reading import read
from strikelog.extract.sentences import Sentence
from strikelog.extract.triage import May, carries, wanted
from strikelog.model import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor smiled.", False),
        ("The sky over the port was clear.", False),
        ("Drones came.", True),
        ("Nobody was there.", False),
        ("Twenty-nine were.", False),
        ("Twenty-nine were among them.", True),
        ("Israel's 29 were.", True),
        ("U.S.-made ones were there, several of a kind.", True),
        ("There were 29, the mayor said.", True),
        ("By the mayor's own count there were 29.", True),
        ("No one died.", True),
        ("The number of victims grew to 29.", True),
        ("Rescuers recovered bodies.", True),
        ("Kyiv was left without power.", True),
    ],
)
def test_carries(text, expected):
    assert carries(Sentence(text, 0, 0)) is expected


def test_every_side_beside_a_number_carries():
    for entry in entries("actors"):
        for form in surface_forms(entry):
            assert carries(Sentence(f"It was 29, {form}'s own.", 0, 0)), form


SENTENCES = Path(__file__).parent / "sentences.txt"
SAMPLE = ROOT / "sample_data"
GOLD = [Path(path) for path in [os.environ.get("STRIKELOG_GOLD", "")] if path]


def parsed(*texts):
    readings = {index: read(Sentence(text, 0, index), index) for index, text in enumerate(texts)}
    return sorted(wanted(readings, dict.fromkeys(readings, ())))


@pytest.mark.parametrize(
    "text",
    [
        "Air defences shot down 13 drones.",
        "There were also four Kinzhals.",
        "A cruise missile hit the plant.",
        "It is the plant that a cruise missile hit on Tuesday.",
        "Two people were killed.",
        "A woman was wounded.",
        "Nobody was hurt.",
        "The death toll has risen to 12.",
        "The city was shelled again.",
    ],
)
def test_what_may_tell_of_something_is_parsed(text):
    assert parsed(text) == [0]


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke of drones and missiles.",
        "The plant makes 450 drones a month.",
        "A new model, tested in May, brought down three target drones.",
        "They could fire 200 missiles if talks fail.",
        "If the next volley has 200 missiles, few will be shot down.",
        "The Houston Rockets fired off 17 of 20 shots in the derby.",
        "Ten people died of hypothermia this winter.",
        "The strike destroyed 40 tanks.",
        "Missiles were fired throughout the war.",
        "Fifteen countries signed the declaration.",
        "The wounded were treated at home.",
        "Four are in the south.",
        "The fire was seen from afar.",
    ],
)
def test_what_can_tell_of_nothing_is_not(text):
    assert parsed(text) == []


def test_a_number_and_a_deed_are_parsed_where_munitions_were_named_before():
    assert parsed("Drones came from the north.", "Thirteen were shot down.") == [1]
    assert parsed("Thirteen were shot down.") == []


def test_what_goes_on_with_the_munitions_before_is_parsed():
    assert parsed("Russia fired 40 missiles.", "Among them were four Kinzhals.") == [0, 1]
    assert parsed("They used various weapons, including:", "four Kinzhals;", "two Iskanders.") == [1, 2]
    assert parsed("Among them were four Kinzhals.") == []


def test_a_part_is_parsed_where_people_were_counted_before():
    assert parsed("Two hundred were hurt.", "Four of them are children.") == [0, 1]
    assert parsed("The mayor spoke.", "Four of them are children.") == []


def test_whom_a_pronoun_stands_for_is_parsed():
    told = "Governor Olena Koval said she was proud.", "The night was long.", "She said two people had died."
    assert parsed(*told) == [0, 2]
    assert parsed(told[0], told[1], "Two people had died.") == [2]


def test_a_place_with_an_effect_is_parsed():
    reading = read(Sentence("Explosions were heard in Sumy.", 0, 0), 0)
    place = Mention(25, 29, "Sumy", pipeline.gazetteer().lookup("Sumy")[0], "site")
    assert wanted({0: reading}, {0: [place]}) == {0: May(places=True)}
    assert wanted({0: reading}, {0: []}) == {}


def articles(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    if path == SENTENCES:
        return [Article(line, published="2024-06-07") for line in lines]
    given = [json.loads(line) for line in lines]
    return [Article(row["text"], row.get("title") or "", row.get("published") or "") for row in given]


@pytest.mark.parametrize("path", [SENTENCES, SAMPLE / "articles.jsonl"], ids=lambda path: path.name)
def test_no_sentence_with_a_claim_is_filtered_away(path, monkeypatch):
    monkeypatch.setattr(pipeline, "carries", lambda _: True)
    read = list(extract_many(articles(path)))
    claims = [claim for each in read for claim in (*each.munitions, *each.casualties)]
    claims += [claim for each in read for claim in each.places if claim.affected]
    assert all(carries(Sentence(claim.evidence.sentence, 0, 0)) for claim in claims)
    assert len(claims) > 100


@pytest.mark.parametrize(
    "path", [SENTENCES, SAMPLE / "articles.jsonl", SAMPLE / "more_gold.jsonl", *GOLD], ids=lambda path: path.name
)
def test_nothing_is_lost_by_it(path, monkeypatch):
    given = articles(path)
    chosen = list(extract_many(given))
    monkeypatch.setattr(pipeline, "wanted", lambda readings, _: dict.fromkeys(readings, May(True, True, True)))
    assert list(extract_many(given)) == chosen
    monkeypatch.setattr(pipeline, "carries", lambda _: True)
    whole = list(extract_many(given))
    assert [each.munitions for each in whole] == [each.munitions for each in chosen]
    assert [each.casualties for each in whole] == [each.casualties for each in chosen]
