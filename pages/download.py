"""Download: the tables of the codebook for the filters in use, one by one or as a data package."""

import streamlit as st

from strikelog import ui

ui.guard("download")
view = ui.reads.view(ui.filters.current())
ui.show.heading("download")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    ui.upkeep.backups()
    st.stop()

if not any(ui.reads.sizes(view).values()):
    ui.states.nothing_matches()
    st.stop()

ui.downloads.everything(view)
ui.states.link("What every column holds", "dictionary", icon=":material/menu_book:")
st.caption(
    "UTF-8 with a byte order mark, so that Excel shows every letter; days as 2022-12-16; "
    "an empty cell is “not told”, never 0."
)
ui.downloads.one_by_one(view)
ui.downloads.check()
ui.upkeep.backups()
