"""One city (`?name=…`): its days under attack, its tolls, and what each report says."""

import streamlit as st

from strikelog import ui
from strikelog.model.words import say

ui.guard("city")
view = ui.reads.view(ui.filters.current())
if ui.reads.is_empty(view):
    ui.show.heading("city")
    ui.home.nothing_yet()
    st.stop()

name = ui.places.city_control(view)
if not name:
    ui.show.heading("city")
    ui.states.nothing_matches()
    st.stop()

ui.states.link(say("cities.back"), "cities", icon=":material/arrow_back:")
ui.places.city(view, name)
