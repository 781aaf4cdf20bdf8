"""Incidents: one attack on one place on one day or night, with all that is told of it (`incidents.csv`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strikelog.consolidate.assign import Day, Sight
from strikelog.consolidate.cities import in_words, where
from strikelog.consolidate.daily import Key, breaches
from strikelog.consolidate.facts import CASUALTY_MEASURES, EVERY, Fact, Spot
from strikelog.consolidate.figures import Conflict, Figure
from strikelog.consolidate.rulings import IncidentKey
from strikelog.consolidate.wholes import city_of, place_figure
from strikelog.model import FIGURES, Row


@dataclass(slots=True)
class Incident:
    """One incident; `figures` by the names of `FIGURES`."""

    key: IncidentKey
    spot: Spot
    facts: list[Fact] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)
    figures: dict[str, Figure] = field(default_factory=dict)
    parent: str = ""
    conflicts: list[Conflict] = field(default_factory=list)


def incidents_of(day: Day, daily: Mapping[Key, Figure]) -> list[Incident]:
    """The incidents of a day, the wider before the smaller place, then by name."""
    found: dict[IncidentKey, Incident] = {}
    for fact in day.facts:
        _incident(found, day, fact.fact_id).facts.append(fact)
    for sight in day.sights:
        _incident(found, day, sight.fact_id).sights.append(sight)
    for incident in found.values():
        incident.figures = _figures(incident.facts)
        incident.conflicts = _conflicts(incident.figures)
    _tell_daily_conflicts(found, day, daily)
    kept = {key: each for key, each in found.items() if each.facts or each.spot.kind != "country"}
    _set_parents(kept)
    return sorted(kept.values(), key=lambda each: (_rank(each.key), each.spot.name, each.key))


def _incident(found: dict[IncidentKey, Incident], day: Day, fact_id: str) -> Incident:
    key = day.keys[fact_id]
    if key not in found:
        found[key] = Incident(key, day.spots[key.id])
    return found[key]


def _figures(facts: Sequence[Fact]) -> dict[str, Figure]:
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        name = fact.measure if fact.measure in CASUALTY_MEASURES else f"{fact.munition}_{fact.measure}"
        groups[name].append(fact)
    found = {name: place_figure(group) for name, group in groups.items()}
    return {name: figure for name in FIGURES if (figure := found.get(name))}


def _conflicts(figures: Mapping[str, Figure]) -> list[Conflict]:
    found = [conflict for figure in figures.values() for conflict in figure.conflicts]
    for munition in dict.fromkeys(name.partition("_")[0] for name in figures if "_" in name):
        of_class = {measure: figures.get(f"{munition}_{measure}") for measure in _STATUSES}
        found += breaches(of_class).values()
    return list({conflict.message: conflict for conflict in reversed(found)}.values())[::-1]


_STATUSES = ("launched", "intercepted", "hit", "lost")


def _tell_daily_conflicts(found: Mapping[IncidentKey, Incident], day: Day, daily: Mapping[Key, Figure]) -> None:
    """A conflict between places or classes is told at the incident whose number is in doubt."""
    for figure in daily.values():
        for conflict in figure.conflicts:
            for fact in conflict.one:
                incident = found[day.keys[fact.fact_id]]
                if conflict.message not in {known.message for known in incident.conflicts}:
                    incident.conflicts.append(conflict)


def _set_parents(found: Mapping[IncidentKey, Incident]) -> None:
    """The next wider incident of the same attacker: the whole of several attacks, city, region, country."""
    cities = {each.spot.key: each.spot for each in found.values() if each.key.kind == "city"}
    regions = {
        (key.attacker, key.country, each.spot.admin1): key for key, each in found.items() if key.kind == "region"
    }
    for key, incident in found.items():
        parent = next((wider for wider in _wider(incident, cities, regions) if wider != key and wider in found), None)
        incident.parent = parent.id if parent else ""


def _wider(
    incident: Incident,
    cities: Mapping[tuple[str, str, str], Spot],
    regions: Mapping[tuple[str, str, str], IncidentKey],
) -> Iterable[IncidentKey]:
    key = incident.key
    if key.strike != EVERY:
        yield replace(key, strike=EVERY)
    if key.kind == "country":
        return
    if key.kind not in ("city", "region"):
        country, kind, place = city_of(incident.spot, dict(cities))
        yield from _strikes(replace(key, country=country, kind=kind, place=place))
    region = regions.get((key.attacker, key.country, incident.spot.admin1))
    if key.kind != "region" and region and incident.spot.admin1:
        yield from _strikes(region)
    yield from _strikes(replace(key, kind="country", place=""))


def _strikes(key: IncidentKey) -> Iterable[IncidentKey]:
    yield replace(key, strike=EVERY)
    yield key
    yield replace(key, strike="")


def _rank(key: IncidentKey) -> int:
    return ("country", "region", "city").index(key.kind) if key.kind in ("country", "region", "city") else 3


def incident_row(incident: Incident, began: Mapping[str, str]) -> Row:
    """The incident as `incidents.csv` has it, figures apart, and which attack of the day it is."""
    told = {fact.article_id: fact.voice for fact in incident.facts}
    told |= {sight.article_id: sight.voice for sight in incident.sights}
    key, ids = incident.key, [*(fact.fact_id for fact in incident.facts), *(each.fact_id for each in incident.sights)]
    starts = [began[fact] for fact in ids if fact in began]
    effects = set().union(*(sight.effects for sight in incident.sights))
    return {
        "incident_id": key.id,
        "parent_id": incident.parent,
        "date_start": min([*starts, key.date]),
        "date_end": key.date,
        "place": incident.spot.name,
        "kind": key.kind,
        **where(incident.spot),
        "attacker": key.attacker,
        "effects": in_words(effects),
        "articles": len(told),
        "voices": len(set(told.values())),
        "conflicts": ";".join(conflict.message for conflict in incident.conflicts),
        "facts": ";".join(sorted(ids)),
        "strike": key.strike,
    }
