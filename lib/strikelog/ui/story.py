"""The overview's parts: the sentence with its figures, the strip of days, charts in their setting, the small map."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import style
from strikelog.ui import behind, headline, reads, show
from strikelog.ui.evidence import inert
from strikelog.ui.periods import CONTEXT, Period

_FEWEST_DAYS = timedelta(days=charts.STRIP_DAYS - 1)


def lede(view: reads.View, period: Period) -> None:
    """What happened, in one sentence, and the key figures with their changes and their past."""
    daily, places = reads.daily(view), reads.daily_places(view)
    now = headline.overview(period.within(daily), period.within(places))
    st.header(inert(headline.sentence(period.within(daily), period.within(places), period)), anchor=False)
    if period.span == "whole":
        show.headline(now)
        return
    before = period.before
    earlier = headline.overview(before.within(daily), before.within(places))
    changes = {entry.name: headline.change(entry, old, period) for entry, old in zip(now, earlier, strict=True)}
    show.headline(now, changes, _past(view, period))


@st.cache_data(max_entries=64, show_spinner=False)
def _past(view: reads.View, period: Period) -> list[dict[str, float | None]]:
    return headline.past(reads.daily(view), reads.daily_places(view), period)


def strip(view: reads.View, period: Period) -> None:
    """The period's days among those before them; a click shows the sentences of a day."""
    days = charts.by_day(reads.daily(view), reads.daily_places(view))
    first = min(period.start, period.end - _FEWEST_DAYS) if period.length <= charts.STRIP_DAYS else period.start
    first = max(first, period.end - timedelta(days=4 * charts.STRIP_DAYS))
    if days[(days["date"] >= first.isoformat()) & (days["date"] <= period.end.isoformat())].empty:
        return
    start = max(period.start, first).isoformat()
    picked = show.figure(charts.strip(days, first.isoformat(), period.end.isoformat(), start), "days", select="day")
    if picked:
        _day(view, str(picked[0]["date"]))


def _day(view: reads.View, day: str) -> None:
    after = (pd.Timestamp(day) + pd.Timedelta(1, "D")).strftime("%Y-%m-%d")
    with st.container(key="picked-day"):
        behind.claims(view, "munitions", "day-munitions", start=day, end=after)
        behind.claims(view, "casualties", "day-casualties", start=day, end=after)


def over_time(view: reads.View, period: Period) -> None:
    """Drones, missiles, killed and injured in the setting of the months before the period's end."""
    daily = reads.daily(view)
    start = min(period.start, period.end - CONTEXT)
    shown = Period(start, period.end, "days").within(daily)
    step = charts.suiting(shown["date"])
    outcomes = charts.outcomes(shown, step)
    present = [name for name in ("drone", "missile") if name in set(outcomes["munition"])]
    harmed = charts.by_step(shown[shown["measure"].isin(["killed", "injured"])], step, ["measure"])
    if outcomes.empty and harmed.empty:
        return
    domain = charts.time_domain(shown, step)
    columns = st.columns(2, gap="large")
    for column, munition in zip(columns, present, strict=False):
        with column:
            _outcomes(view, outcomes, munition, step, domain)
    columns = st.columns(2, gap="large")
    kinds = [kind for kind in ("killed", "injured") if kind in set(harmed["measure"])]
    for column, kind in zip(columns, kinds, strict=False):
        with column:
            label = style.CASUALTIES[kind][0]
            drawn = charts.counts(harmed, kind, step, title=label, domain=domain, height=130)
            picked = show.figure(drawn, f"overview-{kind}", select="pick")
            if picked:
                behind.claims(view, "casualties", kind, start=picked[0]["start"], end=picked[0]["end"], said=[kind])


def _outcomes(
    view: reads.View, outcomes: pd.DataFrame, munition: str, step: charts.Step, domain: tuple[str, str]
) -> None:
    drawn = charts.outcome_bars(outcomes, munition, step, domain, height=200)
    picked = show.figure(drawn, f"overview-{munition}", select="pick")
    if picked:
        outcome(view, munition, picked[0])


def outcome(view: reads.View, munition: str, mark: dict[str, str]) -> None:
    """The claims behind a part of a stack: those of its status; of the untold part, those of launches."""
    status = {"untold": "launched"}.get(mark["part"], mark["part"])
    behind.claims(view, "munitions", munition, start=mark["start"], end=mark["end"], munition=munition, said=[status])


def small_map(view: reads.View, period: Period) -> None:
    """Where the period's places are, in the country with most of them."""
    places = period.within(reads.daily_places(view))
    places = places[places["kind"] != "country"]
    summed = charts.by_place(places)
    located = summed[summed["latitude"].notna() & (summed["kind"] != "region")]
    if located.empty:
        return
    country = str(located.groupby("country")["days"].sum().sort_values(ascending=False, kind="stable").index[0])
    drawn = charts.place_map(summed, charts.by_region(places), "days", country, height=360)
    picked = show.figure(drawn, "overview-map", select="pick")
    if picked:
        start, end = period.start.isoformat(), (period.end + timedelta(days=1)).isoformat()
        behind.claims(view, "places", "overview-map", start=start, end=end, place=picked[0]["place"])
