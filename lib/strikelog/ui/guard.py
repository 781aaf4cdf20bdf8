"""The guard that closes Streamlit's deep-link hole.

If the first request of a server opens a page other than the root, Streamlit runs that page's file alone and never
`app.py`. So every page begins with `guard`: in a session that `app.py` has not opened, it remembers what was asked
for and goes through `app.py`, whose `arrive` then leads back.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from strikelog.ui.routes import BY_NAME

_OPENED, _WANTED = "_opened", "_wanted"


def guard(name: str) -> None:
    """Lets the page `name` run only inside the frame of `app.py`; else goes there first and comes back."""
    if st.session_state.get(_OPENED):
        return
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    st.session_state[_WANTED] = {"page": BY_NAME[name].name, "query": query}
    st.switch_page("app.py")


def arrive(pages: Mapping[str, Any]) -> None:
    """Opens the session; goes on to the page that `guard` was asked for, its query kept."""
    st.session_state[_OPENED] = True
    wanted = st.session_state.pop(_WANTED, None)
    if wanted:
        st.switch_page(pages[wanted["page"]], query_params=wanted["query"])
