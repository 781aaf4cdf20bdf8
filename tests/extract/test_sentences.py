import pytest

from strikelog.extract.sentences import MAX_SENTENCE, split

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
