"""The two halves of gold."""

from strikelog.evaluate import GoldArticle, halves
from strikelog.model import FACT_TABLES, Article

WIRE = "Air defences shot down 14 of 20 drones over the Odesa region in the night to Friday, the southern command said."


def coded(name, text):
    return GoldArticle(Article(text, id=name), {table: [] for table in FACT_TABLES})


def names(half):
    return [each.article.id for each in half]


def test_ids_alone_decide():
    texts = ["Quiet.", "Calm at sea.", "No news came.", "All slept.", "Rain fell here.", "Trains ran."]
    development, check = halves([coded(f"a{at}", text) for at, text in enumerate(texts)])
    assert names(development) == ["a0", "a1"]
    assert names(check) == ["a2", "a3", "a4", "a5"]


def test_one_story_stays_together():
    gold = [coded("a0", WIRE), coded("a1", WIRE.replace("Friday", "Saturday")), coded("a2", "A quiet night.")]
    development, check = halves(gold)
    assert names(development) == ["a0", "a1"]
    assert names(check) == ["a2"]
