"""Decisions of people: obeyed, logged, undone without a trace, and kept when articles are read anew."""

from datetime import date

import pytest
from tests import factories

from strikelog.export import to_csv
from strikelog.ledger import Ledger
from strikelog.model import Decision, StoreError, When

TABLES = ("daily", "daily_places", "incidents", "evidence", "coverage")

EARLY = factories.article("Three people were killed in Kryvyi Rih.", published="2022-12-16", source="Harbour Wire")
LATE = factories.article("Five people were killed in Kryvyi Rih.", published="2022-12-17", source="Kyiv Ledger")


def toll(article, number, quote, **over):
    claim = factories.casualty_claim(article, quote, count=factories.count(number, text=quote.split()[0]), **over)
    place = factories.place_claim(article, "Kryvyi Rih", place=factories.KRYVYI_RIH, effects=("struck",))
    return factories.extraction(article, munitions=(), casualties=(claim,), places=(place,))


@pytest.fixture
def ledger(url):
    opened = Ledger.open(url)
    opened.add(toll(EARLY, 3, "Three people"))
    opened.add(toll(LATE, 5, "Five people"))
    yield opened
    opened.close()


def exported(ledger):
    return {table: to_csv(table, getattr(ledger, table)()) for table in TABLES}


def killed(ledger):
    return ledger.daily()[["best", "low", "high"]].values.tolist()


def rih(ledger):
    return str(ledger.incidents()["incident_id"][0])


def test_the_last_word_stands_until_a_person_prefers_another_claim(ledger):
    assert killed(ledger) == [[5, 3, 5]]
    ledger.prefer(f"{EARLY.id}-c1", "seen the list of the hospital", "Olena")
    assert killed(ledger) == [[3, 3, 5]]
    roles = dict(zip(ledger.evidence()["fact_id"], ledger.evidence()["role"], strict=True))
    assert (roles[f"{EARLY.id}-c1"], roles[f"{LATE.id}-c1"]) == ("preferred", "supports")


def test_an_excluded_claim_counts_for_nothing(ledger):
    ledger.exclude(f"{LATE.id}-c1", "another Kryvyi Rih")
    assert killed(ledger) == [[3, 3, 3]]


def test_a_split_adds_the_attacks_of_one_place_and_day(ledger):
    ledger.split(rih(ledger), [f"{LATE.id}-c1"], "the evening strike")
    assert killed(ledger) == [[8, 8, 8]]
    assert ledger.incidents()[["place", "killed_best"]].values.tolist() == [["Kryvyi Rih", 3], ["Kryvyi Rih", 5]]


def test_a_merge_over_two_days_counts_on_the_day_of_the_survivor(ledger):
    third = factories.article("Six people were killed in Kryvyi Rih.", published="2022-12-18", source="Dnipro Live")
    saturday = When(date(2022, 12, 17), date(2022, 12, 17))
    ledger.add(toll(third, 6, "Six people", when=saturday))
    assert ledger.daily()[["date", "best"]].values.tolist() == [["2022-12-16", 5], ["2022-12-17", 6]]
    friday, other = (str(each) for each in ledger.incidents().query("killed_best > 0")["incident_id"])
    ledger.merge(other, friday, "the same attack, dated by the paper")
    assert ledger.daily()[["date", "best", "low"]].values.tolist() == [["2022-12-16", 6, 3]]


@pytest.mark.parametrize("kind", ["prefer", "exclude", "split", "merge", "voice"])
def test_undoing_restores_the_identical_export(ledger, kind):
    other = factories.article("Air defence worked over Kyiv.", published="2022-12-16", source="Kyiv Ledger")
    ledger.add(factories.extraction(other, munitions=(), casualties=()))
    before, (kyiv, city) = exported(ledger), sorted(ledger.incidents()["incident_id"])
    claim = f"{LATE.id}-c1"
    decided = {
        "prefer": lambda: ledger.prefer(f"{EARLY.id}-c1", "why"),
        "exclude": lambda: ledger.exclude(claim, "why"),
        "split": lambda: ledger.split(ledger.store.incident_of(claim), [claim], "why"),
        "merge": lambda: ledger.merge(kyiv, city, "why"),
        "voice": lambda: ledger.voice(LATE.id, "Harbour Wire", "why"),
    }[kind]()
    assert exported(ledger) != before
    ledger.undo(decided.id, "Olena")
    assert exported(ledger) == before
    assert [(each.kind, each.reason, each.undone_by) for each in ledger.decisions()] == [(kind, "why", "Olena")]


def test_a_voice_corrected_by_a_person_is_one_with_the_other(ledger):
    ledger.voice(LATE.id, "Harbour Wire", "it prints the wire")
    assert killed(ledger) == [[5, 5, 5]]
    assert ledger.daily()["voices"].tolist() == [1]


def test_decisions_survive_reading_anew(ledger):
    ledger.exclude(f"{LATE.id}-c1", "another Kryvyi Rih")
    ledger.delete_articles([LATE.id])
    assert killed(ledger) == [[3, 3, 3]]
    ledger.add(toll(LATE, 5, "Five people"))
    assert killed(ledger) == [[3, 3, 3]]


def test_what_cannot_be_decided_is_refused(ledger):
    own = rih(ledger)
    for attempt, words in (
        (lambda: ledger.exclude(f"{LATE.id}-c1", " "), "needs a reason"),
        (lambda: ledger.exclude("nothing", "why"), "no such claim"),
        (lambda: ledger.merge(own, own, "why"), "with itself"),
        (lambda: ledger.merge(own, "nothing", "why"), "no such incident"),
        (lambda: ledger.split(own, [], "why"), "Choose one claim"),
        (lambda: ledger.split(own, list(ledger.evidence()["fact_id"]), "why"), "Leave out at least one"),
        (lambda: ledger.undo(7), "no decision 7"),
    ):
        with pytest.raises(StoreError, match=words):
            attempt()
    assert ledger.decisions() == []


def test_the_log_keeps_kinds_that_consolidation_does_not_know(ledger):
    made = ledger.store.decide(Decision("correct", f"{LATE.id}-c1", "typo", {"count_min": 5}, {"count_min": 4}), [])
    assert ledger.decisions() == [made]
    assert (made.before, made.after, made.stands) == ({"count_min": 5}, {"count_min": 4}, True)
    assert killed(ledger) == [[5, 3, 5]]
