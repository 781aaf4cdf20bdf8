"""JSONL and CSV: rows become articles, bad rows are refused with their line."""

import json

import pytest

from strikelog.ingest import MAX_ROWS, read_bytes, read_file
from strikelog.model import IngestError

TEXT = "Three people were killed in Kryvyi Rih on Friday."


def jsonl(*objects):
    return "\n".join(
        each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in objects
    ).encode()


def test_jsonl_keeps_all_fields_and_the_text_exactly():
    given = {
        "id": "w-1",
        "title": "T",
        "text": f" {TEXT}\r\n\u2028end ",
        "published": "2022-12-16",
        "source": "S",
        "url": "u",
    }
    (article,) = read_file("a.jsonl", jsonl({**given, "more": [1]}))
    assert (article.id, article.title, article.text) == ("w-1", "T", f" {TEXT}\r\n\u2028end ")
    assert (article.published, article.published_from, article.source, article.url) == ("2022-12-16", "given", "S", "u")


def test_only_the_text_is_required():
    (article,) = read_file("a.jsonl", jsonl({"text": TEXT, "title": None}))
    assert (article.published, article.title, len(article.id)) == ("", "", 16)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        ({"title": "no text"}, "no text"),
        ({"text": ["a"]}, "“text” is not text"),
        ({"text": TEXT, "published": "last week"}, "not an ISO date"),
        ({"text": TEXT, "published": 2022}, "“published” is not text"),
        ({"text": "Hit."}, "too short"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_the_rest_is_read(line, reason):
    batch = read_bytes([("a.jsonl", jsonl({"text": TEXT}, "", line, {"text": TEXT + " More."}))])
    assert [article.text for article in batch.articles] == [TEXT, TEXT + " More."]
    ((where, why),) = batch.refused
    assert where == "a.jsonl, line 3"
    assert reason in why


def test_dates_in_words_are_understood():
    (article,) = read_file("a.jsonl", jsonl({"text": TEXT, "published": "16 December 2022"}))
    assert article.published == "2022-12-16"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_other_names_for_its_columns(delimiter):
    head = delimiter.join(["Outlet", "Date", "Headline", "Body"])
    row = delimiter.join(["Example Wire", "2022-12-16", "Strike", f'"{TEXT}\nSecond, line; ""quoted"""'])
    (article,) = read_file("a.csv", f"\ufeff{head}\r\n{row}\r\n".encode())
    assert article.text == f'{TEXT}\nSecond, line; "quoted"'
    assert (article.source, article.published, article.title) == ("Example Wire", "2022-12-16", "Strike")


def test_csv_without_a_text_column_is_refused():
    with pytest.raises(IngestError, match="no column for the text"):
        read_file("a.csv", b"name,date\nx,2022-12-16\n")


def test_csv_rows_that_are_short_or_blank():
    batch = read_bytes([("a.csv", f"title,text\nonly title\n\n,\nT,{TEXT}\n".encode())])
    assert [article.text for article in batch.articles] == [TEXT]
    assert batch.refused[0][0] == "a.csv, row 2"
    assert len(batch.refused) == 1


def test_a_very_long_cell_is_read():
    (article,) = read_file("a.csv", ("text\n" + "word " * 100_000 + "\n").encode())
    assert article.words == 100_000


def test_only_so_many_rows_are_read():
    data = jsonl(*({"text": f"{TEXT} {number}"} for number in range(MAX_ROWS + 5)))
    batch = read_bytes([("a.jsonl", data)])
    assert len(batch.articles) == 10_000
    reason = "Only the first 10,000 articles were read. Put the others into another file."
    assert batch.refused == (("a.jsonl", reason),)
