"""Claims through rows and back."""

import json

from tests.conftest import ROOT
from tests.factories import article, casualty_claim, munition_claim, place_claim
from tests.factories import extraction as made

from strikelog.extract import extract
from strikelog.model import NOWHERE, Article, Count, When, article_row, extraction, rows

SAMPLE = [json.loads(line) for line in (ROOT / "sample_data/articles.jsonl").read_text(encoding="utf-8").splitlines()]


def through_rows(given):
    return extraction(given.article, article_row(given), rows(given))


def test_what_is_stated_comes_back():
    assert through_rows(made()) == made()


def test_what_is_not_stated_comes_back_as_not_stated():
    one, nowhere = article(published=None), {"when": When(), "place": NOWHERE}
    bare = made(
        one,
        munitions=(munition_claim(one, count=Count(None, None, "vague", "dozens"), **nowhere),),
        casualties=(casualty_claim(one, count=Count(0, 0, "exact", "no one"), subset=True, **nowhere),),
        places=(place_claim(one, affected=False, effects=(), **nowhere),),
    )
    assert through_rows(bare) == bare
    assert through_rows(bare).munitions[0].count.minimum is None
    assert through_rows(bare).casualties[0].count.minimum == 0


def test_real_extractions_come_back():
    found = [extract(Article(**fields)) for fields in SAMPLE[:8]]
    assert min(len(each.munitions) + len(each.casualties) + len(each.places) for each in found) > 0
    assert [through_rows(each) for each in found] == found


def test_a_given_day_is_for_articles_without_one():
    dated = Article("Text.", published="2024-01-02")
    assert dated.dated("2022-12-16") == dated
    undated = Article("Text.", id="own")
    assert undated.dated("2022-12-16") == Article("Text.", published="2022-12-16", id="own")
    assert Article("Text.").dated("2022-12-16") == Article("Text.", published="2022-12-16")
    assert Article("Text.").dated("").published == ""
