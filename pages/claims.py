"""Claims: every claim with the sentence that makes it, to be searched, or as a table."""

import streamlit as st

from strikelog import ui
from strikelog.model import style
from strikelog.store import Wanted

TABLES = {"munitions": "Munitions", "casualties": "Casualties", "places": "Places"}

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

wanted = Wanted(search=search or "")
found = ui.reads.count_claims(view, table, wanted)
if not found:
    ui.states.nothing_matches()
    st.stop()

st.caption(f"{style.number(found)} {'claim' if found == 1 else 'claims'}, newest first")
if look == "table":
    ui.show.claim_table(view, table, wanted, found, f"claims-{table}")
else:
    ui.show.claim_list(view, table, wanted, found, f"claims-{table}")
