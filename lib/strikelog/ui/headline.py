"""Key figures of the chosen period, each with its bounds; classes are never added up with one another."""

import pandas as pd

from strikelog import charts
from strikelog.charts import style

Entry = tuple[str, str, str]


def munitions(daily: pd.DataFrame) -> list[Entry]:
    """Missiles and drones launched, intercepted and hit: label, value, small line. No number where none is told."""
    return [
        _entry(daily, "Missiles launched", "launched", "missile"),
        _entry(daily, "Drones launched", "launched", "drone"),
        _share(daily),
        _through(daily),
    ]


def people(daily: pd.DataFrame, places: pd.DataFrame) -> list[Entry]:
    """Killed, injured, missing, and places affected."""
    affected, days = places["place"].nunique(), places["date"].nunique()
    reached = f"on {style.number(days)} {'day' if days == 1 else 'days'}" if affected else ""
    return [
        _entry(daily, "Killed", "killed"),
        _entry(daily, "Injured", "injured"),
        _entry(daily, "Missing", "missing"),
        ("Places affected", style.number(affected) if affected else "–", reached),
    ]


def _entry(daily: pd.DataFrame, label: str, measure: str, munition: str = "") -> Entry:
    best, low, high = charts.total(daily, measure, munition)
    if best is None:
        return label, "–", "no figure told"
    return label, style.number(best), _around(best, low, high)


def _around(best: int, low: int | None, high: int | None) -> str:
    """What the value alone does not tell of its bounds."""
    if low == best and high is None:
        return "or more"
    if high == best and low is None:
        return "at most"
    return "" if low == high else style.bounds(best, low, high)


def _share(daily: pd.DataFrame) -> Entry:
    frame = charts.interception(daily, "month")
    launched = frame["launched"].sum()
    if not launched:
        return "Intercepted", "–", "no day tells both figures"
    return (
        "Intercepted",
        f"{frame['intercepted'].sum() / launched:.0%}",
        f"of {style.number(launched)} with both figures",
    )


def _through(daily: pd.DataFrame) -> Entry:
    """Told hits alone make the number; what only follows by subtraction is an upper bound and stays one."""
    frame = charts.got_through(daily)
    frame = frame[frame["munition"] != "mixed"]
    told, ceiling = frame[frame["basis"] == "told"], frame[frame["basis"] == "at most"]
    extra = f"and up to {style.number(ceiling['high'].sum())} more" if len(ceiling) else ""
    if len(told):
        return "Got through", style.number(told["best"].sum()), extra
    if ceiling.empty:
        return "Got through", "–", "no figure told"
    return "Got through", f"≤ {style.number(ceiling['high'].sum())}", "launched less intercepted"
