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

daily = ui.reads.daily(view)
daily = daily[daily["munition"] != ""]
if not ui.reads.count_claims(view, "munitions"):
    ui.states.nothing_matches()
    st.stop()

looks = {name: say(f"munitions.{name}") for name in ("outcomes", "running", "claims")}
with st.container(horizontal=True):
    step = ui.controls.step(daily)
    look = ui.controls.choice(say("munitions.view"), looks, "figures", help=say("munitions.show_help"))

if look == "claims":
    ui.arsenal.single_claims(view)
elif daily.empty:
    st.caption(say("munitions.no_day"))
elif look == "running":
    ui.show.headline(ui.headline.munitions(daily))
    ui.arsenal.running(daily)
else:
    ui.show.headline(ui.headline.munitions(daily))
    ui.arsenal.outcomes(view, daily, step)
    ui.arsenal.shares(daily, step)
    ui.arsenal.calendar(view, daily)
    ui.arsenal.models(view)
ui.show.conflicts(daily, "munitions")
ui.show.unnumbered(view, "munitions")
