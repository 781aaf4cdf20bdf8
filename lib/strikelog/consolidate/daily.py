"""One row a day: what was launched, intercepted, hit, lost; who was killed, injured, missing (`daily.csv`)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from strikelog.consolidate.facts import CASUALTY_MEASURES, Fact, casualty_facts, munition_facts
from strikelog.consolidate.figures import Figure, total
from strikelog.consolidate.voices import voices
from strikelog.consolidate.wholes import country_figure

DAILY = [
    *["date", "measure", "munition", "attacker", "country", "best", "low", "high", "articles", "voices", "conflict"],
]
"""Columns of `daily.csv` (codebook section 7)."""

_SPENT = ("intercepted", "hit", "lost")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The key of a row; `side` is the attacker of munitions, the country of casualties."""

    date: str
    measure: str
    munition: str
    side: str


def daily(munitions: pd.DataFrame, casualties: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The rows of `daily.csv`, sorted by their keys; the same whatever the order of the claims.

    `munitions` and `casualties` are claim tables, `articles` needs `article_id`, `source`, `published` and, for
    telling copies, `text`.
    """
    rows = [_row(key, figure) for key, figure in daily_figures(munitions, casualties, articles).items()]
    frame = pd.DataFrame(rows, columns=DAILY)
    return frame.astype({"best": "Int64", "low": "Int64", "high": "Int64", "articles": "Int64", "voices": "Int64"})


def daily_figures(munitions: pd.DataFrame, casualties: pd.DataFrame, articles: pd.DataFrame) -> dict[Key, Figure]:
    """The figure behind every row, with the facts that fill it, in the order of the keys."""
    voice_of = voices(articles)
    fired = _with_attackers(list(munition_facts(munitions, voice_of)))
    hurt = _with_countries(list(casualty_facts(casualties, voice_of)))
    figures = _figures(fired, lambda fact: fact.attacker) | _figures(hurt, lambda fact: fact.spot.country)
    return dict(sorted(_checked(figures).items()))


def _figures(facts: Sequence[Fact], side: Callable[[Fact], str]) -> dict[Key, Figure]:
    groups: dict[Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[Key(fact.day, fact.measure, fact.munition, side(fact))].append(fact)
    found = ((key, _of_countries(group)) for key, group in groups.items())
    return {key: figure for key, figure in found if figure}


def _of_countries(facts: Sequence[Fact]) -> Figure | None:
    """An attacker's figure adds the countries fired at; a claim that names no place joins the only one."""
    targets = sorted({fact.spot.country for fact in facts if fact.spot.country})
    by_target: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        homeless = not fact.spot.country and fact.spot.is_whole
        by_target[targets[0] if homeless and len(targets) == 1 else fact.spot.country].append(fact)
    return total(figure for target in sorted(by_target) if (figure := country_figure(by_target[target])))


def _with_attackers(facts: list[Fact]) -> list[Fact]:
    """A claim without attacker joins the day's only known one, among those who fired at the same country."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.attacker:
            known[fact.day, ""].add(fact.attacker)
            known[fact.day, fact.spot.country].add(fact.attacker)
    return [_with_attacker(fact, known) for fact in facts]


def _with_attacker(fact: Fact, known: dict[tuple[str, str], set[str]]) -> Fact:
    if fact.attacker:
        return fact
    for place in (fact.spot.country, ""):
        sides = known.get((fact.day, place), set())
        if len(sides) == 1:
            return replace(fact, attacker=next(iter(sides)))
    return fact


def _with_countries(facts: list[Fact]) -> list[Fact]:
    """A toll without a place joins the day's only country."""
    known: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.spot.country:
            known[fact.day].add(fact.spot.country)
    return [
        replace(fact, spot=replace(fact.spot, country=next(iter(known[fact.day]))))
        if not fact.spot.country and len(known[fact.day]) == 1
        else fact
        for fact in facts
    ]


def _checked(figures: dict[Key, Figure]) -> dict[Key, Figure]:
    """Marks every row of a day, class and attacker whose parts exceed what was launched (codebook 8.5)."""
    checked = dict(figures)
    for key, launched in figures.items():
        if key.measure != "launched":
            continue
        rest = [replace(key, measure=measure) for measure in _SPENT]
        touched = [other for other in rest if other in figures]
        spent = sum(figures[other].best for other in touched)
        if spent > launched.best:
            message = _breach(launched, [(other.measure, figures[other]) for other in touched], spent)
            for other in (key, *touched):
                checked[other] = replace(checked[other], conflicts=(*checked[other].conflicts, message))
    return checked


def _breach(launched: Figure, spent: Iterable[tuple[str, Figure]], total_spent: int) -> str:
    quotes = "; ".join(f"{figure.best} {measure} (“{_quote(figure)}”)" for measure, figure in spent)
    return f"{launched.best} launched (“{_quote(launched)}”) but {total_spent} accounted for: {quotes}."


def _quote(figure: Figure) -> str:
    return figure.chosen[0].quote if figure.chosen else ""


def _row(key: Key, figure: Figure) -> dict[str, object]:
    is_casualty = key.measure in CASUALTY_MEASURES
    behind = (*figure.facts, *figure.replaced, *figure.parts)
    return {
        "date": key.date,
        "measure": key.measure,
        "munition": key.munition,
        "attacker": "" if is_casualty else key.side,
        "country": key.side if is_casualty else "",
        "best": figure.best,
        "low": figure.low,
        "high": figure.high,
        "articles": len({fact.article_id for fact in behind}),
        "voices": len({fact.voice for fact in behind}),
        "conflict": " ".join(dict.fromkeys(figure.conflicts)),
    }
