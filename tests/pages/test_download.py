"""The download page verifies and compares packages that are uploaded."""

import pytest
from tests.pages.looking import has, words

from strikelog.export import to_package
from strikelog.extract import extract
from strikelog.ledger import Ledger
from strikelog.model import Article

FIRST = Article("Russia launched 12 drones at Odesa on Monday.", "Odesa", "2024-11-05", "Harbour Wire", id="one")
LATER = Article("Russia fired three missiles at Kharkiv on Wednesday.", "Kharkiv", "2024-11-07", "River Post", id="two")


@pytest.fixture
def packages(store_url):
    """One package of one article, and a later one of two."""
    ledger, made = Ledger.open(store_url), []
    for article in (FIRST, LATER):
        ledger.add(extract(article))
        made.append(to_package(*ledger.package(with_texts=True)))
    ledger.close()
    return made


def upload(app, key, data):
    app.file_uploader(key=key).upload(f"{key}.zip", data, "application/zip").run()
    assert not app.exception
    return app


def test_a_package_that_holds_is_said_to(open_page, packages):
    app = upload(open_page("download"), "package-one", packages[1])
    assert [each.value for each in app.success] == ["Everything holds."]
    assert not has(app, "differences")


def test_an_earlier_package_shows_what_changed(open_page, packages):
    app = upload(open_page("download"), "package-one", packages[1])
    upload(app, "package-two", packages[0])
    told = app.dataframe[0].value["Difference"].tolist()
    assert told[0] == "new article two: Kharkiv"
    assert any("three missiles" in each for each in told)
    assert f"{len(told)} differences" in words(app)
    upload(app, "package-two", packages[1])
    assert [each.value for each in app.success] == ["Both say the same."]


def test_what_the_store_says_otherwise_by_now_is_listed(open_page, packages, store_url):
    ledger = Ledger.open(store_url)
    row = ledger.store.claims("munitions").to_dict("records")[0]
    ledger.judge("correct", row, "a later count", "Olena", count_min=14, count_max=14)
    ledger.close()
    app = upload(open_page("download"), "package-one", packages[1])
    told = app.dataframe[0].value["Difference"].tolist()
    assert f"munitions.csv, {row['fact_id']}: count_min is “12”, in the store “14”." in told


def test_what_is_no_package_is_refused_in_words(open_page, packages):
    app = upload(open_page("download"), "package-one", packages[0][:100])
    assert "This is no data package of Strikelog, or it is damaged" in words(app)
