"""Pictures of every page: `python -m tests.browser.shots` takes them anew.

They are the baselines of `test_looks` (in `looks/`), and the tops of some of them are the README's tour.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from tests.conftest import ROOT

from strikelog.ui import ROUTES

LOOKS = Path(__file__).parent / "looks"
TOUR = ROOT / ".github"
TOURED = ("overview", "munitions", "cities", "casualties")
PAGES = [route.name for route in ROUTES]
THEMES = ("light", "dark")
HEIGHTS = {1280: 1700, 400: 2600}
"""Pixels of a picture by its width: the top of a page, where regressions show first."""

TOUR_HEIGHT = 900
COLOURS = 128


def name(page, theme, width):
    return f"{page}-{width}-{theme}.png"


def take(browser, address, page, theme, width):
    """The top of a page as a picture, once nothing moves any more."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]}, color_scheme=theme, timezone_id="UTC", locale="en-GB"
    )
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.goto(f"{address}/{'' if page == PAGES[0] else page}")
    opened.get_by_role("heading", level=1).first.wait_for()
    _still(opened)
    shot = opened.screenshot(animations="disabled", caret="hide")
    context.close()
    return shot


def _still(page):
    """Waits until no run is under way and the picture has not changed for a second."""
    idle = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    before, same = b"", 0
    for _ in range(60):
        page.wait_for_timeout(250)
        now = page.screenshot(animations="disabled", caret="hide") if idle.count() else b""
        same = same + 1 if now and now == before else 0
        before = now
        if same >= 3:
            return


def keep(shot, path):
    """Writes a picture with few colours: a tenth of the size, and no eye sees it."""
    import io

    image = Image.open(io.BytesIO(shot)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def fill(url):
    """Loads the sample corpus into the store at `url`."""
    env = {**os.environ, "STRIKELOG_DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "strikelog", "demo"], cwd=ROOT, env=env, check=True, capture_output=True)


def main():
    from tests.browser.serving import browser, serve

    LOOKS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/looks.sqlite3"
        fill(url)
        with serve(url, Path(folder) / "server.log") as address, browser() as chromium:
            (LOOKS / "chromium.txt").write_text(chromium.version + "\n", encoding="utf-8")
            for width in HEIGHTS:
                for theme in THEMES:
                    for page in PAGES:
                        shot = take(chromium, address, page, theme, width)
                        keep(shot, LOOKS / name(page, theme, width))
    for page in TOURED:
        picture = Image.open(LOOKS / name(page, "light", 1280))
        picture.crop((0, 0, picture.width, TOUR_HEIGHT)).save(TOUR / f"{page}.png", optimize=True)


if __name__ == "__main__":
    main()
