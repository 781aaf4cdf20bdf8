"""Cutting files into blocks: every article in exactly one of them."""

import gzip
import json
from datetime import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.bulk.corpus import fields, write

from strikelog.bulk.blocks import find_blocks, read_parts
from strikelog.model import Article, BulkError


def read(source, size, published=""):
    return [part for block in find_blocks([str(source)], size) for part in read_parts(block, published)]


LINE = len(json.dumps(fields(10))) + 1


@pytest.mark.parametrize("size", [7, LINE - 1, LINE, LINE + 1, 3 * LINE, 1000, 10**6])
def test_jsonl_is_whole_whatever_the_size_of_blocks(tmp_path, size):
    path = write(tmp_path / "a.jsonl", range(10, 40))
    assert [part.id for part in read(path, size)] == [f"a{n}" for n in range(10, 40)]


@pytest.mark.parametrize(("size", "blocks"), [(1, 5), (10**6, 1)])
def test_parquet_is_cut_by_its_row_groups(tmp_path, size, blocks):
    rows = [{**fields(n), "published": datetime(2024, 6, 7, 9, 30), "other": n} for n in range(50)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=10)
    assert len(find_blocks([str(tmp_path)], size)) == blocks
    parts = read(tmp_path, size)
    assert [part.id for part in parts] == [f"a{n}" for n in range(50)]
    assert parts[0].published == "2024-06-07T09:30:00"


def test_a_folder_is_read_in_order_and_packed_files_whole(tmp_path):
    write(tmp_path / "b.jsonl", range(3))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(write(tmp_path / "x", range(3, 6)).read_bytes()))
    (tmp_path / ".hidden.jsonl").write_text("{}")
    assert [part.id for part in read(tmp_path, 50)] == ["a3", "a4", "a5", "a0", "a1", "a2"]
    assert [part.id for part in read(tmp_path / "*.jsonl", 50)] == ["a0", "a1", "a2"]


def test_any_filesystem_that_fsspec_knows():
    import fsspec

    with fsspec.open("memory://news/a.jsonl", "w") as handle:
        handle.write(json.dumps(fields(1)))
    assert [part.id for part in read("memory://news/", 50)] == ["a1"]


def test_bad_lines_are_refused_and_the_rest_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps(fields(1))}\nnonsense\n{{"text": ""}}\n{json.dumps(fields(2))}\n')
    parts = read(path, 10**6)
    assert [part.id for part in parts if isinstance(part, Article)] == ["a1", "a2"]
    reasons = [part[1] for part in parts if not isinstance(part, Article)]
    assert reasons == [
        "The line is not JSON. Write one object a line, with at least a “text”.",
        "The article has no text. Paste or upload the text of the article itself.",
    ]


def test_more_short_lines_than_a_table_takes(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Two people were killed."}\n' * 10_001)
    parts = read(tmp_path, 10**6)
    assert len(parts) == 10_001
    assert all(isinstance(part, Article) for part in parts)


def test_a_given_day_is_for_articles_without_one(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Two people were killed on Friday."}\n' + json.dumps(fields(1)))
    assert [part.published for part in read(tmp_path, 10**6, "2022-12-16")] == ["2022-12-16", "2024-06-07"]


def test_nothing_to_read(tmp_path):
    with pytest.raises(BulkError, match=r"no \.jsonl or \.parquet file at"):
        find_blocks([str(tmp_path)], 100)
    with pytest.raises(BulkError, match="cannot be looked into"):
        find_blocks(["nosuch://bucket/a.jsonl"], 100)


def test_a_table_without_texts(tmp_path):
    pq.write_table(pa.table({"body": ["x"]}), tmp_path / "a.parquet")
    with pytest.raises(BulkError, match="has no column “text”"):
        read(tmp_path, 100)
