"""One incident: its figures and why they stand, who says what and when, what contradicts what, and its decisions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.consolidate import Conflict, Consolidated, Fact, Figure, Incident, reason, timeline
from strikelog.model import FACT_TABLES, Filters, StoreError, style
from strikelog.report.wording import figure_name, incident_name
from strikelog.ui import deciding, reads, show
from strikelog.ui.evidence import inert
from strikelog.ui.reads import Record
from strikelog.ui.states import open_article, open_incident, set_query

_COLOURS = {measure: colour for styles in (style.CASUALTIES, style.STATUSES) for measure, (_, colour) in styles.items()}


def detail(view: reads.View, incident_id: str) -> None:
    """The page of one incident; tells where its claims went where it is no more."""
    st.button(
        "All incidents",
        key="all-incidents",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=set_query,
        args=({},),
    )
    kept = Filters(as_of=view.filters.as_of, convention=view.filters.convention)
    everything = reads.View(view.url, view.version, kept)
    try:
        day = reads.day(everything, reads.incident_day(everything, incident_id))
    except StoreError:
        _gone(everything, incident_id)
        return
    incident = next((each for each in day.incidents if each.key.id == incident_id), None)
    if incident is None:
        st.markdown("**Nothing was known of this incident on the chosen day.**")
        return
    claims = _claims(everything, incident)
    _head(day, incident)
    _figures(incident)
    for place, conflict in enumerate(incident.conflicts):
        _conflict(everything, conflict, place)
    _timelines(incident)
    left, right = st.columns([5, 3], gap="large")
    with left:
        _told(everything, incident, claims)
    with right:
        deciding.panel(everything, incident, day, claims)
        _voices(everything, incident)
        _around(day, incident)
        _map(everything, incident)
    deciding.log(everything, incident)


def _gone(view: reads.View, incident_id: str) -> None:
    merged = [
        each for each in reads.decisions(view) if each.kind == "merge" and each.target == incident_id and each.stands
    ]
    with st.container(key="incident-gone"):
        if not merged:
            st.markdown("**There is no such incident.** What is told of it may have changed since the link was made.")
            return
        st.markdown("**This incident was merged into another one.**")
        st.caption(inert(merged[-1].reason))
        open_incident("Open that incident", "merged-into", deciding.key_of(merged[-1].after["into"]).id)
    deciding.entries(merged, "gone")


def _head(day: Consolidated, incident: Incident) -> None:
    spot, key = incident.spot, incident.key
    st.title(inert(title(incident)), anchor=False)
    began = min([day.day.began[fact.fact_id] for fact in incident.facts if fact.fact_id in day.day.began] or [key.date])
    region = spot.admin1 if spot.admin1 != spot.name else ""
    effects = ";".join(dict.fromkeys(effect for sight in incident.sights for effect in sorted(sight.effects)))
    facts = [
        ", ".join(part for part in (region, style.country(key.country)) if part and part != spot.name),
        f"attacked by {style.country(key.attacker)}" if key.attacker else "attacker not told",
        f"night of {style.days(began, key.date)}" if began < key.date else "",
        style.effects(effects),
    ]
    st.markdown(f":gray[{inert(' · '.join(fact for fact in facts if fact))}]")


def title(incident: Incident) -> str:
    """`Kryvyi Rih, 16 Dec 2022`, with which attack of the day where there are several."""
    strike = incident.key.strike
    of_day = "all attacks" if strike == "*" else f"attack {strike}" if strike.isdigit() else "told apart by hand"
    row = {"place": incident.spot.name, "country": incident.key.country, "date_end": incident.key.date}
    return incident_name(row) + (f" ({of_day})" if strike else "")


def _figures(incident: Incident) -> None:
    entries = []
    for name, figure in incident.figures.items():
        around = style.bounds(figure.best, figure.low, figure.high)
        entries.append(
            (
                figure_name(name).capitalize(),
                style.number(figure.best),
                "" if figure.low == figure.high else around,
            )
        )
    if entries:
        show.metrics(entries)


def _conflict(view: reads.View, conflict: Conflict, place: int) -> None:
    """Both sides with their quotes, and the figure under the other reading."""
    with st.container(border=True, key=f"conflict-{place}"):
        st.markdown(f":orange-badge[Contradiction] {inert(conflict.message)}")
        sides = {_SIDES[conflict.kind][0]: conflict.one, _SIDES[conflict.kind][1]: conflict.other}
        for column, (label, facts) in zip(st.columns(2, gap="medium"), sides.items(), strict=True):
            with column:
                st.markdown(f"**{label}**")
                for fact in facts:
                    _quote(view, fact, f"conflict-{place}")
        st.caption(
            f"Shown: {style.number(conflict.stands)}. Under the other reading: {style.number(conflict.instead)}."
        )


_SIDES = {
    "arithmetic": ("Launched", "Accounted for"),
    "place": ("The whole", "Its places"),
    "model": ("The whole", "Its models"),
    "strike": ("All attacks", "Each attack"),
}


def _quote(view: reads.View, fact: Fact, key: str) -> None:
    title_of, source = reads.title(view, fact.article_id)
    st.markdown(f"{style.number(fact.best)}: “{inert(fact.quote)}”")
    name = " – ".join(part for part in (source, title_of) if part) or "Untitled article"
    open_article(name, f"{key}-{fact.fact_id}", fact.article_id, fact.fact_id, icon=":material/article:")


def steps(facts: Sequence[Fact]) -> pd.DataFrame:
    """The timeline of one number as a frame of `charts.STEPS`."""
    rows = [
        (
            *(step.published, step.fact.voice, step.fact.best, step.fact.minimum, step.fact.maximum, step.change),
            *(step.best, step.low, step.high),
        )
        for step in timeline(facts)
    ]
    frame = pd.DataFrame(rows, columns=charts.STEPS)
    return frame.astype(dict.fromkeys(["number", "minimum", "maximum", "best", "low", "high"], "Int64"))


def _timelines(incident: Incident) -> None:
    """A chart for every number that was told at more than one time."""
    for name in incident.figures:
        told = steps(_of(incident, name))
        if told.loc[told["published"] != "", "published"].nunique() < 2:
            continue
        measure = name.rpartition("_")[2]
        words = (
            f"timeline-{name}",
            f"{figure_name(name).capitalize()}: how it was told",
            "People" if "_" not in name else "Munitions",
        )
        show.figure(charts.told_over_time(told, *words, _COLOURS[measure]), f"timeline-{name}")


def _of(incident: Incident, name: str) -> list[Fact]:
    munition, _, measure = name.rpartition("_")
    return [fact for fact in incident.facts if fact.measure == measure and fact.munition == munition]


def _claims(view: reads.View, incident: Incident) -> dict[str, tuple[str, Record]]:
    """Table and row of every claim of the incident, by its id."""
    ids = sorted({*(fact.fact_id for fact in incident.facts), *(sight.fact_id for sight in incident.sights)})
    frames = reads.claims_of(view, tuple(ids))
    return {str(row["fact_id"]): (table, row) for table in FACT_TABLES for row in reads.records(frames[table])}


def _told(view: reads.View, incident: Incident, claims: dict[str, tuple[str, Record]]) -> None:
    """Who says what and when: the claims of every figure, the one that gave it first, each with the part it plays."""
    st.subheader("Who says what", anchor=False)
    for name, figure in incident.figures.items():
        st.markdown(f"**{figure_name(name).capitalize()}: {style.bounds(figure.best, figure.low, figure.high)}**")
        for role, fact in roles(_of(incident, name), figure):
            _claim(view, claims, fact.fact_id, f"{fact.voice} · {reason(role, figure)}", role)
    if incident.sights:
        st.markdown("**The place**")
        for sight in incident.sights:
            _claim(view, claims, sight.fact_id, sight.voice, "place")


def roles(facts: Sequence[Fact], figure: Figure) -> list[tuple[str, Fact]]:
    """The claims of a figure with the part each plays, those first that made it; then the latest first."""
    groups: list[tuple[str, Iterable[Fact]]] = [
        ("preferred", (fact for fact in figure.chosen if fact.preferred)),
        ("best", figure.chosen),
        ("supports", figure.facts),
        ("part", figure.parts),
        ("replaced", figure.replaced),
        ("unused", facts),
    ]
    found: dict[str, tuple[str, Fact]] = {}
    for role, group in groups:
        for fact in sorted(group, key=lambda each: (each.published, each.fact_id), reverse=True):
            found.setdefault(fact.fact_id, (role, fact))
    return list(found.values())


def _claim(view: reads.View, claims: dict[str, Any], fact_id: str, about: str, role: str) -> None:
    if fact_id not in claims:
        return
    table, row = claims[fact_id]
    published = style.day(str(row["published"])) if row["published"] else "no date of publication"
    with st.container(gap="xxsmall", key=f"{role}-{fact_id}"):
        st.caption(inert(f"{published} · {about}"))
        show.claim(view, table, row, "incident")


def _voices(view: reads.View, incident: Incident) -> None:
    """Who speaks: the articles of every voice, copies under their origin."""
    st.markdown("**Voices**")
    for voice, articles in deciding.voices_of(incident).items():
        outlets = [(reads.title(view, article)[1] or "source not told") for article in articles]
        others = sorted(set(outlets) - {voice})
        st.caption(inert(voice + (f" (also printed by {', '.join(others)})" if others and len(articles) > 1 else "")))
        for article in articles:
            title_of, _ = reads.title(view, article)
            open_article(title_of or "Untitled article", f"voice-{article}", article)


def _around(day: Consolidated, incident: Incident) -> None:
    """The incident it is part of, and those that are part of it."""
    parents = [each for each in day.incidents if each.key.id == incident.parent]
    parts = [each for each in day.incidents if each.parent == incident.key.id]
    for label, group in (("Part of", parents), ("Holds", parts)):
        if group:
            st.markdown(f"**{label}** :gray[{len(group)}]")
            for each in group:
                open_incident(title(each), f"{label}-{each.key.id}", each.key.id)


def _map(view: reads.View, incident: Incident) -> None:
    """Where it was, among the places affected that day."""
    places = reads.daily_places(view)
    there = places[(places["date"] == incident.key.date) & (places["country"] == incident.key.country)]
    summed = charts.by_place(there)
    if summed["latitude"].notna().any():
        drawn = charts.place_map(summed, charts.by_region(there), "killed", height=280)
        show.figure(replace(drawn, title="Places affected that day"), "incident-map")
