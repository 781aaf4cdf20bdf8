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

KINDS = {"incidents": "Incidents", "totals": "Running totals"}
kind = st.segmented_control(
    "Show",
    list(KINDS),
    default="incidents",
    format_func=KINDS.get,
    key="kind",
    bind="query-params",
    required=True,
    help="Running totals (since the invasion, of a month) are kept apart from the figures of a day.",
)
if kind == "totals":
    ui.incidents.totals(view)
else:
    ui.incidents.listing(view)
