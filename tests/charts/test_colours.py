"""Colours that mean something stay apart: for every kind of eye, on both pages, and in grey where they are stacked.

Colour blindness is simulated with the matrices of Machado, Oliveira and Fernandes (2009) at full severity, in linear
light; distances are Euclidean in Oklab, times 100. Two is about a just noticeable difference.
"""

import tomllib
from itertools import combinations

import numpy as np
import pytest
from tests.conftest import ROOT

from strikelog.model import style

SIMULATED = {
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
LEAST_APART, LEAST_APART_IN_GREY = 8.0, 4.5
LEAST_FOR_MARKS, LEAST_FOR_TEXT = 3.0, 4.5
STACKED = [("launched", "intercepted", "hit", "lost"), ("killed", "injured", "missing")]
PAGES = {"light": (style.LIGHT, style.LIGHT_INK), "dark": (style.DARK, style.DARK_INK)}
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def linear(colour):
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def oklab(light):
    to_cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    to_lab = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    return np.array(to_lab) @ np.cbrt(np.array(to_cones) @ np.clip(light, 0, 1))


def seen(colour, eye):
    return oklab(np.array(SIMULATED[eye]) @ linear(colour))


def contrast(one, other):
    light = sorted((float(np.dot([0.2126, 0.7152, 0.0722], linear(colour))) for colour in (one, other)), reverse=True)
    return (light[0] + 0.05) / (light[1] + 0.05)


@pytest.mark.parametrize("eye", SIMULATED)
@pytest.mark.parametrize("page", PAGES)
def test_any_two_meanings_stay_apart(page, eye):
    colours, _ = PAGES[page]
    close = {
        (one, other): round(float(100 * np.linalg.norm(seen(colours[one], eye) - seen(colours[other], eye))), 1)
        for one, other in combinations(colours, 2)
    }
    assert len(close) == 21
    assert {pair: far for pair, far in close.items() if far < LEAST_APART} == {}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("stacked", STACKED)
def test_what_is_stacked_stays_apart_in_grey(page, stacked):
    colours, _ = PAGES[page]
    greys = sorted(100 * float(oklab(linear(colours[name]))[0]) for name in stacked)
    assert min(np.diff(greys)) >= LEAST_APART_IN_GREY


@pytest.mark.parametrize("page", PAGES)
def test_every_mark_stands_out_from_the_page(page):
    colours, inks = PAGES[page]
    faint = {name: contrast(colour, inks["page"]) for name, colour in colours.items()}
    assert {name: ratio for name, ratio in faint.items() if ratio < LEAST_FOR_MARKS} == {}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ground", ["page", "land", "empty"])
@pytest.mark.parametrize("ink", ["ink", "faint"])
def test_text_of_charts_can_be_read(page, ground, ink):
    inks = PAGES[page][1]
    assert contrast(inks[ink], inks[ground]) >= LEAST_FOR_TEXT


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("ink", ["textColor", "primaryColor", "linkColor", "grayTextColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor", "sidebar"])
def test_text_of_pages_can_be_read(page, ink, ground):
    theme = THEME[page]
    under = theme["sidebar"]["backgroundColor"] if ground == "sidebar" else theme[ground]
    assert contrast(theme[ink], under) >= LEAST_FOR_TEXT


@pytest.mark.parametrize("page", PAGES)
def test_captions_can_be_read_though_they_are_drawn_at_six_tenths(page):
    text, under = THEME[page]["textColor"], THEME[page]["backgroundColor"]
    mixed = [round(0.6 * int(text[at : at + 2], 16) + 0.4 * int(under[at : at + 2], 16)) for at in (1, 3, 5)]
    assert contrast("#" + "".join(f"{part:02x}" for part in mixed), under) >= LEAST_FOR_TEXT


@pytest.mark.parametrize("page", PAGES)
def test_charts_and_pages_share_their_ground(page):
    assert PAGES[page][1]["page"] == THEME[page]["backgroundColor"]
    assert PAGES[page][1]["ink"] == THEME[page]["textColor"]
