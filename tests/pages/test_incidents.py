"""The page of incidents: the list, one of them, and decisions about it."""

from datetime import date

import pytest
from tests import factories
from tests.pages.looking import has, words

from strikelog.ledger import Ledger
from strikelog.model import When

LATER = factories.article(
    "Five people were killed in Kryvyi Rih.", title="Five killed", published="2022-12-17", source="Kyiv Ledger"
)


@pytest.fixture
def ledger(filled):
    opened = Ledger.open(filled)
    claim = factories.casualty_claim(LATER, "Five people", count=factories.count(5, text="Five"))
    opened.add(factories.extraction(LATER, munitions=(), casualties=(claim,), places=()))
    yield opened
    opened.close()


def rih(ledger):
    incidents = ledger.incidents()
    return str(incidents.loc[incidents["place"] == "Kryvyi Rih", "incident_id"].iloc[0])


def test_the_list_names_place_day_and_figures(open_page, ledger):
    assert len(ledger.incidents()) == 4
    app = open_page("incidents")
    labels = [button.label.replace("\\", "") for button in app.button]
    assert [label for label in labels if "Dec 2022" in label] == [
        "Kyiv, 16 Dec 2022",
        "Kryvyi Rih, 16 Dec 2022",
        "Ukraine, 16 Dec 2022",
        "Kyiv, 14 Dec 2022",
    ]
    assert "3–5 killed · struck, casualties · 2 articles, 2 voices" in words(app)


def test_a_day_of_the_url_lists_its_incidents_alone(open_page, ledger):
    assert ledger.daily()["date"].nunique() == 2
    app = open_page("incidents", day="2022-12-14")
    assert "1 incident, newest first" in words(app)


def test_one_incident_tells_who_says_what_and_why(open_page, ledger):
    app = open_page("incidents", incident=rih(ledger))
    assert app.title[0].value.replace("\\", "") == "Kryvyi Rih, 16 Dec 2022"
    told = words(app)
    assert "Killed: 3–5" in told
    assert "17 Dec 2022 · Kyiv Ledger · Stands: of all voices, this one published last." in told
    assert "16 Dec 2022 · Example Wire · Another voice's last word: it sets the bounds." in told
    assert "Killed: how it was told" in told


def test_a_split_is_recorded_shown_and_undone(open_page, ledger):
    own, claim = rih(ledger), f"{LATER.id}-c1"
    app = open_page("incidents", incident=own)
    app.multiselect(key="decision-claims").select(claim)
    app.text_input(key="decision-reason-split").input("the evening strike")
    app.text_input(key="decision-by").input("Olena")
    app.button(key="record-decision").click().run()
    assert "**Claims split off**: the evening strike" in words(app)
    assert [row["best"] for row in ledger.daily().query("measure == 'killed'").to_dict("records")] == [8]
    app.button(key="undo-incident-1").click().run()
    assert [row["best"] for row in ledger.daily().query("measure == 'killed'").to_dict("records")] == [5]
    assert ledger.decisions()[0].undone_by == "Olena"


def test_a_decision_without_a_reason_is_refused_in_words(open_page, ledger):
    app = open_page("incidents", incident=rih(ledger))
    app.segmented_control(key="decision-kind").set_value("exclude").run()
    app.selectbox(key="decision-claim-exclude").select(f"{LATER.id}-c1")
    app.button(key="record-decision").click().run()
    assert "A decision needs a reason" in words(app)
    assert ledger.decisions() == []


def test_a_merged_incident_leads_to_the_one_that_took_it_in(open_page, ledger):
    incidents = ledger.incidents()
    kyiv = str(incidents.query("place == 'Kyiv' and date_end == '2022-12-16'")["incident_id"].iloc[0])
    ledger.merge(kyiv, rih(ledger), "one wave")
    app = open_page("incidents", incident=kyiv)
    assert "This incident was merged into another one." in words(app)
    app.button(key="open-merged-into").click().run()
    assert app.title[0].value.replace("\\", "") == "Kryvyi Rih, 16 Dec 2022"


def test_both_sides_of_a_contradiction_with_the_other_reading(open_page, store_url):
    ledger = Ledger.open(store_url)
    article = factories.article("Russia launched 76 missiles. 80 missiles were shot down.")
    downed = factories.munition_claim(
        article, "80 missiles", fact_id="down", status="intercepted", count=factories.count(80, text="80")
    )
    claims = (factories.munition_claim(article), downed)
    ledger.add(factories.extraction(article, munitions=claims, casualties=(), places=()))
    app = open_page("incidents", incident=str(ledger.incidents()["incident_id"][0]))
    told = words(app)
    assert "76: “76 missiles”" in told
    assert "80: “80 missiles”" in told
    assert "Shown: 76. Under the other reading: 80." in told
    ledger.close()


def test_as_known_on_an_earlier_day(open_page, ledger):
    app = open_page("incidents", incident=rih(ledger), as_of="2022-12-16")
    assert "Killed: 3" in words(app)
    before = open_page("incidents", incident=rih(ledger), as_of="2022-12-01")
    assert "Nothing was known of this incident on the chosen day." in words(before)


def test_an_unknown_incident_is_a_calm_message(open_page, ledger):
    assert When(date(2022, 12, 16)).start is not None
    assert len(ledger.decisions()) == 0
    assert has(open_page("incidents", incident="nothing"), "incident-gone")


def test_running_totals_stand_apart_from_the_days(open_page, store_url):
    ledger = Ledger.open(store_url)
    article = factories.article("Since the invasion Russia has fired 4,700 missiles.")
    total = factories.munition_claim(
        article, "4,700 missiles", count=factories.count(4700, text="4,700"), scope="cumulative"
    )
    ledger.add(factories.extraction(article, munitions=(total,), casualties=(), places=()))
    assert ledger.daily().empty
    app = open_page("incidents")
    app.segmented_control(key="kind").set_value("totals").run()
    assert "Running totals: munitions" in words(app)
    assert "4,700 missiles launched" in words(app)
    ledger.close()


def test_an_articles_voice_is_set_by_hand(open_page, ledger):
    app = open_page("incidents", incident=rih(ledger))
    app.segmented_control(key="decision-kind").set_value("voice").run()
    app.selectbox(key="voice-article").select(LATER.id)
    app.selectbox(key="voice-name").select("Example Wire")
    app.text_input(key="decision-reason-voice").input("it prints the wire")
    app.button(key="record-decision").click().run()
    assert "Killed: 5" in words(app)
    assert [(each.kind, each.after) for each in ledger.decisions()] == [("voice", {"voice": "Example Wire"})]
