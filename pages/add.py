"""Add articles: paste one, or upload files and check what was guessed of them; follow the reading."""

import streamlit as st

from strikelog import ui

ui.guard("add")
ui.show.heading("add")
ui.upkeep.just_done()
ui.batches.panel()

pasting, uploading = st.columns([3, 2], gap="large")
with pasting:
    st.subheader("Paste an article", anchor=False)
    ui.drafts.paste()
with uploading:
    st.subheader("Upload files", anchor=False)
    st.caption(
        "Text, web pages and archives, PDF, Word, Excel, CSV, JSON, mails, feeds, and zip archives of them, several at "
        "once. Nothing is read before you have checked the list."
    )
    ui.uploads.uploader()
ui.drafts.table()

view = ui.reads.view(ui.filters.current())
if ui.reads.is_empty(view):
    st.space("small")
    st.caption("No articles at hand? The example is a corpus of our own writing.")
    ui.batches.example_button("load-example-add")
