"""The parts of the page of cities, and of the page of one city."""

from typing import Any, cast

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import PlaceMeasure, Step, style
from strikelog.model.words import say
from strikelog.ui import behind, controls, reads, show, states
from strikelog.ui.evidence import inert

_COUNTRIES = 6


def world(view: reads.View, places: pd.DataFrame, measure: str) -> None:
    """The map with its slider of days; a click shows what is known of a place."""
    first, last = str(places["date"].min()), str(places["date"].max())
    around = _country_control(charts.by_place(places))
    slot = st.container()
    start, end = controls.days(first, last)
    chosen = places[(places["date"] >= start) & (places["date"] <= end)]
    summed = charts.by_place(chosen)
    with slot:
        if summed["latitude"].notna().any():
            drawn = charts.place_map(summed, charts.by_region(chosen), cast(PlaceMeasure, measure), around)
            marks = show.figure(drawn, "map", select="pick")
            if marks:
                _picked(view, summed, str(marks[0]["place"]), start, end)


def _country_control(summed: pd.DataFrame) -> str:
    """Which country the map shows, the one with the most days first; empty for all of them."""
    located = summed[summed["latitude"].notna() & (summed["country"] != "")]
    days = located.groupby("country")["days"].sum().sort_values(ascending=False, kind="stable")
    if len(days) < 2:
        return ""
    options = [*days.index[:_COUNTRIES], ""]
    chosen = st.pills(
        say("cities.around"),
        options,
        default=options[0],
        format_func=lambda code: style.country(code) if code else say("cities.everywhere"),
        key="around",
        bind="query-params",
        required=True,
    )
    return str(chosen or "")


def _picked(view: reads.View, summed: pd.DataFrame, place: str, start: str, end: str) -> None:
    """Figures and the claims of one place, from a frame of `by_place`."""
    rows = summed[summed["place"] == place]
    if rows.empty:
        return
    row = rows.iloc[0]
    with st.container(border=True, key="picked-place"):
        st.subheader(inert(place), anchor=False)
        st.caption(inert(f"{style.effects(row['effects'])} · {style.days(row['first'], row['last'])}"))
        show.metrics(_figures(row))
        behind.claims(view, "places", "map", start=start, end=_after(end), place=place)


def _figures(row: "pd.Series[Any]") -> list[tuple[str, str, str]]:
    return [
        ("Days affected", style.number(row["days"]), ""),
        ("Killed", style.number(row["killed"]), _children(row["children_killed"])),
        ("Injured", style.number(row["injured"]), _children(row["children_injured"])),
    ]


def _children(number: float | None) -> str:
    return "" if number is None or pd.isna(number) else f"{style.number(number)} of them children"


def _after(day: str) -> str:
    return (pd.Timestamp(day) + pd.Timedelta(1, "D")).strftime("%Y-%m-%d")


def rankings(view: reads.View, places: pd.DataFrame, measure: str) -> None:
    """Who was hit most by the chosen measure, and by the next; a click shows the claims of a place."""
    summed = charts.by_place(places[places["kind"] != "district"])
    order = [measure, *(name for name in ("days", "killed", "injured") if name != measure)][:2]
    shown = [name for name in order if (summed[name] > 0).any()]
    columns = st.columns(2, gap="large")
    for column, name in zip(columns, shown, strict=False):
        with column:
            marks = show.figure(charts.ranking(summed, cast(PlaceMeasure, name)), f"ranking-{name}", select="pick")
            if marks:
                _behind(view, places, str(marks[0]["place"]), f"ranking-{name}")


def _behind(view: reads.View, places: pd.DataFrame, place: str, key: str) -> None:
    start, end = str(places["date"].min()), _after(str(places["date"].max()))
    behind.claims(view, "places", key, start=start, end=end, place=place)


def over_time(view: reads.View, places: pd.DataFrame, step: Step) -> None:
    """When each place was hit; a click on a cell shows its claims."""
    marks = show.figure(
        charts.place_by_step(charts.by_place_and_step(places, step), step), "place-by-step", select="pick"
    )
    if marks:
        mark = marks[0]
        behind.claims(view, "places", "cell", start=mark["start"], end=mark["end"], place=mark["place"])
        behind.claims(view, "casualties", "cell-tolls", start=mark["start"], end=mark["end"], place=mark["place"])


def how(view: reads.View, places: pd.DataFrame) -> None:
    """How each place was affected; a click shows the claims."""
    frame = charts.by_effect(places)
    if frame.empty:
        return
    marks = show.figure(charts.effects(frame), "effects", select="pick")
    if marks:
        _behind(view, places, str(marks[0]["place"]), "effects")


def city_control(places: pd.DataFrame) -> str:
    """The city to show: of the address, else the one with the most days; empty where there is none."""
    days = places[places["kind"] != "country"].groupby("place")["date"].nunique()
    names = list(days.sort_values(ascending=False, kind="stable").index)
    if not names:
        return ""
    asked = st.query_params.get("name", "")
    options = [asked, *names] if asked and asked not in names and len(asked) <= 80 else names
    chosen = st.selectbox(say("cities.pick"), options, key="name", bind="query-params", help=say("cities.pick_help"))
    return str(chosen or names[0])


def city(view: reads.View, places: pd.DataFrame, name: str) -> None:
    """One city: its figures, its map, its days, its tolls, and the latest claims about it."""
    here = places[places["place"] == name]
    st.title(inert(name), anchor=False)
    if here.empty:
        st.caption(say("cities.no_days"))
        states.nothing_matches()
        return
    row = charts.by_place(here).iloc[0]
    where = ", ".join(dict.fromkeys(part for part in (row["admin1"], style.country(row["country"])) if part))
    told = " · ".join((where, style.days(row["first"], row["last"]), style.effects(row["effects"])))
    st.markdown(f":gray[{inert(told)}]")
    show.metrics(_figures(row))
    _tolls(view, here, name)
    frame = charts.by_effect(here)
    if not frame.empty:
        show.figure(charts.effects(frame), "city-effects")
    start, end = str(here["date"].min()), _after(str(here["date"].max()))
    st.subheader(say("cities.record"), anchor=False)
    behind.claims(view, "casualties", "city-tolls", start=start, end=end, place=name)
    behind.claims(view, "places", "city", start=start, end=end, place=name)


def _tolls(view: reads.View, here: pd.DataFrame, name: str) -> None:
    """Killed and injured here, over time."""
    step = charts.suiting(here["date"])
    columns = st.columns(2, gap="large")
    kinds = [kind for kind in ("killed", "injured") if here[f"{kind}_best"].notna().any()]
    for column, kind in zip(columns, kinds, strict=False):
        told = here[here[f"{kind}_best"].notna()]
        bounds = {bound: told[f"{kind}_{bound}"] for bound in ("best", "low", "high")}
        daily = told[["date", "voices"]].assign(measure=kind, conflict="", **bounds)
        frame = charts.by_step(daily, step, ["measure"])
        domain = charts.time_domain(here, step)
        with column:
            drawn = charts.counts(frame, kind, step, title=style.CASUALTIES[kind][0], domain=domain, height=130)
            marks = show.figure(drawn, f"city-{kind}", select="pick")
            if marks:
                behind.claims(
                    view,
                    "casualties",
                    f"city-{kind}",
                    start=marks[0]["start"],
                    end=marks[0]["end"],
                    place=name,
                    said=[kind],
                )
