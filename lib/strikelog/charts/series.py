"""Frames that charts are drawn from: figures by day, week or month, with their bounds kept open where they are open.

Nothing here fills a gap: a period without a figure has no row, and a bound that one part lacks, its sum lacks too.
"""

from typing import Literal

import pandas as pd

Step = Literal["day", "week", "month"]
_LONGEST: dict[Step, int] = {"day": 45, "week": 730}
"""Most days that are shown per day, and per week; longer times per month."""

_PERIODS = {"day": "D", "week": "W-SUN", "month": "M"}

FIGURE = ["best", "low", "high"]


def stepped(frame: pd.DataFrame, step: Step) -> pd.DataFrame:
    """The frame with `start` and `end` (first day after) of each row's day, week from Monday, or month, as ISO days.

    Needs `date`; rows without one are left out.
    """
    dated = frame[frame["date"].fillna("") != ""].copy()
    periods = pd.to_datetime(dated["date"].str[:10], format="%Y-%m-%d").dt.to_period(_PERIODS[step])
    dated["start"] = periods.dt.start_time.dt.strftime("%Y-%m-%d")
    dated["end"] = (periods.dt.end_time + pd.Timedelta(1, "D")).dt.normalize().dt.strftime("%Y-%m-%d")
    return dated


def suiting(dates: "pd.Series[str]") -> Step:
    """The step in which a chart of these ISO days reads best: about ten to a hundred steps."""
    days = pd.to_datetime(dates[dates.fillna("") != ""].str[:10], format="%Y-%m-%d")
    span = (days.max() - days.min()).days if len(days) else 0
    return next((step for step, most in _LONGEST.items() if span <= most), "month")


def by_step(daily: pd.DataFrame, step: Step, keys: list[str]) -> pd.DataFrame:
    """Figures of `daily` added up per step and `keys`: start, end, *keys, best, low, high, days, conflicts.

    A mixed figure stays a row of its own as long as `munition` is one of the keys.
    """
    columns = ["start", "end", *keys, *FIGURE, "days", "conflicts"]
    if daily.empty:
        return pd.DataFrame(columns=columns)
    frame = stepped(daily, step)
    frame[FIGURE] = frame[FIGURE].astype("Int64")
    frame["conflict"] = frame["conflict"].fillna("") != ""
    groups = frame.groupby(["start", "end", *keys], sort=True)
    parts = {name: groups[name].agg(_open_sum).astype("Int64") for name in FIGURE}
    return pd.DataFrame(
        {**parts, "days": groups["date"].nunique(), "conflicts": groups["conflict"].sum()}
    ).reset_index()[columns]


def _open_sum(values: "pd.Series[int]") -> object:
    return values.sum(skipna=False)


def total(daily: pd.DataFrame, measure: str, munition: str = "") -> tuple[int | None, int | None, int | None]:
    """Best, low and high of one measure over all days; None where there is no figure, or a bound is open."""
    rows = daily[(daily["measure"] == measure) & ((daily["munition"] == munition) | (munition == ""))]
    if rows.empty:
        return None, None, None
    best, low, high = (rows[name].astype("Int64").sum(skipna=False) for name in FIGURE)
    return _known(best), _known(low), _known(high)


def _known(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def _wide(daily: pd.DataFrame) -> pd.DataFrame:
    """One row per date, munition and attacker; a column `status_bound` for each status, missing where not told."""
    rows = daily[daily["measure"].isin(["launched", "intercepted", "hit", "lost"])]
    names = [f"{status}_{bound}" for status in ("launched", "intercepted", "hit", "lost") for bound in FIGURE]
    if rows.empty:
        return pd.DataFrame(columns=["date", "munition", "attacker", *names])
    wide = rows.pivot_table(index=["date", "munition", "attacker"], columns="measure", values=FIGURE, aggfunc="first")
    wide.columns = pd.Index([f"{column[1]}_{column[0]}" for column in wide.columns])
    return wide.reindex(columns=names).astype("Int64").reset_index()


def got_through(daily: pd.DataFrame) -> pd.DataFrame:
    """How many got through, a day, class and attacker: date, munition, attacker, best, low, high, basis.

    `basis` is `told` where hits are told. Else it is `at most`: the highest launched less the lowest intercepted and
    lost, which gives an upper bound and no best figure. Days whose figures cannot be squared have no row.
    """
    columns = ["date", "munition", "attacker", *FIGURE, "basis"]
    wide = _wide(daily)
    told = wide["hit_best"].notna()
    ceiling = wide["launched_high"] - wide["intercepted_low"] - wide["lost_low"].fillna(0)
    wide["best"] = wide["hit_best"]
    wide["low"] = wide["hit_low"]
    wide["high"] = wide["hit_high"].where(told, ceiling)
    wide["basis"] = told.map({True: "told", False: "at most"})
    kept = told | (wide["high"].notna() & (wide["high"] >= 0))
    return wide.loc[kept, columns].reset_index(drop=True)


def interception(daily: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Share intercepted per step and class: start, end, munition, intercepted, launched, share, days.

    Only days that tell both figures of a class and attacker count, in the part and in the whole; a day that tells more
    intercepted than launched is a conflict and counts in neither.
    """
    columns = ["start", "end", "munition", "intercepted", "launched", "share", "days"]
    wide = _wide(daily).rename(columns={"launched_best": "launched", "intercepted_best": "intercepted"})
    both = wide[wide["launched"].notna() & wide["intercepted"].notna() & (wide["launched"] > 0)]
    both = both[both["intercepted"] <= both["launched"]]
    if both.empty:
        return pd.DataFrame(columns=columns)
    groups = stepped(both, step).groupby(["start", "end", "munition"], sort=True)
    sums = groups[["intercepted", "launched"]].sum().astype("Int64")
    sums["days"] = groups["date"].nunique()
    sums["share"] = sums["intercepted"].astype(float) / sums["launched"].astype(float)
    return sums.reset_index()[columns]


def raw_claims(claims: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Event claims with a number and a day, one row each: date, measure, best, low, high, and what tells them apart.

    `measure` names the column that says what was counted (`status` or `kind`). Vague claims have no number to draw
    and are left out; see `unnumbered`.
    """
    numbered = claims["count_min"].notna() | claims["count_max"].notna()
    rows = claims[(claims["scope"] == "event") & numbered & (claims["date_start"] != "")]
    low, high = rows["count_min"].astype("Int64"), rows["count_max"].astype("Int64")
    return pd.DataFrame(
        {
            "date": rows["date_end"].where(rows["date_end"] != "", rows["date_start"]),
            "measure": rows[measure],
            "munition": rows["munition"],
            "best": low.fillna(high),
            "low": low,
            "high": high,
            "qualifier": rows["qualifier"],
            "place": rows["place"],
            "subset": rows["subset"],
            "quote": rows["quote"],
            "article_id": rows["article_id"],
        }
    ).reset_index(drop=True)


def unnumbered(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that say something happened without a number (dozens, several): to be listed, never drawn."""
    return claims[claims["count_min"].isna() & claims["count_max"].isna()]


def by_place(places: pd.DataFrame) -> pd.DataFrame:
    """Daily places added up per place, most days first.

    Columns: place, kind, country, admin1, latitude, longitude, days, killed, injured, children_killed,
    children_injured, first, last, effects. A count that no day tells is missing, not 0.
    """
    counts = {"killed": "killed_best", "injured": "injured_best"}
    same = {"children_killed": "children_killed", "children_injured": "children_injured"}
    keys = ["place", "kind", "country", "admin1"]
    columns = [*keys, "latitude", "longitude", "days", *counts, *same, "first", "last", "effects"]
    if places.empty:
        return pd.DataFrame(columns=columns)
    groups = places.groupby(keys, sort=True, dropna=False)
    frame = groups.agg(
        latitude=("latitude", "first"),
        longitude=("longitude", "first"),
        days=("date", "nunique"),
        first=("date", "min"),
        last=("date", "max"),
        effects=("effects", _joined),
    )
    for name, column in {**counts, **same}.items():
        frame[name] = groups[column].agg(_some_sum).astype("Int64")
    frame = frame.reset_index()
    return frame.sort_values(["days", "killed", "place"], ascending=[False, False, True])[columns].reset_index(
        drop=True
    )


def _some_sum(values: "pd.Series[int]") -> object:
    return values.astype("Int64").sum(min_count=1)


def _joined(values: "pd.Series[str]") -> str:
    seen = dict.fromkeys(part for value in values.fillna("") for part in value.split(";") if part)
    return ";".join(seen)
