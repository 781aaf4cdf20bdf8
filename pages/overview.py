"""Overview: key figures of the chosen period, small charts over time, the newest articles."""

import streamlit as st

from strikelog import charts, ui
from strikelog.charts import style

ui.guard("overview")
view = ui.reads.view(ui.filters.current())

if ui.reads.is_empty(view):
    ui.home.welcome()
    st.stop()

ui.show.heading("overview")
ui.batches.panel()
daily, places = ui.reads.daily(view), ui.reads.daily_places(view)
if daily.empty and places.empty:
    ui.states.nothing_matches()
    st.stop()

ui.show.metrics(ui.headline.munitions(daily))
ui.show.metrics(ui.headline.people(daily, places))
st.space("small")
step = ui.show.step_control(daily)

launched = charts.by_step(daily[daily["measure"] == "launched"], step, ["munition"])
harmed = charts.by_step(daily[daily["measure"].isin(["killed", "injured"])], step, ["measure"])
left, right = st.columns(2, gap="large")
with left:
    if launched.empty:
        st.caption("No figure for munitions launched in this view.")
    else:
        title = f"Launched per {step}, by class"
        ui.show.figure(
            charts.over_time(
                launched, "munition", style.MUNITIONS, step, name="launched", title=title, measured="Launched"
            ),
            "overview-launched",
        )
with right:
    if harmed.empty:
        st.caption("No figure for people killed or injured in this view.")
    else:
        title = f"Killed and injured per {step}"
        ui.show.figure(
            charts.over_time(
                harmed, "measure", style.CASUALTIES, step, name="killed-and-injured", title=title, measured="People"
            ),
            "overview-casualties",
        )
ui.home.newest(view)
