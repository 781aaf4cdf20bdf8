"""What a newcomer does, in a browser: a deep link, the example, an article of one's own, every page, the CSVs."""

import csv
import io
import re
import zipfile

import pytest
from tests.pages import corpus

from strikelog.store import Store
from strikelog.ui import ROUTES

pytestmark = pytest.mark.browser

REPORT = (
    "Air defences in Kyiv brought down 13 drones on Wednesday, the air force said.\n\n"
    "Two people were killed by shelling in Kherson on Thursday."
)


def heading(page, text):
    page.get_by_role("heading", name=text, exact=True, level=1).wait_for()


def settle(page):
    """Waits until no run of the script is under way for half a second.

    Streamlit forgets the filters of an address if its very first run is cut short by a click; nobody clicks that fast.
    """
    idle = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    quiet = 0
    while quiet < 5:
        page.wait_for_timeout(100)
        quiet = quiet + 1 if idle.count() else 0


def go(page, title):
    page.get_by_role("link", name=title, exact=True).first.click()
    heading(page, title)
    settle(page)


def test_the_first_request_of_a_server_may_be_a_deep_link(page, server, store_url):
    corpus.fill(store_url)
    page.goto(f"{server}/claims?city=Kyiv&from=2022-12-14&country=UA")
    heading(page, "Claims")
    page.get_by_text("13 drones intercepted").wait_for()
    assert page.get_by_role("link", name="Overview", exact=True).count() == 1
    assert page.get_by_text("Page not found").count() == 0
    page.get_by_text("14 Dec 2022 to today · Ukraine · Kyiv").wait_for()
    settle(page)
    for title in ("Add articles", "Munitions", "Download"):
        go(page, title)
        page.get_by_text("14 Dec 2022 to today · Ukraine · Kyiv").wait_for()
        page.wait_for_function("location.search.includes('city=Kyiv') && location.search.includes('country=UA')")
    assert page.troubles == []
    assert page.abroad == []


def test_a_link_to_a_claim_is_as_good_as_clicking(page, server, store_url):
    corpus.fill(store_url)
    page.goto(f"{server}/articles?article={corpus.DRONES.id}&claim=d-13")
    heading(page, "Thirteen drones over Kyiv")
    page.locator(".st-key-focused-claim").get_by_text("13 drones", exact=True).wait_for()
    settle(page)
    page.get_by_role("button", name="All articles").click()
    heading(page, "Articles")
    settle(page)
    page.get_by_role("button", name="76 missiles fired").click()
    heading(page, "76 missiles fired")
    page.wait_for_function("location.search.includes('article=')")
    settle(page)
    page.go_back()
    heading(page, "Articles")


def test_hostile_text_reads_as_it_was_written(page, server, store_url):
    from tests import factories

    said = (
        "<b>bold</b> **76 missiles** [x](https://evil.example) :red[y] $z$ :smile: -- www.evil.example "
        ":material/home: a@b.example"
    )
    article = factories.article(said, title="Hostile")
    store = Store.open(store_url)
    store.add(factories.extraction(article, casualties=(), places=()))
    page.goto(f"{server}/articles?article={article.id}")
    heading(page, "Hostile")
    text = page.locator(".st-key-article-text .line")
    text.get_by_text("bold").wait_for()
    assert text.inner_text().replace("\u2060", "").strip() == said
    assert text.locator("a, b, img, .katex").count() == 0


def test_a_day_is_the_same_day_west_of_greenwich(page, server, store_url):
    corpus.fill(store_url)
    page.goto(f"{server}/munitions?per=Day&to=2022-12-16&from=2022-12-16")
    heading(page, "Munitions")
    chart = page.get_by_label(re.compile("^Missiles per day: "))
    chart.get_by_text("16 Dec", exact=True).wait_for()


def test_from_the_example_to_the_csv(page, server):
    page.goto(f"{server}/munitions?country=Ukraine")
    heading(page, "Munitions")
    page.get_by_role("button", name="Load the example").click()
    page.get_by_text(re.compile(r"\d+ added")).or_(page.locator(".st-key-figure-munitions-missile")).first.wait_for()
    go(page, "Add articles")
    page.get_by_label("Text of the article").fill(REPORT)
    page.get_by_label("Title", exact=True).fill("A night over Kyiv")
    page.get_by_label("Source", exact=True).last.fill("Test Wire")
    page.get_by_test_id("stDateInput").last.locator("[role=spinbutton], input").first.click()
    page.keyboard.type("20221216")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Read this article").click()
    page.locator(".st-key-job-outcome").get_by_role("button", name="A night over Kyiv").click()
    heading(page, "A night over Kyiv")
    page.get_by_role("button", name=re.compile("13 drones intercepted")).click()
    page.locator(".st-key-focused-claim").get_by_text("14 Dec 2022").wait_for()
    for route in (route for route in ROUTES if route.listed):
        go(page, route.title)
        assert page.locator("[data-testid=stException]").count() == 0, route.name
    go(page, "Download")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download all as zip").click()
    tables = read_zip(waiting.value.path())
    assert list(tables) == ["articles", "casualties", "daily", "daily_places", "incidents", "munitions", "places"]
    assert any("13 drones" in row["quote"] for row in tables["munitions"])
    assert page.troubles == []
    assert page.abroad == []


def read_zip(path):
    with zipfile.ZipFile(path) as archive:
        texts = {
            name.removesuffix(".csv"): archive.read(name).decode("utf-8-sig")
            for name in sorted(archive.namelist())
            if name.endswith(".csv")
        }
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}
