"""Batches: one bad file never costs the others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikelog.ingest import MAX_BYTES, MAX_FILES, SUFFIXES, Batch, read_bytes, read_file, read_path, read_paths
from strikelog.model import IngestError

TEXT = b"Three people were killed in Kryvyi Rih on Friday."


def test_good_files_are_read_and_bad_ones_refused_with_a_reason():
    batch = read_bytes(
        [
            ("a.txt", TEXT),
            ("b.pdf", b"words of a text"),
            ("c.md", b"%PDF-1.7"),
            ("d.txt", b" \n"),
            ("e.txt", b"x" * (MAX_BYTES + 1)),
            ("f.TXT", TEXT + b"\r\nMore.\r\n"),
        ]
    )
    assert [article.text for article in batch.articles] == [TEXT.decode(), TEXT.decode() + "\nMore."]
    assert [(name, reason.split(".")[0]) for name, reason in batch.refused] == [
        ("b.pdf", "The file is no PDF, whatever its name says"),
        ("c.md", "The PDF is damaged and cannot be read"),
        ("d.txt", "The file is empty or cannot be opened"),
        ("e.txt", "The file is larger than 25 MB"),
    ]


def test_read_file_raises_the_reason():
    with pytest.raises(IngestError, match=r"Give \.txt, \.md, .* or \.zip, or paste the text"):
        read_file("notes.doc", b"words")


def test_files_beyond_the_limit_are_refused():
    batch = read_bytes((f"{number}.txt", TEXT + str(number).encode()) for number in range(MAX_FILES + 2))
    assert len(batch.articles) == 200
    assert [name for name, _ in batch.refused] == ["200.txt", "201.txt"]


def test_one_id_for_two_articles_is_refused_the_second_time():
    lines = [b'{"id": "1", "text": "Three people were killed."}', b'{"id": "1", "text": "Four people were killed."}']
    batch = read_bytes([("a.jsonl", lines[0]), ("b.jsonl", lines[1]), ("c.jsonl", lines[0])])
    assert [article.text for article in batch.articles] == ["Three people were killed."] * 2
    assert batch.refused == (("1", "Another article has the id “1” already. Give it its own."),)


def test_names_cannot_upset_a_terminal():
    assert read_bytes([("\x1b[31mred\n.exe", b"x")]).refused[0][0] == "[31mred.exe"


def test_a_folder_is_read_in_order_of_names_without_hidden_files(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "z.bin"):
        (tmp_path / name).write_bytes(TEXT + name.encode())
    batch = read_path(tmp_path)
    assert [article.text[-5:] for article in batch.articles] == [".a.md", "b.txt", "c.txt"]
    assert [name for name, _ in batch.refused] == [str(tmp_path / "z.bin")]


def test_paths_that_hold_nothing(tmp_path):
    with pytest.raises(IngestError, match="There is no file or folder"):
        read_paths([tmp_path / "none.txt"])
    with pytest.raises(IngestError, match="is empty"):
        read_path(tmp_path)


@settings(max_examples=60, deadline=None)
@given(suffix=st.sampled_from(sorted(SUFFIXES)), data=st.binary(max_size=300))
def test_any_bytes_give_articles_or_a_reason(suffix, data):
    batch = read_bytes([(f"x{suffix}", data)])
    assert isinstance(batch, Batch)
    assert batch.articles or batch.refused
    assert all(reason for _, reason in batch.refused)
