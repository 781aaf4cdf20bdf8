from pathlib import Path

import numpy as np
import pytest
import spacy

from strikelog.extract import encoder
from strikelog.extract.encoder import Encoder
from strikelog.extract.parser import MODEL, words_of

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def component():
    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "senter"]).get_pipe("tok2vec")


def encoded(encoder, doc):
    return next(encoder.encode([doc]))


def test_vectors_are_those_of_the_model(component):
    docs = [words_of(text) for text in SENTENCES]
    for ours, models in zip(Encoder(component.model).encode(docs), component.predict(docs), strict=True):
        np.testing.assert_allclose(ours, models, atol=2e-5)


def test_a_sentence_has_the_same_vectors_to_the_last_bit_among_any_others(component):
    docs = [words_of(text) for text in SENTENCES[:40]]
    together = list(Encoder(component.model).encode(docs))
    alone = Encoder(component.model)
    for doc, vectors in reversed(list(zip(docs, together, strict=True))):
        assert encoded(alone, doc).tobytes() == vectors.tobytes()


def test_words_are_forgotten_where_too_many_are_kept(component, monkeypatch):
    first, second = (words_of(text) for text in ("Drones hit Sumy.", "The mayor spoke of shelling near the port."))
    usual = encoded(Encoder(component.model), first)
    forgetful = Encoder(component.model)
    monkeypatch.setattr(encoder, "KNOWN", 5)
    assert len(list(forgetful.encode([first, second]))) == 2
    assert forgetful.kept == 12
    assert encoded(forgetful, first).tobytes() == usual.tobytes()
    assert forgetful.kept == 4
