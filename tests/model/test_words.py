"""Every string is used, and every string that is used is there."""

import re

import pytest
from tests.conftest import ROOT

from strikelog.model import words

SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for folder in ("lib", "pages") for path in sorted((ROOT / folder).rglob("*.py"))
)
ASKED = set(re.findall(r"""say\(\s*["']([a-z_.]+)["']""", SOURCES))
MADE_OF_PARTS = ("metric.", "overview.", "munitions.", "figure.", "glossary.")
"""Sections whose keys are also put together, as in `say(f"metric.{name}")`."""


def test_every_string_that_is_asked_for_is_there():
    assert len(ASKED) > 40
    assert {key for key in ASKED if key.split(".")[0] in {"behind", "cities", "figure", "munitions"}} <= set(
        words.table()
    )


def test_no_string_is_left_over():
    left = {key for key in words.table() if key not in ASKED and not key.startswith(MADE_OF_PARTS)}
    assert left == set()


def test_values_are_filled_in():
    assert words.say("behind.city", place="Odesa") == "Open the page of Odesa"


def test_an_unknown_string_is_an_error():
    with pytest.raises(KeyError, match=r"nowhere\.known"):
        words.say("nowhere.known")


def test_the_glossary_explains_every_term():
    found = words.glossary()
    assert list(found)[:2] == ["Claim", "Best figure"]
    assert all(len(meaning) > 20 for meaning in found.values())
