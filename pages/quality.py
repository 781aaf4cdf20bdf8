"""Quality: how often the claims are right, measured on articles that people have read and coded."""

import streamlit as st

from strikelog import ui

ui.guard("quality")
ui.show.heading("quality")
measured = ui.quality.figures()
if measured is None:
    st.markdown("**No measured figures come with this build.**")
    st.caption("Measure them on a gold file of your own: strikelog evaluate GOLD.jsonl")
    st.stop()

ui.quality.about(measured)
for name in ui.quality.TABLES:
    ui.quality.table(measured, name)
ui.quality.confidence(measured)
ui.quality.own_gold()
st.caption(
    "Precision: the share of claims that are right. Recall: the share of facts that were found. A claim is right if "
    "class, status or kind, and number agree with the gold."
)
