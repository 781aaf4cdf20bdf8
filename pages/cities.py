"""Cities: a map that needs no network, the ranking of places, and when each was affected."""

import streamlit as st

from strikelog import charts, ui
from strikelog.charts import MEASURES

ui.guard("cities")
view = ui.reads.view(ui.filters.current())
ui.show.heading("cities")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

places = ui.reads.daily_places(view)
places = places[places["kind"] != "country"]
if places.empty:
    ui.states.nothing_matches()
    st.stop()

with st.container(horizontal=True):
    measure = st.segmented_control(
        "Measure",
        list(MEASURES),
        default="days",
        format_func=lambda name: MEASURES[name][0],
        key="measure",
        bind="query-params",
        required=True,
    )
    step = ui.show.step_control(places)

summed = charts.by_place(places)
if summed["latitude"].notna().any():
    around = ui.places.country_control(summed)
    picked = ui.show.figure(charts.place_map(summed, measure, around), "map", select="pick")
    st.caption("Outlines: Natural Earth by way of Visionscarto, the view of the United Nations. They take no side.")
    if picked:
        ui.places.picked(view, summed, picked[0]["place"])

if summed[measure].notna().any():
    ui.show.figure(charts.ranking(summed, measure), "ranking")
ui.show.figure(charts.place_by_step(places, step), "place-by-step")
