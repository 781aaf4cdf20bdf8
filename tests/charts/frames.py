"""Small daily frames for chart tests."""

import pandas as pd

DAILY = ["date", "measure", "munition", "attacker", "country", "best", "low", "high", "articles", "voices", "conflict"]


def daily(*rows, voices=1):
    """Rows of (date, measure, munition, best, low, high) as a daily frame of Russian attacks on Ukraine."""
    full = [
        (day, measure, munition, "RU", "UA", best, low, high, 1, voices, "")
        for day, measure, munition, best, low, high in rows
    ]
    frame = pd.DataFrame(full, columns=DAILY)
    return frame.astype({"best": "Int64", "low": "Int64", "high": "Int64"})


PLACES = [
    *["date", "place", "kind", "geonameid", "admin1", "country", "latitude", "longitude", "effects"],
    *["killed_best", "killed_low", "killed_high", "injured_best", "injured_low", "injured_high"],
    *["children_killed", "children_injured", "responders_killed", "responders_injured", "articles", "voices"],
]


def daily_places(*rows):
    """Rows of (date, place, latitude, longitude, effects, killed, injured, children killed) as a daily_places frame."""
    full = [
        (
            day,
            place,
            "city",
            1,
            "",
            "UA",
            lat,
            lon,
            effects,
            killed,
            killed,
            killed,
            injured,
            injured,
            injured,
            children,
            None,
            None,
            None,
            1,
            1,
        )
        for day, place, lat, lon, effects, killed, injured, children in rows
    ]
    frame = pd.DataFrame(full, columns=PLACES)
    counts = [name for name in PLACES if name.startswith(("killed", "injured", "children", "responders"))]
    return frame.astype(dict.fromkeys(counts, "Int64"))
