"""The overview's parts: the sentence with its figures, the strip of days, charts in their setting, the small map."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.model import style
from strikelog.report import headline
from strikelog.report.periods import Period
from strikelog.ui import behind, reads, show, sums
from strikelog.ui.evidence import inert

_FEWEST_DAYS, _MOST_DAYS = timedelta(days=charts.STRIP_DAYS - 1), timedelta(days=4 * charts.STRIP_DAYS)


def lede(view: reads.View, period: Period) -> None:
    """What happened, in one sentence, and the key figures with their changes and their past."""
    now = sums.figures(view, "overview", period)
    st.header(inert(sums.sentence(view, period)), anchor=False)
    if period.span == "whole":
        show.headline(now)
        return
    earlier = sums.figures(view, "overview", period.before)
    changes = {entry.name: headline.change(entry, old, period) for entry, old in zip(now, earlier, strict=True)}
    show.headline(now, changes, sums.past(view, period))


def strip(view: reads.View, period: Period) -> None:
    """The period's days among those before them; a click shows the sentences of a day."""
    first = max(min(period.start, period.end - _FEWEST_DAYS), period.end - _MOST_DAYS)
    days = sums.by_day(view, first, period.end)
    if days.empty:
        return
    start = max(period.start, first).isoformat()
    picked = show.figure(charts.strip(days, first.isoformat(), period.end.isoformat(), start), "days", select="day")
    if picked:
        _day(view, str(picked[0]["date"]))


def _day(view: reads.View, day: str) -> None:
    after = behind.after(day)
    with st.container(key="picked-day"):
        behind.claims(view, "munitions", "day-munitions", start=day, end=after)
        behind.claims(view, "casualties", "day-casualties", start=day, end=after)


def over_time(view: reads.View, period: Period) -> None:
    """Drones, missiles, killed and injured in the setting of the months before the period's end."""
    around = sums.setting(period)
    step = charts.suiting(pd.Series([around.start.isoformat(), around.end.isoformat()]))
    outcomes, harmed = sums.outcomes(view, step, around), sums.tolls(view, step, around)
    if outcomes.empty and harmed.empty:
        return
    domain = charts.time_domain(pd.concat([outcomes[["start", "end"]], harmed[["start", "end"]]]), step)
    columns = st.columns(2, gap="large")
    present = [name for name in ("drone", "missile") if name in set(outcomes["munition"])]
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
    start, end = period.start.isoformat(), period.end.isoformat()
    summed = sums.by_place(view, start, end)
    located = summed[summed["latitude"].notna() & (summed["kind"] != "region")]
    if located.empty:
        return
    country = str(located.groupby("country")["days"].sum().sort_values(ascending=False, kind="stable").index[0])
    drawn = charts.place_map(summed, sums.by_region(view, start, end), "days", country, height=360)
    picked = show.figure(drawn, "overview-map", select="pick")
    if picked:
        place = str(picked[0]["place"])
        behind.claims(view, "places", "overview-map", start=start, end=behind.after(end), place=place)
