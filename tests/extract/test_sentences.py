import json
from pathlib import Path

import pytest
from tests.extract.claims import read

from strikelog.extract import pipeline
from strikelog.extract.sentences import MAX_SENTENCE, Sentence, carries, split
from strikelog.model import PlaceClaim

SPLITS = {
    "It burned. Nobody was hurt.": ["It burned.", "Nobody was hurt."],
    "Gen. Rudenko spoke. He left.": ["Gen. Rudenko spoke.", "He left."],
    "The U.S. Navy fired. It hit.": ["The U.S. Navy fired.", "It hit."],
    "It came at 5 a.m. The alarm was late.": ["It came at 5 a.m.", "The alarm was late."],
    "J. Koval was hurt. He lives.": ["J. Koval was hurt.", "He lives."],
    "Twelve fell; nine were downed.": ["Twelve fell;", "nine were downed."],
    "Headline\n\nFirst line.\nSecond line.": ["Headline", "First line.", "Second line."],
    "“It burned.” She wept.": ["“It burned.”", "She wept."],
    "Some 1.5 tonnes burned.": ["Some 1.5 tonnes burned."],
    "It hit the port.Two died.": ["It hit the port.", "Two died."],
    "  \n ": [],
}


@pytest.mark.parametrize("text", SPLITS)
def test_split(text):
    assert [sentence.text for sentence in split(text)] == SPLITS[text]


def test_sentences_stand_where_they_say():
    text = "  One fell.\n\n Two died.  Three burned.\n"
    sentences = list(split(text))
    assert [text[sentence.start : sentence.end] for sentence in sentences] == [
        "One fell.",
        "Two died.",
        "Three burned.",
    ]
    assert [sentence.paragraph for sentence in sentences] == [0, 1, 1]


def test_text_without_a_full_stop_is_cut():
    pieces = list(split("a" * (2 * MAX_SENTENCE + 1)))
    assert [len(piece.text) for piece in pieces] == [1500, 1500, 1]
    assert [piece.start for piece in pieces] == [0, 1500, 3000]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor smiled.", False),
        ("The sky over the port was clear.", False),
        ("Drones came.", True),
        ("Nobody was there.", True),
        ("Twenty-nine were.", True),
        ("Rescuers recovered bodies.", True),
        ("Kyiv was left without power.", True),
    ],
)
def test_carries(text, expected):
    assert carries(Sentence(text, 0, 0)) is expected


SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
SAMPLE = Path(__file__).parents[2] / "sample_data" / "articles.jsonl"
ARTICLES = [json.loads(line)["text"] for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("texts", [SENTENCES, ARTICLES], ids=["sentences", "sample articles"])
def test_no_sentence_with_a_claim_is_filtered_away(texts, monkeypatch):
    monkeypatch.setattr(pipeline, "carries", lambda _: True)
    claims = [claim for text in texts for claim in read(text) if not isinstance(claim, PlaceClaim) or claim.affected]
    filtered = {claim.evidence.sentence for claim in claims if not carries(Sentence(claim.evidence.sentence, 0, 0))}
    assert filtered == set()
    assert len(claims) > 100
