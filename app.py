"""Strikelog in the browser: `streamlit run app.py`."""

from strikelog import ui

ui.frame()
