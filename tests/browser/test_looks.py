"""Every page looks as it did: pictures against those kept in `looks/`, taken by `python -m tests.browser.shots`.

A picture may differ in at most `TOLERATED` of its pixels, each by more than `VISIBLE` of 255 in some channel: text
that has moved or a chart that has gone is far beyond it, the smoothing of edges is not. Another version of Chromium
draws type otherwise, so the comparison is skipped there.
"""

import io

import numpy as np
import pytest
from PIL import Image
from tests.browser import shots
from tests.browser.serving import serve

pytestmark = pytest.mark.browser

TOLERATED, VISIBLE = 0.015, 40
QUICK = {
    ("overview", "light", 1280),
    ("munitions", "dark", 1280),
    ("cities", "light", 400),
    ("casualties", "dark", 400),
}
EVERY = [(page, theme, width) for page in shots.PAGES for theme in shots.THEMES for width in shots.HEIGHTS]


@pytest.fixture(scope="module")
def gallery(chromium, tmp_path_factory):
    """The address of a server with the sample corpus."""
    kept = (shots.LOOKS / "chromium.txt").read_text(encoding="utf-8").strip()
    if chromium.version != kept:
        pytest.skip(f"The pictures were taken with Chromium {kept}; this is {chromium.version}. Take them anew.")
    folder = tmp_path_factory.mktemp("gallery")
    url = f"sqlite:///{folder}/looks.sqlite3"
    shots.fill(folder / "looks.sqlite3")
    with serve(url, folder / "server.log") as address:
        yield address


def pixels(picture):
    return np.asarray(Image.open(picture).convert("RGB")).astype(int)


@pytest.mark.parametrize(
    ("page", "theme", "width"),
    [pytest.param(*one, marks=[] if one in QUICK else pytest.mark.slow, id="-".join(map(str, one))) for one in EVERY],
)
def test_a_page_looks_as_it_did(chromium, gallery, tmp_path, page, theme, width):
    kept = pixels(shots.LOOKS / shots.name(page, theme, width))
    now = pixels(io.BytesIO(shots.take(chromium, gallery, page, theme, width)))
    assert now.shape == kept.shape
    changed = (np.abs(now - kept).max(axis=2) > VISIBLE).mean()
    if changed > TOLERATED:
        Image.fromarray(now.astype("uint8")).save(tmp_path / shots.name(page, theme, width))
    assert changed <= TOLERATED, f"{changed:.1%} of the picture changed; see {tmp_path}"


def test_there_is_a_picture_of_every_page():
    assert {path.name for path in shots.LOOKS.glob("*.png")} == {shots.name(*one) for one in EVERY}
