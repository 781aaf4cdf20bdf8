"""Figures as text for people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from strikelog.evaluate.calibration import calibration_error
from strikelog.evaluate.figures import Figures, TableFigures
from strikelog.evaluate.gold import GoldArticle
from strikelog.evaluate.pairing import ATTRIBUTES, KEYS, Paired
from strikelog.evaluate.score import paired, right
from strikelog.evaluate.values import text_of
from strikelog.model import FACT_TABLES, Article, Row

_EXCERPT = 110


def report(figures: Figures) -> str:
    """Two lines a table: precision, recall and F1 of its facts, then the share right of each attribute."""
    parts = [f"{figures.articles} articles"]
    for name, table in figures.tables.items():
        parts.extend((_facts(name, table) + _interval(figures, name), _attributes(table)))
    if figures.reliability:
        told = sum(each.told for each in figures.reliability)
        error = calibration_error(figures.reliability)
        parts.append(f"confidence: expected calibration error {error:.3f} ({told} claims)")
    return "\n".join(parts)


def _interval(figures: Figures, name: str) -> str:
    low, high = figures.intervals.get(name, (0.0, 0.0))
    return f"  95 % {low:.3f}–{high:.3f}" if high else ""


def mistakes(gold: Sequence[GoldArticle], predictions: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """One line for every fact missed or wrong and every wrong attribute, for those who mend the rules."""
    for table in FACT_TABLES:
        for article, pairs in paired(table, gold, predictions):
            yield from (f"{article.id} {table} {line}" for line in _mistakes(table, article, pairs))


def _facts(name: str, table: TableFigures) -> str:
    tally = table.tally
    shares = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
    return f"{name:10} {shares}  (tp {tally.tp}, fp {tally.fp}, fn {tally.fn})"


def _attributes(table: TableFigures) -> str:
    shown = [f"effects F1 {table.effects.f1:.3f}"] if table.effects else []
    asked = {name: share for name, share in table.attributes.items() if share.asked}
    shown += [f"{name} {share.right}/{share.asked} {share.ratio:.2f}" for name, share in asked.items()]
    return " " * 11 + "  ".join(shown)


def _mistakes(table: str, article: Article, pairs: Paired) -> Iterator[str]:
    keys = KEYS.get(table, ("place", "kind", "effects"))
    for fact in pairs.missed:
        yield f"MISSED {_values(fact, keys)} | {_excerpt(fact, 'evidence')}"
    for claim in pairs.wrong:
        yield f"WRONG {_values(claim, (*keys, 'place', 'date_start'))} | {_excerpt(claim, 'sentence')}"
    for gold, claim in pairs.found:
        for column in ATTRIBUTES[table]:
            if column in gold and not right(table, gold, claim, column, article.text):
                got = claim.get("quote" if column == "evidence" else column)
                yield f"{column}: gold {gold[column]!r}, got {got!r} | {_excerpt(gold, 'evidence')}"


def _values(row: Row, columns: Iterable[str]) -> str:
    return " ".join(text_of(row.get(column)) or "–" for column in dict.fromkeys(columns))


def _excerpt(row: Row, column: str) -> str:
    return " ".join(text_of(row.get(column)).split())[:_EXCERPT]
