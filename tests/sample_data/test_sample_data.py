"""The sample corpus is what its README says, and every claim read from it can be pointed at."""

import json
from datetime import date

import pytest
from tests.conftest import ROOT

from strikelog import Article, extract_many
from strikelog.model import COLUMNS, FACT_TABLES, rows


def lines(name):
    return [json.loads(line) for line in (ROOT / "sample_data" / name).read_text(encoding="utf-8").splitlines()]


ARTICLES, GOLD = lines("articles.jsonl"), lines("gold.jsonl")


@pytest.fixture(scope="module")
def extractions():
    keys = ("id", "title", "text", "published", "source", "url")
    return list(extract_many(Article(**{key: row[key] for key in keys}) for row in ARTICLES))


def test_it_is_large_enough_and_spread_over_twelve_weeks():
    days = sorted(date.fromisoformat(row["published"][:10]) for row in ARTICLES if row["published"])
    assert len(ARTICLES) >= 60
    assert (days[-1] - days[0]).days + 1 >= 12 * 7
    assert len({day.isocalendar()[:2] for day in days}) >= 12
    assert len({row["id"] for row in ARTICLES}) == len(ARTICLES)


def test_gold_belongs_to_the_articles_and_its_evidence_stands_in_them():
    assert [row["id"] for row in GOLD] == [row["id"] for row in ARTICLES]
    for row, article in zip(GOLD, ARTICLES, strict=True):
        assert row["text"] == article["text"]
        for fact in (fact for table in FACT_TABLES for fact in row[table]):
            assert fact["evidence"] in row["text"], (row["id"], fact["evidence"])


def test_some_articles_state_no_fact_and_none_is_read_from_them(extractions):
    quiet = {row["id"] for row in GOLD if not any(row[table] for table in FACT_TABLES)}
    assert len(quiet) >= 3
    for extraction in extractions:
        if extraction.article.id in quiet:
            assert (extraction.munitions, extraction.casualties) == ((), ())
            assert [claim for claim in extraction.places if claim.affected] == []


def test_every_quote_is_the_text_at_its_offsets(extractions):
    claims = 0
    for extraction in extractions:
        text = extraction.article.text
        for table, found in rows(extraction).items():
            for row in found:
                claims += 1
                assert list(row) == COLUMNS[table]
                assert text[row["start"] : row["end"]] == row["quote"] != ""
                assert row["quote"] in row["sentence"]
                assert len(row["quote"]) <= 400
    assert claims > 500


def test_ids_of_facts_are_unique_in_the_corpus(extractions):
    ids = [claim.fact_id for extraction in extractions for claim in extraction]
    assert len(set(ids)) == len(ids)


def test_a_vague_number_is_never_zero(extractions):
    for extraction in extractions:
        for claim in (*extraction.munitions, *extraction.casualties):
            if claim.count.qualifier == "vague":
                assert (claim.count.minimum, claim.count.maximum) == (None, None)
            if claim.count.maximum == 0:
                assert claim.count.minimum == 0


def test_the_same_text_gives_the_same_claims_in_any_company(extractions):
    alone = [next(extract_many([extraction.article])) for extraction in reversed(extractions)]
    assert list(reversed(alone)) == extractions
