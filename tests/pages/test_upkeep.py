"""Batches that go on, articles deleted, edited and put back, columns chosen, and the backup."""

import io
from datetime import date

import pytest
from tests.ingest import making
from tests.ingest.hostile import SAID, UKRAINIAN, live
from tests.pages.looking import has, words

from strikelog.jobs import work
from strikelog.model import Article
from strikelog.store import Store
from strikelog.ui import upkeep
from strikelog.ui.batches import duration

REPORT = "Air defences in Kyiv brought down 13 drones on Wednesday, the air force said."


@pytest.fixture
def stored(store_url):
    opened = Store.open(store_url)
    job_id = opened.enqueue([Article(f"{REPORT} Part {n}.", title=f"Part {n}") for n in range(3)], label="Three parts")
    work(opened, idle_seconds=0)
    assert opened.job(job_id).state == "done"
    yield opened
    opened.close()


def upload(app, *files):
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    return app.run()


def test_files_of_many_kinds_become_drafts_with_their_origin(open_page, store_url):
    app = upload(
        open_page("add"),
        ("a.pdf", making.pdf(SAID, title="Night")),
        ("b.docx", making.docx(SAID + " More.")),
        (
            "c.zip",
            making.zipped({"d.txt": UKRAINIAN.encode("cp1251")}),
        ),
        ("e.exe", b"MZ\x00"),
    )
    assert not app.exception
    frame = app.dataframe[0].value
    assert frame["title"].tolist() == ["Night", "", ""]
    assert frame["language"].tolist() == ["en", "en", "uk"]
    assert frame["origin"].tolist() == ["title: the file’s metadata · a.pdf", "b.docx", "c.zip/d.txt"]
    assert frame["notes"][2] == "Read as cp1251."
    assert "Not in English: 1 article." in app.info[0].value
    assert "e.exe was refused" in words(app).replace("*", "")
    app.button(key="read-drafts").click().run()
    job = Store.open(store_url).jobs()[0]
    assert (job.label, job.total) == ("a.pdf and 3 more", 4)


def test_the_columns_of_a_table_can_be_chosen(open_page):
    data = f'when,what,more\n2022-12-16,Night,"{SAID[:60]}"\n'.encode()
    app = upload(open_page("add"), ("table.csv", data))
    assert not app.exception
    assert "no column for the text" in words(app)
    turn = app.session_state["upload-round"]
    app.selectbox(key=f"field-{turn}-0-text").set_value("more")
    app.selectbox(key=f"field-{turn}-0-title").set_value("what")
    app.selectbox(key=f"field-{turn}-0-published").set_value("when")
    next(button for button in app.button if button.label == "Read with these columns").click().run()
    assert not app.exception
    ((upload_,),) = [app.session_state["uploads"]]
    (article,) = upload_.articles
    assert (article.title, article.published, article.text) == ("Night", "2022-12-16", SAID[:60])


def test_a_document_that_was_cut_can_be_kept_as_one(open_page):
    app = upload(open_page("add"), ("live.txt", live("15:10", "14:05", "9:30").encode()))
    assert "live.txt was cut into 3 articles." in words(app)
    turn = app.session_state["upload-round"]
    app.button(key=f"whole-{turn}-0").click().run()
    assert [len(upload.articles) for upload in app.session_state["uploads"]] == [1]
    assert not app.exception


def test_a_cancelled_batch_goes_on(open_page, store_url, started):
    opened = Store.open(store_url)
    opened.enqueue([Article(REPORT)], label="One")
    opened.cancel_job(1)
    app = open_page("add")
    app.session_state["job"] = 1
    app.run()
    app.button(key="resume-1").click().run()
    assert not app.exception
    assert opened.job(1).state == "queued"
    assert store_url in started


def test_what_was_refused_is_tried_again(open_page, store_url):
    opened = Store.open(store_url)
    opened.enqueue([Article(REPORT)], label="One")
    opened.finish_item(opened.claim_item("w"), "refused", "It takes longer than 120 seconds.")
    app = open_page("add")
    app.session_state["job"] = 1
    app.run()
    assert "It takes longer than 120 seconds." in words(app)
    app.button(key="retry-1").click().run()
    assert opened.job(1).state == "queued"


def test_a_batch_is_deleted_and_put_back(open_page, stored):
    app = open_page("add")
    app.session_state["job"] = 1
    app.run()
    app.button(key="delete-job-1").click().run()
    assert not app.exception
    assert stored.count_articles() == 0
    assert "Deleted Three parts 3 articles" in words(app).replace("*", "").replace(":gray[", "")
    app.button(key="undo-last").click().run()
    assert stored.count_articles() == 3
    assert not has(app, "just-done")


def test_an_article_is_deleted_and_put_back_from_the_list(open_page, stored):
    article_id = stored.articles()["article_id"][0]
    app = open_page("articles", article=article_id)
    app.button(key="delete-article").click().run()
    assert not app.exception
    assert stored.count_articles() == 2
    app = open_page("articles")
    (deletion,) = stored.deletions()
    app.button(key=f"undo-{deletion.id}").click().run()
    assert stored.count_articles() == 3


def test_an_article_is_edited_under_its_id(open_page, stored):
    article_id = stored.articles()["article_id"][0]
    app = open_page("articles", article=article_id)
    app.text_input(key="edit-title").set_value("Another title")
    app.date_input(key="edit-published").set_value(date(2022, 12, 16))
    next(button for button in app.button if button.label == "Save and read anew").click().run()
    assert not app.exception
    article = stored.article(article_id)
    assert (article.title, article.published) == ("Another title", "2022-12-16")
    assert dict(article.provenance.origins) == {"title": "given", "published": "given"}
    assert stored.claims("munitions", article_id=article_id)["date_start"].tolist() == ["2022-12-14"]
    app.button(key="undo-last").click().run()
    assert stored.article(article_id).title.startswith("Part")


def test_the_list_says_which_versions_are_at_work(open_page, stored):  # noqa: ARG001
    app = open_page("articles")
    assert "Store: schema 0006" in words(app)


def test_a_backup_is_made_and_restored(stored, tmp_path):
    data = upkeep._backup(stored.url)
    assert data.startswith(b"SQLite format 3")
    stored.delete_articles(stored.articles()["article_id"].tolist())
    (tmp_path / "backup.sqlite3").write_bytes(io.BytesIO(data).getvalue())
    stored.restore(tmp_path / "backup.sqlite3")
    assert stored.count_articles() == 3


def test_the_backup_is_offered(open_page, stored):  # noqa: ARG001
    app = open_page("download")
    assert not app.exception
    assert app.download_button(key="backup").label == "Back up everything"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(5, "less than a minute"), (70, "about 1 minute"), (200, "about 3 minutes"), (7200, "about 2 hours")],
)
def test_a_guess_in_words(seconds, told):
    assert duration(seconds) == told
