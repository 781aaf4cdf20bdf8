"""From a bar in a chart to the incident, to each quote in its article; a split that the chart shows, and undoing it."""

import pytest
from tests import factories
from tests.browser.test_journey import heading, settle
from tests.pages import corpus

from strikelog.ledger import Ledger

pytestmark = pytest.mark.browser

LATER = factories.article(
    "Five people were killed in Kryvyi Rih.", title="Five killed", published="2022-12-17", source="Kyiv Ledger"
)


def bars(page, key):
    return page.locator(f".st-key-figure-{key} .mark-rect path")


def told(page, key):
    """What a chart says of itself to those who do not see it."""
    label = page.locator(f".st-key-figure-{key} [aria-label]").first.get_attribute("aria-label")
    return label.rpartition(": ")[2]  # the chart's title, or a button of its menu, stands before


def tells(page, key, words):
    """Waits until a chart says these words of itself."""
    page.locator(f'.st-key-figure-{key} [aria-label*="{words}"]').first.wait_for(state="attached")


def open_bar(page, place):
    """Picks the bar of 16 December, and opens an incident of the list below it."""
    bars(page, "incidents").last.click()
    page.get_by_text("In the day of 16 Dec 2022.").wait_for()
    settle(page)
    page.get_by_role("button", name=f"{place}, 16 Dec 2022", exact=True).click()
    heading(page, f"{place}, 16 Dec 2022")
    settle(page)


def test_from_a_bar_to_the_quotes_to_a_split_and_back(page, server, store_url):
    corpus.fill(store_url)
    ledger = Ledger.open(store_url)
    claim = factories.casualty_claim(LATER, "Five people", count=factories.count(5, text="Five"))
    ledger.add(factories.extraction(LATER, munitions=(), casualties=(claim,), places=()))
    page.goto(f"{server}/casualties")
    heading(page, "Casualties")
    settle(page)
    tells(page, "casualties-killed", "5 in all")
    before = told(page, "casualties-killed")

    page.goto(f"{server}/incidents")
    heading(page, "Incidents")
    settle(page)
    for title, quote in (("Kyiv Ledger – Five killed", "Five people"), ("76 missiles fired", "Three people")):
        open_bar(page, "Kryvyi Rih")
        page.get_by_role("button", name=title).first.click()
        page.locator(".st-key-article-text").get_by_text(quote, exact=True).first.wait_for()
        page.goto(f"{server}/incidents")
        heading(page, "Incidents")
        settle(page)

    open_bar(page, "Kryvyi Rih")
    form = page.locator(".st-key-decide")
    form.get_by_role("combobox").first.click()
    page.keyboard.type("5 killed")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    form.get_by_label("Reason").fill("the evening strike")
    form.get_by_label("Your name").fill("Olena")
    form.get_by_role("button", name="Record the decision").click()
    page.get_by_text("the evening strike").wait_for()
    settle(page)
    page.get_by_role("link", name="Casualties", exact=True).first.click()
    heading(page, "Casualties")
    settle(page)
    tells(page, "casualties-killed", "8 in all")

    page.go_back()
    heading(page, "Kryvyi Rih, 16 Dec 2022")
    settle(page)
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("undone by Olena").wait_for()
    page.get_by_role("link", name="Casualties", exact=True).first.click()
    heading(page, "Casualties")
    settle(page)
    tells(page, "casualties-killed", before)
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.troubles == []
    assert page.abroad == []
    ledger.close()
