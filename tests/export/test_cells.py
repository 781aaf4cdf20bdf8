"""Cells: what is missing, numbers, booleans, and the guard against formulas."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikelog.export import cell, guarded, unguarded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        ("", ""),
        (True, "true"),
        (np.bool_(False), "false"),
        (14, "14"),
        (14.0, "14"),
        (np.int64(703448), "703448"),
        (-33.5, "-33.5"),
        (50.45466, "50.45466"),
        (date(2022, 12, 16), "2022-12-16"),
        ("Kryvyi Rih", "Kryvyi Rih"),
    ],
)
def test_cell_writes_the_codebooks_form(value, text):
    assert cell(value) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("-12.5", "-12.5"),
        ("+3", "+3"),
        ("-1e5", "-1e5"),
        ("– 40 drones", "– 40 drones"),
        ("a=b", "a=b"),
        ("'quoted'", "'quoted'"),
        ("'=x", "''=x"),
    ],
)
def test_formulas_are_guarded_and_numbers_are_not(text, written):
    assert guarded(text) == written
    assert unguarded(written) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r1.a e"), max_size=8))
def test_unguarded_gives_back_what_was_guarded(text):
    assert unguarded(guarded(text)) == text
