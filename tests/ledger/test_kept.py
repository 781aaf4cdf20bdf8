"""Tables held in memory are at every moment what a ledger opened anew reads."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from tests.conftest import ROOT

from strikelog.extract import extract_many
from strikelog.ingest import read_file
from strikelog.ledger import Ledger
from strikelog.ledger.kept import KEPT
from strikelog.model import Filters
from strikelog.store import expanded


@pytest.fixture(scope="module")
def extractions():
    path = ROOT / "sample_data" / "articles.jsonl"
    return list(extract_many(read_file(path.name, path.read_bytes())))


@pytest.fixture
def ledger(tmp_path, extractions):
    opened = Ledger.open(f"sqlite:///{tmp_path / 'kept.sqlite3'}")
    list(opened.add_many(extractions[:-3]))
    yield opened
    opened.close()


def assert_fresh(ledger):
    """What the ledger holds is what another one on the same store reads for the first time."""
    anew = Ledger.open(ledger.store.url)
    for table in sorted(KEPT):
        pd.testing.assert_frame_equal(getattr(ledger, table)(), getattr(anew, table)())
        pd.testing.assert_frame_equal(getattr(ledger, table)(), getattr(anew, table)(Filters(start=date(1990, 1, 1))))
    anew.close()


def test_what_somebody_else_adds_deletes_and_restores_is_seen(ledger, extractions, tmp_path):
    assert_fresh(ledger)
    other = Ledger.open(ledger.store.url)
    for extraction in extractions[-3:]:
        other.add(extraction)
        assert_fresh(ledger)
    ledger.store.back_up(tmp_path / "backup.sqlite3")
    first = extractions[0].article.id
    deleted = other.delete_articles([first])
    assert_fresh(ledger)
    other.undo_deletion(deleted)
    assert_fresh(ledger)
    other.delete_articles(ledger.store.articles(limit=1_000)["article_id"].tolist())
    assert ledger.daily().empty
    assert_fresh(ledger)
    other.store.restore(tmp_path / "backup.sqlite3")
    assert len(ledger.daily())
    assert_fresh(ledger)
    other.close()


def test_a_page_that_changes_its_table_changes_no_other(ledger):
    before = ledger.daily().to_csv()
    changed = ledger.daily()
    changed["best"] = 0
    changed.loc[0, "measure"] = "launched by hand"
    assert ledger.daily().to_csv() == before


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(start=date(2022, 12, 16)),
        Filters(countries=("UA",)),
        Filters(munitions=("drone", "missile")),
        Filters(munitions=("bomb",)),
        Filters(as_of=date(2022, 12, 31)),
    ],
)
def test_lines_in_full_are_the_incidents(ledger, filters):
    lines = ledger.incident_lines(filters)
    in_full = expanded(lines) if "figures" in lines else lines
    pd.testing.assert_frame_equal(in_full, ledger.incidents(filters))


def test_the_first_of_the_queue_are_those_of_the_whole_queue(ledger):
    whole, first = ledger.review_queue(), ledger.review_queue(limit=7)
    assert first.to_dict("records") == whole.head(7).to_dict("records")
    assert whole["weight"].is_monotonic_decreasing
    assert len(whole) == sum(len(ledger.store.claims(table)) for table in ("munitions", "casualties", "places"))


def test_the_queue_keeps_to_the_filters(ledger):
    of_ukraine = ledger.review_queue(replace(Filters(), countries=("UA",)))["fact_id"].tolist()
    claims = [ledger.store.claims(table, Filters(countries=("UA",))) for table in ("munitions", "casualties", "places")]
    assert sorted(of_ukraine) == sorted(pd.concat(claims)["fact_id"])
