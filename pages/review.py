"""Review: claims one after the other, those first on which most hangs; what was decided; how far coders agree."""

import streamlit as st

from strikelog import ui

ui.guard("review")
view = ui.reads.view(ui.filters.current())
ui.show.heading("review")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

if not any(ui.reads.count_claims(view, table) for table in ("munitions", "casualties", "places")):
    ui.states.nothing_matches()
    st.stop()

PARTS = {"queue": "Queue", "log": "Log", "agreement": "Agreement"}
part = st.segmented_control(
    "Part",
    list(PARTS),
    default="queue",
    format_func=PARTS.get,
    key="part",
    bind="query-params",
    required=True,
    label_visibility="collapsed",
)
if part == "log":
    ui.review.log(view)
elif part == "agreement":
    ui.review.agreement(view)
else:
    ui.review.desk(view)
