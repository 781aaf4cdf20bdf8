"""Cities: a map that needs no network, who was hit most, when, and how."""

import streamlit as st

from strikelog import ui
from strikelog.charts import MEASURES
from strikelog.model.words import say

ui.guard("cities")
view = ui.reads.view(ui.filters.current())
ui.show.heading("cities")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

span = ui.sums.places_span(view)
if span is None:
    ui.states.nothing_matches()
    st.stop()

with st.container(horizontal=True):
    labels = {name: label for name, (label, _) in MEASURES.items()}
    measure = ui.controls.choice(say("cities.measure"), labels, "measure")
    step = ui.controls.step(span)

ui.places.world(view, span, measure)
ui.places.rankings(view, span, measure)
ui.places.over_time(view, step)
ui.places.how(view, span)
