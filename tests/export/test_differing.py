"""What changed between two packages, by how much and why."""

import pytest
from tests import factories
from tests.ledger.test_reviewing import claim, read

from strikelog.export import differences
from strikelog.ledger import Ledger


@pytest.fixture
def ledger(store_url):
    opened = Ledger.open(store_url)
    opened.add(read())
    yield opened
    opened.close()


def test_nothing_changed(ledger):
    assert differences(ledger.package()[0], ledger.package()[0]) == []


def test_a_correction_is_named_with_its_reason_and_the_figures_it_moves(ledger):
    before, _ = ledger.package()
    ledger.judge("correct", claim(ledger), "the hospital says so", "Olena", count_min=5, count_max=5)
    assert differences(before, ledger.package()[0]) == [
        "casualties toll: count_min 3 → 5, count_max 3 → 5, review machine → corrected "
        "(decided by Olena: the hospital says so)",
        "daily 2022-12-16 killed UA: best 3 → 5, +2; low 3 → 5; high 3 → 5",
    ]


def test_a_new_article_is_the_reason_for_its_claims(ledger):
    before, _ = ledger.package()
    later = factories.article("Five died in Kyiv.", title="Five died", published="2022-12-18", source="Kyiv Ledger")
    ledger.add(factories.extraction(later, munitions=(), places=()))
    found = differences(before, ledger.package()[0])
    assert found[0] == f"new article {later.id}: Five died"
    assert found[1] == f"casualties {later.id}-c1: new, “Five” (of an article that the other lacks)"
