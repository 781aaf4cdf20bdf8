"""Documents of every kind: text, and what their metadata tells, with its origin."""

import pytest
from tests.ingest import making
from tests.ingest.hostile import SAID, factiva, live, nexis, page, rss

from strikelog.ingest import preview, read_file, read_one
from strikelog.model import IngestError


def only(name, data):
    (article,) = read_file(name, data)
    return article


def test_a_pdf_loses_its_layout_and_says_so():
    wrapped = (
        "Three people were killed in Kryvyi Rih on Friday, the gover-\nnor of the region said in the "
        "morning, and two more were\ninjured when a missile hit a house there.\n\nThe second paragraph stands apart."
    )
    article = only("night.pdf", making.pdf(wrapped, title="Night of drones"))
    assert article.text.startswith("Three people were killed in Kryvyi Rih on Friday, the governor of the region said")
    assert "more were injured when" in article.text
    assert (article.title, article.published) == ("Night of drones", "")
    assert dict(article.provenance.origins) == {"title": "metadata"}
    assert article.provenance.notes == ("Taken from a PDF of 1 page; its layout is lost.",)


@pytest.mark.parametrize("title", ["Untitled", "Microsoft Word - x.docx", "report.pdf"])
def test_a_title_that_programs_write_is_none(title):
    assert only("a.pdf", making.pdf(SAID, title=title)).title == ""


def test_a_word_file_with_its_table_in_order():
    article = only(
        "a.docx", making.docx(SAID, title="Night", author="Jane Writer", rows=[["Kyiv", "3"], ["Lviv", "1"]])
    )
    assert article.text == f"{SAID}\n\nKyiv\t3\nLviv\t1"
    assert (article.title, article.author) == ("Night", "Jane Writer")
    assert dict(article.provenance.origins) == {"title": "metadata", "author": "metadata"}


def test_macros_are_not_run_and_it_is_said():
    article = only("a.docm", making.with_macros(making.docx(SAID)))
    assert article.text == SAID
    assert article.provenance.notes == ("The file carries macros. They were not run and are not kept.",)


def test_an_excel_file_with_a_day():
    from datetime import datetime

    rows = ["Outlet", "Date", "Story"], ["Daily", datetime(2022, 12, 16), SAID]
    article = only("a.xlsx", making.xlsx(*rows))
    assert (article.source, article.published, article.text) == ("Daily", "2022-12-16", SAID)


def test_a_mail_gives_subject_sender_and_day():
    article = only("a.eml", making.eml(SAID).as_bytes())
    assert (article.title, article.source, article.text) == ("Night attack", "Example Wire", SAID)
    assert (article.published, article.published_from) == ("2022-12-16T09:30:00+02:00", "metadata")


def test_a_web_archive_gives_its_page_and_address():
    article = only("a.mht", making.mht(page(head="<meta property='article:published_time' content='2022-12-16'>")))
    assert (article.url, article.published) == ("https://daily.example/strike", "2022-12-16")
    assert SAID in article.text


def test_a_feed_gives_an_article_for_each_entry():
    story = (
        f"<title>Strike &amp; fire</title><link>https://d.example/1</link><description>Short.</description>"
        f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[<p>{SAID}</p>"
        "<script>x()</script><p>More &amp; more.</p>]]></content:encoded>"
        "<pubDate>Fri, 16 Dec 2022 09:00:00 +0200</pubDate>"
        "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Jane Writer</dc:creator>"
    )
    article = only("a.rss", rss(story).encode())
    assert article.text == f"{SAID}\n\nMore & more."
    assert (article.title, article.source, article.url) == ("Strike & fire", "Daily", "https://d.example/1")
    assert (article.published, article.author) == ("2022-12-16T09:00:00+02:00", "Jane Writer")


def test_an_atom_entry():
    entry = (
        f"<entry><title>T</title><link rel='self' href='https://d.example/self'/><link href='https://d.example/2'/>"
        f"<author><name>Jane Writer</name></author><published>2022-12-16T09:00:00Z</published>"
        f"<content type='html'>&lt;p&gt;{SAID}&lt;/p&gt;</content></entry>"
    )
    article = only("a.atom", f"<feed xmlns='http://www.w3.org/2005/Atom'><title>D</title>{entry}</feed>".encode())
    assert (article.text, article.url, article.author) == (SAID, "https://d.example/2", "Jane Writer")
    assert article.published == "2022-12-16T09:00:00+00:00"


def test_the_json_of_a_news_service():
    item = (
        '{"source": {"id": null, "name": "Daily"}, "author": ["A B", "C D"], "title": "T", "content": "%s", '
        '"publishedAt": "2022-12-16T09:00:00Z", "url": "https://d.example"}'
    )
    article = only("a.json", f'{{"status": "ok", "articles": [{item % SAID}]}}'.encode())
    assert (article.source, article.author, article.published) == ("Daily", "A B, C D", "2022-12-16T09:00:00+00:00")


def test_a_nexis_export_is_split_and_says_so():
    first, second = read_file("a.txt", nexis(("Strike", SAID), ("Drones", "Thirteen drones fell on Kyiv.")).encode())
    assert (first.title, first.source, first.published) == ("Strike", "Example Daily", "2022-12-16")
    assert (first.author, first.text) == ("Jane Writer", SAID)
    assert first.provenance.notes == ("Article 1 of 2 in its file.",)
    assert dict(first.provenance.origins)["published"] == "text"
    assert (second.title, second.text) == ("Drones", "Thirteen drones fell on Kyiv.")


def test_an_older_nexis_export():
    text = (
        "1 of 2 DOCUMENTS\n\nExample Daily\n\nDecember 16, 2022 Friday\n\nStrike kills three\n\nBYLINE: Jane Writer\n\n"
        f"LENGTH: 120 words\n\n{SAID}\n\nLOAD-DATE: December 17, 2022\n\n2 of 2 DOCUMENTS\n\nOther Daily\n\n"
        "December 17, 2022 Saturday\n\nDrones\n\nLENGTH: 9 words\n\n"
        "Thirteen drones fell on Kyiv.\n\nLANGUAGE: ENGLISH\n"
    )
    first, second = read_file("a.txt", text.encode())
    assert (first.source, first.title, first.author) == ("Example Daily", "Strike kills three", "Jane Writer")
    assert (second.source, second.published, second.text) == (
        "Other Daily",
        "2022-12-17",
        "Thirteen drones fell on Kyiv.",
    )


def test_a_factiva_export_with_and_without_codes():
    first, _ = read_file("a.txt", factiva(("Strike", SAID), ("Drones", SAID + " More.")).encode())
    assert (first.title, first.source, first.author) == ("Strike", "Example Daily", "Jane Writer")
    assert (first.published, first.text) == ("2022-12-16", SAID)
    coded = (
        f"HD\nStrike kills\nthree\nBY\nJane Writer\nWC\n120 words\nPD\n16 December 2022\nSN\nExample Daily\n"
        f"LP\n{SAID}\nTD\nThe mayor said so.\nAN\nDocument EXDLY00020221216eicg00001\n"
    )
    article = only("a.txt", coded.encode())
    assert (article.title, article.published) == ("Strike kills three", "2022-12-16")
    assert article.text == f"{SAID}\n\nThe mayor said so."


def test_a_live_blog_gives_its_entries_their_time():
    entries = read_file("a.txt", live("3.10pm", "14:05 GMT", "9.30am").encode())
    assert [each.published for each in entries] == ["2022-12-16T15:10:00", "2022-12-16T14:05:00", "2022-12-16T09:30:00"]
    assert entries[0].text == "2 people were killed in Kherson."
    assert entries[0].title == "Live: strikes overnight"


def test_a_live_blog_over_midnight_gives_its_day_alone():
    entries = read_file("a.txt", live("23:10", "00:05", "23:50").encode())
    assert [each.published for each in entries] == ["2022-12-16"] * 3


def test_a_document_is_not_split_where_nobody_wants_it():
    text = live("15:10", "14:05", "9:30")
    assert [each.text for each in read_one("a.txt", text.encode(), None, False).articles] == [text.strip()]


def test_mojibake_is_mended_and_shown():
    article = only("a.txt", "The ministry said â€œ13 dronesâ€\x9d were shot down over Kyiv.".encode())
    assert article.text == "The ministry said “13 drones” were shot down over Kyiv."
    assert article.provenance.notes == ("Garbled letters were set right in 1 line: “â€œ13” is now ““13”.",)


def test_broken_lines_are_joined_and_it_is_said():
    text = (
        "Three people were killed in Kryvyi Rih on Friday, the governor\nof the region said in the morning, and two "
        "more were injured\nwhen a missile hit a house there in the small hours of the\nnight, as the first reports "
        "had told before the end of it.\n\nNext paragraph."
    )
    article = only("a.txt", text.encode())
    assert "the governor of the region said" in article.text
    assert article.text.endswith("before the end of it.\n\nNext paragraph.")
    assert article.provenance.notes == ("Lines that a layout had broken were joined.",)


def test_another_name_than_its_kind_is_no_matter():
    assert only("a.txt", making.docx(SAID)).text == SAID
    assert only("a.zip", making.pdf(SAID)).text == SAID


def test_a_preview_shows_columns_and_what_they_were_taken_for():
    data = f'when,what,Outlet\n2022-12-16,"{SAID * 2}",Daily\n'.encode()
    seen = preview("a.csv", data)
    assert seen.columns == ("when", "what", "Outlet")
    assert seen.mapping == {"text": "what", "source": "Outlet"}
    assert [len(row) for row in seen.rows] == [3]
    assert preview("a.txt", data) is None
    with pytest.raises(IngestError, match="empty"):
        preview("a.csv", b"")


def test_columns_that_a_person_chose():
    data = f'a,b,when\n"{SAID}",T,2022-12-16\n'.encode()
    (article,) = read_one("a.csv", data, {"text": "a", "title": "b", "published": "when"}).articles
    assert (article.text, article.title, article.published) == (SAID, "T", "2022-12-16")
    assert read_one("a.csv", data, {"title": "b"}).refused[0][1].startswith("The table has no column for the text")
