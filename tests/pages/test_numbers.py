"""One number is one number: the overview, the pages behind it and daily.csv agree, whatever the filters."""

import csv
import io
import random
import shutil
from datetime import date, timedelta

import pytest

from strikelog.export import to_csv
from strikelog.ledger import Ledger
from strikelog.model import Filters, style

CHOSEN = 20


def filters(number):
    """A random choice of filters, as the parameters of a link and as `Filters`; the same for the same number."""
    chance = random.Random(number)
    start = date(2023, 1, 1) + timedelta(days=chance.randrange(500))
    end = start + timedelta(days=chance.choice((30, 120, 400)))
    classes = chance.sample(["missile", "drone", "rocket"], chance.randrange(3))
    towns = [f"Town {town}" for town in chance.sample(range(300), chance.choice((0, 0, 0, 150)))]
    outlets = [f"Outlet {outlet}" for outlet in chance.sample(range(40), chance.choice((0, 0, 20)))]
    query = {"from": start.isoformat(), "to": end.isoformat(), "munition": classes, "city": towns, "source": outlets}
    return query, Filters(start, end, munitions=tuple(classes), cities=tuple(towns), sources=tuple(outlets))


@pytest.fixture
def database(store_url, tmp_path, made_up):
    shutil.copy(made_up, tmp_path / "strikelog.sqlite3")
    return store_url


def written(rows, measure, munition=""):
    """The sum of daily.csv as a page writes it."""
    found = [int(row["best"]) for row in rows if row["measure"] == measure and row["munition"] == munition]
    return style.number(sum(found)) if found else "–"


def shown(app, name):
    return app.get_by_key(f"metric-{name}").metric[0].value


def test_overview_pages_and_daily_csv_agree(open_page, database):
    ledger = Ledger.open(database)
    told = 0
    for number in range(CHOSEN):
        query, chosen = filters(number)
        rows = list(csv.DictReader(io.StringIO(to_csv("daily", ledger.daily(chosen)).decode("utf-8-sig"))))
        expected = {
            "missiles": written(rows, "launched", "missile"),
            "drones": written(rows, "launched", "drone"),
            "killed": written(rows, "killed"),
            "injured": written(rows, "injured"),
        }
        app = open_page("overview", **query)
        if not rows:
            continue
        assert {name: shown(app, name) for name in expected} == expected, number
        share = shown(app, "intercepted")
        app.switch_page("pages/munitions.py").run()
        if any(row["munition"] for row in rows):
            assert [shown(app, name) for name in ("missiles", "drones")] == [expected["missiles"], expected["drones"]]
            assert shown(app, "intercepted") == share
        app.switch_page("pages/casualties.py").run()
        if any(not row["munition"] for row in rows):
            assert [shown(app, name) for name in ("killed", "injured")] == [expected["killed"], expected["injured"]]
        told += 1
    ledger.close()
    assert told >= CHOSEN * 3 // 4
