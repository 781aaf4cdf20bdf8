"""One row a day and place: how it was affected, and who was killed and injured there (`daily_places.csv`)."""

from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from strikelog.consolidate.facts import Fact, Record, Spot, casualty_facts, day_of, spot_of, text_of
from strikelog.consolidate.figures import Figure, figure_of
from strikelog.consolidate.voices import voices

_PLACE = ["date", "place", "kind", "geonameid", "admin1", "country", "latitude", "longitude", "effects"]
_FIGURES = [f"{kind}_{bound}" for kind in ("killed", "injured") for bound in ("best", "low", "high")]
_GROUPS = [f"{group}_{kind}" for group in ("children", "responders") for kind in ("killed", "injured")]
DAILY_PLACES = [*_PLACE, *_FIGURES, *_GROUPS, "articles", "voices"]
"""Columns of `daily_places.csv` (codebook section 7)."""

_WHO = {"children": "child", "responders": "responder"}
_ORDER = "struck explosions air_defence casualties damage power_outage water_outage heating_outage transport evacuation"

Place = tuple[str, str, str]


def daily_places(places: pd.DataFrame, casualties: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Every affected place on every day, sorted by day and name; the same whatever the order of the claims."""
    voice_of = voices(articles)
    spots: dict[tuple[str, Place], Spot] = {}
    effects: dict[tuple[str, Place], set[str]] = defaultdict(set)
    told: dict[tuple[str, Place], set[str]] = defaultdict(set)
    for row in _affected(places):
        spot = spot_of(row, "kind")
        key = (day_of(row), spot.key)
        spots[key] = min(spots.get(key, spot), spot, key=lambda s: (s.name, s.admin1))
        effects[key].update(filter(None, text_of(row["effects"]).split(";")))
        told[key].add(str(row["article_id"]))
    tolls = _tolls(casualties, voice_of)
    rows = [_row(key, spots[key], effects[key], told[key], tolls.get(key, []), voice_of) for key in spots]
    frame = pd.DataFrame(rows, columns=DAILY_PLACES)
    numbers = [column for column in (*_FIGURES, *_GROUPS, "geonameid", "articles", "voices")]
    frame = frame.astype(dict.fromkeys(numbers, "Int64"))
    return frame.sort_values(["date", "country", "place", "kind", "geonameid"], ignore_index=True)


def _affected(places: pd.DataFrame) -> list[Record]:
    kept: list[Record] = []
    for row in places.to_dict("records"):
        affected = text_of(row["affected"]).lower() == "true" and row.get("review") != "rejected"
        if affected and row["kind"] != "country" and day_of(row):
            kept.append(row)
    return kept


def _tolls(casualties: pd.DataFrame, voice_of: dict[str, str]) -> dict[tuple[str, Place], list[Fact]]:
    found: dict[tuple[str, Place], list[Fact]] = defaultdict(list)
    for fact in casualty_facts(casualties, voice_of):
        found[fact.day, fact.spot.key].append(fact)
    return found


def _row(
    key: tuple[str, Place],
    spot: Spot,
    effects: set[str],
    told: set[str],
    tolls: Sequence[Fact],
    voice_of: dict[str, str],
) -> dict[str, object]:
    articles = told | {fact.article_id for fact in tolls}
    row: dict[str, object] = {
        "date": key[0],
        "place": spot.name,
        "kind": spot.kind,
        "geonameid": spot.geonameid or None,
        "admin1": spot.admin1,
        "country": spot.country,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "effects": ";".join(effect for effect in _ORDER.split() if effect in effects),
        "articles": len(articles),
        "voices": len({voice_of.get(article, article) for article in articles}),
    }
    for kind in ("killed", "injured"):
        of_kind = [fact for fact in tolls if fact.measure == kind]
        figure = figure_of([fact for fact in of_kind if not fact.subset])
        row |= {f"{kind}_{bound}": _bound(figure, bound) for bound in ("best", "low", "high")}
        for group, who in _WHO.items():
            row[f"{group}_{kind}"] = _bound(figure_of([fact for fact in of_kind if fact.who == who]), "best")
    return row


def _bound(figure: Figure | None, bound: str) -> int | None:
    return getattr(figure, bound) if figure else None
