"""Incidents: one attack on one place on one day. `?incident=ID` shows one, `?day=YYYY-MM-DD` lists those of one day."""

import streamlit as st

from strikelog import ui

ui.guard("incidents")
view = ui.reads.view(ui.filters.current())
asked = ui.reader.asked("incident")
if asked:
    ui.incident.detail(view, asked)
    st.stop()

ui.show.heading("incidents")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

ui.incidents.listing(view)
