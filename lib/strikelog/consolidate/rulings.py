"""What people have decided, in the form in which consolidation obeys it (codebook 8.9)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from strikelog.consolidate.facts import FIRST, Spot
from strikelog.model import EXCLUDE, MERGE, PREFER, SPLIT, VOICE, Decision


@dataclass(frozen=True, slots=True, order=True)
class IncidentKey:
    """What makes claims one incident: day, place, attacker and which of the day's attacks on the place.

    `kind` is `country` and `place` empty for claims on a whole country; `place` is the geonameid where there is one.
    """

    date: str
    country: str
    kind: str
    place: str
    attacker: str
    strike: str = FIRST

    @classmethod
    def of(cls, date: str, spot: Spot, attacker: str, strike: str) -> Self:
        if spot.is_whole:
            return cls(date, spot.country, "country", "", attacker, strike)
        return cls(date, spot.country, spot.kind, str(spot.geonameid or spot.name), attacker, strike)

    @property
    def id(self) -> str:
        """16 hexadecimal digits; the same wherever and whenever the same attack is consolidated."""
        parts = (self.date, self.country, self.kind, self.place, self.attacker, self.strike)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def as_json(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("date", "country", "kind", "place", "attacker", "strike")}


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decisions that stand. `merged` leads from an incident's id to the key of the one that took it in."""

    excluded: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    strikes: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, IncidentKey] = field(default_factory=dict)
    sources: Mapping[str, frozenset[str]] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Self:
        """Later decisions overrule earlier ones about the same; undone ones and other kinds count for nothing."""
        standing = sorted((each for each in decisions if each.stands), key=lambda each: each.id)
        of_kind = {kind: [each for each in standing if each.kind == kind] for kind in _KINDS}
        merged = {each.target: IncidentKey(**each.after["into"]) for each in of_kind[MERGE]}
        days: dict[str, set[str]] = {}
        for each in of_kind[MERGE]:
            days.setdefault(str(each.after["into"]["date"]), set()).add(str(each.before["date"]))
        return cls(
            frozenset(each.target for each in of_kind[EXCLUDE]),
            frozenset(each.target for each in of_kind[PREFER]),
            {str(fact): strike_of(each) for each in of_kind[SPLIT] for fact in each.after["facts"]},
            merged,
            {day: frozenset(others) for day, others in days.items()},
            {each.target: str(each.after["voice"]) for each in of_kind[VOICE]},
        )

    def home(self, key: IncidentKey) -> IncidentKey:
        """Where the claims of an incident belong: at the end of its chain of merges; a circle leads nowhere."""
        seen = {key.id}
        while (into := self.merged.get(key.id)) and into.id not in seen:
            seen.add(into.id)
            key = into
        return key

    def days_behind(self, days: Iterable[str]) -> set[str]:
        """The days whose claims the given days need, for merges may bring in claims of others."""
        return _closure(days, self.sources)

    def days_ahead(self, days: Iterable[str]) -> set[str]:
        """The days that change where the given days change."""
        ahead: dict[str, set[str]] = {}
        for into, others in self.sources.items():
            for other in others:
                ahead.setdefault(other, set()).add(into)
        return _closure(days, ahead)


_KINDS = (MERGE, SPLIT, PREFER, EXCLUDE, VOICE)


def strike_of(split: Decision) -> str:
    """The name of the attack that a split makes: the same for the same claims, whenever it is made."""
    facts = "\x1f".join(sorted(str(fact) for fact in split.after["facts"]))
    return "hand-" + hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _closure(days: Iterable[str], leads: Mapping[str, Iterable[str]]) -> set[str]:
    found, waiting = set(days), list(days)
    while waiting:
        for other in leads.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
