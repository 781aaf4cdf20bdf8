"""The guard that closes Streamlit's deep-link hole.

If the first request of a server opens a page other than the root, Streamlit runs that page's file alone and never
`app.py`. So every page begins with `guard`: in a run that did not come through the frame, it remembers what was
asked for and goes to `app.py`, whose `arrive` then leads back.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.navigation.page import Page

from strikelog.ui import access
from strikelog.ui.routes import BY_NAME

_WANTED = "_wanted"
_FRAMED: ContextVar[str] = ContextVar("framed", default="")


@contextmanager
def framed(name: str) -> Iterator[None]:
    """Marks this run of the script as one of the page `name` that came through the frame, as long as the page runs."""
    token = _FRAMED.set(name)
    try:
        yield
    finally:
        _FRAMED.reset(token)


def is_on(name: str) -> bool:
    """Whether this run is one of the page `name`."""
    return _FRAMED.get() == name


def guard(name: str) -> None:
    """Lets the page `name` run only inside the frame of `app.py`, and only for those who may see it.

    Else it goes to the frame first, and comes back.
    """
    if _FRAMED.get():
        access.need(BY_NAME[name].role)
        return
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    st.session_state[_WANTED] = {"page": BY_NAME[name].name, "query": query}
    st.switch_page("app.py")


def arrive(pages: Mapping[str, Page]) -> None:
    """Goes on to the page that `guard` was asked for, its query kept; nothing where none was."""
    wanted = st.session_state.pop(_WANTED, None)
    if wanted and wanted["page"] in pages:
        st.switch_page(pages[wanted["page"]], query_params=wanted["query"])
