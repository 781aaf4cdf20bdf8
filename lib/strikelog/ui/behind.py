"""What stands behind a mark of a chart: the claims, each with its sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from strikelog.model import Filters, style
from strikelog.model.words import say
from strikelog.store import Wanted
from strikelog.ui import filters, reads, show
from strikelog.ui.evidence import inert
from strikelog.ui.guard import is_on
from strikelog.ui.states import link

_SHOWN = 6


def narrowed(view: reads.View, start: str, end: str, munition: str = "", place: str = "") -> reads.View:
    """The view of the days from `start` to the day before `end`, and of one class or place, within its filters."""
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10]) - timedelta(days=1)
    chosen = view.filters
    return replace(
        view,
        filters=replace(
            chosen,
            start=max(filter(None, (chosen.start, first))),
            end=min(filter(None, (chosen.end, last))),
            munitions=(munition,) if munition else chosen.munitions,
            cities=(place,) if place else chosen.cities,
        ),
    )


def claims(
    view: reads.View,
    table: str,
    key: str,
    *,
    start: str,
    end: str,
    munition: str = "",
    place: str = "",
    said: Sequence[str] = (),
) -> None:
    """The claims of `table` behind a mark: days (`end` is the first day after), class, place, statuses or kinds."""
    close = narrowed(view, start, end, munition, place)
    wanted = Wanted(said=tuple(said), affected=True)
    found = reads.count_claims(close, table, wanted)
    with st.container(border=True, key=f"behind-{key}"):
        _heading(start, end, munition, place)
        if not found:
            st.caption(say("behind.none"))
        for row in reads.records(reads.some_claims(close, table, wanted, "largest", _SHOWN)):
            show.claim(view, table, row, f"behind-{key}")
        _onward(close.filters, found, place, key)


def after(day: str) -> str:
    """The day after."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _heading(start: str, end: str, munition: str, place: str) -> None:
    last = (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat()
    named = [style.days(start, last), style.MUNITIONS.get(munition, ""), place]
    st.markdown(f"**{say('behind.title')}** :gray[{inert(' · '.join(filter(None, named)))}]")


def _onward(close: Filters, found: int, place: str, key: str) -> None:
    """Where to read on: all claims of these days, their attacks, the place."""
    if found > _SHOWN:
        st.caption(say("behind.more", shown=_SHOWN, found=style.number(found)))
    with st.container(horizontal=True):
        if close.start and close.end:
            st.button(
                say("behind.day"),
                key=f"behind-days-{key}",
                on_click=filters.choose_days,
                args=(close.start, close.end),
                icon=":material/filter_alt:",
            )
        if place and not is_on("city"):
            link(say("behind.city", place=place), "city", query={"name": place}, icon=":material/location_city:")
        if close.start and close.end:
            first, last = close.start.isoformat(), close.end.isoformat()
            query = {"day": first} if first == last else {"from": first, "to": last}
            link(say("behind.incidents"), "incidents", query=query, icon=":material/crisis_alert:")
