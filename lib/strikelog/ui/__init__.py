"""The app's pieces. Pages are short scripts that call them; Streamlit is imported nowhere else in the package."""

from strikelog.ui import (
    access,
    batches,
    downloads,
    drafts,
    filters,
    headline,
    home,
    places,
    quality,
    reader,
    reads,
    show,
    states,
    upkeep,
    uploads,
)
from strikelog.ui.frame import frame
from strikelog.ui.guard import guard
from strikelog.ui.routes import BY_NAME, ROUTES, Route

__all__ = [
    "BY_NAME",
    "ROUTES",
    "Route",
    "access",
    "batches",
    "downloads",
    "drafts",
    "filters",
    "frame",
    "guard",
    "headline",
    "home",
    "places",
    "quality",
    "reader",
    "reads",
    "show",
    "states",
    "upkeep",
    "uploads",
]
