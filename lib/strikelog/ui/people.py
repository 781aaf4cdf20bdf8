"""The parts of the page of casualties."""

from dataclasses import replace
from datetime import date
from typing import cast

import streamlit as st

from strikelog import charts
from strikelog.charts import PlaceMeasure, Step
from strikelog.model import style
from strikelog.model.words import say
from strikelog.ui import arsenal, behind, reads, show, sums

_HEIGHTS = {"killed": 190, "injured": 190, "missing": 90}


def over_time(view: reads.View, step: Step) -> None:
    """Killed, injured and missing over the same days; a click shows the sentences of a step."""
    frame = sums.tolls(view, step)
    if frame.empty:
        return
    domain = charts.time_domain(frame, step)
    for kind in (name for name in _HEIGHTS if name in set(frame["measure"])):
        title = style.CASUALTIES[kind][0]
        drawn = charts.counts(frame, kind, step, title=title, domain=domain, height=_HEIGHTS[kind])
        marks = show.figure(drawn, f"casualties-{kind}", select="pick")
        if marks:
            behind.claims(view, "casualties", kind, start=marks[0]["start"], end=marks[0]["end"], said=[kind])


def who_and_weapons(view: reads.View) -> None:
    """Children and first responders as parts; and the classes that the text blames."""
    groups, blamed = sums.who(view), reads.blamed(view)
    left, right = st.columns(2, gap="large")
    with left:
        if len(groups):
            show.figure(charts.of_whom(groups), "of-whom")
    with right:
        if len(blamed):
            show.figure(charts.weapons(blamed), "weapons")


def where(view: reads.View) -> None:
    """The cities with the most killed and injured; a click shows their claims."""
    span = sums.places_span(view)
    if span is None:
        return
    summed = sums.by_place(view)
    summed = summed[summed["kind"] != "district"]
    columns = st.columns(2, gap="large")
    shown = [name for name in ("killed", "injured") if (summed[name] > 0).any()]
    for column, measure in zip(columns, shown, strict=False):
        with column:
            marks = show.figure(charts.ranking(summed, cast(PlaceMeasure, measure)), f"places-{measure}", select="pick")
            if marks:
                place, end = str(marks[0]["place"]), behind.after(span[1])
                key = f"places-{measure}"
                behind.claims(view, "casualties", key, start=span[0], end=end, place=place, said=[measure])


def timelines(view: reads.View) -> None:
    """How the tolls of the worst attacks rose from report to report; a button shows the sentences."""
    listed = sums.worst(view)
    if listed.empty:
        return
    st.subheader(say("casualties.timelines"), anchor=False)
    st.caption(say("casualties.timelines_help"))
    with st.grid(columns=2, min_column_width=300, gap="large"):
        for row in reads.records(listed):
            with st.container():
                _timeline(view, row["place"], row["date"])


def _timeline(view: reads.View, place: str, day: str) -> None:
    on_day = date.fromisoformat(day)
    close = replace(view, filters=replace(view.filters, start=on_day, end=on_day, cities=(place,)))
    tolls = charts.told_tolls(reads.claims(close, "casualties"), place, day)
    if tolls.empty:
        return
    key = f"{place}-{day}"
    marks = show.figure(charts.timeline(tolls, place, day), f"toll-{key}", select="pick")
    if marks:
        said = ["killed", "injured"]
        behind.claims(view, "casualties", f"toll-{key}", start=day, end=behind.after(day), place=place, said=said)


def single_claims(view: reads.View) -> None:
    """Every claim with a number as a mark."""
    points = charts.raw_claims(arsenal.numbered(view, "casualties"), "kind")
    if points.empty:
        st.caption(say("munitions.no_day"))
        return
    drawn = charts.single_claims(points, style.CASUALTIES, name="casualty-claims", title="Every claim with a number")
    show.figure(drawn, "casualty-claims")
