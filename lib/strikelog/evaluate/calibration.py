"""Whether the confidence that claims carry is kept: of those at 0.9, nine in ten should be right."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from strikelog.evaluate.figures import Bin
from strikelog.evaluate.gold import GoldArticle
from strikelog.evaluate.score import paired
from strikelog.model import FACT_TABLES, Row

BINS = 10


def reliability(gold: Sequence[GoldArticle], predictions: Mapping[str, Iterable[Row]]) -> tuple[Bin, ...]:
    """The tenths of the scale that hold a claim, lowest first; claims that the gold leaves open are in none."""
    claims: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for table in FACT_TABLES:
        for _, pairs in paired(table, gold, predictions):
            outcomes = [*((claim, True) for _, claim in pairs.found), *((claim, False) for claim in pairs.wrong)]
            for claim, is_right in outcomes:
                stated = float(str(claim["confidence"]))
                claims[min(int(stated * BINS), BINS - 1)].append((stated, is_right))
    return tuple(_bin(tenth) for tenth in claims if tenth)


def calibration_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: the mean distance of stated from observed, weighted by claims (Naeini 2015)."""
    told = sum(each.told for each in bins)
    return sum(each.told * abs(each.observed - each.stated) for each in bins) / told if told else 0.0


def _bin(claims: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(len(claims), sum(is_right for _, is_right in claims), round(fmean(stated for stated, _ in claims), 4))
