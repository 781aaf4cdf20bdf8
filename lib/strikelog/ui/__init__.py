"""The app's pieces. Pages are short scripts that call them; Streamlit is imported nowhere else in the package.

A piece is loaded when a page first asks for it: many bring pandas and Altair, and the first page is to be there soon.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from strikelog.ui.frame import frame
from strikelog.ui.guard import guard
from strikelog.ui.routes import BY_NAME, ROUTES, Route

if TYPE_CHECKING:
    from strikelog.ui import (
        access,
        arsenal,
        batches,
        behind,
        comparing,
        controls,
        coverage,
        downloads,
        drafts,
        filters,
        home,
        incident,
        incidents,
        people,
        places,
        quality,
        reader,
        reads,
        review,
        show,
        states,
        story,
        sums,
        upkeep,
        uploads,
    )

__all__ = [
    "BY_NAME",
    "ROUTES",
    "Route",
    "access",
    "arsenal",
    "batches",
    "behind",
    "comparing",
    "controls",
    "coverage",
    "downloads",
    "drafts",
    "filters",
    "frame",
    "guard",
    "home",
    "incident",
    "incidents",
    "people",
    "places",
    "quality",
    "reader",
    "reads",
    "review",
    "show",
    "states",
    "story",
    "sums",
    "upkeep",
    "uploads",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")
