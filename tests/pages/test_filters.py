from datetime import date

import pytest
from tests.pages import corpus
from tests.pages.looking import words


@pytest.mark.usefixtures("filled")
def test_a_link_sets_the_filters(open_page):
    app = open_page("claims", **{"from": "2022-12-14", "to": "2022-12-15", "city": "Kyiv"})
    assert app.date_input(key="from").value == date(2022, 12, 14)
    assert app.multiselect(key="city").value == ["Kyiv"]
    assert "13 drones intercepted" in words(app)
    assert "76 missiles" not in words(app)


@pytest.mark.usefixtures("filled")
def test_filters_hold_from_page_to_page(open_page):
    app = open_page("claims", city="Kyiv")
    for page in ("add", "quality", "munitions"):
        app.switch_page(f"pages/{page}.py").run()
        assert app.multiselect(key="city").value == ["Kyiv"]


@pytest.mark.usefixtures("filled")
def test_an_unknown_value_stays_visible_instead_of_showing_everything(open_page):
    app = open_page("claims", source="Daily Nothing")
    assert app.multiselect(key="source").value == ["Daily Nothing"]
    assert "Nothing matches the filters." in words(app)


@pytest.mark.usefixtures("filled")
def test_a_value_longer_than_any_name_is_ignored(open_page):
    app = open_page("claims", source="x" * 81)
    assert app.multiselect(key="source").value == []


@pytest.mark.parametrize("written", ["UA", "Ukraine"])
@pytest.mark.usefixtures("filled")
def test_a_country_is_understood_by_name_and_by_code(open_page, written):
    app = open_page("claims", country=written)
    assert app.multiselect(key="country").value == [written]
    assert ":material/filter_alt: Ukraine" in words(app)
    assert "3 claims, newest first" in words(app)


def test_a_filter_asked_for_before_there_are_articles_holds_when_they_come(open_page, store_url):
    app = open_page("claims", country="Ukraine", munition="Drones")
    corpus.fill(store_url)
    app.run()
    assert app.multiselect(key="country").value == ["Ukraine"]
    assert "2 claims, newest first" in words(app)


@pytest.mark.usefixtures("filled")
def test_a_period_that_ends_before_it_starts_says_so(open_page):
    app = open_page("claims", **{"from": "2022-12-16", "to": "2022-12-14"})
    assert "The period ends before it starts: nothing can match." in words(app)


@pytest.mark.usefixtures("filled")
def test_clearing_empties_every_filter(open_page):
    app = open_page("claims", city="Kyiv", attacker="RU", to="2022-12-15")
    app.button(key="clear-filters").click().run()
    assert not app.exception
    assert app.multiselect(key="city").value == []
    assert app.date_input(key="to").value is None


@pytest.mark.usefixtures("filled")
def test_the_days_of_the_map_follow_the_filters(open_page):
    app = open_page("cities")
    app.slider(key="days").set_value((date(2022, 12, 14), date(2022, 12, 15))).run()
    app.date_input(key="from").set_value(date(2022, 12, 15)).run()
    assert not app.exception
    app.date_input(key="from").set_value(None)
    app.date_input(key="to").set_value(date(2022, 12, 15)).run()
    assert not app.exception
