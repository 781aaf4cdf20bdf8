"""Frames of places: added up per place, per region, per effect, and per step; from `daily_places`."""

import pandas as pd

from strikelog.charts.series import Step, open_sums, stepped

_COUNTS = ("killed", "injured")
_GROUPS = ("children_killed", "children_injured", "responders_killed", "responders_injured")

EFFECTS = ("struck", "air_defence", "damage", "power_outage", "water_outage", "heating_outage", "transport")
"""Effects that the matrix of effects shows, in its order."""


def by_place(places: pd.DataFrame) -> pd.DataFrame:
    """Daily places added up per place, most days first.

    Columns: place, kind, country, admin1, latitude, longitude, days, killed, injured, each with low and high, children
    and responders killed and injured, first, last, effects, voices (the most on one day). A count that no day tells is
    missing, not 0; a bound that one day leaves open is missing.
    """
    keys = ["place", "kind", "country", "admin1"]
    bounds = [f"{count}_{bound}" for count in _COUNTS for bound in ("low", "high")]
    rest = ["latitude", "longitude", "days", *_COUNTS, *bounds, *_GROUPS, "first", "last", "effects", "voices"]
    if places.empty:
        return pd.DataFrame(columns=[*keys, *rest])
    groups = places.groupby(keys, sort=True, dropna=False)
    frame = groups.agg(
        latitude=("latitude", "first"),
        longitude=("longitude", "first"),
        days=("date", "nunique"),
        first=("date", "min"),
        last=("date", "max"),
        effects=("effects", _joined),
        voices=("voices", "max"),
    )
    for count in _COUNTS:
        frame[count] = groups[f"{count}_best"].sum(min_count=1).astype("Int64")
        told = places[places[f"{count}_best"].notna()]
        frame = frame.join(open_sums(told, keys, [f"{count}_low", f"{count}_high"]))
    for group in _GROUPS:
        frame[group] = groups[group].sum(min_count=1).astype("Int64")
    frame = frame.reset_index()
    order = frame.sort_values(["days", "killed", "place"], ascending=[False, False, True])
    return order[[*keys, *rest]].reset_index(drop=True)


def _joined(values: "pd.Series[str]") -> str:
    seen = dict.fromkeys(part for value in values.fillna("").unique() for part in value.split(";") if part)
    return ";".join(seen)


def by_region(places: pd.DataFrame) -> pd.DataFrame:
    """Daily places added up per first-level region: country, admin1, days, killed, injured.

    A toll told for the region as a whole stands for its places on that day, unless they add up to more. Districts are
    parts of their cities and are not added.
    """
    columns = ["country", "admin1", "days", *_COUNTS]
    named = places[(places["admin1"] != "") & (places["kind"] != "country")]
    if named.empty:
        return pd.DataFrame(columns=columns)
    keys = ["country", "admin1"]
    frame = named.groupby(keys, sort=True)["date"].nunique().rename("days").to_frame()
    for count in _COUNTS:
        daily = [
            named[kinds].groupby([*keys, "date"])[f"{count}_best"].sum(min_count=1).astype("Int64")
            for kinds in (named["kind"] == "region", named["kind"].isin(["city", "other"]))
        ]
        highest = pd.concat(daily, axis=1).max(axis=1).astype("Int64")
        frame[count] = highest.groupby(level=[0, 1]).sum(min_count=1).astype("Int64")
    return frame.reset_index()[columns]


def by_effect(places: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """Days on which each place suffered each effect: place, effect, days; the most affected places first."""
    listed = places[places["kind"] != "country"][["date", "place", "effects"]]
    rows = listed.assign(effect=listed["effects"].fillna("").str.split(";")).explode("effect")
    rows = rows[rows["effect"].isin(EFFECTS)]
    order = list(listed.groupby("place")["date"].nunique().sort_values(ascending=False, kind="stable").head(most).index)
    frame = rows[rows["place"].isin(order)].groupby(["place", "effect"])["date"].nunique().rename("days").reset_index()
    return frame.sort_values("place", key=lambda names: names.map(order.index), kind="stable", ignore_index=True)


def by_place_and_step(places: pd.DataFrame, step: Step, most: int = 20) -> pd.DataFrame:
    """What befell each of the most affected places in each step: start, end, place, days, effects, killed, injured,
    harm: the gravest thing told (killed, injured, affected). The most affected places first.
    """
    order = list(places.groupby("place")["date"].nunique().sort_values(ascending=False, kind="stable").head(most).index)
    groups = stepped(places[places["place"].isin(order)], step).groupby(["start", "end", "place"], sort=True)
    frame = groups.agg(effects=("effects", _joined), days=("date", "nunique"))
    for count in _COUNTS:
        frame[count] = groups[f"{count}_best"].sum(min_count=1).astype("Int64")
    frame["harm"] = "affected"
    frame.loc[(frame["injured"] > 0).fillna(False), "harm"] = "injured"
    frame.loc[(frame["killed"] > 0).fillna(False), "harm"] = "killed"
    frame = frame.reset_index()
    return frame.sort_values("place", key=lambda names: names.map(order.index), kind="stable", ignore_index=True)
