"""The parts of the page of cities, and of the page of one city."""

from typing import Any, cast

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import PlaceMeasure, Step
from strikelog.model import style
from strikelog.model.words import say
from strikelog.ui import behind, controls, reads, show, states, sums
from strikelog.ui.evidence import inert

_COUNTRIES, _MOST_NAMES = 6, 1_000
"""Countries and names that there are to choose from at most, those with the most days."""


def world(view: reads.View, span: tuple[str, str], measure: str) -> None:
    """The map with its slider of days; a click shows what is known of a place."""
    around = _country_control(sums.by_place(view))
    slot = st.container()
    start, end = controls.days(*span)
    summed = sums.by_place(view, start, end)
    with slot:
        if summed["latitude"].notna().any():
            drawn = charts.place_map(summed, sums.by_region(view, start, end), cast(PlaceMeasure, measure), around)
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
        behind.claims(view, "places", "map", start=start, end=behind.after(end), place=place)


def _figures(row: "pd.Series[Any]") -> list[tuple[str, str, str]]:
    return [
        ("Days affected", style.number(row["days"]), ""),
        ("Killed", style.number(row["killed"]), _children(row["children_killed"])),
        ("Injured", style.number(row["injured"]), _children(row["children_injured"])),
    ]


def _children(number: float | None) -> str:
    return "" if number is None or pd.isna(number) else f"{style.number(number)} of them children"


def rankings(view: reads.View, span: tuple[str, str], measure: str) -> None:
    """Who was hit most by the chosen measure, and by the next; a click shows the claims of a place."""
    summed = sums.by_place(view)
    summed = summed[summed["kind"] != "district"]
    order = [measure, *(name for name in ("days", "killed", "injured") if name != measure)][:2]
    shown = [name for name in order if (summed[name] > 0).any()]
    columns = st.columns(2, gap="large")
    for column, name in zip(columns, shown, strict=False):
        with column:
            marks = show.figure(charts.ranking(summed, cast(PlaceMeasure, name)), f"ranking-{name}", select="pick")
            if marks:
                _behind(view, span, str(marks[0]["place"]), f"ranking-{name}")


def _behind(view: reads.View, span: tuple[str, str], place: str, key: str) -> None:
    behind.claims(view, "places", key, start=span[0], end=behind.after(span[1]), place=place)


def over_time(view: reads.View, step: Step) -> None:
    """When each place was hit; a click on a cell shows its claims."""
    marks = show.figure(charts.place_by_step(sums.by_place_and_step(view, step), step), "place-by-step", select="pick")
    if marks:
        mark = marks[0]
        behind.claims(view, "places", "cell", start=mark["start"], end=mark["end"], place=mark["place"])
        behind.claims(view, "casualties", "cell-tolls", start=mark["start"], end=mark["end"], place=mark["place"])


def how(view: reads.View, span: tuple[str, str]) -> None:
    """How each place was affected; a click shows the claims."""
    frame = sums.by_effect(view)
    if frame.empty:
        return
    marks = show.figure(charts.effects(frame), "effects", select="pick")
    if marks:
        _behind(view, span, str(marks[0]["place"]), "effects")


def city_control(view: reads.View) -> str:
    """The city to show: of the address, else the one with the most days; empty where there is none."""
    names = list(dict.fromkeys(sums.by_place(view)["place"].head(_MOST_NAMES)))
    if not names:
        return ""
    asked = st.query_params.get("name", "")
    options = [asked, *names] if asked and asked not in names and len(asked) <= 80 else names
    chosen = st.selectbox(say("cities.pick"), options, key="name", bind="query-params", help=say("cities.pick_help"))
    return str(chosen or names[0])


def city(view: reads.View, name: str) -> None:
    """One city: its figures, its map, its days, its tolls, and the latest claims about it."""
    here = sums.by_place(view, place=name)
    st.title(inert(name), anchor=False)
    if here.empty:
        st.caption(say("cities.no_days"))
        states.nothing_matches()
        return
    row = here.iloc[0]
    where = ", ".join(dict.fromkeys(part for part in (row["admin1"], style.country(row["country"])) if part))
    told = " · ".join((where, style.days(row["first"], row["last"]), style.effects(row["effects"])))
    st.markdown(f":gray[{inert(told)}]")
    show.metrics(_figures(row))
    _tolls(view, row, name)
    frame = sums.by_effect(view, name)
    if not frame.empty:
        show.figure(charts.effects(frame), "city-effects")
    start, end = str(row["first"]), behind.after(str(row["last"]))
    st.subheader(say("cities.record"), anchor=False)
    behind.claims(view, "casualties", "city-tolls", start=start, end=end, place=name)
    behind.claims(view, "places", "city", start=start, end=end, place=name)


def _tolls(view: reads.View, row: "pd.Series[Any]", name: str) -> None:
    """Killed and injured here, over time."""
    days = pd.Series([row["first"], row["last"]])
    step = charts.suiting(days)
    domain = charts.time_domain(pd.DataFrame({"date": days}), step)
    columns = st.columns(2, gap="large")
    kinds = [kind for kind in ("killed", "injured") if not pd.isna(row[kind])]
    for column, kind in zip(columns, kinds, strict=False):
        frame = sums.place_tolls(view, name, kind, step)
        with column:
            drawn = charts.counts(frame, kind, step, title=style.CASUALTIES[kind][0], domain=domain, height=130)
            marks = show.figure(drawn, f"city-{kind}", select="pick")
            if marks:
                start, end = marks[0]["start"], marks[0]["end"]
                behind.claims(view, "casualties", f"city-{kind}", start=start, end=end, place=name, said=[kind])
