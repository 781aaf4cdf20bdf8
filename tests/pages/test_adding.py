"""Adding articles: pasting, uploading, the example, and following the job."""

from datetime import date

import pytest
from tests.pages.looking import has, words

from strikelog.jobs import work
from strikelog.model import Article
from strikelog.store import Store
from strikelog.ui import batches, drafts

REPORT = "Air defences in Kyiv brought down 13 drones on Wednesday, the air force said."


def test_pasting_queues_the_article_and_asks_for_a_worker(open_page, store_url, started):
    app = open_page("add")
    app.text_area(key="paste-text").set_value(REPORT)
    app.text_input(key="paste-title").set_value("Thirteen drones")
    app.date_input(key="paste-published").set_value(date(2022, 12, 16))
    app.run()
    app.button(key="read-pasted").click().run()
    assert not app.exception
    job = Store.open(store_url).jobs()[0]
    assert (job.label, job.state, job.total) == ("Thirteen drones", "queued", 1)
    assert started == [store_url, store_url]
    assert has(app, "job-progress")
    assert app.text_area(key="paste-text").value == ""


def test_what_was_pasted_is_read_and_found_again(open_page, store_url):
    app = open_page("add")
    app.text_area(key="paste-text").set_value(REPORT)
    app.date_input(key="paste-published").set_value(date(2022, 12, 16))
    app.run()
    app.button(key="read-pasted").click().run()
    work(Store.open(store_url), idle_seconds=0)
    app.run()
    assert not app.exception
    assert has(app, "job-outcome")
    assert "1 added" in words(app)
    app.switch_page("pages/claims.py").run()
    assert "13 drones intercepted" in words(app)


def test_a_missing_date_is_a_warning(open_page):
    app = open_page("add")
    app.text_area(key="paste-text").set_value(REPORT).run()
    assert app.warning[0].value.startswith("No date yet.")


def test_an_empty_text_is_refused_with_a_reason(open_page, store_url):
    app = open_page("add")
    app.button(key="read-pasted").click().run()
    assert has(app, "failure")
    assert "has no text" in words(app)
    assert Store.open(store_url).jobs() == []


def test_what_was_typed_holds_while_looking_elsewhere(open_page):
    app = open_page("add")
    app.text_area(key="paste-text").set_value(REPORT).run()
    app.switch_page("pages/quality.py").run()
    app.switch_page("pages/add.py").run()
    assert app.text_area(key="paste-text").value == REPORT


def upload(app, *files):
    field = app.file_uploader[0]
    for name, content in files:
        field.upload(name, content)
    app.run()
    return app


def test_files_become_drafts_and_refused_ones_say_why(open_page, store_url):
    app = upload(open_page("add"), ("night.txt", REPORT.encode()), ("nothing.txt", b"   "))
    assert not app.exception
    assert has(app, "drafts")
    assert "nothing.txt was refused" in words(app).replace("*", "")
    assert "No date for 1 article." in words(app)
    assert Store.open(store_url).jobs() == []
    app.button(key="read-drafts").click().run()
    items = Store.open(store_url).job_items(1)
    assert sorted(items["state"]) == ["queued", "refused"]
    assert not has(app, "drafts")


def test_drafts_can_be_discarded(open_page, store_url):
    app = upload(open_page("add"), ("night.txt", REPORT.encode()))
    app.button(key="discard-drafts").click().run()
    assert not has(app, "drafts")
    assert Store.open(store_url).jobs() == []


def test_refusals_stand_first_in_the_outcome(open_page, store_url):
    store = Store.open(store_url)
    store.enqueue(
        [Article(REPORT, title="Read", published="2022-12-16")], [("broken.csv", "It has no column text.")], "Two files"
    )
    work(store, idle_seconds=0)
    app = open_page("add")
    app.session_state["job"] = 1
    app.run()
    read = words(app)
    assert "1 added, 1 refused" in read
    assert read.index("broken.csv") < read.index("It has no column text.")


def test_a_job_can_be_cancelled(open_page, store_url):
    store = Store.open(store_url)
    store.enqueue([Article(REPORT, published="2022-12-16")], label="One")
    app = open_page("add")
    app.button(key="cancel-1").click().run()
    assert store.job(1).state == "cancelled"


def test_the_example_is_queued(open_page, store_url, monkeypatch, tmp_path):
    example = tmp_path / "articles.jsonl"
    example.write_text('{"text": "76 missiles were fired.", "published": "2022-12-16"}\n', encoding="utf-8")
    monkeypatch.setattr(batches, "EXAMPLE", example)
    app = open_page("overview")
    app.button(key="load-example").click().run()
    assert not app.exception
    assert Store.open(store_url).jobs()[0].label == "Example articles"
    assert has(app, "job-progress")


def test_without_the_example_the_message_says_what_to_do(open_page, monkeypatch, tmp_path):
    monkeypatch.setattr(batches, "EXAMPLE", tmp_path / "nowhere.jsonl")
    app = open_page("overview")
    app.button(key="load-example").click().run()
    assert "add articles of your own" in words(app)


@pytest.mark.parametrize(
    ("published", "kept", "origin"),
    [
        (date(2022, 12, 16), "2022-12-16T08:30:00", "metadata"),
        (date(2022, 12, 17), "2022-12-17", "given"),
        (None, "", ""),
    ],
)
def test_a_drafts_date_keeps_its_time_unless_it_is_edited(published, kept, origin):
    article = Article("text", published="2022-12-16T08:30", published_from="metadata")
    mended = drafts.rebuilt(article, {"title": "T", "source": None, "published": published})
    assert (mended.published, mended.published_from, mended.source) == (kept, origin, "")


def test_an_edited_draft_is_another_article_but_keeps_an_id_of_its_own():
    plain, named = Article("text", published="2022-12-16"), Article("text", published="2022-12-16", id="mine")
    row = {"title": "", "source": "Wire", "published": date(2022, 12, 16)}
    assert drafts.rebuilt(plain, row).id != plain.id
    assert drafts.rebuilt(named, row).id == "mine"
