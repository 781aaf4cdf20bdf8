"""What a claim leaves open, from the other claims of its day: the attacker, the country (codebook 8.4)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from strikelog.consolidate.facts import Fact, Spot

Known = Mapping[object, set[str]]


def with_attackers(facts: Sequence[Fact]) -> list[Fact]:
    """A claim without attacker joins the day's only known one, among those who fired at the same country."""
    known: dict[object, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.attacker:
            known[""].add(fact.attacker)
            known[fact.spot.country].add(fact.attacker)
    return [_with_attacker(fact, known) for fact in facts]


def _with_attacker(fact: Fact, known: Known) -> Fact:
    if fact.attacker:
        return fact
    for place in (fact.spot.country, ""):
        sides = known.get(place, set())
        if len(sides) == 1:
            return replace(fact, attacker=next(iter(sides)))
    return fact


def with_countries(facts: Sequence[Fact]) -> list[Fact]:
    """A toll without a place joins the day's only country."""
    known = {fact.spot.country for fact in facts if fact.spot.country}
    if len(known) != 1:
        return list(facts)
    country = next(iter(known))
    return [fact if fact.spot.country else replace(fact, spot=replace(fact.spot, country=country)) for fact in facts]


class Attackers:
    """Who attacked where on one day, for claims that blame nobody: harm and damage."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._known: dict[object, set[str]] = defaultdict(set)
        for fact in facts:
            if fact.attacker:
                for place in (fact.spot.key, fact.spot.country, ""):
                    self._known[place].add(fact.attacker)

    def of(self, spot: Spot) -> str:
        """The only attacker of the place, else of its country, else of the day; nobody is held to attack himself."""
        for place in (spot.key, spot.country, ""):
            sides = self._known.get(place, set()) - {spot.country}
            if len(sides) == 1:
                return next(iter(sides))
        return ""

    def with_target(self, fact: Fact, targets: Mapping[str, set[str]]) -> Fact:
        """A claim that names no place is about the only country that its attacker fired at that day."""
        countries = targets.get(fact.attacker, set())
        if fact.spot.country or not fact.spot.is_whole or len(countries) != 1:
            return fact
        return replace(fact, spot=replace(fact.spot, country=next(iter(countries))))
