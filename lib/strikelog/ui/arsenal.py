"""The parts of the page of munitions."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import Step
from strikelog.model import style
from strikelog.model.words import say
from strikelog.store import Wanted
from strikelog.ui import behind, controls, reads, show, story, sums

_LARGE = 2
"""Classes with a chart as wide as the page; the others stand side by side."""

MOST_CLAIMS = 3_000
"""Claims that are drawn one by one at most, the newest."""


def outcomes(view: reads.View, step: Step) -> None:
    """A stack for each class over the same days; the others of the classes small and side by side."""
    frame, classes = sums.outcomes(view, step), sums.classes(view)
    domain = charts.time_domain(frame, step)
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


def shares(view: reads.View, step: Step) -> None:
    """The share intercepted of each class that has one, with its interval."""
    frame = sums.interception(view, step)
    domain = charts.time_domain(sums.outcomes(view, step), step)
    counted = set(frame[frame["launched"] > 0]["munition"])
    figures = [charts.interception_share(frame, name, step, domain) for name in sums.classes(view) if name in counted]
    _side_by_side(figures, "share")


def _side_by_side(figures: Sequence[charts.Figure], key: str) -> None:
    if not figures:
        return
    with st.grid(columns=2, min_column_width=300, gap="large"):
        for shown in figures:
            with st.container():
                show.figure(shown, f"{key}-{shown.name}")


def calendar(view: reads.View) -> None:
    """One class's launches as a calendar; a click shows the sentences of a day."""
    classes = sums.classes(view, "launched")
    if not classes:
        return
    munition = controls.munition(classes) if len(classes) > 1 else classes[0]
    picked = show.figure(charts.calendar(sums.launches(view, munition), munition), "calendar", select="day")
    if picked:
        day = str(picked[0]["date"])
        behind.claims(view, "munitions", "calendar", start=day, end=behind.after(day), munition=munition)


def models(view: reads.View) -> None:
    """What is told of each model."""
    frame = reads.models(view)
    if not frame.empty:
        show.figure(charts.models(frame), "models")


def running(view: reads.View) -> None:
    """Running totals, class by class."""
    domain = charts.time_domain(sums.outcomes(view, "week"), "week")
    classes = sums.classes(view)
    for munition in classes[:_LARGE]:
        show.figure(charts.running(sums.running(view, munition), munition, domain), f"running-{munition}")
    rest = [charts.running(sums.running(view, name), name, domain, 130) for name in classes[_LARGE:]]
    _side_by_side(rest, "running")


def single_claims(view: reads.View) -> None:
    """Every claim with a number as a mark, class by class."""
    points = charts.raw_claims(numbered(view, "munitions"), "status")
    domain = charts.time_domain(points, "day") if len(points) else None
    for munition in (name for name in style.MUNITIONS if name in set(points["munition"])):
        chosen = points[points["munition"] == munition]
        name = f"{munition}-claims"
        drawn = charts.single_claims(chosen, style.STATUSES, name=name, title=style.MUNITIONS[munition], domain=domain)
        show.figure(drawn, name)
    if points.empty:
        st.caption(say("munitions.no_day"))


def numbered(view: reads.View, table: str) -> pd.DataFrame:
    """The claims with a number that can be drawn one by one, the newest; says so where there are more."""
    wanted = Wanted(numbered=True)
    found = reads.count_claims(view, table, wanted)
    if found > MOST_CLAIMS:
        st.caption(say("munitions.newest", shown=style.number(MOST_CLAIMS), found=style.number(found)))
    return reads.some_claims(view, table, wanted, limit=MOST_CLAIMS)
