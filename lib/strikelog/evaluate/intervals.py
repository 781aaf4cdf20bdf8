"""How far chance may have moved a figure: intervals by resampling the articles."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add
from random import Random

from strikelog.evaluate.figures import Tally
from strikelog.evaluate.gold import GoldArticle
from strikelog.evaluate.score import paired
from strikelog.model import FACT_TABLES, Row

DRAWS = 1000
_EDGE = 0.025
"""Share of the draws left out at either end: what remains is a 95 % interval."""

Interval = tuple[float, float]


def f1_intervals(gold: Sequence[GoldArticle], predictions: Mapping[str, Iterable[Row]]) -> dict[str, Interval]:
    """95 % interval of each table's F1: percentiles over `DRAWS` samples of the articles, drawn with replacement.

    Articles, not facts, are drawn, for the facts of one article are right or wrong together. The same gold and
    predictions give the same interval.
    """
    tallies = {table: _tallies(table, gold, predictions) for table in FACT_TABLES}
    return {table: _interval(counted) for table, counted in tallies.items()}


def _tallies(table: str, gold: Sequence[GoldArticle], predictions: Mapping[str, Iterable[Row]]) -> list[Tally]:
    return [Tally(len(p.found), len(p.wrong), len(p.missed)) for _, p in paired(table, gold, predictions)]


def _interval(tallies: Sequence[Tally]) -> Interval:
    chance = Random(0)
    drawn = sorted(reduce(add, chance.choices(tallies, k=len(tallies)), Tally()).f1 for _ in range(DRAWS))
    edge = int(DRAWS * _EDGE)
    return round(drawn[edge], 4), round(drawn[-edge - 1], 4)
