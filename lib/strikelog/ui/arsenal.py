"""The parts of the page of munitions."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import Step, style
from strikelog.model.words import say
from strikelog.ui import behind, controls, reads, show, story

_LARGE = 2
"""Classes with a chart as wide as the page; the others stand side by side."""


def _by_size(daily: pd.DataFrame) -> list[str]:
    """Classes with figures, the most launched, intercepted or hit first."""
    sums = daily.groupby("munition")["best"].sum().astype(float).sort_values(ascending=False, kind="stable")
    return [name for name in sums.index if name in style.MUNITIONS]


def outcomes(view: reads.View, daily: pd.DataFrame, step: Step) -> None:
    """A stack for each class over the same days; the others of the classes small and side by side."""
    frame, domain = charts.outcomes(daily, step), charts.time_domain(daily, step)
    classes = _by_size(daily)
    for munition in classes[:_LARGE]:
        _stack(view, frame, munition, step, domain, 230)
    if classes[_LARGE:]:
        with st.grid(columns=2, min_column_width=300, gap="large"):
            for munition in classes[_LARGE:]:
                with st.container():
                    _stack(view, frame, munition, step, domain, 120)


def _stack(
    view: reads.View, frame: pd.DataFrame, munition: str, step: Step, domain: tuple[str, str], height: int
) -> None:
    drawn = charts.outcome_bars(frame, munition, step, domain, height)
    picked = show.figure(drawn, f"munitions-{munition}", select="pick")
    if picked:
        story.outcome(view, munition, picked[0])


def shares(daily: pd.DataFrame, step: Step) -> None:
    """The share intercepted of each class that has one, with its interval."""
    frame, domain = charts.interception(daily, step), charts.time_domain(daily, step)
    classes = [name for name in _by_size(daily) if (frame[frame["munition"] == name]["launched"] > 0).any()]
    _side_by_side([charts.interception_share(frame, name, step, domain) for name in classes], "share")


def _side_by_side(figures: Sequence[charts.Figure], key: str) -> None:
    if not figures:
        return
    with st.grid(columns=2, min_column_width=300, gap="large"):
        for shown in figures:
            with st.container():
                show.figure(shown, f"{key}-{shown.name}")


def calendar(view: reads.View, daily: pd.DataFrame) -> None:
    """One class's launches as a calendar; a click shows the sentences of a day."""
    launched = daily[daily["measure"] == "launched"]
    classes = _by_size(launched)
    if not classes:
        return
    munition = controls.munition(classes) if len(classes) > 1 else classes[0]
    picked = show.figure(charts.calendar(launched, munition), "calendar", select="day")
    if picked:
        day = str(picked[0]["date"])
        after = (pd.Timestamp(day) + pd.Timedelta(1, "D")).strftime("%Y-%m-%d")
        behind.claims(view, "munitions", "calendar", start=day, end=after, munition=munition)


def models(view: reads.View) -> None:
    """What is told of each model."""
    frame = reads.models(view)
    if not frame.empty:
        show.figure(charts.models(frame), "models")


def running(daily: pd.DataFrame) -> None:
    """Running totals, class by class."""
    domain = charts.time_domain(daily, "week")
    classes = _by_size(daily)
    for munition in classes[:_LARGE]:
        show.figure(charts.running(charts.cumulative(daily, munition), munition, domain), f"running-{munition}")
    rest = [charts.running(charts.cumulative(daily, name), name, domain, 130) for name in classes[_LARGE:]]
    _side_by_side(rest, "running")


def single_claims(view: reads.View) -> None:
    """Every claim with a number as a mark, class by class."""
    points = charts.raw_claims(reads.claims(view, "munitions"), "status")
    domain = charts.time_domain(points, "day") if len(points) else None
    for munition in (name for name in style.MUNITIONS if name in set(points["munition"])):
        chosen = points[points["munition"] == munition]
        name = f"{munition}-claims"
        drawn = charts.single_claims(chosen, style.STATUSES, name=name, title=style.MUNITIONS[munition], domain=domain)
        show.figure(drawn, name)
    if points.empty:
        st.caption(say("munitions.no_day"))
