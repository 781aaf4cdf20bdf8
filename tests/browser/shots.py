"""Pictures of every page: `python -m tests.browser.shots` takes them anew.

The baselines of `test_looks` (in `looks/`) show made-up attacks, so that they change with the pages alone and not with
every rule of reading; the README's tour, taken the same way, shows the sample corpus.
"""

import io
import os
import subprocess
import sys
import tempfile
from itertools import product
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
COLOURS = 255


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
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


def fill(database):
    """Makes a store of made-up attacks."""
    from strikelog.cli.pages_bench import fill as make

    make(database, 80)


def _load_sample(url):
    env = {**os.environ, "STRIKELOG_DATABASE_URL": url}
    subprocess.run([sys.executable, "-m", "strikelog", "demo"], cwd=ROOT, env=env, check=True, capture_output=True)


def main():
    from tests.browser.serving import browser, serve

    LOOKS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        (LOOKS / "chromium.txt").write_text(chromium.version + "\n", encoding="utf-8")
        sample, made = (f"sqlite:///{folder}/{store}.sqlite3" for store in ("sample", "made"))
        _load_sample(sample)
        with serve(sample, Path(folder) / "sample.log") as address:
            for page in TOURED:
                _tour(take(chromium, address, page, "light", 1280), TOUR / f"{page}.png")
        fill(Path(folder) / "made.sqlite3")
        with serve(made, Path(folder) / "made.log") as address:
            for page, theme, width in product(PAGES, THEMES, HEIGHTS):
                keep(take(chromium, address, page, theme, width), LOOKS / name(page, theme, width))


def _tour(shot, path):
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    picture.crop((0, 0, picture.width, TOUR_HEIGHT)).save(path, optimize=True)


if __name__ == "__main__":
    main()
