"""Charts as pictures: made here, without a network, with what a reader needs to cite them."""

import socket
import struct

import pytest
from tests.charts.frames import daily, daily_places

from strikelog import charts

WORDS = {"period": "Shown: 10–16 Dec 2022.", "source": "Source: 3 articles. Cite as: Strikelog 0.1.0, data version 3."}


@pytest.fixture
def offline(monkeypatch):
    def refuse(*_):
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def figure():
    frame = daily(("2022-12-16", "launched", "missile", 76, 76, 76), ("2022-12-16", "hit", "missile", 9, 9, 9))
    return charts.outcome_bars(charts.outcomes(frame, "day"), "missile", "day")


@pytest.mark.usefixtures("offline")
def test_an_svg_says_what_it_shows_when_and_from_where(figure):
    drawn = charts.picture(figure, "svg", **WORDS).decode("utf-8")
    for said in ("Missiles", "Launched per day, by what became of them", "Got through", *WORDS.values()):
        assert said in drawn
    assert drawn.startswith("<svg")
    assert 'href="http' not in drawn


@pytest.mark.usefixtures("offline")
def test_a_png_is_sharp_enough_to_print(figure):
    drawn = charts.picture(figure, "png", **WORDS)
    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", drawn[16:24])
    assert width > 1600
    assert height > 500


@pytest.mark.usefixtures("offline")
def test_a_map_is_drawn_offline_too():
    places = daily_places(("2022-12-16", "Kyiv", 50.45, 30.52, "struck", None, None, None))
    figure = charts.place_map(charts.by_place(places), charts.by_region(places), "days", "UA")
    drawn = charts.picture(figure, "svg", **WORDS).decode("utf-8")
    assert "Kyiv" in drawn
    assert "Borders as the United Nations draws them" in drawn


def test_the_same_figure_is_the_same_picture(figure):
    assert charts.picture(figure, "png", **WORDS) == charts.picture(figure, "png", **WORDS)
