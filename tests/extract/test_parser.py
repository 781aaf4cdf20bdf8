from pathlib import Path

import pytest
import spacy

from strikelog.extract.parser import MODEL, parse, words_of

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()


def told(doc):
    return [(token.text, token.tag_, token.pos_, token.dep_, token.head.i) for token in doc]


def test_a_sentence():
    doc = words_of("Air defences shot down 13 drones.")
    parse([doc])
    assert told(doc) == [
        ("Air", "NN", "NOUN", "compound", 1),
        ("defences", "NNS", "NOUN", "nsubj", 2),
        ("shot", "VBD", "VERB", "ROOT", 2),
        ("down", "RB", "ADV", "advmod", 2),
        ("13", "CD", "NUM", "nummod", 5),
        ("drones", "NNS", "NOUN", "dobj", 2),
        (".", ".", "PUNCT", "punct", 2),
    ]


@pytest.mark.parametrize("size", [1, 64, 1000])
def test_the_model_itself_says_the_same(size):
    model = spacy.load(MODEL, exclude=["ner", "lemmatizer", "senter"])
    docs = [words_of(text) for text in SENTENCES]
    for start in range(0, len(docs), size):
        parse(docs[start : start + size])
    for doc, own in zip(docs, model.pipe(SENTENCES), strict=True):
        assert told(doc) == told(own)


def test_nothing_to_parse():
    parse([])
    empty = words_of("")
    after = words_of("Drones hit Sumy.")
    parse([empty] * 64 + [after])
    assert len(empty) == 0
    assert [token.dep_ for token in after] == ["nsubj", "ROOT", "dobj", "punct"]
