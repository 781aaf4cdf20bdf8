"""What it takes to bring the tables up to date: steps of SQLite's machine, which are the same in every run."""

from contextlib import closing, contextmanager
from itertools import islice

import pytest

from strikelog.cli.invented import invented
from strikelog.consolidate import RULES
from strikelog.ledger import Ledger, shelf

NEVER = 0
"""The version of the rules by which a store was computed that never was."""


@pytest.fixture
def filled(tmp_path):
    """Opens a new ledger with so many articles, and gives the article that comes next."""

    @contextmanager
    def with_articles(number):
        with closing(Ledger.open(f"sqlite:///{tmp_path / str(number)}.sqlite3")) as ledger:
            articles = invented(number + 1)
            ledger.store.add_many(islice(articles, number))
            yield ledger, next(articles)

    return with_articles


def steps(ledger, run):
    """How many steps SQLite makes while something runs on the ledger's one connection."""
    made = []
    raw = ledger.store._engine.raw_connection()
    raw.driver_connection.set_progress_handler(lambda: made.append(1), 1)
    raw.close()
    run()
    return len(made)


def test_one_more_article_costs_the_same_in_a_larger_store(filled):
    stored, consolidated = {}, {}
    for number in (200, 800):
        with filled(number) as (ledger, article):
            ledger.refresh()
            stored[number] = steps(ledger, lambda: ledger.store.add(article))
            consolidated[number] = steps(ledger, ledger.refresh)
    assert stored[800] == stored[200]
    assert consolidated[800] < 1.2 * consolidated[200]


def test_whether_anything_waits_costs_the_same_however_much_waits(filled):
    made = {}
    for number in (20, 400):
        with filled(number) as (ledger, _):
            made[number] = steps(ledger, lambda: ledger.store.is_stale(NEVER))
    assert made[400] == made[20]


def test_a_few_long_texts_fill_a_transaction(filled, monkeypatch):
    monkeypatch.setattr(shelf, "_WORDS_AT_ONCE", 700)
    with filled(5) as (ledger, _):
        with ledger.store.derive() as derived:
            assert [shelf.voice_waiting(derived) for _ in range(4)] == [2, 2, 1, 0]
        ledger.refresh()
        assert ledger.store.is_stale(RULES) is False
