"""The consolidated tables of the sample corpus: kept up to date step by step, they are what all claims at once give."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from tests.conftest import ROOT

from strikelog.export import to_csv
from strikelog.extract import extract_many
from strikelog.ingest import read_file
from strikelog.ledger import Ledger
from strikelog.ledger.answers import computed
from strikelog.model import Article, Extraction, Filters

TABLES = ("daily", "daily_places", "incidents", "evidence", "coverage")
FIGURES = ["date", "measure", "munition", "attacker", "country", "best", "low", "high", "voices", "conflict"]


@pytest.fixture(scope="module")
def extractions():
    path = ROOT / "sample_data" / "articles.jsonl"
    return list(extract_many(read_file(path.name, path.read_bytes())))


@pytest.fixture
def opened(tmp_path):
    """Opens a new ledger by its name, with the extractions given."""
    ledgers = []

    def with_articles(name, extractions):
        ledger = Ledger.open(f"sqlite:///{tmp_path / name}.sqlite3")
        ledgers.append(ledger)
        list(ledger.add_many(extractions))
        return ledger

    yield with_articles
    for ledger in ledgers:
        ledger.close()


def exported(ledger):
    return {table: to_csv(table, getattr(ledger, table)()) for table in TABLES}


def from_another_source(extraction, source, published=""):
    """The same text with the same claims in another outlet."""
    given = extraction.article
    article = Article(given.text, given.title, published or given.published, source, given.url)

    def own(claims):
        return tuple(replace(claim, article_id=article.id, fact_id=f"{source}-{claim.fact_id}") for claim in claims)

    parts = (own(extraction.munitions), own(extraction.casualties), own(extraction.places))
    return Extraction(article, *parts, extraction.language, extraction.extractor)


def test_the_order_of_arrival_does_not_matter(extractions, opened):
    at_once = opened("at-once", extractions)
    shuffled = Random(4).sample(extractions, len(extractions))
    one_by_one = opened("one-by-one", [])
    for extraction in shuffled:
        one_by_one.add(extraction)
    assert exported(one_by_one) == exported(at_once)


def test_stored_tables_are_what_all_claims_at_once_give(extractions, opened):
    ledger = opened("sample", extractions)
    anew = computed(ledger.store, Filters())
    assert exported(ledger) == {table: to_csv(table, anew[table]) for table in TABLES}


def test_what_is_deleted_leaves_no_trace(extractions, opened):
    ledger, expected = opened("whole", extractions), opened("half", extractions[::2])
    for extraction in extractions[1::2]:
        ledger.delete_articles([extraction.article.id])
    assert exported(ledger) == exported(expected)


@pytest.mark.parametrize("sources", [("Mirror One", "Mirror Two"), ("Copy of {}", "Second copy of {}")])
def test_the_same_articles_under_other_sources_change_no_figure_and_no_voice(extractions, opened, sources):
    ledger = opened("sample", extractions)
    daily, places = ledger.daily(), ledger.daily_places()
    for source in sources:
        copies = [from_another_source(each, source.format(each.article.source)) for each in extractions]
        assert sum(added.outcome == "copy" for added in ledger.add_many(copies)) >= 59
    assert ledger.daily()[FIGURES].equals(daily[FIGURES])
    assert ledger.daily_places().drop(columns="articles").equals(places.drop(columns="articles"))
    assert (ledger.daily()["articles"] > daily["articles"]).all()


def test_copies_that_come_out_later_under_a_source_each_change_no_figure_and_no_voice(extractions, opened):
    ledger = opened("sample", extractions)
    daily = ledger.daily()
    for hour in (18, 19):
        copies = [
            from_another_source(each, f"Paper {hour}-{number}", f"{each.article.published}T{hour}:00")
            for number, each in enumerate(extractions)
        ]
        assert sum(added.outcome == "copy" for added in ledger.add_many(copies)) >= 59
    assert ledger.daily()[FIGURES].equals(daily[FIGURES])


def test_cumulative_claims_change_no_daily_figure(extractions, opened):
    def of_events(claims):
        return tuple(claim for claim in claims if claim.scope == "event")

    stripped = [
        replace(each, munitions=of_events(each.munitions), casualties=of_events(each.casualties))
        for each in extractions
    ]
    assert sum(len(list(each)) for each in stripped) < sum(len(list(each)) for each in extractions)
    assert exported(opened("events", stripped)) == exported(opened("all", extractions))


def test_as_of_a_day_is_what_was_published_by_then(extractions, opened):
    ledger = opened("all", extractions)
    known = [each for each in extractions if each.article.published[:10] <= "2024-10-20"]
    then = opened("then", known)
    as_of = Filters(as_of=date(2024, 10, 20))
    assert 0 < len(known) < len(extractions)
    assert to_csv("daily", ledger.daily(as_of)) == to_csv("daily", then.daily())
    assert to_csv("incidents", ledger.incidents(as_of)) == to_csv("incidents", then.incidents())
    assert ledger.coverage(as_of).equals(then.coverage())
    israel = Filters(as_of=date(2024, 10, 20), countries=("IL",), start=date(2024, 10, 8))
    chosen = replace(israel, as_of=None)
    assert ledger.daily_places(israel).equals(then.daily_places(chosen))
    assert ledger.incidents(israel).equals(then.incidents(chosen))


def test_adding_an_article_computes_its_own_days_alone(extractions, opened):
    ledger = opened("sample", extractions[:-1])
    with ledger.store.derive() as derived:
        assert derived.stale_days(10) == []
    ledger.store.add(extractions[-1])
    with ledger.store.derive() as derived:
        days = {str(claim.when.end or claim.when.start) for claim in extractions[-1]} - {"None"}
        assert set(derived.stale_days(10)) == days


def test_filters_answered_by_the_tables_and_by_the_claims(extractions, opened):
    ledger = opened("sample", extractions)
    of_country = ledger.incidents(Filters(countries=("IL",)))
    assert set(of_country["country"]) == {"IL"}
    drones = ledger.incidents(Filters(munitions=("drone",), start=date(2024, 10, 1), end=date(2024, 10, 31)))
    assert drones["date_end"].between("2024-10-01", "2024-10-31").all()
    assert drones.filter(regex="^drone_.*_best$").notna().any(axis=1).all()
    source = str(ledger.store.articles()["source"][0])
    assert 0 < len(ledger.daily(Filters(sources=(source,)))) < len(ledger.daily())
