"""Reviews of claims: obeyed by every figure, undone without a trace, kept when the rules read anew."""

from dataclasses import replace

import pytest
from tests import factories
from tests.ledger.test_decisions import exported

from strikelog.export import to_csv
from strikelog.ledger import Ledger, codings, plain
from strikelog.model import FACT_TABLES, ReviewError, StaleError, StoreError

ARTICLE = factories.article(
    "Three people were killed in Kryvyi Rih. Russia launched 76 missiles.", source="Harbour Wire"
)


def read(number=3, fact_id="toll", extractor="test 1", **over):
    """The article as one version of the rules reads it."""
    toll = factories.casualty_claim(
        ARTICLE, "Three people", fact_id=fact_id, count=factories.count(number, text="Three"), **over
    )
    fired = factories.munition_claim(ARTICLE, fact_id="fired", confidence=0.6)
    place = factories.place_claim(ARTICLE, "Kryvyi Rih", place=factories.KRYVYI_RIH, effects=("struck",))
    return factories.extraction(ARTICLE, munitions=(fired,), casualties=(toll,), places=(place,), extractor=extractor)


@pytest.fixture
def ledger(store_url):
    opened = Ledger.open(store_url)
    opened.add(read())
    yield opened
    opened.close()


def everything(ledger):
    return {**exported(ledger), **{table: to_csv(table, ledger.store.claims(table)) for table in FACT_TABLES}}


def claim(ledger, fact_id="toll"):
    frames = ledger.store.claims_of([fact_id])
    return plain(next(row for frame in frames.values() for row in frame.to_dict("records")))


def killed(ledger):
    return ledger.daily().query("measure == 'killed'")[["best", "low", "high"]].values.tolist()


def correct(ledger, by="Olena", **changes):
    return ledger.judge("correct", claim(ledger), "the hospital says so", by, **changes)


def test_a_corrected_count_changes_the_day_the_incident_and_the_csv(ledger):
    correct(ledger, count_min=5, count_max=5)
    assert killed(ledger) == [[5, 5, 5]]
    assert ledger.incidents()["killed_best"].dropna().tolist() == [5]
    assert claim(ledger)["count_min"] == 5
    assert claim(ledger)["review"] == "corrected"


def test_the_log_tells_who_what_before_and_after(ledger):
    correct(ledger, count_min=5, count_max=5)
    made = ledger.decisions()[0]
    assert (made.kind, made.target, made.made_by, made.reason) == ("correct", "toll", "Olena", "the hospital says so")
    assert (made.before["row"]["count_min"], made.after) == (3, {"changes": {"count_min": 5, "count_max": 5}})
    assert made.made_at


@pytest.mark.parametrize("kind", ["accept", "correct", "reject", "divide", "missed"])
def test_undoing_leaves_no_trace(ledger, kind):
    before = everything(ledger)
    start = ARTICLE.text.index("76")
    made = {
        "accept": lambda: ledger.judge("accept", claim(ledger)),
        "correct": lambda: correct(ledger, count_min=5, count_max=5),
        "reject": lambda: ledger.judge("reject", claim(ledger), "a film"),
        "divide": lambda: ledger.divide(claim(ledger), [{"who": "child"}, {"who": "responder"}], "two groups"),
        "missed": lambda: ledger.add_missed(
            *("munitions", ARTICLE.id, (start, start + 2)),
            {"munition": "drone", "status": "lost", "count_min": 4, "count_max": 4, "qualifier": "exact"},
            "in the caption",
        ),
    }[kind]()
    assert everything(ledger) != before
    ledger.undo(made.id, "Taras")
    assert everything(ledger) == before
    assert [(each.kind, each.undone_by) for each in ledger.decisions()] == [(kind, "Taras")]


def test_a_rejected_claim_counts_for_nothing_and_stays_in_the_file(ledger):
    ledger.judge("reject", claim(ledger), "a film")
    assert killed(ledger) == []
    assert claim(ledger)["review"] == "rejected"


def test_a_split_claim_is_two(ledger):
    part = {"count_min": 1, "count_max": 1}
    ledger.divide(claim(ledger), [{**part, "who": "child"}, {"count_min": 2, "count_max": 2}], "two groups", "Olena")
    rows = ledger.store.claims("casualties")[["fact_id", "who", "count_min", "review"]].values.tolist()
    assert rows == [["toll", "child", 1, "corrected"], ["toll.2", "", 2, "corrected"]]


def test_a_missed_claim_has_the_words_chosen_as_its_quote(ledger):
    start = ARTICLE.text.index("76 missiles")
    cells = {"munition": "missile", "status": "hit", "count_min": 2, "count_max": 2, "qualifier": "exact"}
    made = ledger.add_missed("munitions", ARTICLE.id, (start, start + 11), cells, "in the second sentence", "Olena")
    row = claim(ledger, made.target)
    assert (row["quote"], row["rule"], row["status"], row["count_min"]) == ("76 missiles", "person", "hit", 2)
    assert (row["confidence"], row["review"]) == (1, "corrected")


def test_a_stale_edit_is_refused_with_both_versions(ledger):
    seen = claim(ledger)
    correct(ledger, count_min=5, count_max=5)
    with pytest.raises(StaleError, match="Somebody else has changed this claim") as refused:
        ledger.judge("correct", seen, "the mayor says so", "Taras", count_min=4, count_max=4)
    assert (refused.value.seen["count_min"], refused.value.now["count_min"]) == (3, 5)
    assert killed(ledger) == [[5, 5, 5]]
    assert len(ledger.decisions()) == 1


def test_a_correction_holds_where_a_new_version_reads_the_same(ledger):
    correct(ledger, count_min=5, count_max=5)
    ledger.store.reread(read(extractor="test 2", attribution="the mayor"))
    assert killed(ledger) == [[5, 5, 5]]
    assert claim(ledger)["attribution"] == "the mayor"
    assert ledger.store.articles()["extractor"].tolist() == ["test 2"]


def test_a_correction_holds_where_a_new_version_reads_the_words_otherwise(ledger):
    made = correct(ledger, count_min=5, count_max=5)
    ledger.store.reread(read(30, "other", "test 2"))
    assert killed(ledger) == [[5, 5, 5]]
    ledger.undo(made.id)
    assert killed(ledger) == [[30, 30, 30]]


def test_a_rejection_holds_where_a_new_version_reads_the_same_number_with_another_id(ledger):
    ledger.judge("reject", claim(ledger), "a film")
    ledger.store.reread(read(3, "other", "test 2"))
    assert killed(ledger) == []


def test_a_correction_holds_after_deleting_and_putting_back(ledger):
    made = correct(ledger, count_min=5, count_max=5)
    ledger.undo_deletion(ledger.delete_articles([ARTICLE.id]))
    assert killed(ledger) == [[5, 5, 5]]
    ledger.undo(made.id)
    assert killed(ledger) == [[3, 3, 3]]


def test_a_correction_of_the_day_moves_the_figure(ledger):
    made = correct(ledger, date_start="2022-12-15", date_end="2022-12-15")
    assert ledger.daily().query("measure == 'killed'")["date"].tolist() == ["2022-12-15"]
    ledger.undo(made.id)
    assert ledger.daily().query("measure == 'killed'")["date"].tolist() == ["2022-12-16"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"count_min": 9, "count_max": 5, "qualifier": "range"}, "minimum is above the maximum"),
        ({"count_max": None}, "has a number as minimum and a number as maximum"),
        ({"qualifier": "some"}, "is no qualifier"),
        ({"date_start": "16.12.2022"}, "written as 2022-12-16"),
        ({"date_start": "2022-12-17"}, "first day comes after"),
        ({"quote": "other words"}, "quote cannot be corrected"),
        ({"count_min": 3}, "Nothing is changed"),
        ({"count_min": -1, "count_max": -1}, "whole number from 0 up"),
    ],
)
def test_what_breaks_the_codebook_is_refused(ledger, changes, words):
    with pytest.raises(ReviewError, match=words):
        correct(ledger, **changes)
    assert ledger.decisions() == []


def test_a_claim_that_is_gone_cannot_be_judged(ledger):
    seen = claim(ledger)
    ledger.store.reread(replace(read(), casualties=()))
    with pytest.raises(StoreError, match="no such claim any more"):
        ledger.judge("accept", seen)


def test_the_queue_puts_first_what_the_totals_hang_on_and_is_in_doubt(ledger):
    queue = ledger.review_queue()
    assert queue["fact_id"].tolist() == ["fired", f"{ARTICLE.id}-p1", "toll"]
    first = queue.iloc[0]
    assert (first["effect"], round(first["doubt"], 3), round(first["weight"], 3)) == (1.0, 0.4, 0.4)
    ledger.judge("accept", claim(ledger, "fired"))
    assert "fired" not in ledger.review_queue()["fact_id"].tolist()


def test_codings_change_nothing_until_a_third_person_settles_them(ledger):
    ledger.code("accept", claim(ledger), by="Olena")
    other = ledger.code("correct", claim(ledger), "five, further down", "Taras", count_min=5, count_max=5)
    assert killed(ledger) == [[3, 3, 3]]
    assert [(each.coder, each.verdict, each.values["count_min"]) for each in codings(ledger.decisions())] == [
        ("Olena", "accept", 3),
        ("Taras", "correct", 5),
    ]
    with pytest.raises(ReviewError, match="You coded this claim yourself"):
        ledger.settle(other, "mine is right", "Taras")
    ledger.settle(other, "read it again", "Iryna")
    assert killed(ledger) == [[5, 5, 5]]


def test_a_coder_needs_a_name(ledger):
    with pytest.raises(ReviewError, match="needs the coder's name"):
        ledger.code("accept", claim(ledger))
