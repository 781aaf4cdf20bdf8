"""The shared filters: widgets in the sidebar, values in the URL, held while going from page to page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from strikelog.model import CODEBOOK, Filters, convention, conventions, style
from strikelog.model.words import say
from strikelog.report.wording import class_name, filters_in_words
from strikelog.ui import reads

_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)
_LONGEST = 80
"""Longest filter value taken from a URL; no place or outlet has a longer name."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """One list filter: the field of `Filters`, its label and help, how a value is shown, and read back."""

    field: str
    label: str
    help: str
    shown: Callable[[str], str] = str
    read: Callable[[str], str] = str


_LISTS = {
    "attacker": _Choice(
        "attackers",
        "Attacker",
        "Whose side used the munition, where the text tells.",
        style.country,
        style.country_code,
    ),
    "munition": _Choice("munitions", "Munition", "Class of the munition.", class_name, style.munition),
    "country": _Choice("countries", "Country", "Where it fell.", style.country, style.country_code),
    "city": _Choice("cities", "Place", "Cities, regions and districts."),
    "source": _Choice("sources", "Source", "The outlet that published the article."),
}
"""By parameter of the URL. Streamlit writes into it what a widget shows, so the options are the words that are shown
and `read` finds the value: a link may say `?country=Ukraine` or `?country=UA`."""

LONGEST_ID = 200
"""Longest article or claim id taken from a URL."""

KEYS = ("from", "to", *_LISTS, "as_of", "convention")


def sidebar() -> None:
    """Draws the filters; called by the frame on every page, so that their values hold while navigating."""
    with st.sidebar:
        st.markdown("**Filters**")
        _day("From", "from")
        _day("To", "to")
        view = reads.view(Filters())
        _period_note(view)
        choices = reads.choices(view)
        for key, choice in _LISTS.items():
            st.multiselect(
                choice.label,
                _options(key, choice, choices[choice.field]),
                key=key,
                bind="query-params",
                placeholder="All",
                help=choice.help,
            )
        _day(
            "As known on",
            "as_of",
            help="Leaves out what was published after this day, so that every figure is as it was known then.",
        )
        _convention()
        st.button("Clear filters", key="clear-filters", on_click=clear, disabled=current() == Filters())


def _day(label: str, key: str, help: str | None = None) -> None:
    st.date_input(
        label,
        value=None,
        min_value=_FIRST,
        max_value=_LAST,
        key=key,
        bind="query-params",
        format="YYYY-MM-DD",
        help=help,
    )


def _convention() -> None:
    """How vague and bounded numbers count; the address may say its name or its id."""
    asked = (st.query_params.get("convention"), st.session_state.get("convention"))
    known = [each.name for each in conventions()]
    st.selectbox(
        say("filters.convention"),
        [*known, *(each.id for each in conventions() if each.id in asked)],
        key="convention",
        bind="query-params",
        help=say("filters.convention_help"),
    )


def _period_note(view: reads.View) -> None:
    chosen, period = current(), reads.period(view)
    if chosen.start and chosen.end and chosen.start > chosen.end:
        st.warning("The period ends before it starts: nothing can match.")
    elif period:
        st.caption(f"Claims from {style.days(period[0].isoformat(), period[1].isoformat())}")


def _options(key: str, choice: _Choice, choices: list[str]) -> list[str]:
    """What the store has, and what the URL asks for: an unknown value stays visible and matches nothing."""
    asked = [value for value in st.query_params.get_all(key) if 0 < len(value) <= _LONGEST]
    return sorted({*map(choice.shown, choices), *asked, *st.session_state.get(key, [])})


def current() -> Filters:
    """The filters as they stand in the widgets."""
    state = st.session_state
    lists = {choice.field: tuple(map(choice.read, state.get(key) or ())) for key, choice in _LISTS.items()}
    named = convention(state.get("convention") or "").id
    by = "" if named == CODEBOOK else named
    return Filters(start=state.get("from"), end=state.get("to"), as_of=state.get("as_of"), convention=by, **lists)


def clear() -> None:
    """Empties every filter; for use as a button's callback."""
    for key in ("from", "to", "as_of"):
        st.session_state[key] = None
    for key in _LISTS:
        st.session_state[key] = []
    st.session_state["convention"] = convention(CODEBOOK).name


def choose(key: str, value: str) -> None:
    """Sets one list filter to a single value; for use as a button's callback."""
    st.session_state[key] = [value]


def choose_days(start: date, end: date) -> None:
    """Sets the period, both days included; for use as a button's callback."""
    st.session_state["from"], st.session_state["to"] = start, end


def in_words() -> str:
    """The filters in use as one line, empty where there is none."""
    return filters_in_words(current())


def slug() -> str:
    """The filters in use as part of a file name: letters, digits and hyphens; `all` for none."""
    words = in_words()
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in words.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or "all"
