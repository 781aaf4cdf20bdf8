"""How a number was told over time: "3 on Friday morning, 5 by night, 7 on Sunday"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from strikelog.consolidate.facts import Fact
from strikelog.consolidate.wholes import place_figure

Change = Literal["first", "rise", "correction", "same", "other"]


@dataclass(frozen=True, slots=True)
class Step:
    """One claim of a slot in the order of publication, and the figure as it was known then.

    `change` is against the voice's own earlier number: its first of all (`first`), a further voice's first (`other`),
    a rising toll (`rise`), a lower number (`correction`), or the number again (`same`).
    """

    published: str
    fact: Fact
    change: Change
    best: int
    low: int | None
    high: int | None


def timeline(facts: Sequence[Fact]) -> list[Step]:
    """The steps of one place's number of one measure; claims that no figure counts are left out."""
    steps: list[Step] = []
    said: dict[str, int] = {}
    for published, told in _by_time(facts):
        figure = place_figure([fact for fact in facts if fact.published <= published])
        if figure is None:
            continue
        counted = {fact.fact_id for fact in (*figure.facts, *figure.parts, *figure.replaced)}
        for fact in sorted((fact for fact in told if fact.fact_id in counted), key=lambda each: each.fact_id):
            change = _change(fact, said)
            said[fact.voice] = fact.best
            steps.append(Step(published, fact, change, figure.best, figure.low, figure.high))
    return steps


def _by_time(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    times: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        times[fact.published].append(fact)
    return sorted(times.items())


def _change(fact: Fact, said: dict[str, int]) -> Change:
    if fact.voice not in said:
        return "other" if said else "first"
    before = said[fact.voice]
    return "same" if fact.best == before else "rise" if fact.best > before else "correction"
