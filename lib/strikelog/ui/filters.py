"""The shared filters: widgets in the sidebar, values in the URL, held while going from page to page."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from strikelog.charts import style
from strikelog.model import Filters
from strikelog.ui import reads

_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)
_LONGEST = 80
"""Longest filter value taken from a URL; no place or outlet has a longer name."""


def _munition(value: str) -> str:
    return style.MUNITIONS[value][0] if value in style.MUNITIONS else value


_LISTS: dict[str, tuple[str, str, Callable[[str], str], str]] = {
    "attacker": ("attackers", "Attacker", style.country, "Whose side used the munition, where the text tells."),
    "munition": ("munitions", "Munition", _munition, "Class of the munition."),
    "country": ("countries", "Country", style.country, "Where it fell."),
    "city": ("cities", "Place", str, "Cities, regions and districts."),
    "source": ("sources", "Source", str, "The outlet that published the article."),
}
"""By parameter of the URL: the field of `Filters`, the label, how a value is shown, and a word of help."""

LONGEST_ID = 200
"""Longest article or claim id taken from a URL."""

KEYS = ("from", "to", *_LISTS)


def sidebar() -> None:
    """Draws the filters; called by the frame on every page, so that their values hold while navigating."""
    with st.sidebar:
        st.markdown("**Filters**")
        _day("From", "from")
        _day("To", "to")
        view = reads.view(Filters())
        _period_note(view)
        choices = reads.choices(view)
        for key, (field, label, shown, help_text) in _LISTS.items():
            st.multiselect(
                label,
                _options(key, choices[field]),
                format_func=shown,
                key=key,
                bind="query-params",
                placeholder="All",
                help=help_text,
            )
        st.button("Clear filters", key="clear-filters", on_click=clear, disabled=current() == Filters())


def _day(label: str, key: str) -> None:
    st.date_input(
        label, value=None, min_value=_FIRST, max_value=_LAST, key=key, bind="query-params", format="YYYY-MM-DD"
    )


def _period_note(view: reads.View) -> None:
    chosen, period = current(), reads.period(view)
    if chosen.start and chosen.end and chosen.start > chosen.end:
        st.warning("The period ends before it starts: nothing can match.")
    elif period:
        st.caption(f"Claims from {style.days(period[0].isoformat(), period[1].isoformat())}")


def _options(key: str, choices: list[str]) -> list[str]:
    """What the store has, and what the URL asks for: an unknown value stays visible and matches nothing."""
    asked = [*st.query_params.get_all(key), *st.session_state.get(key, [])]
    return sorted({*choices, *(value for value in asked if 0 < len(value) <= _LONGEST)})


def current() -> Filters:
    """The filters as they stand in the widgets."""
    state = st.session_state
    lists = {field: tuple(state.get(key) or ()) for key, (field, *_) in _LISTS.items()}
    return Filters(start=state.get("from"), end=state.get("to"), **lists)


def clear() -> None:
    """Empties every filter; for use as a button's callback."""
    st.session_state["from"] = st.session_state["to"] = None
    for key in _LISTS:
        st.session_state[key] = []


def choose(key: str, value: str) -> None:
    """Sets one list filter to a single value; for use as a button's callback."""
    st.session_state[key] = [value]


def query(**extra: str) -> dict[str, str | list[str]]:
    """The filters in use as parameters of a URL, with `extra` ones: a link made of them holds the filters."""
    chosen = current()
    days = {"from": chosen.start, "to": chosen.end}
    found: dict[str, str | list[str]] = {key: day.isoformat() for key, day in days.items() if day}
    lists = {key: list(getattr(chosen, field)) for key, (field, *_) in _LISTS.items()}
    return {**found, **{key: values for key, values in lists.items() if values}, **extra}


def in_words() -> str:
    """The filters in use as one line, empty where there is none."""
    chosen = current()
    parts = []
    if chosen.start or chosen.end:
        first = style.day(chosen.start.isoformat()) if chosen.start else "the beginning"
        last = style.day(chosen.end.isoformat()) if chosen.end else "today"
        parts.append(f"{first} to {last}")
    parts += [
        ", ".join(map(shown, getattr(chosen, field)))
        for field, _, shown, _ in _LISTS.values()
        if getattr(chosen, field)
    ]
    return " · ".join(parts)


def slug() -> str:
    """The filters in use as part of a file name: letters, digits and hyphens; `all` for none."""
    words = in_words()
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in words.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or "all"
