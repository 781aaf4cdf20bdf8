"""The frame around every page: navigation, filters, and the error state."""

from typing import Literal

import streamlit as st

from strikelog.model.words import glossary, say
from strikelog.ui import access, filters
from strikelog.ui.guard import arrive, framed
from strikelog.ui.routes import ROUTES
from strikelog.ui.states import calmly

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">'
    '<g fill="none" stroke="#cf4f2f" stroke-width="3.2" stroke-linecap="round">'
    '<path d="M5 27V17M12.5 27V6M20 27V21M27 27V11"/></g></svg>'
)
"""The page's icon; one of Streamlit's own would be fetched from another host."""

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="32" viewBox="0 0 150 32">'
    '<g fill="none" stroke="#cf4f2f" stroke-width="2.4" stroke-linecap="round">'
    '<path d="M6 26V16M13 26V6M20 26V20M27 26V11"/></g>'
    '<text x="38" y="23.5" font-family="Georgia, \'Source Serif 4\', \'DejaVu Serif\', serif" font-size="21" '
    'font-weight="600" fill="#7d8188">Strikelog</text></svg>'
)
"""A wordmark in colours that stand on the light and on the dark page alike."""


def presenting() -> bool:
    """Whether the reader shows the page to others: charts alone, large."""
    asked = str(st.query_params.get("present", "")).lower()
    return bool(st.session_state.get("present", asked == "true"))


def leave_presentation() -> None:
    """Ends it; for use as a button's callback."""
    st.session_state["present"] = False


def _foot() -> None:
    """What stands below the filters on every page: the words of the field, and the way to show a page to others."""
    with st.sidebar:
        with st.popover(say("help.glossary"), icon=":material/menu_book:", key="glossary", type="tertiary"):
            for term, meaning in glossary().items():
                st.markdown(f"**{term}** {meaning}")
        st.toggle(say("present.on"), key="present", bind="query-params", help=say("present.on_help"))


def frame() -> None:
    """Draws the frame and runs the page; the whole of `app.py`."""
    shown_to_others = presenting()
    sidebar: Literal["auto", "collapsed"] = "collapsed" if shown_to_others else "auto"
    st.set_page_config(page_title="Strikelog", page_icon=ICON, layout="wide", initial_sidebar_state=sidebar)
    st.logo(LOGO, size="large")
    pages = {
        route.name: st.Page(
            route.file,
            title=route.title,
            help=route.help,
            url_path=route.name,
            default=place == 0,
            visibility="visible" if route.listed else "hidden",
        )
        for place, route in enumerate(ROUTES)
        if access.may(route.role) or not access.role()
    }
    is_bare = shown_to_others or not access.role()
    page = st.navigation(list(pages.values()), position="hidden" if is_bare else "top")
    if not access.role():
        access.door()
        return
    arrive(pages)
    name = next(name for name, known in pages.items() if known.url_path == page.url_path)
    with framed(name), calmly():
        filters.sidebar()
        access.sign_out_button()
        _foot()
        page.run()
        if shown_to_others:
            st.button(say("present.off"), key="leave-presentation", on_click=leave_presentation, type="tertiary")
