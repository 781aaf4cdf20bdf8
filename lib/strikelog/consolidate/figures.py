"""Figures: one number with its bounds, from the last claims of the voices (codebook 8.2 and 8.3)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from strikelog.consolidate.facts import Fact


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two readings that cannot both be right: the claims of either side, and the figures they give.

    `stands` is the number that is shown, `instead` what it would be under the other reading.
    """

    kind: Literal["arithmetic", "place", "model", "strike"]
    message: str
    one: tuple[Fact, ...]
    other: tuple[Fact, ...]
    stands: int
    instead: int


@dataclass(frozen=True, slots=True)
class Figure:
    """`low` ≤ `best` ≤ `high`; None is an open bound. `facts` fill it, `replaced` were overtaken by the same voice."""

    best: int
    low: int | None
    high: int | None
    facts: tuple[Fact, ...]
    replaced: tuple[Fact, ...] = ()
    parts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    chosen: tuple[Fact, ...] = ()


def figure_of(facts: Sequence[Fact]) -> Figure | None:
    """The figure of one slot; None where nothing fills it. Implied ones count only where no number is told.

    How it is picked is a matter of the convention in force, which all facts of a computation carry alike.
    """
    if not facts:
        return None
    most = max(fact.weight for fact in facts)
    last, replaced = _last_words([fact for fact in facts if fact.weight == most])
    return _latest(last, replaced) if last[0].picks == "latest" else _lowest(last, replaced)


def _latest(last: Sequence[Fact], replaced: Sequence[Fact]) -> Figure:
    """By codebook 8.3."""
    chosen = _best_of(last)
    low = min((fact.minimum for fact in last if fact.minimum is not None), default=None)
    high = max((fact.maximum for fact in last if fact.maximum is not None), default=None)
    best = chosen.best
    if high is not None and best > high:
        high = None if chosen.maximum is None else best
    if low is not None and best < low:
        low = None if chosen.minimum is None else best
    return Figure(best, low, high, tuple(last), tuple(replaced), chosen=(chosen,))


def _lowest(last: Sequence[Fact], replaced: Sequence[Fact]) -> Figure:
    """The lowest number that a voice last said, alone or with the highest; one that a person prefers stands alone."""
    standing = [fact for fact in last if fact.preferred] or last
    chosen = min(standing, key=lambda fact: (fact.best, fact.fact_id))
    most = max(fact.best if fact.maximum is None else fact.maximum for fact in standing)
    high = most if chosen.picks == "span" else chosen.best
    return Figure(chosen.best, chosen.best, high, tuple(last), tuple(replaced), chosen=(chosen,))


def _last_words(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Each voice's last claim, and the claims it replaces; of one time the highest stands."""
    by_voice: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=_order):
        by_voice.setdefault(fact.voice, []).append(fact)
    last = [said[-1] for _, said in sorted(by_voice.items())]
    return last, [fact for said in by_voice.values() for fact in said[:-1]]


def _order(fact: Fact) -> tuple[bool, str, int, int, str]:
    return fact.preferred, fact.published, fact.best, -fact.start, fact.fact_id


def _best_of(last: Sequence[Fact]) -> Fact:
    """What a person prefers, else the voice that published last; of one day the number that more voices support, then
    the higher.
    """
    standing = [fact for fact in last if fact.preferred] or last
    latest = max(fact.published[:10] for fact in standing)
    same_day = [fact for fact in standing if fact.published[:10] == latest]
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
        tuple(conflict for part in parts for conflict in part.conflicts),
        tuple(fact for part in parts for fact in part.chosen),
    )


def _sum(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if len(known) == len(bounds) else None


def over_parts(whole: Figure, parts: Figure, what: Literal["place", "model", "strike"]) -> Figure:
    """The whole with its parts under it; where they exceed it, the sum stands and a conflict says so (codebook 8.4)."""
    below = (*parts.facts, *parts.parts)
    seen = replace(whole, parts=below, replaced=(*whole.replaced, *parts.replaced))
    ceiling = max(whole.best, whole.high if whole.high is not None else whole.best)
    if parts.best > whole.best and _is_open(whole):
        low, high = (parts.low, parts.high) if _is_picked_low(whole) else (whole.low, None)
        return replace(seen, best=parts.best, low=low, high=high, chosen=parts.chosen)
    if parts.best <= ceiling:
        return seen
    message = (
        f"The parts by {what} add up to {parts.best} ({quoted(parts.chosen)}), more than the stated total of "
        f"{whole.best} ({quoted(whole.chosen)})."
    )
    low = whole.low if whole.low is not None else whole.best
    conflict = Conflict(what, message, whole.chosen, parts.chosen, parts.best, whole.best)
    conflicts = (*seen.conflicts, conflict)
    return replace(seen, best=parts.best, low=low, high=parts.best, conflicts=conflicts, chosen=parts.chosen)


def _is_open(figure: Figure) -> bool:
    """Whether more than the figure is left possible: one that picks the lowest shows open numbers closed."""
    if _is_picked_low(figure):
        return all(fact.maximum is None for fact in figure.chosen)
    return figure.high is None and figure.low is not None


def _is_picked_low(figure: Figure) -> bool:
    return any(fact.picks != "latest" for fact in figure.chosen)


_QUOTED = 4


def quoted(facts: Sequence[Fact]) -> str:
    """The quotes of the claims; of a long list the first ones."""
    quotes = [f"“{fact.quote}”" for fact in facts[:_QUOTED]]
    rest = len(facts) - _QUOTED
    return ", ".join(quotes) + (f" and {rest} more" if rest > 0 else "")
