"""Figures as JSON, and by name."""

import json

import pytest

from strikelog.evaluate import Figures, Share, TableFigures, Tally, quality
from strikelog.model import FACT_TABLES, GoldError

FIGURES = Figures(
    2,
    {
        "munitions": TableFigures(Tally(2, 1, 0), {"place": Share(1, 2)}),
        "places": TableFigures(Tally(2, 1, 1), {"date_start": Share(0, 2)}, Tally(2, 1, 1)),
    },
    "sample",
    "abc",
    "test 1",
)


def test_json_comes_back_and_can_be_read_by_people():
    text = FIGURES.to_json()
    assert Figures.from_json(text) == FIGURES
    assert json.loads(text)["munitions"] == {
        "precision": 0.6667,
        "recall": 1.0,
        "f1": 0.8,
        "tp": 2,
        "fp": 1,
        "fn": 0,
        "attributes": {"place": [1, 2]},
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("munitions", 0.8),
        ("munitions.recall", 1.0),
        ("munitions.place", 0.5),
        ("places.effects", 2 / 3),
        ("places.date_start", 0),
    ],
)
def test_a_figure_by_name(name, value):
    assert FIGURES.value(name) == pytest.approx(value)


@pytest.mark.parametrize("name", ["tanks", "munitions.colour", "munitions.effects"])
def test_a_name_that_is_none(name):
    with pytest.raises(GoldError, match=name):
        FIGURES.value(name)


@pytest.mark.parametrize("text", ["", "[]", '{"articles": 1}', '{"articles": 1, "places": {"tp": 1}}'])
def test_json_that_holds_no_figures(text):
    with pytest.raises(GoldError, match="no figures"):
        Figures.from_json(text)


def test_the_packaged_figures_can_be_shown():
    packaged = quality()
    assert packaged is None or set(packaged.tables) == set(FACT_TABLES)
