"""Gold files: read as the codebook writes them, refused where they do not."""

import pytest
from tests.evaluate.gold_lines import TEXT, write_gold

from strikelog.evaluate import read_gold
from strikelog.model import GoldError


def test_articles_and_their_facts(tmp_path):
    one, quiet = read_gold(write_gold(tmp_path))
    assert (one.article.id, one.article.published, one.article.text) == ("g1", "2022-12-16", TEXT)
    assert {table: len(facts) for table, facts in one.facts.items()} == {"munitions": 3, "casualties": 2, "places": 4}
    assert quiet.facts == {"munitions": [], "casualties": [], "places": []}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no article"),
        ("{broken", "Line 1"),
        ('{"id": 1, "text": "x y"}\n{"id": 2}', "Line 2"),
        ('{"id": 1, "text": "x y", "places": ["Kyiv"]}', "facts are objects"),
        ("[1]", "Line 1"),
    ],
)
def test_what_does_not_follow_the_codebook_is_refused(tmp_path, text, message):
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        read_gold(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")
