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

daily, places = ui.reads.daily(view), ui.reads.daily_places(view)
daily = daily[daily["measure"].isin(["killed", "injured", "missing"])]
if not ui.reads.count_claims(view, "casualties"):
    ui.states.nothing_matches()
    st.stop()

looks = {name: say(f"munitions.{name}") for name in ("outcomes", "claims")}
with st.container(horizontal=True):
    step = ui.controls.step(daily)
    look = ui.controls.choice(say("munitions.view"), looks, "figures")

if look == "claims":
    ui.people.single_claims(view)
else:
    ui.show.headline(ui.headline.people(daily, places))
    ui.people.over_time(view, daily, step)
    ui.people.who_and_weapons(view, places)
    ui.people.where(view, places)
    ui.people.timelines(view, places)
ui.show.conflicts(daily, "casualties")
ui.show.unnumbered(view, "casualties")
