"""A real server, fresh for each test, and a real browser. Without Chromium these tests are skipped."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from tests.conftest import ROOT

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PATIENCE = 60


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None and os.environ.get("STRIKELOG_REQUIRE_BROWSER"):
        pytest.fail("No Chromium on this machine, and STRIKELOG_REQUIRE_BROWSER asks for the browser tests.")
    if path is None:
        pytest.skip("No Chromium on this machine: install the package chromium to run the browser tests.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def server(store_url, tmp_path):
    """The address of a fresh server on the store of this test."""
    with serving(free_port(), store_url, tmp_path / "server.log") as address:
        yield address


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(port, store_url, log, *more):
    """A server of its own for as long as the block; `more` are further options of Streamlit."""
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "fileWatcherType": "none"}
    flags = [f"--server.{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *flags, *more]
    env = {**os.environ, "STRIKELOG_DATABASE_URL": store_url}
    with log.open("ab") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=output, stderr=output)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _wait(address, process):
    for _ in range(PATIENCE * 4):
        assert process.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail("the server did not answer")


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
