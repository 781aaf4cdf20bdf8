from pathlib import Path

import pytest
from tests.extract.claims import read

from strikelog import Article, extract, extract_many
from strikelog.extract import EXTRACTOR

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
TEXT = "\n\n".join(SENTENCES)


def articles():
    return [Article(text, published="2024-06-07", source=f"Wire {i}") for i, text in enumerate(SENTENCES)]


def test_every_quote_stands_where_it_says_inside_its_sentence():
    extraction = read(TEXT)
    assert len(list(extraction)) > 100
    for claim in extraction:
        proof = claim.evidence
        assert TEXT[proof.start : proof.end] == proof.quote
        assert proof.quote in proof.sentence
        assert proof.sentence in TEXT


def test_claims_come_in_the_order_of_the_text():
    extraction = read(TEXT)
    for claims in (extraction.munitions, extraction.casualties, extraction.places):
        starts = [claim.evidence.start for claim in claims]
        assert starts == sorted(starts)


def test_the_same_text_gives_the_same_claims_twice():
    assert read(TEXT) == read(TEXT)


def test_the_batch_and_its_order_change_nothing():
    forwards = {extraction.article.id: extraction for extraction in extract_many(articles())}
    backwards = {extraction.article.id: extraction for extraction in extract_many(articles()[::-1])}
    alone = {article.id: extract(article) for article in articles()[:5]}
    assert forwards == backwards
    assert {article_id: forwards[article_id] for article_id in alone} == alone


def test_extractions_come_lazily():
    def endless():
        while True:
            yield Article("Two people were killed in Sumy.", published="2024-06-07")

    first = next(extract_many(endless()))
    assert [claim.count.minimum for claim in first.casualties] == [2]


def test_every_claim_says_where_it_is_from():
    article = Article(TEXT, published="2024-06-07", source="Example Wire")
    extraction = extract(article)
    assert (extraction.language, extraction.extractor) == ("en", EXTRACTOR)
    for claim in extraction:
        assert (claim.article_id, claim.published, claim.review) == (article.id, "2024-06-07", "machine")
        assert claim.rule
        assert 0 < claim.confidence <= 1


@pytest.mark.parametrize("text", ["Nothing happened.", "Привіт.", "...", "7"])
def test_a_text_without_claims_gives_none(text):
    extraction = read(text)
    assert (extraction.munitions, extraction.casualties) == ((), ())
