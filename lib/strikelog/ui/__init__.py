"""The app's pieces. Pages are short scripts that call them; Streamlit is imported nowhere else in the package."""

from strikelog.ui import (
    arsenal,
    batches,
    behind,
    controls,
    downloads,
    drafts,
    filters,
    headline,
    home,
    people,
    periods,
    places,
    quality,
    reader,
    reads,
    show,
    states,
    story,
    sums,
)
from strikelog.ui.frame import frame
from strikelog.ui.guard import guard
from strikelog.ui.routes import BY_NAME, ROUTES, Route

__all__ = [
    "BY_NAME",
    "ROUTES",
    "Route",
    "arsenal",
    "batches",
    "behind",
    "controls",
    "downloads",
    "drafts",
    "filters",
    "frame",
    "guard",
    "headline",
    "home",
    "people",
    "periods",
    "places",
    "quality",
    "reader",
    "reads",
    "show",
    "states",
    "story",
    "sums",
]
