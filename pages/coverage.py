"""Coverage: how many articles and voices stand behind each day and region."""

import streamlit as st

from strikelog import ui

ui.guard("coverage")
view = ui.reads.view(ui.filters.current())
ui.show.heading("coverage")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

ui.coverage.page(view)
