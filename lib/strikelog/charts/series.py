"""Frames that charts are drawn from: figures by day, week or month, with their bounds kept open where they are open.

Nothing here fills a gap: a period without a figure has no row, and a bound that one part lacks, its sum lacks too.
"""

from typing import Literal

import pandas as pd

Step = Literal["day", "week", "month"]
_LONGEST: dict[Step, int] = {"day": 45, "week": 730}
"""Most days that are shown per day, and per week; longer times per month."""

_PERIODS = {"day": "D", "week": "W-SUN", "month": "M"}

MOST_STEPS = 370
"""Bars that a chart draws at most: a year of days; with its parts a few thousand marks."""
_DAYS: dict[Step, float] = {"day": 1, "week": 7, "month": 30.4}

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


def drawable(step: Step, dates: "pd.Series[str]") -> Step:
    """The step, or the next longer one that draws these days in at most `MOST_STEPS` bars."""
    days = pd.to_datetime(dates[dates.fillna("") != ""].str[:10], format="%Y-%m-%d")
    span = (days.max() - days.min()).days if len(days) else 0
    order: list[Step] = ["day", "week", "month"]
    longer = order[order.index(step) :]
    return next((one for one in longer if span <= MOST_STEPS * _DAYS[one]), "month")


def by_step(daily: pd.DataFrame, step: Step, keys: list[str]) -> pd.DataFrame:
    """Figures of `daily` added up per step and `keys`: start, end, *keys, best, low, high, alone, days, conflicts.

    `alone` is the part of `best` that one voice alone tells. A mixed figure stays a row of its own as long as
    `munition` is one of the keys.
    """
    columns = ["start", "end", *keys, *FIGURE, "alone", "days", "conflicts"]
    if daily.empty:
        return pd.DataFrame(columns=columns)
    frame = stepped(daily, step)
    frame[FIGURE] = frame[FIGURE].astype("Int64")
    frame["alone"] = frame["best"].where(frame["voices"] <= 1, 0)
    frame["conflict"] = frame["conflict"].fillna("") != ""
    groups = frame.groupby(["start", "end", *keys], sort=True)
    sums = open_sums(frame, ["start", "end", *keys], [*FIGURE, "alone"])
    sums = sums.assign(days=groups["date"].nunique(), conflicts=groups["conflict"].sum())
    return sums.reset_index()[columns]


def open_sums(frame: pd.DataFrame, keys: list[str], names: list[str]) -> pd.DataFrame:
    """Sums of whole numbers per group, missing where one of a group is missing: an open bound stays open."""
    groups = frame[[*keys, *names]].astype(dict.fromkeys(names, "Int64")).groupby(keys, sort=True)
    sums, told, size = groups.sum(), groups.count(), groups.size()
    return sums.where(told.eq(size, axis=0)).astype("Int64")


def total(daily: pd.DataFrame, measure: str, munition: str = "") -> tuple[int | None, int | None, int | None]:
    """Best, low and high of one measure over all days; None where there is no figure, or a bound is open."""
    rows = daily[(daily["measure"] == measure) & ((daily["munition"] == munition) | (munition == ""))]
    if rows.empty:
        return None, None, None
    best, low, high = (rows[name].astype("Int64").sum(skipna=False) for name in FIGURE)
    return _known(best), _known(low), _known(high)


def _known(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def by_status(daily: pd.DataFrame) -> pd.DataFrame:
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
    wide = by_status(daily)
    told = wide["hit_best"].notna()
    ceiling = wide["launched_high"] - wide["intercepted_low"] - wide["lost_low"].fillna(0)
    wide["best"] = wide["hit_best"]
    wide["low"] = wide["hit_low"]
    wide["high"] = wide["hit_high"].where(told, ceiling)
    wide["basis"] = told.map({True: "told", False: "at most"})
    kept = told | (wide["high"].notna() & (wide["high"] >= 0))
    return wide.loc[kept, columns].reset_index(drop=True)


def interception(daily: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Share intercepted per step and class: start, end, munition, intercepted, launched, share, low, high, days,
    omitted.

    Only days that tell both figures of a class and attacker count, in the part and in the whole; a day that tells more
    intercepted than launched is a conflict and counts in neither. `low` and `high` follow from the bounds of both
    figures: the fewest intercepted of the most launched, and the other way round; a bound that is open leaves its end
    open (missing). `omitted` is how many interceptions were left out; a step may have nothing but those.
    """
    columns = ["start", "end", "munition", "intercepted", "launched", "share", "low", "high", "days", "omitted"]
    wide = by_status(daily)
    wide = wide[wide["intercepted_best"].notna()]
    if wide.empty:
        return pd.DataFrame(columns=columns)
    both = wide["launched_best"].notna() & (wide["launched_best"] > 0)
    both &= (wide["intercepted_best"] <= wide["launched_best"]).fillna(False)
    frame = stepped(wide.assign(both=both.astype(bool)), step)
    frame["omitted"] = frame["intercepted_best"].where(~frame["both"], 0)
    for name in ("intercepted", "launched"):
        frame[name] = frame[f"{name}_best"].where(frame["both"], 0)
        for bound in ("low", "high"):
            frame[f"{name}_{bound}"] = frame[f"{name}_{bound}"].where(frame["both"], 0)
    keys = ["start", "end", "munition"]
    names = [
        "intercepted",
        "launched",
        "omitted",
        *(f"{n}_{b}" for n in ("intercepted", "launched") for b in ("low", "high")),
    ]
    sums = open_sums(frame, keys, names)
    sums["days"] = frame[frame["both"]].groupby(keys)["date"].nunique()
    sums["days"] = sums["days"].fillna(0).astype(int)
    sums["share"] = _ratio(sums["intercepted"], sums["launched"])
    sums["low"] = _ratio(sums["intercepted_low"], sums["launched_high"])
    sums["high"] = _ratio(sums["intercepted_high"], sums["launched_low"]).clip(upper=1)
    return sums.reset_index()[columns]


def _ratio(part: "pd.Series[int]", whole: "pd.Series[int]") -> "pd.Series[float]":
    """Part of whole; missing where either is, or where there is no whole."""
    return (part.astype("Float64") / whole.where(whole > 0).astype("Float64")).astype("float64")


def cumulative(daily: pd.DataFrame, munition: str) -> pd.DataFrame:
    """Running totals of one class: date, measure, amount; a row for each day that adds to its measure."""
    rows = daily[(daily["munition"] == munition) & daily["measure"].isin(["launched", "intercepted", "hit", "lost"])]
    frame = rows.groupby(["measure", "date"], sort=True)["best"].sum().astype("Int64").reset_index()
    frame["amount"] = frame.groupby("measure")["best"].cumsum()
    return frame[["date", "measure", "amount"]]


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
