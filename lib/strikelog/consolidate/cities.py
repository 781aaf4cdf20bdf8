"""One row a day and place: how it was affected, and who was killed and injured there (`daily_places.csv`)."""

from collections import defaultdict
from collections.abc import Sequence

from strikelog.consolidate.assign import Day, Sight
from strikelog.consolidate.facts import Fact, Spot
from strikelog.consolidate.figures import Figure, figure_of
from strikelog.consolidate.wholes import place_figure
from strikelog.model import EFFECTS, Cell, Row

_WHO = {"children": "child", "responders": "responder"}

Place = tuple[str, str, str]


def place_rows(day: Day) -> list[Row]:
    """Every place affected on the day, sorted by country and name."""
    sights: dict[Place, list[Sight]] = defaultdict(list)
    for sight in day.sights:
        if sight.spot.kind != "country":
            sights[sight.spot.key].append(sight)
    tolls: dict[Place, list[Fact]] = defaultdict(list)
    for fact in day.hurt:
        tolls[fact.spot.key].append(fact)
    rows = [_row(day.date, told, tolls.get(key, [])) for key, told in sights.items()]
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in ("country", "place", "kind", "geonameid")))


def in_words(effects: set[str] | frozenset[str]) -> str:
    """Effects joined as the CSVs have them, in the codebook's order."""
    return ";".join(effect for effect in EFFECTS if effect in effects)


def where(spot: Spot) -> Row:
    """The cells that say where a place is; nothing where that is not known."""
    return {
        "geonameid": spot.geonameid or None,
        "admin1": spot.admin1,
        "country": spot.country,
        "latitude": None if spot.latitude != spot.latitude else spot.latitude,
        "longitude": None if spot.longitude != spot.longitude else spot.longitude,
    }


def _row(date: str, sights: Sequence[Sight], tolls: Sequence[Fact]) -> Row:
    spot = min((sight.spot for sight in sights), key=lambda each: (each.name, each.admin1))
    told = {sight.article_id: sight.voice for sight in sights} | {fact.article_id: fact.voice for fact in tolls}
    row: Row = {
        "date": date,
        "place": spot.name,
        "kind": spot.kind,
        **where(spot),
        "effects": in_words(set().union(*(sight.effects for sight in sights))),
        "articles": len(told),
        "voices": len(set(told.values())),
    }
    for kind in ("killed", "injured"):
        of_kind = [fact for fact in tolls if fact.measure == kind]
        figure = place_figure([fact for fact in of_kind if not fact.subset])
        row |= {f"{kind}_{bound}": _bound(figure, bound) for bound in ("best", "low", "high")}
        for group, who in _WHO.items():
            row[f"{group}_{kind}"] = _bound(figure_of([fact for fact in of_kind if fact.who == who]), "best")
    return row


def _bound(figure: Figure | None, bound: str) -> Cell:
    return getattr(figure, bound) if figure else None
