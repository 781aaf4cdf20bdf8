"""Compare: the daily figures against a reference table, or as they were known on two days."""

import streamlit as st

from strikelog import ui

ui.guard("compare")
view = ui.reads.view(ui.filters.current())
ui.show.heading("compare")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

if ui.reads.daily(view).empty:
    ui.states.nothing_matches()
    st.stop()

KINDS = {"table": "With a table", "days": "As known on two days"}
kind = st.segmented_control(
    "Compare",
    list(KINDS),
    default="table",
    format_func=KINDS.get,
    key="with",
    bind="query-params",
    required=True,
    label_visibility="collapsed",
)
if kind == "days":
    ui.comparing.two_days(view)
else:
    ui.comparing.reference(view)
