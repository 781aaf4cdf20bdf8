"""Every page in its three states: empty, filled, and unable to read the store."""

import ast

import pytest
from tests.conftest import ROOT
from tests.pages.looking import has, words

from strikelog.ui import ROUTES

NAMES = [route.name for route in ROUTES]
READING = [name for name in NAMES if name not in ("overview", "add", "quality", "dictionary")]


def test_every_page_has_a_route_and_every_route_a_page():
    assert sorted(path.stem for path in (ROOT / "pages").glob("*.py")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_calls_the_guard_first(name):
    tree = ast.parse((ROOT / "pages" / f"{name}.py").read_text(encoding="utf-8"))
    calls = [
        ast.unparse(node.value) for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]
    assigned = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)]
    assert calls[0] == f"ui.guard('{name}')"
    assert all(node.lineno > tree.body[_guard_at(tree)].lineno for node in assigned)


def _guard_at(tree):
    return next(place for place, node in enumerate(tree.body) if "ui.guard" in ast.unparse(node))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("filled")
def test_a_page_outside_the_frame_shows_nothing(name):
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60).run()
    assert not app.title
    assert not app.markdown
    assert app.session_state["_wanted"] == {"page": name, "query": {}}


@pytest.mark.parametrize("name", READING)
def test_empty_store(name, open_page):
    app = open_page(name)
    assert not app.exception
    assert has(app, "nothing-yet")
    assert has(app, "load-example-here")


def test_empty_overview_has_two_ways_in(open_page):
    app = open_page("overview")
    assert not app.exception
    assert has(app, "welcome")
    assert [head.value for head in app.subheader] == ["See it at work", "Start with an article"]


def test_empty_add_page_is_the_form(open_page):
    app = open_page("add")
    assert not app.exception
    assert app.text_area(key="paste-text").value == ""
    assert has(app, "load-example-add")


SHOWN = {
    "overview": [
        "In the week to 16 December 2022, 76 missiles were reported launched, 13 intercepted",
        "Day by day",
        "76 missiles fired",
    ],
    "add": ["Paste an article"],
    "articles": ["3 articles, newest first"],
    "claims": ["3 claims", "13 drones intercepted"],
    "review": ["7 wait", "13 drones intercepted"],
    "munitions": ["Missiles launched", "Launched per day, by what became of them", "Missiles launched: a calendar"],
    "cities": ["Days affected, by place", "When each place was hit", "How each place was affected"],
    "city": ["Kyiv City, Ukraine", "How each place was affected", "What this rests on"],
    "casualties": ["People killed per day", "Most killed", "How the tolls rose"],
    "download": ["Daily figures", "3 rows"],
    "quality": ["Quality"],
    "dictionary": ["Dictionary", "daily_places.csv"],
    "incidents": ["Incidents per day", "Kryvyi Rih, 16 Dec 2022"],
    "coverage": ["Voices behind each region, per day", "Days nobody speaks of"],
    "compare": ["Nothing is stored"],
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("filled")
def test_filled_store(name, open_page):
    app = open_page(name)
    assert not app.exception
    assert not app.error
    read = (
        words(app)
        + " ".join(metric.label for metric in app.metric)
        + " ".join(button.label for button in app.button).replace("\\", "")
    )
    for shown in SHOWN[name]:
        assert shown in read


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("broken")
def test_a_store_that_cannot_be_read_is_a_calm_message(name, open_page):
    app = open_page(name)
    assert not app.exception
    assert has(app, "failure")
    assert len(app.error) == 1
    assert "strikelog.sqlite3" in words(app)
    assert has(app, "try-again")


@pytest.mark.usefixtures("broken")
def test_the_next_try_reads_the_store_anew(open_page, tmp_path):
    app = open_page("claims")
    (tmp_path / "strikelog.sqlite3").unlink()
    app.button(key="try-again").click().run()
    assert not app.error
    assert has(app, "nothing-yet")


@pytest.mark.parametrize("name", [*READING, "overview"])
@pytest.mark.usefixtures("filled")
def test_filters_that_match_nothing(name, open_page):
    app = open_page(name, city="Atlantis", to="2001-01-01")
    assert not app.exception
    assert has(app, "nothing-matches")
    assert "Atlantis" in words(app)
    app.button(key="clear-here").click().run()
    assert not has(app, "nothing-matches")
