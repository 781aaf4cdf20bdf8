"""Pasted and plain text: the text stays whole, the head is read, nothing is invented."""

import pytest

from strikelog.ingest import from_text
from strikelog.model import ArticleError, IngestError

BODY = "Three people were killed in Kryvyi Rih when a missile hit a house, the regional governor said in a statement."


def test_a_short_first_line_set_off_by_a_blank_one_is_the_title_and_stays_in_the_text():
    article = from_text(f"Missile hits house\n\n{BODY}")
    assert (article.title, article.text) == ("Missile hits house", f"Missile hits house\n\n{BODY}")
    assert (article.published, article.published_from) == ("", "")


def test_markdown_marks_are_no_part_of_the_title():
    assert from_text(f"# Missile hits house\n\n{BODY}").title == "Missile hits house"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n{BODY}",
        f"Missile hits house\n{BODY}",
        f"Published: 2022-12-16\n\n{BODY}",
        f"{'word ' * 50}\n\n{BODY}",
    ],
    ids=["no-line", "sentence", "no-blank-line", "stamp", "long"],
)
def test_what_is_no_title(text):
    assert from_text(text).title == ""


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Missile hits house\n\nPublished: 2022-12-16\n\n", "2022-12-16"),
        ("Missile hits house\n\nBy A. Writer\n16 December 2022, 10:15 GMT\n\n", "2022-12-16"),
        ("---\ntitle: Missile hits house\ndate: 2022-12-16\n---\n\n", "2022-12-16"),
        ("KYIV, Ukraine, December 16, 2022 (Example Wire) — ", "2022-12-16"),
        ("Missile hits house\n\nFriday 16 December\n\n", ""),
        ("Missile hits house\n\nSince 24 February 2022 nothing like it was seen.\n\n", ""),
    ],
)
def test_the_day_is_read_only_where_it_stands_as_one(head, published):
    article = from_text(head + BODY)
    assert (article.published, article.published_from) == (published, "text" if published else "")


def test_a_date_after_the_first_paragraph_is_not_the_articles():
    assert from_text(f"{BODY} {BODY} {BODY}\n\n16 December 2022\n\n{BODY}").published == ""


def test_labelled_lines_give_title_source_and_address():
    head = "Title: Missile hits house\nSource: Example Wire\nURL: https://wire.example/1\n\n"
    article = from_text(head + BODY)
    assert (article.title, article.source, article.url) == (
        "Missile hits house",
        "Example Wire",
        "https://wire.example/1",
    )


def test_what_is_given_outranks_the_head():
    article = from_text(
        f"Title\n\nPublished: 2022-12-16\n\n{BODY}", "Mine", "2022-12-17", "My paper", "https://a.example"
    )
    assert (article.title, article.published, article.published_from) == ("Mine", "2022-12-17", "given")
    assert (article.source, article.url) == ("My paper", "https://a.example")


def test_texts_without_words_are_refused():
    with pytest.raises(ArticleError, match="no text"):
        from_text(" \n ")
    with pytest.raises(IngestError, match="“Kyiv hit” is too short"):
        from_text("Kyiv hit")


def test_a_date_that_is_none_is_refused():
    with pytest.raises(ArticleError, match="yesterday"):
        from_text(BODY, published="yesterday")
