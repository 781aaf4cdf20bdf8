from itertools import islice

from strikelog.cli.invented import A_DAY, WORDS, invented


def test_the_same_articles_for_the_same_seed_and_so_many_a_day():
    first, again = list(invented(2 * A_DAY)), list(islice(invented(3 * A_DAY), 2 * A_DAY))
    assert first == again
    assert {extraction.article.published for extraction in first} == {"2022-03-01", "2022-03-02"}
    assert {extraction.article.words for extraction in first} == {WORDS}
    assert all(len(list(extraction)) == 6 for extraction in first)
    assert sum(extraction.article.title.startswith("Copy") for extraction in first) > 3
