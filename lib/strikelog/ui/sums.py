"""Sums that pages draw, made once for each view and kept: no rerun adds up what it has added up before.

Every function is cached by the view, which carries the store's version; what it gives back is small.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import Step
from strikelog.model import style
from strikelog.report import headline
from strikelog.report.periods import CONTEXT, Period
from strikelog.ui import reads
from strikelog.ui.reads import View

_KEPT = 128

FATES = ("launched", "intercepted", "hit", "lost")
HARMS = ("killed", "injured", "missing")
"""Measures of munitions, and of people."""

_P = ParamSpec("_P")
_R = TypeVar("_R")

_cached: Callable[[Callable[_P, _R]], Callable[_P, _R]] = partial(
    st.cache_data, max_entries=_KEPT, show_spinner=False
)()


@_cached
def span(view: View, measures: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """First and last day with a daily figure (of these measures, where given); None where there is none."""
    daily = reads.daily(view)
    days = daily[daily["measure"].isin(measures)]["date"] if measures else daily["date"]
    return (str(days.min()), str(days.max())) if len(days) else None


@_cached
def incidents_span(view: View) -> tuple[str, str] | None:
    """First and last day with an incident; None where there is none."""
    days = reads.incidents(view)["date_end"]
    return (str(days.min()), str(days.max())) if len(days) else None


@_cached
def incident_counts(view: View, step: Step) -> pd.DataFrame:
    """Incidents per step, as `charts.incident_counts` gives them."""
    return charts.incident_counts(reads.incidents(view), step)


@_cached
def places_span(view: View) -> tuple[str, str] | None:
    """First and last day with an affected place; None where there is none."""
    days = reads.daily_places(view)["date"]
    return (str(days.min()), str(days.max())) if len(days) else None


@_cached
def figures(view: View, which: str, period: Period | None = None) -> list[headline.Entry]:
    """Key figures: of the `overview` in a period, of `munitions`, or of `people`."""
    daily, places = reads.daily(view), reads.daily_places(view)
    if period:
        daily, places = period.within(daily), period.within(places)
    if which == "overview":
        return headline.overview(daily, places)
    if which == "munitions":
        return [*headline.munitions(daily), *headline.worst_nights(daily)]
    return headline.people(daily, places)


@_cached
def sentence(view: View, period: Period) -> str:
    """The overview's sentence."""
    return headline.sentence(period.within(reads.daily(view)), period.within(reads.daily_places(view)), period)


@_cached
def past(view: View, period: Period) -> list[dict[str, float | None]]:
    """The amounts of the period and those before it, as `headline.past` gives them."""
    return headline.past(reads.daily(view), reads.daily_places(view), period)


@_cached
def by_day(view: View, first: date, last: date) -> pd.DataFrame:
    """What each day tells, as `charts.by_day` gives it."""
    within = Period(first, last, "days").within
    return charts.by_day(within(reads.daily(view)), within(reads.daily_places(view)))


def setting(period: Period) -> Period:
    """The months before the end of a period, the period among them."""
    return Period(min(period.start, period.end - CONTEXT), period.end, "days")


def _daily(view: View, period: Period | None) -> pd.DataFrame:
    return period.within(reads.daily(view)) if period else reads.daily(view)


@_cached
def outcomes(view: View, step: Step, period: Period | None = None) -> pd.DataFrame:
    """What became of what was launched, as `charts.outcomes` gives it."""
    return charts.outcomes(_munitions(_daily(view, period)), step)


@_cached
def tolls(view: View, step: Step, period: Period | None = None) -> pd.DataFrame:
    """Killed, injured and missing per step, as `charts.by_step` gives it."""
    daily = _daily(view, period)
    return charts.by_step(daily[daily["measure"].isin(HARMS)], step, ["measure"])


@_cached
def interception(view: View, step: Step) -> pd.DataFrame:
    """Shares intercepted, as `charts.interception` gives them."""
    return charts.interception(_munitions(reads.daily(view)), step)


@_cached
def classes(view: View, measure: str = "") -> list[str]:
    """Classes with figures (of a measure, where given), those with the highest first."""
    daily = _munitions(reads.daily(view))
    daily = daily[daily["measure"] == measure] if measure else daily
    sums = daily.groupby("munition")["best"].sum().astype(float).sort_values(ascending=False, kind="stable")
    return [str(name) for name in sums.index if name in style.MUNITIONS]


@_cached
def launches(view: View, munition: str) -> pd.DataFrame:
    """The daily rows of launches of one class."""
    daily = reads.daily(view)
    return daily[(daily["measure"] == "launched") & (daily["munition"] == munition)]


@_cached
def running(view: View, munition: str) -> pd.DataFrame:
    """Running totals of one class, as `charts.cumulative` gives them."""
    return charts.cumulative(reads.daily(view), munition)


def _munitions(daily: pd.DataFrame) -> pd.DataFrame:
    return daily[daily["munition"] != ""]


def _places(view: View, start: str, end: str, place: str) -> pd.DataFrame:
    places = reads.daily_places(view)
    kept = (places["kind"] != "country") & (places["date"] >= start) & (places["date"] <= (end or "9999"))
    return places[kept & (places["place"] == place)] if place else places[kept]


@_cached
def by_place(view: View, start: str = "", end: str = "", place: str = "") -> pd.DataFrame:
    """Places added up over days from `start` to `end`, as `charts.by_place` gives them."""
    return charts.by_place(_places(view, start, end, place))


@_cached
def by_region(view: View, start: str = "", end: str = "") -> pd.DataFrame:
    """Regions added up, as `charts.by_region` gives them."""
    return charts.by_region(_places(view, start, end, ""))


@_cached
def by_effect(view: View, place: str = "") -> pd.DataFrame:
    """Days of each effect, as `charts.by_effect` gives them."""
    return charts.by_effect(_places(view, "", "", place))


@_cached
def by_place_and_step(view: View, step: Step) -> pd.DataFrame:
    """What befell the most affected places, as `charts.by_place_and_step` gives it."""
    return charts.by_place_and_step(_places(view, "", "", ""), step)


@_cached
def place_tolls(view: View, place: str, kind: str, step: Step) -> pd.DataFrame:
    """Killed or injured in one place per step, as `charts.by_step` gives it."""
    here = _places(view, "", "", place)
    told = here[here[f"{kind}_best"].notna()]
    bounds = {bound: told[f"{kind}_{bound}"] for bound in ("best", "low", "high")}
    daily = told[["date", "voices"]].assign(measure=kind, conflict="", **bounds)
    return charts.by_step(daily, step, ["measure"])


@_cached
def who(view: View) -> pd.DataFrame:
    """Children and first responders, as `charts.who` gives them."""
    return charts.who(_places(view, "", "", ""))


@_cached
def worst(view: View) -> pd.DataFrame:
    """The highest tolls, as `charts.worst` gives them."""
    return charts.worst(_places(view, "", "", ""))


@_cached
def conflicts(view: View, measures: tuple[str, ...]) -> pd.DataFrame:
    """The daily rows of these measures that contradict one another."""
    daily = reads.daily(view)
    return daily[daily["measure"].isin(measures) & (daily["conflict"].fillna("") != "")]
