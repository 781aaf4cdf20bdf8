"""Entries that tell of people are read, in their own example, as the claim they stand for."""

from datetime import date

import pytest
from tests.extract.claims import read

from strikelog.extract.dates import Clock, find_dates
from strikelog.extract.lexicon import entries


def each(name):
    return [pytest.param(entry, id=entry["id"]) for entry in entries(name)]


@pytest.mark.parametrize("entry", each("who"))
def test_who_is_counted(entry):
    (claim,) = read(entry["example"]).casualties
    assert (claim.kind, claim.who, claim.count.minimum) == ("killed", entry["who"], 2)


@pytest.mark.parametrize("entry", each("zero"))
def test_none_is_told(entry):
    claims = read(entry["example"]).casualties
    assert [(claim.rule, claim.kind, claim.count.maximum) for claim in claims] == [
        (f"{entry['id']}/zero", entry["kind"], 0)
    ]


@pytest.mark.parametrize("entry", each("toll"))
def test_a_toll_is_told(entry):
    (claim,) = read(entry["example"]).casualties
    assert (claim.rule, claim.kind) == (f"{entry['id']}/toll", entry["category"])


@pytest.mark.parametrize(
    "entry", [e for e in entries("casualty_kind") if e["id"] != "injured.injuries"], ids=lambda e: e["id"]
)
def test_the_kind_of_casualty_is_told(entry):
    assert {claim.kind for claim in read(entry["example"]).casualties} == {entry["category"]}


@pytest.mark.parametrize("entry", [e for e in entries("munition_status") if e["category"]], ids=lambda e: e["id"])
def test_the_fate_of_munitions_is_told(entry):
    assert entry["category"] in {claim.status for claim in read(entry["example"]).munitions}


@pytest.mark.parametrize("entry", [e for e in entries("munitions") if "needs" not in e], ids=lambda e: e["id"])
def test_the_class_and_model_of_munitions_is_told(entry):
    (claim,) = read(entry["example"]).munitions
    assert (claim.munition, claim.model, claim.count.minimum) == (entry["munition"], entry["model"], 6)


@pytest.mark.parametrize("entry", each("context"))
def test_what_is_no_event_gives_no_claim(entry):
    extraction = read(entry["example"])
    assert (extraction.munitions, extraction.casualties) == ((), ())


@pytest.mark.parametrize("entry", each("epochs"))
def test_a_war_began_on_its_day(entry):
    (span,) = find_dates(entry["example"], Clock(date(2025, 1, 1), None, entry["countries"][0]))
    assert (str(span.when.start), span.when.end) == (entry["date"], date(2025, 1, 1))
