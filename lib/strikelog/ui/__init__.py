"""The app's pieces. Pages are short scripts that call them; Streamlit is imported nowhere else in the package."""

from strikelog.ui import (
    batches,
    comparing,
    coverage,
    downloads,
    drafts,
    filters,
    headline,
    home,
    incident,
    incidents,
    places,
    quality,
    reader,
    reads,
    show,
    states,
)
from strikelog.ui.frame import frame
from strikelog.ui.guard import guard
from strikelog.ui.routes import BY_NAME, ROUTES, Route

__all__ = [
    "BY_NAME",
    "ROUTES",
    "Route",
    "batches",
    "comparing",
    "coverage",
    "downloads",
    "drafts",
    "filters",
    "frame",
    "guard",
    "headline",
    "home",
    "incident",
    "incidents",
    "places",
    "quality",
    "reader",
    "reads",
    "show",
    "states",
]
