"""Reviewing by keyboard alone; a correction that charts, incidents and exports follow; undo; a stale edit refused."""

import shutil

import pytest
from tests.browser.test_incidents import tells, told
from tests.browser.test_journey import heading, settle
from tests.pages import corpus

from strikelog.ledger import Ledger, plain

pytestmark = pytest.mark.browser


def card(page):
    return page.locator(".st-key-review-card h3").inner_text()


def tab_to(page, label):
    """Moves on with the tabulator until the input of this label has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == label:
            return
    raise AssertionError(f"the tabulator never comes to {label}")


def test_ten_claims_by_keyboard_alone(page, server, store_url, made_up):
    shutil.copy(made_up, store_url.removeprefix("sqlite:///"))
    page.goto(f"{server}/review")
    heading(page, "Review")
    settle(page)
    for number in range(10):
        waiting = page.locator(".st-key-review-card p").first.inner_text()
        page.keyboard.press("n" if number == 3 else "a")
        page.wait_for_function(
            "was => { const p = document.querySelector('.st-key-review-card p'); return p && p.innerText != was }",
            arg=waiting,
        )
        settle(page)
    ledger = Ledger.open(store_url)
    assert [each.kind for each in ledger.decisions()] == ["accept"] * 9
    ledger.close()
    assert page.troubles == []


def test_a_correction_is_followed_everywhere_and_undone(page, server, store_url):
    corpus.fill(store_url)
    ledger = Ledger.open(store_url)
    for table in ("munitions", "places"):
        for row in ledger.store.claims(table).to_dict("records"):
            ledger.judge("accept", plain(row))
    page.goto(f"{server}/casualties")
    heading(page, "Casualties")
    before = told(page, "casualties-killed")
    assert "3 in all" in before

    page.goto(f"{server}/review")
    heading(page, "Review")
    settle(page)
    assert card(page) == "3 killed"
    page.keyboard.press("e")
    page.get_by_label("Minimum", exact=True).wait_for()
    settle(page)
    tab_to(page, "Minimum")
    page.keyboard.type("9")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type("5")
    tab_to(page, "Reason")
    page.keyboard.type("the hospital says so")
    page.keyboard.press("Enter")
    page.locator(".st-key-review-done").wait_for()
    settle(page)
    assert ledger.daily().query("measure == 'killed'")["best"].tolist() == [5]
    assert ledger.incidents()["killed_best"].dropna().tolist() == [5]
    page.get_by_role("link", name="Casualties", exact=True).first.click()
    heading(page, "Casualties")
    settle(page)
    tells(page, "casualties-killed", "5 in all")

    page.goto(f"{server}/review?part=Log")
    page.get_by_text("the hospital says so").wait_for()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_text("undone by").wait_for()
    page.get_by_role("link", name="Casualties", exact=True).first.click()
    heading(page, "Casualties")
    settle(page)
    tells(page, "casualties-killed", before)
    ledger.close()
    assert page.troubles == []
    assert page.abroad == []


def test_a_second_persons_stale_edit_is_refused_with_both_versions(page, server, store_url):
    corpus.fill(store_url)
    page.goto(f"{server}/review")
    heading(page, "Review")
    settle(page)
    assert card(page) == "13 drones intercepted"
    ledger = Ledger.open(store_url)
    frame = ledger.store.claims_of(["d-13"])["munitions"]
    seen = plain(frame.to_dict("records")[0])
    ledger.judge("correct", seen, "the ministry", "Taras", count_min=12, count_max=12)
    ledger.close()
    page.keyboard.press("a")
    page.get_by_text("Somebody else has changed this claim").wait_for()
    rows = page.locator(".st-key-review-said tr").all_inner_texts()
    assert any("13" in each and "12" in each for each in rows)
