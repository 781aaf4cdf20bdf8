"""Scoring: facts are paired per article, and the pairs summed over articles (micro average)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add

from strikelog.evaluate.figures import Figures, Share, TableFigures, Tally
from strikelog.evaluate.gold import GoldArticle
from strikelog.evaluate.pairing import ATTRIBUTES, Paired, effects, pair_facts, same_day
from strikelog.evaluate.values import holds
from strikelog.model import FACT_TABLES, Article, Row


def score(gold: Sequence[GoldArticle], predictions: Mapping[str, Iterable[Row]]) -> Figures:
    """The figures of `predictions` (table -> rows of all articles) on gold.

    A munition fact is found where munition, status and both counts agree; a casualty fact where kind and both counts
    agree; an affected city or region where id, name or position (15 km) agree. Vague and implied facts count neither
    way unless coded. Attributes are compared on the facts found.
    """
    tables = {table: _table(table, list(paired(table, gold, predictions))) for table in FACT_TABLES}
    return Figures(len(gold), tables)


def paired(
    table: str, gold: Iterable[GoldArticle], predictions: Mapping[str, Iterable[Row]]
) -> Iterator[tuple[Article, Paired]]:
    """Each article with its pairs of one table."""
    read: dict[str, list[Row]] = defaultdict(list)
    for row in predictions.get(table, ()):
        read[str(row["article_id"])].append(row)
    for each in gold:
        yield each.article, pair_facts(table, each.facts[table], read[each.article.id], each.article.text)


def right(table: str, gold: Row, claim: Row, column: str, text: str) -> bool:
    """Whether an attribute of a fact found is right."""
    return same_day(gold, claim) if table == "places" else holds(gold, claim, column, text)


def _table(table: str, articles: list[tuple[Article, Paired]]) -> TableFigures:
    tally = reduce(add, (Tally(len(p.found), len(p.wrong), len(p.missed)) for _, p in articles), Tally())
    shares = {column: _share(table, column, articles) for column in ATTRIBUTES[table]}
    return TableFigures(tally, shares, _effects(articles) if table == "places" else None)


def _share(table: str, column: str, articles: list[tuple[Article, Paired]]) -> Share:
    outcomes = [
        right(table, gold, claim, column, article.text)
        for article, pairs in articles
        for gold, claim in pairs.found
        if column in gold
    ]
    return Share(sum(outcomes), len(outcomes))


def _effects(articles: list[tuple[Article, Paired]]) -> Tally:
    pairs = [(effects(gold), effects(claim)) for _, paired in articles for gold, claim in paired.found]
    return reduce(add, (Tally(len(g & c), len(c - g), len(g - c)) for g, c in pairs), Tally())
