"""Parts of a result: whole or not there, and the same for the same articles."""

import pandas as pd
import pytest
from tests.factories import TEXT, article, bare, extraction

from strikelog.bulk.result import digest, digests, extractor, parts, read_result, write_part
from strikelog.model import COLUMNS, BulkError, Provenance


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "result")


def test_what_was_written_is_read(folder):
    one, two = [extraction(), bare("Nothing fell.")], [extraction(article(TEXT.upper(), id="x"), munitions=())]
    names = {write_part(folder, one): one, write_part(folder, two): two}
    assert dict(zip(parts(folder), read_result(folder), strict=True)) == names
    assert sorted(map(bytes, digests(folder))) == sorted(digest(each.article) for each in one + two)
    assert extractor(folder) == "test 1"


def test_an_article_comes_back_with_where_it_is_from(folder):
    about = Provenance("a.html", "cp1251", ("Letters were mended.",), (("title", "metadata"), ("published", "text")))
    one = article(
        author="A. Reporter", language="uk", provenance=about, published_from="metadata", url="https://a.example"
    )
    write_part(folder, [extraction(one)])
    ((found,),) = read_result(folder)
    assert found.article == one
    assert found.article.provenance == about


def test_tables_are_those_of_the_codebook(folder):
    write_part(folder, [extraction()])
    for table in ("munitions", "casualties", "places"):
        assert list(pd.read_parquet(f"{folder}/{table}").columns) == COLUMNS[table]
    assert list(pd.read_parquet(f"{folder}/articles").columns) == [
        *COLUMNS["articles"],
        *("identity", "text", "author", "told_language", "provenance"),
    ]
    assert pd.read_parquet(f"{folder}/munitions")["count_min"].tolist() == [76]


def test_the_same_articles_make_the_same_files(tmp_path):
    for name in ("one", "two"):
        write_part(str(tmp_path / name), [extraction()])
        write_part(str(tmp_path / name), [extraction()])
    files = [
        {path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    ]
    assert files[0] == files[1]
    assert len(files[0]) == 4


def test_a_part_without_its_articles_is_not_there(folder, tmp_path):
    write_part(folder, [extraction()])
    next((tmp_path / "result" / "articles").iterdir()).unlink()
    assert parts(folder) == []
    assert len(digests(folder)) == 0
    assert list(read_result(folder)) == []


def test_a_damaged_part_is_told(folder, tmp_path):
    write_part(folder, [extraction()])
    next((tmp_path / "result" / "places").iterdir()).write_bytes(b"PAR1 and nothing more")
    with pytest.raises(BulkError, match=r"cannot be read .* Delete it and read its articles again"):
        list(read_result(folder))


def test_a_folder_that_is_not_there(folder):
    assert (parts(folder), extractor(folder), len(digests(folder))) == ([], "", 0)
