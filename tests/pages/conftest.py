"""The app under AppTest: a store of its own, no worker process, and a way to open a page."""

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest
from tests.conftest import ROOT
from tests.pages import corpus


@pytest.fixture(autouse=True)
def started(store_url, monkeypatch):  # noqa: ARG001 (before anything opens the default store)
    """Instead of a process, the list of stores for which a worker was asked."""
    asked = []
    monkeypatch.setattr("strikelog.jobs.ensure_worker", asked.append)
    return asked


@pytest.fixture(autouse=True)
def served(monkeypatch):
    """AppTest forgets before each run that the app navigates by itself; a server knows it from its first visit on.

    The very first visit is a matter of the browser tests.
    """
    begin = PagesManager.__init__

    def begun(manager, *args, **options):
        begin(manager, *args, **options)
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", begun)


@pytest.fixture
def filled(store_url):
    corpus.fill(store_url)
    return store_url


@pytest.fixture
def broken(tmp_path, store_url):
    """A database file that is none."""
    (tmp_path / "strikelog.sqlite3").write_bytes(b"this is no database, whatever its name says" * 40)
    return store_url


@pytest.fixture
def open_page():
    """Opens a page by its name, with parameters of the URL, and runs it."""

    def opened(name="overview", **query):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.query_params.update(query)
        app.run()
        if name != "overview":
            app.switch_page(f"pages/{name}.py")
            app.query_params.update(query)
            app.run()
        return app

    return opened
