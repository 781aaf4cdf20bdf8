"""Three questions of a newcomer, each answered in at most five clicks from the first page."""

import csv
import io
import re
import shutil

import pytest
from tests.browser.test_journey import heading, settle

from strikelog.export import to_csv
from strikelog.ledger import Ledger

pytestmark = pytest.mark.browser

MOST_CLICKS = 5


class Clicks:
    """Counts the clicks of a task; typing is free."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def on(self, locator, **options):
        locator.click(**options)
        self.count += 1
        settle(self.page)


@pytest.fixture
def started(page, server, store_url, tmp_path, made_up):
    """The first page, with two years of made-up attacks in the store."""
    shutil.copy(made_up, tmp_path / "strikelog.sqlite3")
    assert store_url.endswith("strikelog.sqlite3")
    page.goto(server)
    heading(page, "Overview")
    settle(page)
    return Clicks(page)


def rows(tmp_path, table):
    ledger = Ledger.open(f"sqlite:///{tmp_path / 'strikelog.sqlite3'}")
    text = to_csv(table, getattr(ledger, table)()).decode("utf-8-sig")
    ledger.close()
    return list(csv.DictReader(io.StringIO(text)))


def type_day(clicks, label, day):
    field = clicks.page.locator(f".st-key-{label}").locator("[role=spinbutton], input").first
    clicks.on(field)
    clicks.page.keyboard.type(day.replace("-", ""))
    clicks.page.keyboard.press("Enter")
    clicks.page.keyboard.press("Escape")  # the calendar would cover the field below
    clicks.page.wait_for_function(f"location.search.includes('{label}={day}')")
    settle(clicks.page)


def test_which_city_was_hit_most_in_march(started, tmp_path):
    days = {}
    for row in rows(tmp_path, "daily_places"):
        if row["date"].startswith("2024-03"):
            days.setdefault(row["place"], set()).add(row["date"])
    most = max(len(of_place) for of_place in days.values())
    first = sorted(place for place, of_place in days.items() if len(of_place) == most)[0]
    started.on(started.page.get_by_role("link", name="Cities", exact=True).first)
    heading(started.page, "Cities")
    type_day(started, "from", "2024-03-01")
    type_day(started, "to", "2024-03-31")
    ranking = started.page.get_by_label(re.compile("^Ranking of .*days affected, most first: "))
    ranking.wait_for()
    assert f"most first: {first} ({most})" in ranking.get_attribute("aria-label")
    assert started.count <= MOST_CLICKS


def test_how_many_drones_got_through_on_the_worst_night(started, tmp_path):
    hits = {}
    for row in rows(tmp_path, "daily"):
        if row["measure"] == "hit" and row["munition"] == "drone":
            hits[row["date"]] = hits.get(row["date"], 0) + int(row["best"])
    started.on(started.page.get_by_role("link", name="Munitions", exact=True).first)
    heading(started.page, "Munitions")
    worst = started.page.locator(".st-key-metric-worst_drone")
    assert worst.locator("[data-testid=stMetricValue]").inner_text() == str(max(hits.values()))
    assert started.count <= MOST_CLICKS


def test_the_sentence_behind_a_death_toll(started):
    chart = started.page.locator(".st-key-figure-overview-killed")
    chart.locator("svg .mark-rect path").last.wait_for()
    bar = chart.locator("svg .mark-rect path").last
    started.on(bar, force=True)
    behind = started.page.locator(".st-key-behind-killed")
    behind.wait_for()
    behind.get_by_text(re.compile(r"Report \d+ of Outlet")).first.wait_for()
    assert started.count <= MOST_CLICKS
