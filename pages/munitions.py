"""Munitions: launched, intercepted, hit and lost over time for each class, and the share intercepted."""

import streamlit as st

from strikelog import charts, ui
from strikelog.charts import style

ui.guard("munitions")
view = ui.reads.view(ui.filters.current())
ui.show.heading("munitions")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

claims, daily = ui.reads.claims(view, "munitions"), ui.reads.daily(view)
daily = daily[daily["munition"] != ""]
if claims.empty:
    ui.states.nothing_matches()
    st.stop()

with st.container(horizontal=True):
    step = ui.show.step_control(daily)
    consolidated = ui.show.figures_control()

if consolidated and daily.empty:
    st.caption("No claim in this view gives a figure with a day.")
elif consolidated:
    ui.show.metrics(ui.headline.munitions(daily))
    domain = charts.time_domain(daily, step)
    for munition in (name for name in style.MUNITIONS if name in set(daily["munition"])):
        title = f"{style.MUNITIONS[munition][0]}: launched, intercepted and hit per {step}"
        sums = charts.by_step(daily[daily["munition"] == munition], step, ["measure"])
        words = {"name": munition, "title": title, "measured": "Munitions"}
        drawn = charts.over_time(sums, "measure", style.STATUSES, step, domain=domain, **words)
        ui.show.figure(drawn, f"munitions-{munition}")
    share = charts.interception(daily, step)
    if not share.empty:
        ui.show.figure(charts.interception_share(share, step, domain), "interception")
else:
    points = charts.raw_claims(claims, "status")
    for munition in (name for name in style.MUNITIONS if name in set(points["munition"])):
        title = f"{style.MUNITIONS[munition][0]}: every claim with a number"
        words = {"name": f"{munition}-claims", "title": title, "measured": "Munitions in one claim"}
        chosen = points[points["munition"] == munition]
        drawn = charts.single_claims(chosen, style.STATUSES, domain=charts.time_domain(points, "day"), **words)
        ui.show.figure(drawn, f"claims-{munition}")
ui.show.conflicts(daily, "munitions")
ui.show.unnumbered(view, "munitions", claims, "munitions")
