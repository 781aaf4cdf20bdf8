"""Claims looked up a few at a time, counted and added up by the database."""

import pytest
from tests import factories

from strikelog.model import Filters
from strikelog.store import Store, Wanted


@pytest.fixture
def store(url):
    opened = Store.open(url)
    article = factories.article()
    small = factories.munition_claim(article, "76 missiles", fact_id="a", model="Kalibr", count=factories.count(5))
    large = factories.munition_claim(article, "76 missiles", fact_id="b", model="Kalibr", count=factories.count(9))
    vague = factories.munition_claim(
        article, "76 missiles", fact_id="c", status="hit", count=factories.count(None, None, "vague")
    )
    opened.add(factories.extraction(article, munitions=(small, large, vague)))
    yield opened
    opened.close()


def ids(frame):
    return list(frame["fact_id"])


def test_the_largest_numbers_come_first_and_those_without_last(store):
    assert ids(store.some_claims("munitions", order="largest")) == ["b", "a", "c"]


def test_a_page_is_a_page(store):
    assert ids(store.some_claims("munitions", order="largest", limit=1, offset=1)) == ["a"]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 3),
        (Wanted(numbered=True), 2),
        (Wanted(numbered=False), 1),
        (Wanted(said=("hit",)), 1),
        (Wanted(search="launched 76"), 3),
        (Wanted(search="nothing of the kind"), 0),
    ],
)
def test_what_is_wanted_is_counted(store, wanted, count):
    assert store.count_claims("munitions", Filters(), wanted) == count
    assert len(store.some_claims("munitions", Filters(), wanted)) == count


def test_of_one_model_on_one_day_the_highest_claim_counts_once(store):
    assert store.models().values.tolist() == [["Kalibr", "missile", "launched", 9]]


def test_filters_hold(store):
    assert store.count_claims("munitions", Filters(attackers=("UA",))) == 0
    assert store.models(Filters(sources=("Elsewhere",))).empty
