"""What may change in a text without changing what it claims, and what changes with it."""

import json
import re
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from strikelog import Article, extract

CORPUS = [
    json.loads(line)
    for file in ("gold.jsonl", "more_gold.jsonl")
    for line in (ROOT / "sample_data" / file).read_text(encoding="utf-8").splitlines()
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
PERIODS = re.compile(rf"\b(?:{MONTHS}|Christmas|New Year|month|year|week|autumn|winter|summer|spring)", re.IGNORECASE)
IN_CAPITALS = 0.95
"""Share of the facts that must survive a text in capitals, where names of people and towns look like other words."""


def counted(claim):
    count = claim.count
    return count.minimum, count.maximum, count.qualifier, claim.place.name, claim.when.start, claim.scope, claim.subset


def facts(text, published, title=""):
    """Everything claimed, in values that a reader would compare."""
    found = extract(Article(text, title=title, published=published))
    told = [("munitions", c.munition, c.model, c.status, c.attacker, *counted(c)) for c in found.munitions]
    told += [("casualties", c.kind, c.who, *counted(c)) for c in found.casualties]
    told += [("places", c.place.name, c.effects, c.when.start) for c in found.places if c.affected]
    return sorted(told, key=str)


@cache
def told(at):
    article = CORPUS[at]
    return facts(article["text"], article["published"], article["title"])


def ids(at):
    return CORPUS[at]["id"]


def again(at, text, published=""):
    article = CORPUS[at]
    return facts(text, published or article["published"], article["title"])


@pytest.mark.parametrize("at", range(len(CORPUS)), ids=ids)
def test_curly_quotes_claim_what_straight_ones_do(at):
    text = re.sub(r'"([^"]*)"', r"“\1”", CORPUS[at]["text"].replace("'", "’"))
    assert again(at, text) == told(at)


SPELLED = [at for at, article in enumerate(CORPUS) if re.search(r"\bKyiv\b", article["text"])]


@pytest.mark.parametrize("at", SPELLED, ids=ids)
def test_kiev_is_kyiv(at):
    assert again(at, re.sub(r"\bKyiv\b", "Kiev", CORPUS[at]["text"])) == told(at)


WEEKDAYS_ALONE = [at for at, article in enumerate(CORPUS) if not PERIODS.search(article["text"])]


def later(value):
    return value + timedelta(3) if isinstance(value, date) else value


@pytest.mark.parametrize("at", WEEKDAYS_ALONE, ids=ids)
def test_other_weekdays_move_the_dates_with_them(at):
    text = re.sub("|".join(DAYS), lambda day: DAYS[(DAYS.index(day[0]) + 3) % 7], CORPUS[at]["text"])
    published = later(date.fromisoformat(CORPUS[at]["published"])).isoformat()
    moved = [tuple(map(later, fact)) for fact in told(at)]
    assert again(at, text, published) == sorted(moved, key=str)


def test_capitals_hide_few_facts_and_invent_no_number():
    kept = asked = 0
    for at, article in enumerate(CORPUS):
        shouted = again(at, article["text"].upper())
        numbers = {fact[5:7] if fact[0] == "munitions" else fact[3:5] for fact in told(at) if fact[0] != "places"}
        loud = {fact[5:7] if fact[0] == "munitions" else fact[3:5] for fact in shouted if fact[0] != "places"}
        assert len(loud - numbers) <= 1, article["id"]
        kept, asked = kept + len(set(shouted) & set(told(at))), asked + len(set(told(at)))
    assert kept / asked >= IN_CAPITALS


COUNTS = st.integers(min_value=2, max_value=900)
CITIES = st.sampled_from(["Kharkiv", "Odesa", "Dnipro", "Sumy", "Poltava", "Zaporizhzhia", "Kryvyi Rih", "Mykolaiv"])


@settings(max_examples=25, deadline=None)
@given(COUNTS, COUNTS, CITIES, st.sampled_from(DAYS))
def test_numbers_cities_and_days_are_read_as_they_stand(drones, hurt, city, day):
    text = f"Russia attacked {city} with {drones} drones on {day}. The strike on {city} injured {hurt} people."
    found = extract(Article(text, published="2024-06-07"))
    when = date(2024, 6, 7) - timedelta((4 - DAYS.index(day)) % 7)
    assert [(c.munition, c.count.minimum, c.place.name, c.when.start) for c in found.munitions] == [
        ("drone", drones, city, when)
    ]
    assert [(c.kind, c.count.maximum, c.place.name) for c in found.casualties] == [("injured", hurt, city)]


PARAGRAPHS = (
    "On Tuesday, air defences shot down 13 drones over the Poltava region.",
    "On Wednesday, two people were killed in shelling of Nikopol.",
    "On Thursday, a missile strike on Izium injured nine residents.",
    "On Monday, four rockets hit Kramatorsk.",
)


@settings(max_examples=24, deadline=None)
@given(st.permutations(PARAGRAPHS))
def test_independent_paragraphs_may_stand_in_any_order(order):
    assert facts("\n\n".join(order), "2024-06-07") == facts("\n\n".join(PARAGRAPHS), "2024-06-07")
