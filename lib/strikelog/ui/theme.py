"""What depends on whether the reader's page is light or dark."""

from typing import Literal

import streamlit as st


def is_dark() -> bool:
    """Whether the reader's page is dark."""
    return bool(st.context.theme.type == "dark")


def emphasis() -> Literal["primary", "secondary"]:
    """The type of the button that most people want.

    On a dark page Streamlit writes white on the primary colour, and none is both dark enough below white and light
    enough for the other words that it colours; there the button is one as any other.
    """
    return "secondary" if is_dark() else "primary"
