"""What a page shows when it has nothing to show, or cannot."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from strikelog.model import StrikelogError
from strikelog.ui import filters, reads
from strikelog.ui.evidence import inert
from strikelog.ui.guard import is_on
from strikelog.ui.routes import BY_NAME


@contextmanager
def calmly() -> Iterator[None]:
    """Shows an expected error as a message that says what to do next; anything unexpected passes through."""
    try:
        yield
    except StrikelogError as error:
        failure(error)


def failure(error: StrikelogError) -> None:
    """The error state of a page or a part of it. The message may carry a file's name, so it is escaped."""
    with st.container(key="failure"):
        st.error(inert(str(error)), icon=":material/error:")
        st.button("Try again", key="try-again", on_click=reads.forget)


def nothing_matches() -> None:
    """The state of a page whose filters let nothing through."""
    with st.container(key="nothing-matches"):
        st.markdown("**Nothing matches the filters.**")
        words = filters.in_words()
        st.caption(f"In use: {inert(words)}" if words else "There are no claims of this kind in the articles so far.")
        if words:
            st.button("Clear filters", key="clear-here", on_click=filters.clear)


def link(label: str, page: str, icon: str | None = None, query: dict[str, str] | None = None) -> None:
    """A link to another page of the app; the filters hold, for the frame draws them on every page.

    `label` may come from outside and is escaped.
    """
    st.page_link(BY_NAME[page].file, label=inert(label), icon=icon, query_params=query)


def open_article(label: str, key: str, article: str, claim: str = "", icon: str | None = None) -> None:
    """A title that opens an article, at one of its claims where given; `label` comes from outside and is escaped."""
    wanted = {name: value for name, value in {"article": article, "claim": claim}.items() if value}
    if is_on("articles"):
        # Switching to the page one is on leaves the address as it was; setting its parameters does not.
        st.button(
            inert(label), key=f"open-{key}", type="tertiary", icon=icon, wrap=False, on_click=set_query, args=(wanted,)
        )
    elif st.button(inert(label), key=f"open-{key}", type="tertiary", icon=icon, wrap=False):
        st.switch_page(BY_NAME["articles"].file, query_params=wanted)


def open_incident(label: str, key: str, incident: str, icon: str | None = None) -> None:
    """A title that opens an incident; `label` comes from outside and is escaped."""
    wanted = {"incident": incident}
    if is_on("incidents"):
        st.button(
            inert(label), key=f"open-{key}", type="tertiary", icon=icon, wrap=False, on_click=set_query, args=(wanted,)
        )
    elif st.button(inert(label), key=f"open-{key}", type="tertiary", icon=icon, wrap=False):
        st.switch_page(BY_NAME["incidents"].file, query_params=wanted)


def set_query(wanted: dict[str, str]) -> None:
    """Gives the parameters that say what a page shows of its many; for use as a button's callback."""
    for name in ("article", "claim", "incident", "day"):
        if name in wanted:
            st.query_params[name] = wanted[name]
        elif name in st.query_params:
            del st.query_params[name]
