"""Saved web pages: text and metadata from the bytes, no markup left, no date invented."""

import pytest

from strikelog.ingest import read_file
from strikelog.model import IngestError

FIRST = "Sixty missiles were fired at Ukraine on Friday, and most of them were shot down, the air force said."
SECOND = "In Kryvyi Rih three people were killed when a block of flats was hit, according to the regional governor."
PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Sixty missiles | Example Wire</title>
{meta}<script>var x = "<p>not text</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/war">War</a></nav>
<article><h1>Sixty missiles</h1><p>{first} <b>Bold words</b> &amp; <i>more</i>.</p><p>{second}</p></article>
<footer>© 2021 Example Wire. Updated 3 March 2021.</footer></body></html>"""
META = """<meta property="og:title" content="Sixty missiles fired">
<meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2022-12-16T10:15:00+02:00">
<link rel="canonical" href="https://wire.example/sixty">"""


def page(meta=META, charset="utf-8", first=FIRST, second=SECOND):
    return PAGE.format(meta=meta, charset=charset, first=first, second=second).encode(charset)


def test_an_article_with_its_metadata():
    (article,) = read_file("saved.html", page())
    assert (article.title, article.source) == ("Sixty missiles fired", "Example Wire")
    assert (article.published, article.published_from) == ("2022-12-16T10:15:00+02:00", "metadata")
    assert article.url == "https://wire.example/sixty"
    assert FIRST in article.text
    assert SECOND in article.text


def test_no_markup_and_no_furniture_is_left():
    (article,) = read_file("saved.htm", page())
    assert "Bold words & more" in article.text.replace("\n", " ")
    for piece in ("<", ">", "not text", "Home", "Updated"):
        assert piece not in article.text


def test_escaped_tags_do_not_survive_either():
    (article,) = read_file("x.html", page(first=FIRST + " &lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x&gt;"))
    assert "<" not in article.text


def test_a_date_in_text_or_footer_is_not_the_day_of_publication():
    (article,) = read_file("x.html", page(meta="", first="On 5 May 2020 it began. " + FIRST))
    assert (article.published, article.published_from) == ("", "")


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2022-12-16T10:15:00Z"}</script>',
            "2022-12-16T10:15:00+00:00",
        ),
        ('<meta content="2022-12-16" name="DC.date.issued">', "2022-12-16"),
        ("<meta name='pubdate' content='Fri, 16 Dec 2022 10:15:00 GMT'>", "2022-12-16"),
        ('<meta name="citation_publication_date" content="2022/12/16">', "2022-12-16"),
        (
            '<meta name="date" content="soon"><meta property="article:published_time" content="2022-12-16">',
            "2022-12-16",
        ),
        ('<meta property="article:modified_time" content="2022-12-16">', ""),
    ],
)
def test_dates_that_the_page_labels(meta, published):
    (article,) = read_file("x.html", page(meta=meta))
    assert article.published == published


def test_the_declared_encoding_is_read():
    (article,) = read_file(
        "x.html", page(charset="windows-1252", first="“It was a long night,” the mayor’s office said. " + FIRST)
    )
    assert "“It was a long night,” the mayor’s office said." in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body></body></html>",
        b"<html><head><title>x</title></head></html>",
        b"<" * 500,
        b"<!-- -->",
        b"<div>" * 3_000,
    ],
    ids=["empty", "title-only", "brackets", "comment", "deep"],
)
def test_pages_without_an_article_are_refused(data):
    with pytest.raises(IngestError):
        read_file("x.html", data)
