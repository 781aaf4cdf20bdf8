"""The list of incidents: a bar for each day, and one line for each attack on one place."""

from datetime import date

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import Step
from strikelog.model import style
from strikelog.report import wording
from strikelog.store import Wanted
from strikelog.ui import controls, reads, show, sums
from strikelog.ui.evidence import inert
from strikelog.ui.reader import asked
from strikelog.ui.reads import Record
from strikelog.ui.states import nothing_matches, open_incident, set_query

_TELLING = 4
"""Figures in the line of an incident."""


def listing(view: reads.View) -> None:
    """Chart and list of the incidents through the filters; of one day where the URL asks for it."""
    span = sums.incidents_span(view)
    if not span:
        nothing_matches()
        return
    step = controls.step(span)
    drawn = charts.incidents_by_step(sums.incident_counts(view, step), step)
    picked = show.figure(drawn, "incidents", select="pick")
    incidents = _chosen(reads.incidents(view), picked, step)
    with st.container(horizontal=True, vertical_alignment="center"):
        doubtful = st.toggle("Only with contradictions", key="contradictions", bind="query-params")
        named = st.text_input(
            "Place", key="incident-place", placeholder="Find a place", label_visibility="collapsed", width=240
        )
    if doubtful:
        incidents = incidents[incidents["conflicts"] != ""]
    if named:
        incidents = incidents[incidents["place"].str.contains(named, case=False, regex=False)]
    _lines(incidents)


def totals(view: reads.View) -> None:
    """Totals over longer times, apart from all days: as points, and the claims that tell them."""
    found = False
    for table, column, styles in (("munitions", "status", style.STATUSES), ("casualties", "kind", style.CASUALTIES)):
        claims = reads.claims(view, table)
        told = claims[(claims["scope"] == "cumulative") & (claims["published"] != "")]
        numbered = told[told["count_min"].notna() | told["count_max"].notna()]
        if numbered.empty:
            continue
        found = True
        drawn = numbered.assign(measure=numbered[column])
        show.figure(
            charts.running_totals(drawn, f"totals-{table}", f"Running totals: {table}", styles), f"totals-{table}"
        )
        show.claim_list(view, table, Wanted(totals=True), len(told), f"totals-{table}")
    if not found:
        st.markdown("**No article in this view tells a total over a longer time.**")


def _chosen(incidents: pd.DataFrame, picked: list[dict[str, str]], step: Step) -> pd.DataFrame:
    """Those of the bar that was picked, or else of the day that the URL asks for."""
    if picked:
        start, end = picked[0]["start"], picked[0]["end"]
        st.caption(f"In the {step} of {style.day(start)}.")
        return incidents[(incidents["date_end"] >= start) & (incidents["date_end"] < end)]
    day = _day(asked("day"))
    if not day:
        return incidents
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{style.day(day)}**")
        st.button("All days", key="all-days", type="tertiary", on_click=set_query, args=({},))
    return incidents[incidents["date_end"] == day]


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _lines(incidents: pd.DataFrame) -> None:
    """Incidents by day, the last first."""
    if incidents.empty:
        st.markdown("**No incident among these.**")
        return
    st.caption(f"{style.number(len(incidents))} {'incident' if len(incidents) == 1 else 'incidents'}, newest first")
    pages = -(-len(incidents) // show.PER_PAGE)
    listed = st.container(gap="small")
    page = st.pagination(pages, key="incidents-page", bind="query-params") if pages > 1 else 1
    with listed:
        end = len(incidents) - (page - 1) * show.PER_PAGE
        for row in reads.in_full(incidents.iloc[max(0, end - show.PER_PAGE) : end].iloc[::-1]):
            line(row)


def line(row: Record) -> None:
    """One incident: where and when to open it, below it what is told of it."""
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            open_incident(wording.incident_name(row), str(row["incident_id"]), str(row["incident_id"]))
            if row["conflicts"]:
                st.badge("Contradiction", color="orange", icon=":material/balance:")
        facts = [*wording.incident_figures(row, _TELLING), style.effects(row["effects"]), _behind(row)]
        st.caption(inert(" · ".join(fact for fact in facts if fact)))


def _behind(row: Record) -> str:
    return f"{_counted(row['articles'], 'article')}, {_counted(row['voices'], 'voice')}"


def _counted(number: int, noun: str) -> str:
    return f"{style.number(number)} {noun}{'' if number == 1 else 's'}"
