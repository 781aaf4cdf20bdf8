"""The consolidated tables on a Postgres server: the same, to the byte, as in a file."""

from contextlib import closing

import pytest
from tests.conftest import ROOT

from strikelog.export import to_csv
from strikelog.extract import extract_many
from strikelog.ingest import read_file
from strikelog.ledger import Ledger
from strikelog.model import FACT_TABLES

TABLES = ("daily", "daily_places", "incidents", "evidence", "coverage")


@pytest.fixture
def urls(tmp_path, postgres_url):
    return [f"sqlite:///{tmp_path / 'strikelog.sqlite3'}", postgres_url]


def exported(url, extractions):
    with closing(Ledger.open(url)) as ledger:
        list(ledger.add_many(extractions))
        ledger.store.delete_articles([extractions[0].article.id])
        ledger.refresh()
        tables = {table: to_csv(table, getattr(ledger, table)()) for table in TABLES}
        return tables | {table: to_csv(table, ledger.store.claims(table)) for table in FACT_TABLES}


def test_both_databases_give_the_same_files(urls):
    sample = read_file("articles.jsonl", (ROOT / "sample_data" / "articles.jsonl").read_bytes())
    extractions = list(extract_many(sample[:40]))
    in_a_file, on_a_server = (exported(url, extractions) for url in urls)
    assert [len(in_a_file[table]) > 1000 for table in TABLES] == [True] * len(TABLES)
    assert on_a_server == in_a_file
