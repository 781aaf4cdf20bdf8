"""Which claims stand behind each day's figure, and what became of the others."""

import pandas as pd

from strikelog.consolidate.daily import Key, daily_figures
from strikelog.consolidate.facts import CASUALTY_MEASURES, Fact
from strikelog.consolidate.figures import Figure

EVIDENCE = ["date", "measure", "munition", "attacker", "country", "fact_id", "article_id", "voice", "role", "reason"]
"""Columns: the key of a `daily.csv` row, a claim, and the part it plays."""


def daily_evidence(munitions: pd.DataFrame, casualties: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """One row per claim and daily row: `best` gave the figure, `supports` bounds it, `part` lies in it, `replaced` was
    overtaken by a later claim of the same voice.
    """
    figures = daily_figures(munitions, casualties, articles)
    rows = [row for key, figure in figures.items() for row in _rows(key, figure)]
    return pd.DataFrame(rows, columns=EVIDENCE)


def _rows(key: Key, figure: Figure) -> list[dict[str, object]]:
    seen: dict[str, dict[str, object]] = {}
    for role, facts in (
        ("best", figure.chosen),
        ("supports", figure.facts),
        ("part", figure.parts),
        ("replaced", figure.replaced),
    ):
        for fact in facts:
            seen.setdefault(fact.fact_id, _row(key, fact, role))
    return list(seen.values())


_REASONS = {
    "best": "The last word: published last, or told by more voices that day, or the higher of two.",
    "supports": "Another voice's last word: it sets the bounds.",
    "part": "Part of the whole: shown, not added.",
    "replaced": "The same voice said otherwise later, or more in the same article.",
}


def _row(key: Key, fact: Fact, role: str) -> dict[str, object]:
    is_casualty = key.measure in CASUALTY_MEASURES
    return {
        "date": key.date,
        "measure": key.measure,
        "munition": key.munition,
        "attacker": "" if is_casualty else key.side,
        "country": key.side if is_casualty else "",
        "fact_id": fact.fact_id,
        "article_id": fact.article_id,
        "voice": fact.voice,
        "role": role,
        "reason": _REASONS[role],
    }
