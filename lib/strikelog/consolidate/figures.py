"""Figures: one number with its bounds, from the last claims of the voices (codebook 8.2 and 8.3)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from strikelog.consolidate.facts import Fact


@dataclass(frozen=True, slots=True)
class Figure:
    """`low` ≤ `best` ≤ `high`; None is an open bound. `facts` fill it, `replaced` were overtaken by the same voice."""

    best: int
    low: int | None
    high: int | None
    facts: tuple[Fact, ...]
    replaced: tuple[Fact, ...] = ()
    parts: tuple[Fact, ...] = ()
    conflicts: tuple[str, ...] = ()
    chosen: tuple[Fact, ...] = ()


def figure_of(facts: Sequence[Fact]) -> Figure | None:
    """The figure of one slot; None where nothing fills it. Implied ones count only where no number is told."""
    numbered = [fact for fact in facts if not fact.is_implied]
    counted = numbered or list(facts)
    if not counted:
        return None
    last, replaced = _last_words(counted)
    chosen = _best_of(last)
    low = min((fact.minimum for fact in last if fact.minimum is not None), default=None)
    high = max((fact.maximum for fact in last if fact.maximum is not None), default=None)
    best = chosen.best
    if high is not None and best > high:
        high = None if chosen.maximum is None else best
    if low is not None and best < low:
        low = None if chosen.minimum is None else best
    return Figure(best, low, high, tuple(last), tuple(replaced), chosen=(chosen,))


def _last_words(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Each voice's last claim, and the claims it replaces; of one time the highest stands."""
    by_voice: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=_order):
        by_voice.setdefault(fact.voice, []).append(fact)
    last = [said[-1] for _, said in sorted(by_voice.items())]
    return last, [fact for said in by_voice.values() for fact in said[:-1]]


def _order(fact: Fact) -> tuple[str, int, int, str]:
    return fact.published, fact.best, -fact.start, fact.fact_id


def _best_of(last: Sequence[Fact]) -> Fact:
    """The voice that published last; of one day the number that more voices support, then the higher."""
    latest = max(fact.published[:10] for fact in last)
    same_day = [fact for fact in last if fact.published[:10] == latest]
    support = Counter(fact.best for fact in last)
    return max(same_day, key=lambda fact: (support[fact.best], fact.best, fact.fact_id))


def total(figures: Iterable[Figure]) -> Figure | None:
    """The sum of parts; a bound is open where any part's is."""
    parts = list(figures)
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    return Figure(
        sum(part.best for part in parts),
        _sum([part.low for part in parts]),
        _sum([part.high for part in parts]),
        tuple(fact for part in parts for fact in part.facts),
        tuple(fact for part in parts for fact in part.replaced),
        tuple(fact for part in parts for fact in part.parts),
        tuple(message for part in parts for message in part.conflicts),
        tuple(fact for part in parts for fact in part.chosen),
    )


def _sum(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if len(known) == len(bounds) else None


def over_parts(whole: Figure, parts: Figure, what: str) -> Figure:
    """The whole with its parts under it; where they exceed it, the sum stands and a conflict says so (codebook 8.4)."""
    seen = replace(whole, parts=parts.facts)
    ceiling = max(whole.best, whole.high if whole.high is not None else whole.best)
    if whole.high is None and whole.low is not None and parts.best > whole.best:
        return Figure(
            parts.best, whole.low, None, whole.facts, whole.replaced, parts.facts, whole.conflicts, parts.chosen
        )
    if parts.best <= ceiling:
        return seen
    message = f"The parts by {what} add up to {parts.best}, more than the stated total of {whole.best}."
    low = whole.low if whole.low is not None else whole.best
    conflicts = (*whole.conflicts, message)
    return replace(seen, best=parts.best, low=low, high=parts.best, conflicts=conflicts, chosen=parts.chosen)
