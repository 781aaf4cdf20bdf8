"""The tables of all sample articles and of one that means harm, as the ledger holds them."""

import json

import pytest
from tests.conftest import ROOT

from strikelog.export import to_package
from strikelog.extract import extract_many
from strikelog.ledger import Ledger
from strikelog.model import Article

HOSTILE = Article(
    id="-hostile",
    title='=HYPERLINK("http://example.org","Ракети, дрони")',
    source="@Вечірня Одеса",
    url="+1+1",
    published="2024-11-05T23:30:00+02:00",
    text="- Russia launched 12 drones at Odesa on Monday, air defences shot down nine of them.\n\n"
    '=SUM(1,2) "At least three people were killed in Kryvyi Rih (Кривий Ріг)", the mayor said on Monday.\n\n'
    "@ Several people were injured in Kharkiv, officials said on Tuesday.",
)


@pytest.fixture(scope="session")
def packed(tmp_path_factory):
    """Package and provenance of the samples."""
    ledger = Ledger.open(f"sqlite:///{tmp_path_factory.mktemp('exports') / 'strikelog.sqlite3'}")
    lines = (ROOT / "sample_data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    list(ledger.add_many(extract_many([*(Article(**json.loads(line)) for line in lines), HOSTILE])))
    made = ledger.package(with_texts=True)
    ledger.close()
    return made


@pytest.fixture(scope="session")
def tables(packed):
    return packed[0].tables


@pytest.fixture(scope="session")
def about(packed):
    return packed[1]


@pytest.fixture(scope="session")
def zipped(packed):
    return to_package(*packed)
