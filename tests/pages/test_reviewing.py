"""The review page: accept, correct, reject, stale edits, codings of two people, the log."""

import pytest
from tests.pages.looking import has, words

from strikelog.ledger import Ledger, plain


@pytest.fixture
def ledger(filled):
    opened = Ledger.open(filled)
    yield opened
    opened.close()


def top(ledger):
    return str(ledger.review_queue()["fact_id"][0])


def row(ledger, fact_id):
    frames = ledger.store.claims_of([fact_id])
    return plain(next(each for frame in frames.values() for each in frame.to_dict("records")))


def fill(app, fact_id, **values):
    for name, value in values.items():
        app.get_by_key(f"correct-{fact_id}-{name}").set_value(value)


def test_accepting_goes_on_to_the_next_claim_and_is_logged(ledger, open_page):
    first = top(ledger)
    app = open_page("review")
    app.get_by_key("decision-by").set_value("Olena").run()
    app.get_by_key("accept").click().run()
    assert not app.exception
    assert row(ledger, first)["review"] == "accepted"
    assert top(ledger) != first
    assert [(each.kind, each.target, each.made_by) for each in ledger.decisions()] == [("accept", first, "Olena")]


def test_a_corrected_count_and_its_undoing(ledger, open_page):
    first = top(ledger)
    before = row(ledger, first)
    app = open_page("review")
    app.get_by_key("correct").click().run()
    fill(app, first, count_min="80")
    app.get_by_key(f"reason-correct-{first}").set_value("the evening report")
    app.get_by_key("record-review").click().run()
    assert not app.exception
    assert (row(ledger, first)["count_min"], row(ledger, first)["count_max"]) == (80, 80)
    assert ledger.daily().query("measure == 'intercepted'")["best"].tolist() == [80]
    log = open_page("review", part="Log")
    assert "Minimum: 13 → **80**" in words(log)
    log.get_by_key("undo-review-1").click().run()
    assert row(ledger, first) == before


def test_a_correction_without_a_reason_keeps_the_form(ledger, open_page):
    first = top(ledger)
    app = open_page("review")
    app.get_by_key("correct").click().run()
    fill(app, first, count_min="80")
    app.get_by_key("record-review").click().run()
    assert "needs a reason" in words(app)
    assert app.get_by_key(f"correct-{first}-count_min").value == "80"
    assert ledger.decisions() == []


def test_a_stale_edit_shows_both_versions(ledger, open_page):
    first = top(ledger)
    app = open_page("review")
    app.get_by_key("correct").click().run()
    ledger.judge("correct", row(ledger, first), "the ministry", "Taras", count_min=70, count_max=70)
    app.get_by_key("accept").click().run()
    assert "Somebody else has changed this claim" in words(app)
    assert app.table[0].value.astype(str).values.tolist()[0] == ["Minimum", "13", "70"]
    assert row(ledger, first)["count_min"] == 70


def test_skipping_changes_nothing(ledger, open_page):
    app = open_page("review")
    count = len(ledger.review_queue())
    for _ in range(count):
        app.get_by_key("skip").click().run()
    assert has(app, "review-done")
    app.get_by_key("review-again").click().run()
    assert has(app, "review-card")
    assert ledger.decisions() == []


def test_two_coders_disagree_and_a_third_settles(ledger, open_page):
    first = top(ledger)
    ledger.code("accept", row(ledger, first), by="Olena")
    other = ledger.code("correct", row(ledger, first), "the table says 80", "Taras", count_min=80, count_max=80)
    app = open_page("review", part="Agreement")
    assert "Disagreements (1)" in words(app)
    app.get_by_key("decision-by").set_value("Iryna").run()
    app.get_by_key(f"adopt-{other.id}").click().run()
    assert not app.exception
    assert (row(ledger, first)["count_min"], row(ledger, first)["review"]) == (80, "corrected")


def test_coding_blind_changes_no_figure(ledger, open_page):
    first = top(ledger)
    app = open_page("review", work="Code blind")
    app.get_by_key("decision-by").set_value("Olena").run()
    app.get_by_key("accept").click().run()
    assert row(ledger, first)["review"] == "machine"
    assert [(each.kind, each.target) for each in ledger.decisions()] == [("code", first)]
