"""Munitions: what was launched and what became of it, class by class; the share intercepted; models; a calendar."""

import streamlit as st

from strikelog import ui
from strikelog.model.words import say

ui.guard("munitions")
view = ui.reads.view(ui.filters.current())
ui.show.heading("munitions")
if ui.reads.is_empty(view):
    ui.home.nothing_yet()
    st.stop()

if not ui.reads.count_claims(view, "munitions"):
    ui.states.nothing_matches()
    st.stop()

looks = {name: say(f"munitions.{name}") for name in ("outcomes", "running", "claims")}
with st.container(horizontal=True):
    step = ui.controls.step(ui.sums.span(view, ui.sums.FATES))
    look = ui.controls.choice(say("munitions.view"), looks, "figures", help=say("munitions.show_help"))

if look == "claims":
    ui.arsenal.single_claims(view)
elif not ui.sums.classes(view):
    st.caption(say("munitions.no_day"))
elif look == "running":
    ui.show.headline(ui.sums.figures(view, "munitions"))
    ui.arsenal.running(view)
else:
    ui.show.headline(ui.sums.figures(view, "munitions"))
    ui.arsenal.outcomes(view, step)
    ui.arsenal.shares(view, step)
    ui.arsenal.calendar(view)
    ui.arsenal.models(view)
ui.show.conflicts(ui.sums.conflicts(view, ui.sums.FATES), "munitions")
ui.show.unnumbered(view, "munitions")
