"""axe-core finds nothing serious or critical on any page, in either theme."""

from importlib.resources import files

import pytest
from tests.browser import shots
from tests.browser.serving import PATIENCE, serve

from strikelog.ledger import Ledger
from strikelog.model import Filters
from strikelog.ui import ROUTES

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPTIONS = {"resultTypes": ["violations"], "preload": False, "selectors": False}
GRAVE = {"serious", "critical"}
CHARTS = {"overview": 2, "incidents": 1, "munitions": 4, "cities": 2, "city": 2, "casualties": 3, "coverage": 1}
"""How many charts at least are on a page once it is looked at."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The address of a server with made-up attacks, and the paths of its pages by name."""
    folder = tmp_path_factory.mktemp("accessible")
    shots.fill(folder / "made.sqlite3")
    url = f"sqlite:///{folder}/made.sqlite3"
    ledger = Ledger.open(url)
    incident = ledger.incidents().iloc[0]
    claim = ledger.store.claims("munitions", Filters()).iloc[0]
    ledger.close()
    paths = {route.name: route.name for route in ROUTES} | {
        "overview": "",
        "city": f"city?name={incident['place']}",
        "incident": f"incidents?incident={incident['incident_id']}",
        "article": f"articles?article={claim['article_id']}&claim={claim['fact_id']}",
    }
    with serve(url, folder / "server.log") as address:
        yield address, paths


@pytest.fixture
def themed(chromium):
    """A tab for each theme."""
    size = {"width": 1280, "height": 1000}
    contexts = {theme: chromium.new_context(viewport=size, color_scheme=theme) for theme in shots.THEMES}
    tabs = {theme: context.new_page() for theme, context in contexts.items()}
    for tab in tabs.values():
        tab.set_default_timeout(PATIENCE * 1000)
    yield tabs
    for context in contexts.values():
        context.close()


def test_no_page_has_a_grave_issue_in_either_theme(themed, filled):
    address, paths = filled
    found = {}
    for name, path in paths.items():
        for tab in themed.values():  # one loads while the other is looked at
            tab.goto(f"{address}/{path}", wait_until="commit")
        found |= {(name, theme): _grave(tab, CHARTS.get(name, 0)) for theme, tab in themed.items()}
    assert {page: issues for page, issues in found.items() if issues} == {}
    assert len(found) == 2 * (len(ROUTES) + 2)


def test_a_grave_issue_would_be_found(chromium):
    page = chromium.new_page()
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><p style="color: #ccc">pale</p><button></button>')
    assert _issues(page) == ["button-name: <button></button>", 'color-contrast: <p style="color: #ccc">pale</p>']
    page.close()


def _grave(page, charts):
    """What is wrong with a page once its run has ended and its charts are drawn."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_function(
        "charts => document.querySelectorAll('[data-testid=stVegaLiteChart] svg').length >= charts", arg=charts
    )
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    assert page.get_by_role("dialog").count() == 0
    return _issues(page)


def _issues(page):
    page.evaluate(AXE)
    violations = page.evaluate("options => axe.run(document, options).then(found => found.violations)", OPTIONS)
    return sorted(f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations if each["impact"] in GRAVE)
