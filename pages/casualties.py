"""Casualties: killed and injured over time with their ranges, who they were, where, by which weapon; how tolls rose."""

import streamlit as st

from strikelog import ui
from strikelog.model.words import say

ui.guard("casualties")
view = ui.reads.view(ui.filters.current())
ui.show.heading("casualties")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

if not ui.reads.count_claims(view, "casualties"):
    ui.states.nothing_matches()
    st.stop()

looks = {name: say(f"munitions.{name}") for name in ("outcomes", "claims")}
with st.container(horizontal=True):
    step = ui.controls.step(ui.sums.span(view, ui.sums.HARMS))
    look = ui.controls.choice(say("munitions.view"), looks, "figures")

if look == "claims":
    ui.people.single_claims(view)
else:
    ui.show.headline(ui.sums.figures(view, "people"))
    ui.people.over_time(view, step)
    ui.people.who_and_weapons(view)
    ui.people.where(view)
    ui.people.timelines(view)
ui.show.conflicts(ui.sums.conflicts(view, ui.sums.HARMS), "casualties")
ui.show.unnumbered(view, "casualties")
