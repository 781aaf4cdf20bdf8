"""One row a day: what was launched, intercepted, hit, lost; who was killed, injured, missing (`daily.csv`)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from strikelog.consolidate.facts import CASUALTY_MEASURES, Fact
from strikelog.consolidate.figures import Conflict, Figure, quoted, total
from strikelog.consolidate.wholes import country_figure
from strikelog.model import Row

SPENT = ("intercepted", "hit", "lost")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The key of a row; `side` is the attacker of munitions, the country of casualties."""

    date: str
    measure: str
    munition: str
    side: str


def daily_figures(fired: Sequence[Fact], hurt: Sequence[Fact]) -> dict[Key, Figure]:
    """The figure behind every row, with the facts that fill it, in the order of the keys."""
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


def _checked(figures: dict[Key, Figure]) -> dict[Key, Figure]:
    """Marks every row of a day, class and attacker whose parts exceed what was launched (codebook 8.5)."""
    checked = dict(figures)
    for key in (key for key in figures if key.measure == "launched"):
        measures = {measure: figures.get(replace(key, measure=measure)) for measure in ("launched", *SPENT)}
        for measure, conflict in breaches(measures).items():
            other = replace(key, measure=measure)
            checked[other] = replace(checked[other], conflicts=(*checked[other].conflicts, conflict))
    return checked


def breaches(figures: Mapping[str, Figure | None]) -> dict[str, Conflict]:
    """The conflict of each measure of one class where more is accounted for than was launched; empty for none."""
    launched = figures.get("launched")
    spent = {measure: figure for measure in SPENT if (figure := figures.get(measure))}
    total_spent = sum(figure.best for figure in spent.values())
    if not launched or total_spent <= launched.best:
        return {}
    parts = "; ".join(f"{figure.best} {measure} ({quoted(figure.chosen)})" for measure, figure in spent.items())
    message = f"{launched.best} launched ({quoted(launched.chosen)}) but {total_spent} accounted for: {parts}."
    other = tuple(fact for figure in spent.values() for fact in figure.chosen)
    over = total_spent - launched.best
    found = {"launched": Conflict("arithmetic", message, launched.chosen, other, launched.best, total_spent)}
    for measure, figure in spent.items():
        most = max(0, figure.best - over)
        found[measure] = Conflict("arithmetic", message, launched.chosen, other, figure.best, most)
    return found


def daily_row(key: Key, figure: Figure) -> Row:
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
        "conflict": " ".join(dict.fromkeys(conflict.message for conflict in figure.conflicts)),
    }
