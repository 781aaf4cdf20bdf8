"""What each page costs on a store: `python -m strikelog.ui.cost DATABASE_URL` prints JSON, seconds and bytes by page.

Seconds are those of a full rerun of a page that has been open before (the least of nine); bytes are those of all
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
_PATIENCE, _RUNS = 900, 9


def costs() -> dict[str, tuple[float, int]]:
    """Seconds and bytes of every page, by its name, on the default store."""
    _know_the_frame()
    found = {}
    for route in ROUTES:
        app = AppTest.from_file(str(_APP), default_timeout=_PATIENCE).run()
        if route.name != ROUTES[0].name:
            app = app.switch_page(route.file).run()
        if app.exception:
            raise RuntimeError(f"The page {route.name} failed: {app.exception[0].value}")
        found[route.name] = (min(_seconds(app) for _ in range(_RUNS)), _bytes(app))
    return found


def _know_the_frame() -> None:
    """AppTest forgets before each run that the app navigates by itself; a server knows it from its first visit on."""
    begin = PagesManager.__init__

    def begun(manager: PagesManager, *args: object, **options: object) -> None:
        begin(manager, *args, **options)  # type: ignore[arg-type]
        PagesManager.uses_pages_directory = False

    PagesManager.__init__ = begun  # type: ignore[method-assign, assignment]


def _seconds(app: AppTest) -> float:
    start = perf_counter()
    app.run()
    return perf_counter() - start


def _bytes(app: AppTest) -> int:
    elements = (element for part in (app.main, app.sidebar) for element in part)
    return sum(element.proto.ByteSize() for element in elements if element.proto is not None)


if __name__ == "__main__":
    os.environ["STRIKELOG_DATABASE_URL"] = sys.argv[1]
    sys.stdout.write("\n" + json.dumps(costs()) + "\n")
