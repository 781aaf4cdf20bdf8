"""Claims: every claim with the sentence that makes it, to be searched, or as a table."""

import streamlit as st

from strikelog import ui
from strikelog.charts import style

TABLES = {"munitions": "Munitions", "casualties": "Casualties", "places": "Places"}
SEARCHED = ["sentence", "place", "place_text", "attribution", "rule"]

ui.guard("claims")
view = ui.reads.view(ui.filters.current())
ui.show.heading("claims")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    table = st.segmented_control(
        "Kind",
        list(TABLES),
        default="munitions",
        format_func=TABLES.get,
        key="table",
        bind="query-params",
        required=True,
    )
    look = st.segmented_control(
        "Show as",
        ["sentences", "table"],
        default="sentences",
        format_func=str.capitalize,
        key="look",
        bind="query-params",
        required=True,
    )
    search = st.text_input("Search in sentences and places", key="q", bind="query-params", icon=":material/search:")

frame = ui.reads.claims(view, table).iloc[::-1]
if search:
    hits = [frame[column].str.contains(search, case=False, regex=False) for column in SEARCHED]
    frame = frame[sum(hits) > 0]
if frame.empty:
    ui.states.nothing_matches()
    st.stop()

st.caption(f"{style.number(len(frame))} {'claim' if len(frame) == 1 else 'claims'}, newest first")
if look == "table":
    ui.show.claim_table(table, frame, f"claims-{table}")
else:
    ui.show.claim_list(view, table, frame, f"claims-{table}")
