from contextlib import closing
from datetime import date

import pytest
from tests.pages import corpus
from tests.pages.looking import words

from strikelog.ledger import Ledger


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


@pytest.mark.parametrize("written", ["dozens24", "Dozens as 24"])
@pytest.mark.usefixtures("filled")
def test_a_convention_of_counting_is_understood_by_name_and_by_id(open_page, written):
    app = open_page("munitions", convention=written)
    assert app.selectbox(key="convention").value == written
    assert ":material/filter_alt: counted by “Dozens as 24”" in words(app)
    assert [metric.value for metric in app.metric if metric.label == "Drones launched"] == ["24"]
    assert "Claims without a number, drawn as the convention has it: " in app.expander[-1].label
    app.button(key="clear-filters").click().run()
    assert app.selectbox(key="convention").value == "Codebook"
    assert "13" not in [metric.value for metric in app.metric if metric.label == "Drones launched"]


@pytest.mark.usefixtures("filled")
def test_the_codebook_counts_unless_another_convention_is_chosen(open_page):
    app = open_page("munitions")
    assert app.selectbox(key="convention").value == "Codebook"
    assert "counted by" not in words(app)
    assert open_page("munitions", convention="nonesuch").selectbox(key="convention").value == "Codebook"


@pytest.mark.usefixtures("filled")
def test_an_incident_is_counted_by_the_convention_in_force(open_page, filled):
    with closing(Ledger.open(filled)) as ledger:
        incidents = ledger.incidents()
        incident = incidents[(incidents["place"] == "Kyiv") & (incidents["date_end"] == "2022-12-14")].iloc[0]
    app = open_page("incidents", incident=incident["incident_id"], convention="dozens24")
    assert {metric.label: metric.value for metric in app.metric} == {
        "Drones launched": "24",
        "Drones intercepted": "13",
    }


def test_the_dictionary_tells_of_conventions_and_their_sources(open_page):
    shown = words(open_page("dictionary"))
    assert "Conventions of counting" in shown
    assert "Iraq Body Count, Methods, section 3" in shown
