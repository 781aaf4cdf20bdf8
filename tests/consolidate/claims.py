"""Claim tables in short: only what a test is about is spelled out."""

from itertools import count
from typing import Any

import pandas as pd

from strikelog import consolidate
from strikelog.consolidate import Rulings
from strikelog.model import COLUMNS, EVIDENCE

_ids = count(1)

PLACES: dict[str, dict[str, Any]] = {
    "": {},
    "Ukraine": {"place_kind": "country", "country": "UA"},
    "Kyiv": {"place_kind": "city", "country": "UA", "admin1": "Kyiv City", "geonameid": 703448, "latitude": 50.45},
    "Podil": {"place_kind": "district", "country": "UA", "admin1": "Kyiv City", "geonameid": 1, "latitude": 50.46},
    "Dnipro": {"place_kind": "city", "country": "UA", "admin1": "Dnipropetrovsk Oblast", "geonameid": 709930},
    "Dnipropetrovsk Oblast": {"place_kind": "region", "country": "UA", "admin1": "Dnipropetrovsk Oblast"},
    "Kherson": {"place_kind": "city", "country": "UA", "admin1": "Kherson Oblast", "geonameid": 706448},
    "Belgorod": {"place_kind": "city", "country": "RU", "admin1": "Belgorod Oblast", "geonameid": 578072},
}


def _claim(table: str, article: str, low: int | None, high: int | None, **given: Any) -> dict[str, Any]:
    place = given.pop("place", "Ukraine")
    row: dict[str, Any] = dict.fromkeys(COLUMNS[table], "")
    row |= {"fact_id": f"f{next(_ids)}", "article_id": article, "published": "2024-06-07", "start": 0, "end": 5}
    row |= {"count_min": low, "count_max": high, "qualifier": "exact", "scope": "event", "subset": False}
    row |= {
        "date_start": "2024-06-07",
        "date_end": "2024-06-07",
        "review": "machine",
        "quote": f"{low or high} of them",
    }
    row |= {"geonameid": None, "latitude": None, "longitude": None, "place": place} | PLACES[place]
    if row["latitude"]:
        row["longitude"] = 30.52
    return row | given


def fired(article: str, status: str, low: int | None, high: int | None, **given: Any) -> dict[str, Any]:
    return _claim(
        "munitions", article, low, high, **({"munition": "drone", "attacker": "RU", "status": status} | given)
    )


def hurt(article: str, kind: str, low: int | None, high: int | None, **given: Any) -> dict[str, Any]:
    return _claim("casualties", article, low, high, **({"kind": kind} | given))


def struck(article: str, place: str, effects: str, **given: Any) -> dict[str, Any]:
    row = _claim("casualties", article, 1, 1, place=place)
    kept = {column: row[column] for column in COLUMNS["places"] if column in row}
    return {
        **dict.fromkeys(COLUMNS["places"], ""),
        **kept,
        "kind": row["place_kind"],
        "effects": effects,
        "affected": True,
        **given,
    }


def munitions(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS["munitions"])


def casualties(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS["casualties"])


def places(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS["places"])


def articles(**sources: str) -> pd.DataFrame:
    rows = [
        {"article_id": a, "source": s, "published": "2024-06-07", "text": f"Report {a}."} for a, s in sources.items()
    ]
    return pd.DataFrame(rows, columns=["article_id", "source", "published", "text"])


def tables(fired: Any = (), hurt: Any = (), struck: Any = (), known: Any = None, rulings: Any = None) -> Any:
    """The consolidated tables of rows of claims; every article is of an outlet of its own unless `known` tells."""
    claims = consolidate.Claims(list(fired), list(hurt), list(struck))
    told = known if known is not None else articles(**{row["article_id"]: row["article_id"] for row in _all(claims)})
    return consolidate.tables(consolidate.all_days(claims), claims, consolidate.tellers(told), rulings or Rulings())


def _all(claims: Any) -> list[Any]:
    return [*claims.munitions, *claims.casualties, *claims.places]


def daily(fired: pd.DataFrame, hurt: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    found = tables(fired.to_dict("records"), hurt.to_dict("records"), known=known).daily
    frame = pd.DataFrame(found, columns=COLUMNS["daily"])
    return frame.astype(dict.fromkeys(["best", "low", "high", "articles", "voices"], "Int64"))


def daily_places(struck: pd.DataFrame, hurt: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    found = tables([], hurt.to_dict("records"), struck.to_dict("records"), known).daily_places
    return pd.DataFrame(found, columns=COLUMNS["daily_places"])


def evidence(fired: pd.DataFrame, hurt: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    found = tables(fired.to_dict("records"), hurt.to_dict("records"), known=known).evidence
    return pd.DataFrame(found, columns=EVIDENCE)
