"""What each page costs on a store: `python -m strikelog.ui.cost DATABASE_URL` prints JSON, seconds and bytes by page.

Seconds are those of a full rerun of a page that has been open before (the least of three); bytes are those of all
elements of the page, as the browser receives them.
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from strikelog.ui.routes import ROUTES

_APP = Path(__file__).parents[3] / "app.py"
_PATIENCE, _RUNS = 900, 3


def costs() -> dict[str, tuple[float, int]]:
    """Seconds and bytes of every page, by its name, on the default store."""
    PagesManager.uses_pages_directory = False  # as in a server after its first visit
    found = {}
    for route in ROUTES:
        app = AppTest.from_file(str(_APP), default_timeout=_PATIENCE).run()
        if route.name != ROUTES[0].name:
            app = app.switch_page(route.file).run()
        if app.exception:
            raise RuntimeError(f"The page {route.name} failed: {app.exception[0].value}")
        found[route.name] = (min(_seconds(app) for _ in range(_RUNS)), _bytes(app))
    return found


def _seconds(app: AppTest) -> float:
    start = perf_counter()
    app.run()
    return perf_counter() - start


def _bytes(app: AppTest) -> int:
    return sum(element.proto.ByteSize() for part in (app.main, app.sidebar) for element in part)


if __name__ == "__main__":
    os.environ["STRIKELOG_DATABASE_URL"] = sys.argv[1]
    sys.stdout.write("\n" + json.dumps(costs()) + "\n")
