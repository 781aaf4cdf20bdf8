"""Overview: the period in one sentence, its key figures, day by day, and in the setting of the months before."""

import streamlit as st

from strikelog import ui
from strikelog.report import periods

ui.guard("overview")
view = ui.reads.view(ui.filters.current())

if ui.reads.is_empty(view):
    ui.home.welcome()
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    with st.container(width="stretch"):
        ui.show.heading("overview")
    span = ui.controls.span()
ui.batches.panel()
period = periods.chosen(span, view.filters, ui.sums.span(view) or ui.sums.places_span(view))
if period is None:
    ui.states.nothing_matches()
    st.stop()

ui.story.lede(view, period)
ui.story.strip(view, period)
ui.story.over_time(view, period)
left, right = st.columns([3, 2], gap="large")
with left:
    ui.story.small_map(view, period)
with right:
    ui.home.newest(view)
