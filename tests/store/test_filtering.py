"""Filters: what they keep and what they drop, over a handful of articles."""

from datetime import date

import pytest
from tests.factories import (
    BELGOROD,
    article,
    bare,
    casualty_claim,
    extraction,
    munition_claim,
    place_claim,
)

from strikelog.model import NOWHERE, Filters, Place, StoreError, When
from strikelog.store import Store


def _on(start: str, end: str = "") -> When:
    return When(date.fromisoformat(start), date.fromisoformat(end or start))


@pytest.fixture
def filled(store: Store) -> Store:
    """Russia's attack of 16 December, Ukraine's of 20 December, and an article of no date and no source."""
    first = article("76 missiles. Three people. Kyiv.", id="a", published="2022-12-16T09:30:00", source="Wire")
    store.add(extraction(first))
    second = article(
        "Drones over Belgorod, 50% of them.", id="b", published="2022-12-21", source="Post", title="Drones"
    )
    raid = {"when": _on("2022-12-20", "2022-12-21"), "place": BELGOROD, "attacker": "UA", "munition": "drone"}
    store.add(
        extraction(
            second,
            munitions=(munition_claim(second, **raid),),
            casualties=(casualty_claim(second, **{**raid, "attacker": "", "munition": ""}),),
            places=(place_claim(second, place=BELGOROD, when=raid["when"]),),
        )
    )
    third = article("Hundreds of missiles so far.", id="c", published=None, source="", title="Total")
    total = {"when": _on("2022-02-24", "2022-12-31"), "scope": "cumulative", "place": NOWHERE, "attacker": ""}
    mention = place_claim(third, place=Place("London", "London", "city", 2643743, "England", "GB"), affected=False)
    store.add(extraction(third, munitions=(munition_claim(third, **total),), casualties=(), places=(mention,)))
    return store


def _ids(store: Store, table: str, **filters: object) -> list[str]:
    return store.claims(table, Filters(**filters))["article_id"].tolist()


DAY = date(2022, 12, 16)


@pytest.mark.parametrize(
    ("filters", "munitions", "casualties", "places"),
    [
        ({}, ["c", "a", "b"], ["a", "b"], ["c", "a", "b"]),
        ({"start": DAY, "end": DAY}, ["c", "a"], ["a"], ["c", "a"]),
        ({"start": date(2022, 12, 21)}, ["c", "b"], ["b"], ["b"]),
        ({"end": date(2022, 2, 24)}, ["c"], [], []),
        ({"start": date(2023, 1, 1)}, [], [], []),
        ({"attackers": ("RU",)}, ["a"], ["a"], ["c", "a", "b"]),
        ({"attackers": ("RU", "UA")}, ["a", "b"], ["a"], ["c", "a", "b"]),
        ({"munitions": ("drone",)}, ["b"], [], ["c", "a", "b"]),
        ({"countries": ("RU",)}, ["b"], ["b"], ["b"]),
        ({"cities": ("Kyiv", "Kryvyi Rih")}, [], ["a"], ["a"]),
        ({"sources": ("Post",)}, ["b"], ["b"], ["b"]),
        ({"sources": ("Post",), "countries": ("UA",)}, [], [], []),
    ],
)
def test_claims(
    filled: Store, filters: dict[str, object], munitions: list[str], casualties: list[str], places: list[str]
):
    assert _ids(filled, "munitions", **filters) == munitions
    assert _ids(filled, "casualties", **filters) == casualties
    assert _ids(filled, "places", **filters) == places


def test_claims_without_a_day_are_dropped_by_a_period_alone(store: Store):
    one = article()
    half = [When(start=DAY), When(end=DAY)]
    claims = [munition_claim(one, when=when, fact_id=str(n)) for n, when in enumerate([When(), *half])]
    store.add(extraction(one, munitions=tuple(claims)))

    def facts(**filters: date) -> list[str]:
        return store.claims("munitions", Filters(**filters))["fact_id"].tolist()

    assert facts() == ["0", "1", "2"]
    assert facts(start=DAY, end=DAY) == ["1", "2"]
    assert facts(start=date(2022, 12, 17)) == []
    assert facts(end=date(2022, 12, 15)) == []


def test_claims_of_one_article(filled: Store):
    assert filled.claims("munitions", article_id="b")["munition"].tolist() == ["drone"]
    assert filled.claims("munitions", article_id="nosuch").empty


def test_claims_of_an_article_are_in_the_order_of_the_text(store: Store):
    one = article("One fell. Two fell. Three fell.")
    claims = [munition_claim(one, quote=word, fact_id=word) for word in ("Three", "One", "Two")]
    store.add(extraction(one, munitions=tuple(claims)))
    assert store.claims("munitions")["quote"].tolist() == ["One", "Two", "Three"]


def test_an_unknown_table(store: Store):
    with pytest.raises(StoreError, match="no table “jobs”"):
        store.claims("jobs")


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, ["b", "a", "c"]),
        ({"start": DAY, "end": DAY}, ["a"]),
        ({"start": date(2022, 12, 17)}, ["b"]),
        ({"end": date(2022, 12, 20)}, ["a"]),
        ({"sources": ("Wire", "Post")}, ["b", "a"]),
        ({"attackers": ("RU",)}, ["a"]),
        ({"attackers": ("UA",), "munitions": ("missile",)}, []),
        ({"munitions": ("missile",)}, ["a", "c"]),
        ({"countries": ("GB",)}, ["c"]),
        ({"countries": ("UA",), "cities": ("Kyiv",)}, ["a"]),
        ({"countries": ("RU",), "cities": ("Kyiv",)}, []),
    ],
)
def test_articles(filled: Store, filters: dict[str, object], ids: list[str]):
    chosen = Filters(**filters)
    assert filled.articles(chosen)["article_id"].tolist() == ids
    assert filled.count_articles(chosen) == len(ids)


@pytest.mark.parametrize(
    ("search", "ids"),
    [
        ("missiles", ["a", "c"]),
        ("MISSILES three", ["a"]),
        ("post", ["b"]),
        ("drones belgorod", ["b"]),
        ("50%", ["b"]),
        ("%", ["b"]),
        ("_", []),
        ("' OR 1=1 --", []),
        ("  ", ["b", "a", "c"]),
        ("x" * 100_000, []),
    ],
)
def test_search(filled: Store, search: str, ids: list[str]):
    assert filled.articles(search=search)["article_id"].tolist() == ids
    assert filled.count_articles(search=search) == len(ids)


def test_pages(filled: Store):
    assert filled.articles(limit=2)["article_id"].tolist() == ["b", "a"]
    assert filled.articles(limit=2, offset=2)["article_id"].tolist() == ["c"]


def test_claim_counts_leave_out_places_merely_mentioned(filled: Store):
    frame = filled.articles().set_index("article_id")
    assert frame.loc["c", ["munitions", "casualties", "places"]].tolist() == [1, 0, 0]


def test_choices(filled: Store):
    assert filled.choices() == {
        "attackers": ["RU", "UA"],
        "munitions": ["drone", "missile"],
        "countries": ["RU", "UA"],
        "cities": ["Belgorod", "Kryvyi Rih", "Kyiv"],
        "sources": ["Post", "Wire"],
    }


def test_choices_and_period_of_an_empty_store(store: Store):
    assert store.choices() == {"attackers": [], "munitions": [], "countries": [], "cities": [], "sources": []}
    assert store.period() is None


def test_the_period_is_that_of_events(filled: Store):
    assert filled.period() == (date(2022, 12, 16), date(2022, 12, 21))


def test_the_period_needs_a_day(store: Store):
    store.add(bare("Nothing is said."))
    one = article()
    store.add(extraction(one, munitions=(munition_claim(one, when=When()),), casualties=(), places=()))
    assert store.period() is None
