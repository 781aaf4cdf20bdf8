"""A real server, fresh for each test, and a real browser. Without Chromium these tests are skipped."""

import os

import pytest
from tests.browser.serving import PATIENCE, browser, chromium_path, serve


@pytest.fixture(scope="session")
def chromium():
    if chromium_path() is None and os.environ.get("STRIKELOG_REQUIRE_BROWSER"):
        pytest.fail("No Chromium on this machine, and STRIKELOG_REQUIRE_BROWSER asks for the browser tests.")
    if chromium_path() is None:
        pytest.skip("No Chromium on this machine: install the package chromium to run the browser tests.")
    with browser() as opened:
        yield opened


@pytest.fixture
def server(store_url, tmp_path):
    """The address of a fresh server on the store of this test."""
    with serve(store_url, tmp_path / "server.log") as address:
        yield address


@pytest.fixture
def page(chromium, server):
    """A page that remembers what went wrong (`page.troubles`) and which other hosts it asked (`page.abroad`)."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, timezone_id="America/New_York", accept_downloads=True
    )
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE * 1000)
    opened.troubles, opened.abroad = [], []
    opened.on("console", lambda message: _remember(opened, message))
    opened.on("pageerror", lambda error: opened.troubles.append(str(error)))
    opened.on("request", lambda request: _abroad(opened, request.url, server))
    yield opened
    context.close()


def _remember(page, message):
    """Keeps console errors, but for Streamlit's own search for its base path when a sub-page is opened by address."""
    address = message.location.get("url", "")
    if message.type == "error" and not address.endswith(("/_stcore/health", "/_stcore/host-config")):
        page.troubles.append(f"{message.text} {address}")


def _abroad(page, url, server):
    host = server.removeprefix("http://")
    if not url.startswith((f"http://{host}", f"ws://{host}", "data:", "blob:")):
        page.abroad.append(url)
