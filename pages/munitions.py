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
    step = ui.show.step_control()
    consolidated = ui.show.figures_control()

if consolidated:
    ui.show.metrics(ui.headline.munitions(daily))
    for munition in (name for name in style.MUNITIONS if name in set(daily["munition"])):
        title = f"{style.MUNITIONS[munition][0]} launched, intercepted and hit per {step}"
        sums = charts.by_step(daily[daily["munition"] == munition], step, ["measure"])
        ui.show.figure(
            charts.over_time(sums, "measure", style.STATUSES, step, name=munition, title=title, measured="Munitions"),
            f"munitions-{munition}",
        )
    share = charts.interception(daily, step)
    if not share.empty:
        ui.show.figure(charts.interception_share(share, step), "interception")
else:
    points = charts.raw_claims(claims, "status")
    for munition in (name for name in style.MUNITIONS if name in set(points["munition"])):
        title = f"{style.MUNITIONS[munition][0]}: every claim with a number"
        ui.show.figure(
            charts.single_claims(
                points[points["munition"] == munition],
                style.STATUSES,
                name=f"{munition}-claims",
                title=title,
                measured="Munitions in one claim",
            ),
            f"claims-{munition}",
        )
ui.show.unnumbered(view, "munitions", claims, "munitions")
