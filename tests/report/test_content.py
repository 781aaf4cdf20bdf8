"""What a report says of a small store: figures with their bounds, attacks with the words and sources behind them."""

from contextlib import closing
from datetime import date

import pytest
from tests import factories
from tests.pages import corpus

from strikelog.ledger import Ledger
from strikelog.model import Filters, StrikelogError, When
from strikelog.report import content
from strikelog.report.content import report


@pytest.fixture
def ledger(store_url):
    corpus.fill(store_url)
    with closing(Ledger.open(store_url)) as opened:
        yield opened


def test_the_period_in_one_sentence_and_a_line_for_every_figure(ledger):
    made = report(ledger, Filters())
    assert made.days == "14 to 16 December 2022"
    assert made.sentence == (
        "From 14 to 16 December 2022, 76 missiles were reported launched, 13 intercepted; 1 city was hit; "
        "3 people were killed."
    )
    assert [(line.label, line.best, line.low, line.high, line.days) for line in made.lines] == [
        ("Missiles, launched", "76", "76", "76", "1"),
        ("Drones, intercepted", "13", "13", "13", "1"),
        ("People killed", "3", "3", "3", "1"),
    ]
    assert [drawing.title for drawing in made.drawings] == [
        *("Drones", "Missiles", "Killed", "Days affected, by place", "Most days under attack"),
    ]
    assert (made.articles, made.outlets) == (2, 2)
    assert made.about.extractors == ("test 1",)


def test_open_bounds_stay_open(ledger):
    article = factories.article("At least 20 missiles were fired.", published="2022-12-16", source="Other")
    claim = factories.munition_claim(
        article, "At least 20 missiles", fact_id="o-20", status="hit", count=factories.count(20, None, "at_least")
    )
    ledger.add(factories.extraction(article, munitions=(claim,), casualties=(), places=()))
    line = next(line for line in report(ledger, Filters()).lines if line.label == "Missiles, hit")
    assert (line.best, line.low, line.high) == ("20", "20", "open")


def test_attacks_by_day_with_sentences_and_numbered_sources(ledger):
    made = report(ledger, Filters())
    assert [(day, [attack.place for attack in attacks]) for day, attacks in made.attacks] == [
        ("14 Dec 2022", ["Kyiv"]),
        ("16 Dec 2022", ["Ukraine", "Kryvyi Rih", "Kyiv"]),
    ]
    kyiv, rih = made.attacks[0][1][0], made.attacks[1][1][1]
    assert kyiv.figures == ("13 drones intercepted",)
    assert kyiv.told_by == "1 article, 1 voice"
    assert kyiv.about == "Kyiv City, Ukraine · attacked by Russia · air defence"
    assert kyiv.quotes == (
        content.Quote(
            (
                *(("Air defences in ", False), ("Kyiv", True), (" brought down ", False)),
                *(("13 drones", True), (" on Wednesday.", False)),
            ),
            ("13 drones intercepted", "Kyiv: air defence"),
            "",
            1,
        ),
    )
    assert rih.figures == ("3 killed",)
    assert [(source.number, source.outlet, source.title) for source in made.sources] == [
        (1, "Harbour Wire", "Thirteen drones over Kyiv"),
        (2, "Example Wire", "76 missiles fired"),
    ]


def test_only_what_the_filters_let_through(ledger):
    made = report(ledger, Filters(start=date(2022, 12, 16), end=date(2022, 12, 16)))
    assert made.filters == "16 Dec 2022 to 16 Dec 2022"
    assert [day for day, _ in made.attacks] == ["16 Dec 2022"]
    assert [source.outlet for source in made.sources] == ["Example Wire"]
    assert made.sentence.startswith("On 16 December 2022, 76 missiles")


def test_of_many_attacks_the_worst_are_listed(ledger, monkeypatch):
    monkeypatch.setattr(content, "MOST_ATTACKS", 1)
    made = report(ledger, Filters())
    assert [[attack.place for attack in attacks] for _, attacks in made.attacks] == [["Kryvyi Rih"]]
    assert made.found == 4


def test_nothing_to_report_is_said(ledger):
    with pytest.raises(StrikelogError, match="nothing to report"):
        report(ledger, Filters(cities=("Nowhere",)))


def test_quotes_that_overlap_are_one_mark(ledger):
    article = factories.article("Thirty-two of 51 drones fell.", published="2022-12-18", source="Other")
    claims = [
        factories.munition_claim(
            article, quote, fact_id=quote, munition="drone", status=status, when=When(date(2022, 12, 18), None)
        )
        for quote, status in (("Thirty-two of 51", "intercepted"), ("51 drones", "launched"))
    ]
    ledger.add(factories.extraction(article, munitions=tuple(claims), casualties=(), places=()))
    day, (attack,) = report(ledger, Filters()).attacks[-1]
    assert day == "18 Dec 2022"
    assert attack.quotes[0].pieces == (("Thirty-two of 51 drones", True), (" fell.", False))
