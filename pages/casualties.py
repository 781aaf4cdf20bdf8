"""Casualties: killed, injured and missing over time and by place; children as part of the whole."""

import streamlit as st

from strikelog import charts, ui
from strikelog.charts import style

ui.guard("casualties")
view = ui.reads.view(ui.filters.current())
ui.show.heading("casualties")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

claims, daily, places = ui.reads.claims(view, "casualties"), ui.reads.daily(view), ui.reads.daily_places(view)
daily = daily[daily["measure"].isin(["killed", "injured", "missing"])]
if claims.empty:
    ui.states.nothing_matches()
    st.stop()

with st.container(horizontal=True):
    step = ui.show.step_control(daily)
    consolidated = ui.show.figures_control()

if consolidated:
    ui.show.metrics(ui.headline.people(daily, places))
    for measure in (name for name in style.CASUALTIES if name in set(daily["measure"])):
        title = f"People {style.CASUALTIES[measure][0].lower()} per {step}"
        sums = charts.by_step(daily[daily["measure"] == measure], step, ["measure"])
        words = {"name": measure, "title": title, "measured": "People"}
        domain = charts.time_domain(daily, step)
        drawn = charts.over_time(sums, "measure", style.CASUALTIES, step, domain=domain, height=220, **words)
        ui.show.figure(drawn, f"casualties-{measure}")
    summed = charts.by_place(places)
    left, right = st.columns(2, gap="large")
    for side, measure in ((left, "killed"), (right, "injured")):
        if summed[measure].notna().any():
            with side:
                ui.show.figure(charts.ranking(summed, measure), f"places-{measure}")
else:
    points = charts.raw_claims(claims, "kind")
    words = {"name": "casualty-claims", "title": "Every claim with a number", "measured": "People in one claim"}
    if not points.empty:
        ui.show.figure(charts.single_claims(points, style.CASUALTIES, **words), "casualty-claims")
ui.show.conflicts(daily, "casualties")
ui.show.unnumbered(view, "casualties", claims, "casualties")
