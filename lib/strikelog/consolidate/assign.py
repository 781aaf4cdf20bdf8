"""From the claims of a day to facts, each with the incident it belongs to, as people have decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strikelog.consolidate.facts import (
    FIRST,
    Fact,
    Record,
    Spot,
    affected_places,
    casualty_facts,
    day_of,
    munition_facts,
    spot_of,
)
from strikelog.consolidate.inferring import Attackers, with_attackers, with_countries
from strikelog.consolidate.rulings import IncidentKey, Rulings
from strikelog.consolidate.strikes import is_retracted, told_apart
from strikelog.consolidate.voices import Teller, named


@dataclass(slots=True)
class Claims:
    """Rows of the three claim tables, with the columns of the CSVs."""

    munitions: list[Record] = field(default_factory=list)
    casualties: list[Record] = field(default_factory=list)
    places: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sight:
    """A place affected on a day, as one article tells it."""

    fact_id: str
    article_id: str
    voice: str
    day: str
    spot: Spot
    effects: frozenset[str]


@dataclass(slots=True)
class Day:
    """What belongs to one day: munitions, casualties and places, and the incident of each by `fact_id`."""

    date: str
    fired: list[Fact] = field(default_factory=list)
    hurt: list[Fact] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)
    keys: dict[str, IncidentKey] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    began: dict[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> list[Fact]:
        return [*self.fired, *self.hurt]


def assigned(days: Iterable[str], claims: Claims, tellers: Mapping[str, Teller], rulings: Rulings) -> dict[str, Day]:
    """The days asked for. `claims` must hold those of `rulings.days_behind(days)` too; others are left out."""
    wanted = set(days)
    behind = sorted(rulings.days_behind(wanted))
    own = _by_day(claims, set(behind))
    told = [_day(date, own[date], tellers, rulings) for date in behind]
    if rulings.merged:
        told = _merged(told, rulings)
    return {day.date: day for day in told if day.date in wanted}


def _by_day(claims: Claims, wanted: set[str]) -> dict[str, Claims]:
    own: dict[str, Claims] = defaultdict(Claims)
    for table in ("munitions", "casualties", "places"):
        for row in getattr(claims, table):
            if (date := day_of(row)) in wanted:
                getattr(own[date], table).append(row)
    return own


def _day(date: str, claims: Claims, tellers: Mapping[str, Teller], rulings: Rulings) -> Day:
    ids = {str(row["article_id"]) for rows in (claims.munitions, claims.casualties, claims.places) for row in rows}
    voice_of = named((tellers[each] for each in sorted(ids) if each in tellers), rulings.voices)
    fired = with_attackers(_ruled(munition_facts(claims.munitions, voice_of), rulings))
    hurt = with_countries(_ruled(casualty_facts(claims.casualties, voice_of), rulings))
    attackers = Attackers([*fired, *hurt])
    hurt = [fact if fact.attacker else replace(fact, attacker=attackers.of(fact.spot)) for fact in hurt]
    day = Day(date, _split(told_apart(fired), rulings), _split(told_apart(hurt), rulings))
    day.sights = [_sight(row, voice_of) for row in affected_places(claims.places) if _counts(row, rulings)]
    _key(day, attackers, rulings)
    for row in (*claims.munitions, *claims.casualties):
        day.began[str(row["fact_id"])] = str(row["date_start"] or date)
    return day


def _ruled(facts: Iterable[Fact], rulings: Rulings) -> list[Fact]:
    """Without the claims that people excluded; those they prefer stand by themselves, those taken back by none."""
    kept = [
        replace(fact, subset=True) if is_retracted(fact.sentence) else fact
        for fact in facts
        if fact.fact_id not in rulings.excluded
    ]
    if not rulings.preferred:
        return kept
    return [replace(fact, preferred=True, subset=False) if fact.fact_id in rulings.preferred else fact for fact in kept]


def _counts(row: Record, rulings: Rulings) -> bool:
    return str(row["fact_id"]) not in rulings.excluded


def _split(facts: list[Fact], rulings: Rulings) -> list[Fact]:
    if not rulings.strikes:
        return facts
    return [
        replace(fact, strike=strike) if (strike := rulings.strikes.get(fact.fact_id)) is not None else fact
        for fact in facts
    ]


def _sight(row: Record, voice_of: Mapping[str, str]) -> Sight:
    article_id = str(row["article_id"])
    return Sight(
        str(row["fact_id"]),
        article_id,
        voice_of.get(article_id, article_id),
        day_of(row),
        spot_of(row, "kind"),
        frozenset(filter(None, str(row["effects"] or "").split(";"))),
    )


def _key(day: Day, attackers: Attackers, rulings: Rulings) -> None:
    """Gives every claim its incident."""
    targets: dict[str, set[str]] = defaultdict(set)
    for fact in day.fired:
        if fact.spot.country:
            targets[fact.attacker].add(fact.spot.country)
    for fact in day.facts:
        spot = attackers.with_target(fact, targets).spot
        _put(day, fact.fact_id, IncidentKey.of(day.date, spot, fact.attacker, fact.strike), spot)
    for sight in day.sights:
        strike = rulings.strikes.get(sight.fact_id, FIRST)
        _put(day, sight.fact_id, IncidentKey.of(day.date, sight.spot, attackers.of(sight.spot), strike), sight.spot)


def _put(day: Day, fact_id: str, key: IncidentKey, spot: Spot) -> None:
    day.keys[fact_id] = key
    known = day.spots.setdefault(key.id, spot)
    if (spot.name, spot.admin1) != (known.name, known.admin1):
        day.spots[key.id] = min(known, spot, key=lambda each: (not each.name, each.name, each.admin1))


def _merged(days: Sequence[Day], rulings: Rulings) -> list[Day]:
    """The days after claims have gone where merges lead them; a merge into what is no longer told is not obeyed."""
    spots = {key: spot for day in days for key, spot in day.spots.items()}
    found = {day.date: Day(day.date) for day in days}
    for day in days:
        homes = {key: home for key in set(day.keys.values()) if (home := _home(key, spots, rulings))}
        for fact in day.fired:
            _move(found, day, fact, homes, spots).fired.append(_at_home(fact, day, homes, spots))
        for fact in day.hurt:
            _move(found, day, fact, homes, spots).hurt.append(_at_home(fact, day, homes, spots))
        for sight in day.sights:
            home = homes.get(day.keys[sight.fact_id], day.keys[sight.fact_id])
            _move(found, day, sight, homes, spots).sights.append(replace(sight, day=home.date))
    return list(found.values())


def _home(key: IncidentKey, spots: Mapping[str, Spot], rulings: Rulings) -> IncidentKey | None:
    home = rulings.home(key)
    return home if home != key and home.id in spots else None


def _move(
    found: Mapping[str, Day],
    day: Day,
    claim: Fact | Sight,
    homes: Mapping[IncidentKey, IncidentKey],
    spots: Mapping[str, Spot],
) -> Day:
    """The day that a claim goes to, told of its incident."""
    own = day.keys[claim.fact_id]
    key = homes.get(own, own)
    there = found[key.date]
    there.keys[claim.fact_id] = key
    there.spots[key.id] = spots[key.id]
    if key == own and claim.fact_id in day.began:
        there.began[claim.fact_id] = day.began[claim.fact_id]
    return there


def _at_home(fact: Fact, day: Day, homes: Mapping[IncidentKey, IncidentKey], spots: Mapping[str, Spot]) -> Fact:
    home = homes.get(day.keys[fact.fact_id])
    if not home:
        return fact
    return replace(fact, day=home.date, spot=spots[home.id], attacker=home.attacker, strike=home.strike)
