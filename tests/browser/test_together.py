"""Eight people at once for two minutes: nobody's writes are lost, nobody sees another's filters or drafts."""

import asyncio
import os
import threading
import time

import pytest
from tests.browser.serving import FLAGS, chromium_path

from strikelog.jobs import work
from strikelog.store import Store

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PEOPLE = 8
SECONDS = float(os.environ.get("STRIKELOG_TOGETHER_SECONDS", "120"))
PATIENCE = 90_000
DRAFT_PATIENCE = 15_000
CITIES = ["Kyiv", "Kharkiv", "Odesa", "Dnipro", "Kherson", "Lviv", "Mykolaiv", "Poltava"]


@pytest.mark.skipif(chromium_path() is None, reason="No Chromium on this machine.")
def test_eight_sessions_add_and_filter(server, store_url):
    done = {}
    thread = threading.Thread(target=lambda: done.update(asyncio.run(_together(server))))
    thread.start()
    thread.join()
    assert done.get("errors") == []
    assert sorted(done["added"]) == sorted(set(done["added"]))
    assert len(done["added"]) >= PEOPLE
    with_store = Store.open(store_url)
    work(with_store, idle_seconds=1)
    titles = with_store.articles(limit=10_000)["title"].tolist()
    assert sorted(titles) == sorted(done["added"])
    claims = with_store.claims("munitions")
    assert len(claims) == len(titles)
    states = [state for job in with_store.jobs(limit=1_000) for state in with_store.job_items(job.id)["state"]]
    assert set(states) == {"added"}
    with_store.check()
    with_store.close()


async def _together(server):
    from playwright.async_api import async_playwright

    added, errors = [], []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        until = time.monotonic() + SECONDS
        people = [_person(browser, server, number, until, added, errors) for number in range(PEOPLE)]
        for each in await asyncio.gather(*people, return_exceptions=True):
            if each is not None:
                errors.append(f"{type(each).__name__}: {each}"[:500])
        await browser.close()
    return {"added": added, "errors": errors}


async def _person(browser, server, number, until, added, errors):
    context = await browser.new_context(viewport={"width": 1280, "height": 900})
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    turn = 0
    while time.monotonic() < until:
        await _add(page, server, number, turn, added)
        await _filter(page, server, number, errors)
        await _draft(page, server, number, turn, errors)
        turn += 1
    await context.close()


async def _add(page, server, number, turn, added):
    title = f"Person {number}, article {turn}"
    await _open(page, f"{server}/add", "Add articles")
    report = f"{CITIES[number]} daily, issue {turn}"
    text = f"Air defences shot down {10 + turn} drones over {CITIES[number]} on Friday, said the {report}."
    await page.get_by_label("Text of the article").fill(text)
    await page.get_by_label("Title", exact=True).fill(title)
    await _settle(page)
    await page.get_by_role("button", name="Read this article").click()
    await page.wait_for_function(
        "() => document.querySelector('textarea') && document.querySelector('textarea').value === ''"
    )
    added.append(title)


async def _filter(page, server, number, errors):
    city = CITIES[number]
    await _open(page, f"{server}/claims?city={city}&table=munitions", "Claims")
    said = await page.locator("[data-testid=stMain]").inner_text()
    others = [other for other in CITIES if other != city and f"drones over {other}" in said]
    if others:
        errors.append(f"{city} sees {others}")


async def _draft(page, server, number, turn, errors):
    """What is typed holds over a visit to another page, and is one's own."""
    from playwright.async_api import expect

    await _open(page, f"{server}/add", "Add articles")
    draft = f"A draft of person {number}, turn {turn}."
    field = page.get_by_label("Text of the article")
    await field.fill(draft)
    await field.press("Control+Enter")
    await page.get_by_text("No date yet.").wait_for()  # the server has it
    await _settle(page)
    await page.get_by_role("link", name="Quality", exact=True).first.click()
    await page.get_by_role("heading", name="Quality", level=1).wait_for()
    await page.get_by_role("link", name="Add articles", exact=True).first.click()
    await page.get_by_role("heading", name="Add articles", level=1).wait_for()
    await _settle(page)
    try:  # the field is there before its text on a busy machine; a draft that is lost never comes
        await expect(field).to_have_value(draft, timeout=DRAFT_PATIENCE)
    except AssertionError:
        errors.append(f"person {number} finds {await field.input_value()!r} instead of {draft!r}")
    exceptions = await page.locator("[data-testid=stException], .st-key-failure").count()
    if exceptions:
        errors.append(f"person {number} sees an error: {await page.locator('[data-testid=stMain]').inner_text()}"[:400])


async def _open(page, address, title):
    await page.goto(address)
    await page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    await _settle(page)


async def _settle(page):
    """Waits until no run of the script has been under way for a third of a second."""
    idle = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    quiet = 0
    while quiet < 3:
        await page.wait_for_timeout(100)
        quiet = quiet + 1 if await idle.count() else 0
