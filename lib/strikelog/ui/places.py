"""What is known of the place picked on the map."""

import pandas as pd
import streamlit as st

from strikelog.charts import style
from strikelog.ui import filters, reads, show
from strikelog.ui.evidence import inert

_SHOWN, _COUNTRIES = 5, 6


def country_control(summed: pd.DataFrame) -> str:
    """Which country the map shows, the one with the most days first; empty for all of them."""
    located = summed[summed["latitude"].notna() & (summed["country"] != "")]
    days = located.groupby("country")["days"].sum().sort_values(ascending=False, kind="stable")
    if len(days) < 2:
        return ""
    options = [*days.index[:_COUNTRIES], ""]
    chosen = st.pills(
        "Map of",
        options,
        default=options[0],
        format_func=lambda code: style.country(code) if code else "All countries",
        key="around",
        bind="query-params",
        required=True,
    )
    return str(chosen or "")


def picked(view: reads.View, summed: pd.DataFrame, place: str) -> None:
    """Figures and the latest claims of one place, from a frame of `by_place`."""
    rows = summed[summed["place"] == place]
    if rows.empty:
        return
    row = rows.iloc[0]
    with st.container(border=True, key="picked-place"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.subheader(inert(place), anchor=False, width="content")
            st.button("Filter by this place", key="filter-picked", on_click=filters.choose, args=("city", place))
        st.caption(inert(f"{style.effects(row['effects'])} · {style.days(row['first'], row['last'])}"))
        show.metrics(
            [
                ("Days affected", style.number(row["days"]), ""),
                ("Killed", style.number(row["killed"]), _children(row["children_killed"])),
                ("Injured", style.number(row["injured"]), _children(row["children_injured"])),
            ]
        )
        claims = reads.claims(view, "places")
        latest = claims[(claims["place"] == place) & claims["affected"]].tail(_SHOWN).iloc[::-1]
        for record in reads.records(latest):
            show.claim(view, "places", record, "picked")


def _children(number: float | None) -> str:
    return "" if number is None or pd.isna(number) else f"{style.number(number)} of them children"
