"""Whole and parts: a claim for a place stands for all claims below it (codebook 8.4)."""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Literal

from strikelog.consolidate.facts import EVERY, Fact, Spot
from strikelog.consolidate.figures import Figure, figure_of, over_parts, total

CITY_RADIUS = 15.0
"""Kilometres within which a district without a city of its own is counted to a city."""


def country_figure(facts: Sequence[Fact]) -> Figure | None:
    """The figure of one measure, day and target country: the whole where it is claimed, else the sum of its places."""
    below = [fact for fact in facts if not fact.spot.is_whole]
    wholes = [fact for fact in facts if fact.spot.is_whole]
    return _level(wholes, _regions(below), "place")


def _level(wholes: Sequence[Fact], parts: Figure | None, what: Literal["place"]) -> Figure | None:
    whole = place_figure(wholes)
    if whole and parts:
        return over_parts(whole, parts, what)
    return whole or parts


def place_figure(facts: Sequence[Fact]) -> Figure | None:
    """One place's figure: its attacks of the day added up, under what is told of all of them together."""
    attacks = [fact for fact in facts if fact.strike != EVERY]
    parts = total(figure for group in _grouped(attacks, lambda fact: fact.strike) if (figure := _of_models(group)))
    if len(attacks) == len(facts):
        return parts
    whole = _of_models([fact for fact in facts if fact.strike == EVERY])
    return over_parts(whole, parts, "strike") if whole and parts else whole or parts


def _of_models(facts: Sequence[Fact]) -> Figure | None:
    """One place's figure: the claim without a model, else the sum of the models; models above it are a conflict."""
    general = [fact for fact in facts if not fact.model and not fact.subset]
    named = [fact for fact in facts if fact.model]
    plain = [fact for fact in named if not fact.subset]
    if not general and len({fact.model for fact in plain}) <= 1:
        return figure_of(plain)
    by_model = _grouped(named, lambda fact: fact.model)
    parts = total(figure for group in by_model if (figure := figure_of(group)))
    whole = figure_of(general)
    if whole and parts and len(by_model) > 1:
        return over_parts(whole, parts, "model")
    return whole or parts


def _regions(facts: Sequence[Fact]) -> Figure | None:
    """The sum over the regions of one country; cities that lie in none stand beside them."""
    figures = []
    for group in _grouped(facts, lambda fact: fact.spot.admin1 or fact.spot.key):
        regional = [fact for fact in group if fact.spot.kind == "region"]
        figures.append(_level(regional, _cities([fact for fact in group if fact.spot.kind != "region"]), "place"))
    return total(figure for figure in figures if figure)


def _cities(facts: Sequence[Fact]) -> Figure | None:
    cities = {fact.spot.key: fact.spot for fact in facts if fact.spot.kind == "city"}
    figures = []
    for group in _grouped(facts, lambda fact: city_of(fact.spot, cities)):
        own = [fact for fact in group if fact.spot.kind == "city"]
        districts = total(
            figure
            for spot in _grouped([fact for fact in group if fact.spot.kind != "city"], lambda fact: fact.spot.key)
            if (figure := place_figure(spot))
        )
        figures.append(_level(own, districts, "place"))
    return total(figure for figure in figures if figure)


def city_of(spot: Spot, cities: dict[tuple[str, str, str], Spot]) -> tuple[str, str, str]:
    """The key of the city a place lies in, or its own."""
    if spot.kind == "city":
        return spot.key
    near = [(distance(spot, city), key) for key, city in cities.items()]
    closest = min(near, default=(math.inf, spot.key))
    return closest[1] if closest[0] <= CITY_RADIUS else spot.key


def distance(one: Spot, other: Spot) -> float:
    """Great-circle distance in kilometres; infinite where a place has no coordinates."""
    values = (one.latitude, one.longitude, other.latitude, other.longitude)
    if any(math.isnan(value) for value in values):
        return math.inf
    a, b, c, d = map(math.radians, values)
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def _grouped(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> list[list[Fact]]:
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)
    return [groups[name] for name in sorted(groups, key=str)]
